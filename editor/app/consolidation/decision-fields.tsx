// What stands beside a decision: the reason, the meeting it rests on, the opinion that is repeated.

import { Select, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import {
  type Answer,
  type AnswerProblem,
  type AnswerScope,
  isReasonNeeded,
  needsVote,
} from './decision-answer.ts'

interface DecisionFieldsProps {
  readonly answer: Answer
  readonly onChange: (answer: Answer) => void
  /** The opinions that are decided. */
  readonly opinions: readonly Opinion[]
  readonly scope: AnswerScope
  readonly problems: readonly AnswerProblem[]
  readonly hasFocus: boolean
}

/** The fields; optional ones say so. */
export function DecisionFields(props: DecisionFieldsProps): ReactNode {
  const { answer, onChange, opinions, scope, problems, hasFocus } = props
  const words = useWords()
  const { decision } = answer
  if (decision === null) return null
  const hasOriginal = decision === 'duplicate' && scope === 'one'
  const isNeeded = isReasonNeeded(decision, opinions) && !hasOriginal
  return (
    <div className="detail-fields">
      {hasOriginal && (
        <Original
          answer={answer}
          onChange={onChange}
          opinions={opinions}
          isMissing={problems.includes('duplicateOf')}
        />
      )}
      <Textarea
        key={decision}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        ref={hasFocus ? focusOnce : undefined}
        data-autofocus
        label={
          <>
            {words.detail.explanation}{' '}
            {!isNeeded && <span className="optional">{words.opinions.explanationOptional}</span>}
          </>
        }
        placeholder={words.opinions.explanationHint[decision]}
        value={answer.explanation}
        onChange={event => onChange({ ...answer, explanation: event.currentTarget.value })}
        error={problems.includes('explanation') && words.opinions.explanationMissing}
      />
      <TextInput
        maxLength={300}
        label={
          <>
            {words.detail.basis} <span className="optional">{words.opinions.explanationOptional}</span>
          </>
        }
        placeholder={words.detail.basisHint}
        description={needsVote(opinions) ? words.detail.basisVote : undefined}
        value={answer.basis}
        onChange={event => onChange({ ...answer, basis: event.currentTarget.value })}
      />
    </div>
  )
}

interface OriginalProps {
  readonly answer: Answer
  readonly onChange: (answer: Answer) => void
  readonly opinions: readonly Opinion[]
  readonly isMissing: boolean
}

const labelChars = 80

function Original({ answer, onChange, opinions, isMissing }: OriginalProps): ReactNode {
  const words = useWords()
  const { list } = useConsolidation()
  const own = new Set(opinions.map(({ id }) => id))
  return (
    <Select
      label={words.detail.duplicateOf}
      searchable
      limit={50}
      data={list.items
        .filter(({ id, status }) => !own.has(id) && status !== 'withdrawn' && status !== 'duplicate')
        .map(({ id, number, body }) => ({
          value: id,
          label: `${opinionName(number)} – ${body.length > labelChars ? `${body.slice(0, labelChars)}…` : body}`,
        }))}
      value={answer.duplicateOf}
      onChange={duplicateOf => onChange({ ...answer, duplicateOf })}
      nothingFoundMessage={words.consolidation.noMatch}
      error={isMissing && words.detail.duplicateMissing}
    />
  )
}

function focusOnce(element: HTMLTextAreaElement | null): void {
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
}
