// A decision as it is being written, and what it still lacks.

import type { OpinionId } from '#model/ids.ts'
import { type Decision, needsExplanation, type Opinion, waitsForIssuer } from '#model/opinion.ts'

/** A decision with its grounds, before it is sent. */
export interface Answer {
  readonly decision: Decision | null
  readonly explanation: string
  readonly basis: string
  readonly duplicateOf: OpinionId | null
}

/** Nothing said yet. */
export const emptyAnswer: Answer = { decision: null, explanation: '', basis: '', duplicateOf: null }

/** What an answer lacks, or why it cannot be given. */
export type AnswerProblem = 'explanation' | 'duplicateOf' | 'bulk' | 'tooMany' | 'issuer'

/** For what the answer is: one opinion, rows that somebody ticked, or a group of like opinions. */
export type AnswerScope = 'one' | 'ticked' | 'group'

const manyMax = 200 // as many as the register decides at once

/**
 * What an answer to these opinions lacks, by the register's own rules: a reason unless accepted or editorial; for a duplicate
 * the opinion it repeats is reason enough. Ticked rows are accepted at once only when all are editorial. A binding request is
 * turned down only when its issuer agreed.
 */
export function problemsOf(
  answer: Answer,
  opinions: readonly Opinion[],
  scope: AnswerScope,
): AnswerProblem[] {
  const { decision } = answer
  const problems: AnswerProblem[] = []
  if (scope === 'ticked' && opinions.length > manyMax) problems.push('tooMany')
  if (decision === null) return problems
  if (awaitingIssuer(decision, opinions).length > 0) problems.push('issuer')
  if (isReasonNeeded(decision, opinions) && answer.explanation.trim() === '') {
    if (decision !== 'duplicate' || scope !== 'one') problems.push('explanation')
    else if (answer.duplicateOf === null) problems.push('duplicateOf')
  }
  if (scope === 'ticked' && decision === 'accepted' && notEditorial(opinions).length > 0)
    problems.push('bulk')
  return problems
}

/** Whether the decision on one of the opinions needs a reason. */
export function isReasonNeeded(decision: Decision, opinions: readonly Opinion[]): boolean {
  return opinions.some(({ severity }) => needsExplanation(decision, severity))
}

/** Whether one of the opinions is a substantive one: the committee's vote decides it, and is named before the draft moves on. */
export function needsVote(opinions: readonly Opinion[]): boolean {
  return opinions.some(({ kind }) => kind === 'substantive')
}

/** The opinions that may not be accepted many at once. */
export function notEditorial(opinions: readonly Opinion[]): readonly Opinion[] {
  return opinions.filter(({ severity }) => severity !== 'editorial')
}

/** The binding requests that this decision would turn down before their issuer agreed. */
export function awaitingIssuer(decision: Decision, opinions: readonly Opinion[]): readonly Opinion[] {
  return opinions.filter(opinion => waitsForIssuer(decision, opinion))
}

/** The answer as the register takes it. */
export function sentAnswer(answer: Answer): object {
  const explanation = answer.explanation.trim()
  const basis = answer.basis.trim()
  return {
    decision: answer.decision,
    ...(explanation === '' ? {} : { explanation }),
    ...(basis === '' ? {} : { basis }),
    ...(answer.decision === 'duplicate' && answer.duplicateOf !== null
      ? { duplicateOf: answer.duplicateOf }
      : {}),
  }
}
