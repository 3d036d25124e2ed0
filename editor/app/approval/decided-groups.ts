// Decided opinions as they are looked at before an approval: what was not taken up comes first.

import type { Decision, Opinion } from '#model/opinion.ts'

/** What became of opinions, the answers that have to be read most closely first. */
const order: readonly Decision[] = [
  'declined',
  'acceptedPartial',
  'outOfScope',
  'escalated',
  'noted',
  'duplicate',
  'accepted',
]

/** Opinions with one decision. */
export interface DecidedGroup {
  readonly decision: Decision
  /** By number; at least one. */
  readonly items: readonly Opinion[]
}

/** Decided opinions by what was decided; open and withdrawn ones are left out. */
export function decidedGroups(opinions: readonly Opinion[]): DecidedGroup[] {
  return order
    .map(decision => ({
      decision,
      items: opinions
        .filter(({ status }) => status === decision)
        .toSorted((one, other) => one.number - other.number),
    }))
    .filter(({ items }) => items.length > 0)
}
