// The pane at the right: one opinion whole, with what was said of it, what became of it, and the form that decides it.

import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { type Decision, type Opinion, opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { kindTones } from '../marks/kind-tones.ts'
import { SeverityMark } from '../marks/severity-mark.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { DecisionForm } from './decision-form.tsx'
import { DecisionStanding } from './decision-standing.tsx'
import { LastActs } from './last-acts.tsx'
import { OpinionContent } from './opinion-content.tsx'
import { OpinionHistory } from './opinion-history.tsx'
import { Replies } from './replies.tsx'
import { SameContent } from './same-content.tsx'
import { UndoAct } from './undo-act.tsx'

interface DetailPaneProps {
  readonly opinion: Opinion
  /** The decision that a key asked for; null = none. */
  readonly asked: Decision | null
  readonly onStep: (by: 1 | -1) => void
}

/** The pane; mounted anew for each opinion. */
export function DetailPane({ opinion, asked, onStep }: DetailPaneProps): ReactNode {
  const words = useWords()
  const { open, mayPropose, mayConfirm } = useConsolidation()
  const [isDeciding, setIsDeciding] = useState(false)
  useEffect(() => {
    if (asked !== null) setIsDeciding(true)
  }, [asked])
  const mayDecide = (mayPropose || mayConfirm) && opinion.status !== 'withdrawn'
  const isOpen = opinion.status === 'open' || isDeciding || opinion.implementation === 'conflict'
  const name = opinionName(opinion.number)
  return (
    <aside className="detail" aria-label={`${words.detail.label}: ${name}`} data-pane="detail">
      <header className="detail-head">
        <h2>{name}</h2>
        <span className="vk-chip" data-tone={kindTones[opinion.kind]}>
          {words.kinds[opinion.kind]}
        </span>
        <span className="line-severity">
          <SeverityMark severity={opinion.severity} />
          {words.severities[opinion.severity]}
        </span>
        <span style={{ flex: 1 }} />
        <Tooltip label={words.detail.previous}>
          <ActionIcon aria-label={words.detail.previous} onClick={() => onStep(-1)}>
            <IconChevronUp size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={words.detail.next}>
          <ActionIcon aria-label={words.detail.next} onClick={() => onStep(1)}>
            <IconChevronDown size={18} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <ActionIcon aria-label={words.detail.close} onClick={() => open(null)}>
          <IconX size={18} stroke={1.75} />
        </ActionIcon>
      </header>
      <div className="detail-body">
        <OpinionContent opinion={opinion} />
        <SameContent opinion={opinion} />
        <DecisionStanding opinion={opinion} />
        {mayDecide && isOpen && (
          <DecisionForm opinion={opinion} asked={asked} onDone={() => setIsDeciding(false)} />
        )}
        {mayDecide && !isOpen && (
          <Button variant="default" mt={12} onClick={() => setIsDeciding(true)}>
            {words.detail.decideAgain}
          </Button>
        )}
        {!isDeciding && <UndoAct opinion={opinion} />}
        <LastActs opinion={opinion} />
        <Replies opinion={opinion} />
        <OpinionHistory opinion={opinion} />
      </div>
    </aside>
  )
}
