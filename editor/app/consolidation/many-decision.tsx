// One decision for several opinions at once: each keeps its own row, all get the same answer.

import { Button, Modal } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { type Decision, type Opinion, opinionName } from '#model/opinion.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { useConsolidation } from './consolidation-context.ts'
import {
  type Answer,
  awaitingIssuer,
  emptyAnswer,
  notEditorial,
  problemsOf,
  sentAnswer,
} from './decision-answer.ts'
import { DecisionChoice } from './decision-choice.tsx'
import { DecisionFields } from './decision-fields.tsx'
import { useUndoMany } from './use-undo-many.tsx'

interface ManyDecisionProps {
  readonly title: string
  readonly opinions: readonly Opinion[]
  readonly asked: Decision | null
  readonly scope: 'ticked' | 'group'
  /** The route, behind the document's own; and what its body holds beside the answer. */
  readonly path: string
  readonly body: object
  /** What else is asked, once a decision is chosen. */
  readonly children?: (decision: Decision) => ReactNode
  readonly onClose: (isDone: boolean) => void
}

/** The dialog. */
export function ManyDecision(props: ManyDecisionProps): ReactNode {
  const { title, asked, onClose } = props
  const words = useWords()
  const { act, mayConfirm } = useConsolidation()
  const { tellDecided } = useUndoMany()
  const [answer, setAnswer] = useState<Answer>({ ...emptyAnswer, decision: asked })
  const [isTried, setIsTried] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const opinions = props.opinions.filter(({ status }) => status !== 'withdrawn')
  const problems = problemsOf(answer, opinions, props.scope)
  const count = formatNumber(opinions.length)
  const { decision } = answer
  const send = async (confirm: boolean): Promise<void> => {
    setIsTried(true)
    setRefusal(null)
    if (decision === null || problems.length > 0 || opinions.length === 0) return
    setIsWaiting(true)
    const result = await act(props.path, { ...props.body, ...sentAnswer(answer), confirm })
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    const told = confirm ? words.bulk.told : words.bulk.toldProposed
    const said = told(count, words.decisions[decision])
    if (confirm)
      tellDecided(
        opinions.map(({ id }) => id),
        said,
      )
    else tellDone(said)
    onClose(true)
  }
  return (
    <Modal
      opened
      size={560}
      onClose={() => onClose(false)}
      title={title}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <section aria-label={title} onKeyDown={getHotkeyHandler([['mod+Enter', () => void send(mayConfirm)]])}>
        <p className="dialog-hint">{words.bulk.hint}</p>
        <DecisionChoice value={decision} onChange={chosen => setAnswer({ ...answer, decision: chosen })} />
        {isTried && decision === null && (
          <p className="detail-warning" role="alert">
            {words.detail.choose}
          </p>
        )}
        <DecisionFields
          answer={answer}
          onChange={setAnswer}
          opinions={opinions}
          scope={props.scope}
          problems={isTried ? problems : []}
          hasFocus={asked !== null}
        />
        {decision !== null && props.children?.(decision)}
        {problems.includes('tooMany') && <p className="detail-warning">{words.bulk.tooMany}</p>}
        {problems.includes('bulk') && (
          <p className="detail-warning" role="alert">
            {words.bulk.onlyEditorial(formatNumber(notEditorial(opinions).length))}
          </p>
        )}
        {decision !== null && problems.includes('issuer') && (
          <p className="detail-warning" role="alert">
            {words.issuer.among(awaitingIssuer(decision, opinions).map(({ number }) => opinionName(number)))}
          </p>
        )}
        {opinions.length === 0 && <p className="detail-warning">{words.bulk.noneOpen}</p>}
        {refusal !== null && (
          <p className="detail-warning" role="alert">
            {refusal}
          </p>
        )}
        <div className="dialog-actions">
          <Button variant="default" onClick={() => onClose(false)}>
            {words.act.cancel}
          </Button>
          {mayConfirm && (
            <Button variant="default" disabled={isWaiting} onClick={() => void send(false)}>
              {words.opinions.onlyPropose}
            </Button>
          )}
          <Button loading={isWaiting} onClick={() => void send(mayConfirm)}>
            {decision === null
              ? mayConfirm
                ? words.opinions.confirm
                : words.opinions.propose
              : (mayConfirm ? words.bulk.confirm : words.bulk.propose)(words.decisions[decision], count)}
          </Button>
        </div>
      </section>
    </Modal>
  )
}
