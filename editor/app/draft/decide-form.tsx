// Deciding on an opinion, on its card: the reason, and what will happen.

import { Button, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { type Decision, needsExplanation, type Opinion, opinionName, waitsForIssuer } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { IssuerNeeded } from '../opinion/issuer-needed.tsx'
import { staysWritten } from '../opinion/stays-written.ts'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useDocument, useDraft } from './draft-context.ts'
import { tellDecided } from './undoing.tsx'
import { useUndoPlace } from './use-undo-place.ts'
import { WrittenStill } from './written-still.tsx'

/** What is decided on, how, and what becomes of the form. */
export interface DecideFormProps {
  readonly opinion: Opinion
  readonly decision: Decision
  /** Chooses another decision. */
  readonly onDecide: (decision: Decision) => void
  readonly onClose: () => void
}

/** The form, or why this decision cannot be made yet. */
export function DecideForm(props: DecideFormProps): ReactNode {
  const { opinion, decision, onDecide, onClose } = props
  const words = useWords()
  if (!waitsForIssuer(decision, opinion)) return <ReasonForm {...props} />
  return (
    <fieldset
      className="decide"
      aria-label={words.decisions[decision]}
      onKeyDown={getHotkeyHandler([['Escape', onClose]])}
    >
      <IssuerNeeded opinion={opinion} onEscalate={() => onDecide('escalated')} hasFocus />
    </fieldset>
  )
}

/** Ctrl+Enter sends it. Who may confirm confirms, and may also only propose. */
function ReasonForm({ opinion, decision, onClose }: DecideFormProps): ReactNode {
  const words = useWords()
  const { session, focusOpinion } = useDraft()
  const { permissions } = useDocument()
  const undoPlace = useUndoPlace()
  const mayConfirm = permissions.includes('confirmDisposition')
  const waiting = opinion.proposedDisposition
  const [explanation, setExplanation] = useState(waiting?.decision === decision ? waiting.explanation : '')
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const isNeeded = needsExplanation(decision, opinion.severity)
  const isMissing = isNeeded && explanation.trim() === ''
  const send = async (confirm: boolean): Promise<void> => {
    setIsTried(true)
    if (isMissing) return
    setIsWaiting(true)
    const reason = explanation.trim()
    const result = await session.decide(opinion.id, {
      decision,
      confirm,
      ...(reason === '' ? {} : { explanation: reason }),
    })
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.message)
      return
    }
    onClose()
    const name = opinionName(opinion.number)
    if (!confirm) return tellDone(words.opinions.proposalTold(name, words.decisions[decision]))
    const now = session.getState().opinions.items.find(({ id }) => id === opinion.id)
    if (now?.implementation === 'conflict')
      return tellFailure(words.opinions.conflictHint, words.opinions.conflictTold(name))
    focusOpinion(null, false) // handled: its words need no mark any more
    const told =
      now?.implementation === 'done'
        ? words.opinions.placedTold(name)
        : words.opinions.decisionTold(name, words.decisions[decision])
    tellDecided(undoPlace, opinion.id, told)
  }
  return (
    <fieldset
      className="decide"
      aria-label={words.decisions[decision]}
      onKeyDown={getHotkeyHandler([
        ['mod+Enter', () => void send(mayConfirm)],
        ['Escape', onClose],
      ])}
    >
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        data-autofocus
        ref={focusOnce}
        label={
          <>
            {words.decisions[decision]} – {words.opinions.explanation.toLocaleLowerCase('vi')}{' '}
            {!isNeeded && <span className="optional">{words.opinions.explanationOptional}</span>}
          </>
        }
        placeholder={words.opinions.explanationHint[decision]}
        value={explanation}
        onChange={event => setExplanation(event.currentTarget.value)}
        error={isTried && isMissing ? words.opinions.explanationMissing : refusal}
      />
      {decision === 'accepted' && opinion.proposedText !== null && mayConfirm && (
        <p className="decide-effect">{words.opinions.effectAccepted}</p>
      )}
      {!staysWritten(opinion, opinion.disposition?.decision ?? null) && staysWritten(opinion, decision) && (
        <WrittenStill opinion={opinion} decision={decision} />
      )}
      <div className="decide-actions">
        <Button loading={isWaiting} onClick={() => void send(mayConfirm)}>
          {mayConfirm ? words.opinions.confirm : words.opinions.propose}
        </Button>
        {mayConfirm && (
          <Button variant="default" disabled={isWaiting} onClick={() => void send(false)}>
            {words.opinions.onlyPropose}
          </Button>
        )}
        <Button variant="subtle" color="gray" c="var(--vk-ink2)" px={8} onClick={onClose}>
          {words.act.cancel}
        </Button>
      </div>
    </fieldset>
  )
}

function focusOnce(element: HTMLTextAreaElement | null): void {
  element?.focus({ preventScroll: true })
  element?.closest('.card')?.scrollIntoView({ block: 'nearest' })
}
