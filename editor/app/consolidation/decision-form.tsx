// Deciding on one opinion: the seven answers, the reason, what it rests on. Who may confirm confirms, and may also only propose.

import { Button } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useEffect, useId, useState } from 'react'
import { type Decision, type Opinion, opinionName, waitsForIssuer } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { IssuerNeeded } from '../opinion/issuer-needed.tsx'
import { staysWritten } from '../opinion/stays-written.ts'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useConsolidation } from './consolidation-context.ts'
import { type Answer, emptyAnswer, problemsOf, sentAnswer } from './decision-answer.ts'
import { DecisionChoice } from './decision-choice.tsx'
import { DecisionFields } from './decision-fields.tsx'

interface DecisionFormProps {
  readonly opinion: Opinion
  /** The decision that a key asked for. */
  readonly asked: Decision | null
  readonly onDone: () => void
}

/** The form; Ctrl+Enter sends it. When somebody else has decided meanwhile, it says so and waits for a second press. */
export function DecisionForm({ opinion, asked, onDone }: DecisionFormProps): ReactNode {
  const words = useWords()
  const { act, mayConfirm } = useConsolidation()
  const [answer, setAnswer] = useState<Answer>(() => firstAnswer(opinion, asked))
  const [seen, setSeen] = useState(opinion.disposition?.at ?? null)
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const titleId = useId()
  useEffect(() => {
    if (asked !== null)
      setAnswer(before => (before.decision === asked ? before : firstAnswer(opinion, asked)))
  }, [asked, opinion])
  const problems = problemsOf(answer, [opinion], 'one')
  const isClosed = answer.decision !== null && waitsForIssuer(answer.decision, opinion)
  const send = async (confirm: boolean): Promise<void> => {
    setIsTried(true)
    setRefusal(null)
    const { decision } = answer
    if (decision === null || problems.length > 0) return
    const { disposition } = opinion
    if (disposition !== null && disposition.at !== seen) {
      setSeen(disposition.at)
      setRefusal(words.detail.changed(disposition.by.name, words.decisions[disposition.decision]))
      return
    }
    setIsWaiting(true)
    const result = await act(`/opinions/${encodeURIComponent(opinion.id)}/disposition`, {
      ...sentAnswer(answer),
      confirm,
    })
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    const name = opinionName(opinion.number)
    const implementation = implementationIn(result.value)
    onDone()
    if (!confirm) tellDone(words.detail.toldProposed(name, words.decisions[decision]))
    else if (implementation === 'conflict')
      tellFailure(words.opinions.conflictHint, words.opinions.conflictTold(name))
    else tellDone(words.detail.told(name, words.decisions[decision]))
  }
  return (
    <section
      className="detail-part"
      aria-labelledby={titleId}
      onKeyDown={getHotkeyHandler([['mod+Enter', () => void send(mayConfirm)]])}
    >
      <h3 id={titleId}>{words.detail.decision}</h3>
      <DecisionChoice
        value={answer.decision}
        onChange={decision => {
          setAnswer({ ...answer, decision })
          setIsTried(false)
        }}
      />
      {isTried && answer.decision === null && (
        <p className="detail-warning" role="alert">
          {words.detail.choose}
        </p>
      )}
      {answer.decision !== null && isClosed && (
        <IssuerNeeded
          key={answer.decision}
          opinion={opinion}
          onEscalate={() => setAnswer({ ...answer, decision: 'escalated' })}
        />
      )}
      {answer.decision !== null && !isClosed && (
        <DecisionFields
          answer={answer}
          onChange={setAnswer}
          opinions={[opinion]}
          scope="one"
          problems={isTried ? problems : []}
          hasFocus={asked !== null}
        />
      )}
      {refusal !== null && (
        <p className="detail-warning" role="alert">
          {refusal}
        </p>
      )}
      {!isClosed && (
        <div className="detail-actions">
          <Button loading={isWaiting} onClick={() => void send(mayConfirm)}>
            {mayConfirm
              ? answer.decision === null
                ? words.opinions.confirm
                : words.opinions.confirmDecision(words.decisions[answer.decision])
              : words.opinions.propose}
          </Button>
          {mayConfirm && (
            <Button variant="default" disabled={isWaiting} onClick={() => void send(false)}>
              {words.opinions.onlyPropose}
            </Button>
          )}
        </div>
      )}
      {staysWritten(opinion, answer.decision) && (
        <p className="detail-warning" role="status">
          {opinion.implementedBy?.textAfter === '' ? words.stays.removed : words.stays.written}{' '}
          {opinion.implementedBy?.textAfter}
        </p>
      )}
      {mayConfirm && answer.decision === 'accepted' && opinion.proposedText !== null && (
        <p className="detail-hint">{words.opinions.effectAccepted}</p>
      )}
    </section>
  )
}

/** What the form says at first: what somebody proposed, unless a key asked for another decision. */
function firstAnswer(opinion: Opinion, asked: Decision | null): Answer {
  const proposed = opinion.proposedDisposition
  if (proposed === null || (asked !== null && asked !== proposed.decision)) {
    return { ...emptyAnswer, decision: asked }
  }
  return {
    decision: proposed.decision,
    explanation: proposed.explanation,
    basis: proposed.basis ?? '',
    duplicateOf: proposed.duplicateOf,
  }
}

/** How far the words came, as the answer to a decision says it. */
function implementationIn(value: unknown): string | null {
  const opinion: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'opinion') : null
  const reached: unknown =
    typeof opinion === 'object' && opinion !== null ? Reflect.get(opinion, 'implementation') : null
  return typeof reached === 'string' ? reached : null
}
