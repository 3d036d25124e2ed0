// Where the keyboard stands in the consolidation table and which rows are ticked: one value, moved by keys and clicks.

import type { OpinionId } from '#model/ids.ts'
import { rowId, type TableRow } from './table-rows.ts'

/** The table's cursor and ticks. */
export interface TableCursor {
  /** Row id of the row with the keyboard; null = none yet. */
  readonly at: string | null
  /** Row id where a range began; null = at the cursor. */
  readonly from: string | null
  readonly ticked: ReadonlySet<OpinionId>
}

/** Nothing in hand. */
export const noCursor: TableCursor = { at: null, from: null, ticked: new Set() }

/** What a key or a click does. */
export type CursorMove =
  | { readonly type: 'step'; readonly by: number; readonly extends: boolean }
  | { readonly type: 'edge'; readonly edge: 'first' | 'last'; readonly extends: boolean }
  | { readonly type: 'to'; readonly id: string }
  /** The keyboard comes to the table: to the first row, unless it was there before. */
  | { readonly type: 'enter' }
  | { readonly type: 'parent' }
  | { readonly type: 'tick'; readonly id: string | null; readonly extends: boolean }
  | { readonly type: 'all' }
  | { readonly type: 'none' }
  | { readonly type: 'set'; readonly ids: Iterable<OpinionId> }

/** Index of the cursor's row; 0 when its row is not shown. −1 in an empty table. */
export function cursorIndex(rows: readonly TableRow[], at: string | null): number {
  if (rows.length === 0) return -1
  return Math.max(
    0,
    rows.findIndex(row => rowId(row) === at),
  )
}

/** The cursor after a move. Rows that are not shown are neither stepped on nor ticked anew. */
export function moved(cursor: TableCursor, move: CursorMove, rows: readonly TableRow[]): TableCursor {
  const index = cursorIndex(rows, cursor.at)
  const isNew = !rows.some(row => rowId(row) === cursor.at)
  switch (move.type) {
    case 'step':
      return goTo(cursor, rows, isNew ? index : index + move.by, move.extends)
    case 'edge':
      return goTo(cursor, rows, move.edge === 'first' ? 0 : rows.length - 1, move.extends)
    case 'enter':
      return cursor.at === null ? goTo(cursor, rows, 0, false) : cursor
    case 'to':
      return { ...cursor, at: move.id, from: null }
    case 'parent':
      return goTo(cursor, rows, parentIndex(rows, index), false)
    case 'tick':
      return tick(cursor, rows, move.id ?? cursor.at, move.extends)
    case 'all':
      return { ...cursor, ticked: new Set(rows.flatMap(idsOf)) }
    case 'none':
      return { ...cursor, from: null, ticked: new Set() }
    case 'set':
      return { ...cursor, from: null, ticked: new Set(move.ids) }
  }
}

function goTo(cursor: TableCursor, rows: readonly TableRow[], index: number, isRange: boolean): TableCursor {
  const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
  if (!row) return cursor
  const at = rowId(row)
  if (!isRange) return { ...cursor, at, from: null }
  const from = cursor.from ?? cursor.at ?? at
  return { at, from, ticked: new Set([...cursor.ticked, ...rangeOf(rows, from, at)]) }
}

function tick(
  cursor: TableCursor,
  rows: readonly TableRow[],
  id: string | null,
  isRange: boolean,
): TableCursor {
  const row = rows.find(candidate => rowId(candidate) === id)
  if (!row || id === null) return cursor
  if (isRange) {
    const from = cursor.from ?? cursor.at ?? id
    return { at: id, from, ticked: new Set([...cursor.ticked, ...rangeOf(rows, from, id)]) }
  }
  const ids = idsOf(row)
  const areAllTicked = ids.every(one => cursor.ticked.has(one))
  const ticked = new Set(cursor.ticked)
  for (const one of ids) {
    if (areAllTicked) ticked.delete(one)
    else ticked.add(one)
  }
  return { at: id, from: id, ticked }
}

/** The opinions between two rows, both ends included. A heading inside the range adds nothing of its own unless it is folded. */
function rangeOf(rows: readonly TableRow[], from: string, to: string): OpinionId[] {
  const a = cursorIndex(rows, from)
  const b = cursorIndex(rows, to)
  return rows
    .slice(Math.min(a, b), Math.max(a, b) + 1)
    .flatMap(row => (row.type === 'opinion' || row.isFolded ? idsOf(row) : []))
}

function idsOf(row: TableRow): readonly OpinionId[] {
  return row.type === 'opinion' ? [row.opinion.id] : row.ids
}

function parentIndex(rows: readonly TableRow[], index: number): number {
  return Math.max(
    0,
    rows.findLastIndex((row, at) => at <= index && row.type === 'heading'),
  )
}
