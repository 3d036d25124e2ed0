// Lays the cells of a table out on a full grid: Word wants every row to fill the same columns.

import type { NodeJson } from '#model/content.ts'

/** A place on the grid: a cell, the continuation of the cell above, or an empty filling. */
export type GridCell =
  | {
      readonly type: 'cell'
      readonly node: NodeJson
      readonly column: number
      readonly colspan: number
      readonly rowspan: number
    }
  | { readonly type: 'continued'; readonly column: number; readonly colspan: number }
  | { readonly type: 'empty'; readonly column: number; readonly colspan: 1 }

/** A table whose every row covers columns 0…`columns`−1 exactly once, in order. */
export interface Grid {
  readonly columns: number
  readonly rows: readonly (readonly GridCell[])[]
  /** How many rows from the top hold header cells only. */
  readonly headerRows: number
  /** Widths in CSS px as the editor keeps them; null = not set. */
  readonly widthsPx: readonly (number | null)[]
}

const maxSpan = 200

/**
 * Builds the grid. Spans that run out of the table or into another cell are cut, gaps are filled with empty cells.
 */
export function gridOf(table: NodeJson): Grid {
  const rows = (table.content ?? []).filter(node => node.type === 'tableRow')
  const taken: (GridCell | undefined)[][] = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    for (const node of row.content ?? []) place(taken, rows.length, y, node)
  }
  const columns = Math.max(1, ...taken.map(row => row.length))
  return {
    columns,
    rows: taken.map(row => fill(row, columns)),
    headerRows: headerRowsOf(rows, taken),
    widthsPx: widthsOf(taken, columns),
  }
}

function place(taken: (GridCell | undefined)[][], height: number, y: number, node: NodeJson): void {
  const row = taken[y] ?? []
  let column = 0
  while (row[column]) column += 1
  let colspan = 1
  while (colspan < span(node, 'colspan') && !row[column + colspan]) colspan += 1
  let rowspan = 1
  while (
    rowspan < span(node, 'rowspan') &&
    y + rowspan < height &&
    isFree(taken[y + rowspan], column, colspan)
  )
    rowspan += 1
  const cell: GridCell = { type: 'cell', node, column, colspan, rowspan }
  const continued: GridCell = { type: 'continued', column, colspan }
  for (let down = 0; down < rowspan; down += 1) {
    for (let across = 0; across < colspan; across += 1) {
      const line = taken[y + down]
      if (line) line[column + across] = down === 0 ? cell : continued
    }
  }
}

function isFree(
  row: readonly (GridCell | undefined)[] | undefined,
  column: number,
  colspan: number,
): boolean {
  for (let across = 0; across < colspan; across += 1) if (row?.[column + across]) return false
  return true
}

function span(node: NodeJson, name: 'colspan' | 'rowspan'): number {
  const value = node.attrs?.[name]
  return typeof value === 'number' && value >= 1 ? Math.min(maxSpan, Math.trunc(value)) : 1
}

function fill(row: readonly (GridCell | undefined)[], columns: number): GridCell[] {
  const filled: GridCell[] = []
  for (let column = 0; column < columns; ) {
    const cell: GridCell = row[column] ?? { type: 'empty', column, colspan: 1 }
    filled.push(cell)
    column += cell.colspan
  }
  return filled
}

function headerRowsOf(
  rows: readonly NodeJson[],
  taken: readonly (readonly (GridCell | undefined)[])[],
): number {
  const isHeader = (row: NodeJson) =>
    (row.content ?? []).length > 0 && (row.content ?? []).every(cell => cell.type === 'tableHeader')
  let count = 0
  while (count < rows.length && rows[count] && isHeader(rows[count] ?? { type: '' })) count += 1
  // A repeated row must not be tied to one that is not repeated.
  while (count > 0 && taken[count]?.some(cell => cell?.type === 'continued')) count -= 1
  return count === rows.length ? Math.max(0, count - 1) : count
}

function widthsOf(taken: readonly (readonly (GridCell | undefined)[])[], columns: number): (number | null)[] {
  const widths: (number | null)[] = Array.from({ length: columns }, () => null)
  for (const row of taken) {
    for (const cell of row) {
      if (cell?.type !== 'cell') continue
      const given: unknown = cell.node.attrs?.['colwidth']
      if (!Array.isArray(given)) continue
      for (let across = 0; across < cell.colspan; across += 1) {
        const width: unknown = given[across]
        if (typeof width === 'number' && width > 0 && Number.isFinite(width))
          widths[cell.column + across] ??= width
      }
    }
  }
  return widths
}
