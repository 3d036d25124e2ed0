// The foot of the panel: the very text a decision is bound to, and the decisions open to the person; or why there are none.

import { Button, Tooltip } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DocumentView } from '#model/api.ts'
import type { ApprovalDecision, ApprovalView } from '#model/approval.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { shortHash, useApprovalWords } from './approval-data.ts'

interface DecisionFootProps {
  readonly document: DocumentView
  readonly approval: ApprovalView
  readonly onDecide: (decision: ApprovalDecision) => void
}

/** The foot. */
export function DecisionFoot({ document, approval, onDecide }: DecisionFootProps): ReactNode {
  const words = useApprovalWords()
  const { mine, sha256, draft } = approval
  return (
    <footer className="approval-foot">
      {mine.decisions.length > 0 ? (
        <>
          <p>
            {words.bound}{' '}
            <Tooltip label={sha256} multiline maw={420}>
              <b>{words.boundTo(formatNumber(draft), shortHash(sha256))}</b>
            </Tooltip>{' '}
            {words.boundHint}
          </p>
          <div className="approval-acts">
            {mine.decisions.map((decision, index) => (
              <Button
                key={decision}
                size="md"
                px={12}
                variant={index === 0 && decision !== 'return' ? 'filled' : 'default'}
                onClick={() => onDecide(decision)}
              >
                {words[decision]}
              </Button>
            ))}
          </div>
        </>
      ) : (
        <Waiting document={document} approval={approval} />
      )}
    </footer>
  )
}

/** Why the person decides nothing now. */
function Waiting({ document, approval }: Omit<DecisionFootProps, 'onDecide'>): ReactNode {
  const words = useApprovalWords()
  const { stages } = useWords()
  const me = useMe()
  const { turn, approved } = approval
  const isStanding = me.memberships.some(({ role }) => role === 'standing_member')
  if (approved)
    return (
      <p data-tone="ok">
        <b>{words.isApproved}</b>{' '}
        {words.approvedAs(approved.by.name, formatTime(approved.at), shortHash(approved.sha256))}
      </p>
    )
  if (turn === null) return <p>{words.notYet(stages[document.stage])}</p>
  return (
    <p>
      <IconLock size={16} stroke={1.75} aria-hidden />{' '}
      {turn === 'steering' && isStanding ? words.locked : words.waiting(words.bodies[turn])}
    </p>
  )
}
