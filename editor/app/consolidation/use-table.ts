// The table's rows as they stand now, with the cursor and the ticks on them.

import { useCallback, useMemo, useState } from 'react'
import type { OpinionList, TemplateSection } from '#model/api.ts'
import type { Group } from '#model/group.ts'
import type { OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { headingsOf } from './headings.ts'
import { type CursorMove, moved, noCursor, type TableCursor } from './table-cursor.ts'
import { passes, type TableFilter, type UnitNames } from './table-filter.ts'
import { rowId, type TableRow, tableRows } from './table-rows.ts'

/** The table. */
export interface Table {
  readonly rows: readonly TableRow[]
  /** The opinions that pass the filter, folded ones too. */
  readonly shown: readonly Opinion[]
  readonly cursor: TableCursor
  readonly current: TableRow | null
  /** The ticked opinions among those that pass, in the table's order. What is out of sight is never acted on. */
  readonly ticked: readonly OpinionId[]
  readonly move: (move: CursorMove) => void
  /** Folds or unfolds what stands under a heading. */
  readonly fold: (key: string) => void
  /** The opinion's row after or before one; null at the end. */
  readonly beside: (id: OpinionId | null, by: 1 | -1) => OpinionId | null
}

interface TableInput {
  readonly list: OpinionList
  readonly filter: TableFilter
  readonly units: UnitNames
  readonly groups: readonly Group[]
  readonly sections: readonly TemplateSection[]
}

const nothing: ReadonlySet<string> = new Set()

/** Reckons the rows anew only when something they are made of has changed. */
export function useTable({ list, filter, units, groups, sections }: TableInput): Table {
  const words = useWords()
  const [folded, setFolded] = useState<ReadonlySet<string>>(nothing)
  const [cursor, setCursor] = useState(noCursor)
  const shown = useMemo(
    () => list.items.filter(opinion => passes(opinion, filter, units)),
    [list.items, filter, units],
  )
  const rows = useMemo(() => {
    const { headings, rest } = headingsOf(filter.by, sections, groups, words.consolidation)
    return tableRows(shown, headings, rest, filter.by, folded)
  }, [shown, filter.by, sections, groups, words, folded])
  const move = useCallback((next: CursorMove) => setCursor(before => moved(before, next, rows)), [rows])
  const fold = useCallback(
    (key: string) =>
      setFolded(before => {
        const next = new Set(before)
        if (!next.delete(key)) next.add(key)
        return next
      }),
    [],
  )
  const ticked = useMemo(
    () => rows.flatMap(row => (row.type === 'heading' ? row.ids : [])).filter(id => cursor.ticked.has(id)),
    [rows, cursor.ticked],
  )
  const beside = useCallback(
    (id: OpinionId | null, by: 1 | -1) => {
      const ids = rows.flatMap(row => (row.type === 'opinion' ? [row.opinion.id] : []))
      const index = id === null ? -1 : ids.indexOf(id)
      return (index < 0 ? ids[0] : ids[index + by]) ?? null
    },
    [rows],
  )
  const current = rows.find(row => rowId(row) === cursor.at) ?? null
  return { rows, shown, cursor, current, ticked, move, fold, beside }
}
