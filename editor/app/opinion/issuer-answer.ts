// The issuer's answer about a binding request, as a page writes it: who may give it, and what it still lacks.

import type { Opinion } from '#model/opinion.ts'
import type { Action } from '#model/right.ts'

/** An answer before it is sent. */
export interface IssuerDraft {
  /** Whether the request may be declined; null = not said yet. */
  readonly agrees: boolean | null
  readonly answer: string
  readonly reference: string
}

/** Nothing said yet. */
export const emptyIssuerDraft: IssuerDraft = { agrees: null, answer: '', reference: '' }

/** Whether this person may answer: a superior, or who entered the request for one. */
export function mayAnswerBinding(
  { severity, status, author }: Opinion,
  permissions: readonly Action[],
  personId: string,
): boolean {
  if (severity !== 'binding' || status === 'withdrawn') return false
  return permissions.includes('answerBinding') || author.id === personId
}

/** What an answer lacks. Who answers for a superior names the letter. */
export function lackingIn(draft: IssuerDraft, permissions: readonly Action[]): (keyof IssuerDraft)[] {
  const lacking: (keyof IssuerDraft)[] = []
  if (draft.agrees === null) lacking.push('agrees')
  if (draft.answer.trim() === '') lacking.push('answer')
  if (!permissions.includes('answerBinding') && draft.reference.trim() === '') lacking.push('reference')
  return lacking
}
