// What keeps the consolidation from being whole, counted: opinions without a line, opinions whose words are gone.

import type { ReactNode } from 'react'
import { isUnassigned } from '#model/group.ts'
import { isLost } from '../draft/opinion-filter.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { type TableFilter, wholeTable } from './table-filter.ts'

/** The counts; pressed, the table shows it. */
export function Missing({ onFilter }: { readonly onFilter: (filter: TableFilter) => void }): ReactNode {
  const words = useWords()
  const { list, mayGroup } = useConsolidation()
  const unassigned = list.items.filter(isUnassigned).length
  const unplaced = list.items.filter(opinion => isLost(opinion, opinion.place)).length
  return (
    <>
      {mayGroup && unassigned > 0 && (
        <button type="button" className="missing" onClick={() => onFilter({ ...wholeTable, group: 'none' })}>
          {words.consolidation.ungrouped(formatNumber(unassigned))}
        </button>
      )}
      {unplaced > 0 && (
        <button type="button" className="missing" onClick={() => onFilter({ ...wholeTable, unplaced: true })}>
          {words.consolidation.unplaced(formatNumber(unplaced))}
        </button>
      )}
    </>
  )
}
