// Giving opinions a line of their own in the synthesis.

import type { OpinionId } from '#model/ids.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useConsolidation } from './consolidation-context.ts'

/** Records it and tells what became of it. */
export function useKeepSingle(): (ids: readonly OpinionId[]) => Promise<void> {
  const words = useWords()
  const { act } = useConsolidation()
  return async ids => {
    const result = await act('/singles', { opinionIds: ids, isSingle: true })
    if (result.ok) tellDone(words.consolidation.keptSingle(formatNumber(ids.length)))
    else tellFailure(result.failure.message || words.failure.network)
  }
}
