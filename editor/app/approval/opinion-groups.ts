// Opinions as they are looked at before an approval: what nobody has answered comes first, then what was not taken up.

import type { Decision, Opinion } from '#model/opinion.ts'

/** What became of opinions, those that have to be read most closely first. */
const order: readonly (Decision | 'open')[] = [
  'open',
  'declined',
  'acceptedPartial',
  'outOfScope',
  'escalated',
  'noted',
  'duplicate',
  'accepted',
]

/** Opinions of which the same became. */
export interface OpinionGroup {
  readonly status: Decision | 'open'
  /** By number; at least one. */
  readonly items: readonly Opinion[]
}

/** Opinions by what became of them; withdrawn ones are left out. */
export function opinionGroups(opinions: readonly Opinion[]): OpinionGroup[] {
  return order
    .map(wanted => ({
      status: wanted,
      items: opinions
        .filter(({ status }) => status === wanted)
        .toSorted((one, other) => one.number - other.number),
    }))
    .filter(({ items }) => items.length > 0)
}
