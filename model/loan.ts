// Sections lent to one drafter: who holds which, and where somebody else may not write meanwhile.

import type { Instant, SectionKey, UserId } from './ids.ts'
import type { Named } from './opinion.ts'
import type { RegisterEvent } from './register.ts'

/** A section in one person's hand. */
export interface Loan {
  readonly sectionKey: SectionKey
  readonly to: Named
  readonly by: Named
  readonly at: Instant
}

/** Loans by section after an event. */
export function foldLoan(
  loans: ReadonlyMap<SectionKey, Loan>,
  event: RegisterEvent & { type: 'sectionLent' | 'sectionReturned' },
): ReadonlyMap<SectionKey, Loan> {
  const next = new Map(loans)
  const { actor, at, type, payload } = event
  if (type === 'sectionReturned') next.delete(payload.sectionKey)
  else {
    const { sectionKey, to, byName } = payload
    next.set(sectionKey, { sectionKey, to, by: { id: actor, name: byName }, at })
  }
  return next
}

const none: ReadonlySet<SectionKey> = new Set()

/** Sections in which a person may not write because somebody else holds them. */
export function barredSections(
  loans: ReadonlyMap<SectionKey, Loan>,
  userId: UserId,
): ReadonlySet<SectionKey> {
  if (loans.size === 0) return none
  return new Set([...loans.values()].filter(({ to }) => to.id !== userId).map(({ sectionKey }) => sectionKey))
}
