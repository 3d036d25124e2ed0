// Proposals that would change the same words: shown side by side, never chosen between.

import type { OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import type { Places } from './places.ts'

/** Proposals on the same words, each with the others. */
export type Rivalries = ReadonlyMap<OpinionId, readonly OpinionId[]>

/** Each open proposal that shares words with another one, and with which. Proposals whose words are unsure count for none. */
export function rivalries(items: readonly Opinion[], places: Places): Rivalries {
  const proposals = items
    .flatMap(({ id, status, proposedText }) => {
      const place = places.get(id)
      const isSure = place?.status === 'exact' || place?.status === 'exact-moved'
      if (status !== 'open' || proposedText === null || !isSure) return []
      const { from, to } = place
      return from === undefined || to === undefined ? [] : [{ id, from, to }]
    })
    .sort((a, b) => a.from - b.from)
  const found = new Map<OpinionId, OpinionId[]>()
  const add = (one: OpinionId, other: OpinionId) => found.set(one, [...(found.get(one) ?? []), other])
  for (const [index, one] of proposals.entries()) {
    for (const other of proposals.slice(index + 1)) {
      if (other.from >= one.to) break
      add(one.id, other.id)
      add(other.id, one.id)
    }
  }
  return found
}
