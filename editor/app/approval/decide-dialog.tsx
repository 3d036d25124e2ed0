// A body's decision: what it asks for or why it returns the text, its vote and minutes, and in one sentence what is fixed then.

import { Alert, Button, Group, Stack } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import { type ApprovalDecision, type ApprovalView, stageAfter, unverified } from '#model/approval.ts'
import { findMove } from '#model/move.ts'
import { opinionsQuery } from '../data/document-queries.ts'
import { listedIn } from '../data/refusal-list.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { tellDone } from '../parts/tell.ts'
import { shortHash, useApprovalWords } from './approval-data.ts'
import { MinutesFields, ReasonFields, RequestsFields, VoteFields } from './decide-fields.tsx'
import { type DecisionFields, emptyDecision, faultsIn, sentDecision } from './decision-draft.ts'

interface DecideDialogProps {
  readonly document: DocumentView
  readonly approval: ApprovalView
  readonly isOpen: boolean
  /** Null = none is taken. */
  readonly decision: ApprovalDecision | null
  readonly onClose: () => void
}

/** The dialog. */
export function DecideDialog({ isOpen, decision, ...rest }: DecideDialogProps): ReactNode {
  const own = useApprovalWords()
  const { body } = rest.approval.mine
  return (
    <Dialog
      isOpen={isOpen && decision !== null && body !== null}
      onClose={rest.onClose}
      size="lg"
      title={decision && body && own.dialog[decision](own.bodies[body])}
    >
      {decision && body && <DecideForm decision={decision} {...rest} />}
    </Dialog>
  )
}

function DecideForm({
  document,
  approval,
  decision,
  onClose,
}: Omit<DecideDialogProps, 'isOpen'> & { readonly decision: ApprovalDecision }): ReactNode {
  const words = useWords()
  const own = useApprovalWords()
  const act = useRegisterAct(document.id)
  const [fields, setFields] = useState<DecisionFields>(emptyDecision)
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<{ readonly says: string; readonly listed: string } | null>(null)
  const to = stageAfter(approval.stage, decision, unverified(approval).length > 0)
  const needs = (to && findMove(approval.stage, to)?.needs) ?? []
  const faults = isTried ? faultsIn(decision, fields, needs) : []
  const set = (change: Partial<DecisionFields>): void => setFields({ ...fields, ...change })
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setIsTried(true)
    if (faultsIn(decision, fields, needs).length > 0) return
    setIsWaiting(true)
    const result = await act('/approval', {
      body: approval.mine.body,
      decision,
      sha256: approval.sha256,
      ...sentDecision(decision, fields),
    })
    setIsWaiting(false)
    if (!result.ok) {
      const { code, details, message } = result.failure
      setRefusal({ says: message || words.failure.network, listed: listedIn(code, details, words) })
      return
    }
    tellDone(own.told[decision])
    onClose()
  }
  return (
    <form noValidate onSubmit={event => void submit(event)}>
      <Stack gap="md">
        {decision === 'return' && (
          <ReasonFields fields={fields} set={set} isMissing={faults.includes('reasons')} />
        )}
        {decision === 'approveWithRequests' && (
          <RequestsFields
            templateId={document.templateId}
            fields={fields}
            set={set}
            isMissing={faults.includes('requests')}
          />
        )}
        <VoteFields fields={fields} set={set} isNeeded={needs.includes('vote')} faults={faults} />
        <MinutesFields
          fields={fields}
          set={set}
          isNeeded={needs.includes('minutes')}
          isMissing={faults.includes('minutes')}
        />
        <Effect document={document} approval={approval} decision={decision} fields={fields} />
        {refusal !== null && (
          <Alert role="alert" color="orange" icon={<IconAlertTriangle size={18} stroke={1.75} />}>
            {refusal.says} <b>{refusal.listed}</b>
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {words.act.cancel}
          </Button>
          <Button type="submit" loading={isWaiting}>
            {own.decide[decision]}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** One sentence that says what is fixed from then on. */
function Effect({
  document,
  approval,
  decision,
  fields,
}: Pick<DecideDialogProps, 'document' | 'approval'> & {
  readonly decision: ApprovalDecision
  readonly fields: DecisionFields
}): ReactNode {
  const own = useApprovalWords()
  const opinions = useQuery(opinionsQuery(document.id))
  const { received = 0, open = 0, withdrawn = 0 } = opinions.data?.balance ?? {}
  const { reasons, requests } = sentDecision(decision, fields)
  const draft = formatNumber(approval.draft)
  const hash = shortHash(approval.sha256)
  const handled = [formatNumber(received), formatNumber(received - open - withdrawn)] as const
  const says = (): string => {
    if (decision === 'return') return own.effect.return(document.title, draft, formatNumber(reasons.length))
    if (decision === 'approveWithRequests')
      return own.effect.approveWithRequests(document.title, draft, hash, formatNumber(requests.length))
    const say = approval.mine.body === 'steering' ? own.passOn : own.effect.approve
    return say(document.title, draft, hash, ...handled)
  }
  return <p className="approval-effect">{says()}</p>
}
