// The rows of a Word table with what is merged: a cell that goes on downwards is one, with the words of all its parts.

import { childOf, childrenOf, type XmlElement } from '../import/xml.ts'
import type { CellBlock, FileCell } from './draft-file.ts'

const maxSpan = 100

interface OpenCell {
  blocks: CellBlock[]
  readonly column: number
  readonly colspan: number
  rowspan: number
  readonly isHeader: boolean
}

/** Lays the rows out. @param read what stands in a cell */
export function gridRows(table: XmlElement, read: (cell: XmlElement) => readonly CellBlock[]): FileCell[][] {
  /** By column, the cell that a continuation below would go on. */
  const above = new Map<number, OpenCell>()
  const rows: OpenCell[][] = []
  for (const row of inside(table, 'w:tr')) {
    const properties = childOf(row, 'w:trPr')
    const isHeader = childOf(properties, 'w:tblHeader') !== null
    const cells: OpenCell[] = []
    let column = spanOf(childOf(properties, 'w:gridBefore'), 0)
    for (const cell of inside(row, 'w:tc')) {
      const look = childOf(cell, 'w:tcPr')
      const colspan = Math.max(1, spanOf(childOf(look, 'w:gridSpan'), 1))
      const merge = childOf(look, 'w:vMerge')
      const blocks = [...read(cell)]
      const upper = above.get(column)
      if (
        merge &&
        merge.attributes['w:val'] !== 'restart' &&
        upper?.colspan === colspan &&
        upper.rowspan < maxSpan
      ) {
        upper.rowspan += 1
        upper.blocks = [
          ...upper.blocks,
          ...blocks.filter(block => block.type === 'picture' || block.runs.length > 0),
        ]
      } else {
        const open = { blocks, column, colspan, rowspan: 1, isHeader }
        cells.push(open)
        if (merge) above.set(column, open)
        else above.delete(column)
      }
      column += colspan
    }
    rows.push(cells)
  }
  return withoutEmptyRows(rows)
}

/** A row whose cells all go on from above has none of its own: the cells above are one lower for it. */
function withoutEmptyRows(rows: readonly OpenCell[][]): FileCell[][] {
  const kept: OpenCell[][] = []
  for (const [y, row] of rows.entries()) {
    if (row.length > 0) kept.push(row)
    else
      for (const [above, cells] of rows.slice(0, y).entries())
        for (const cell of cells) if (above + cell.rowspan > y) cell.rowspan -= 1
  }
  return kept
}

/** Children of a name, also those in content controls. */
function inside(element: XmlElement, name: string): XmlElement[] {
  return element.children.flatMap(child => {
    if (typeof child === 'string') return []
    if (child.name === name) return [child]
    if (child.name === 'w:sdt')
      return childrenOf(child, 'w:sdtContent').flatMap(content => inside(content, name))
    return child.name === 'w:ins' || child.name === 'w:customXml' ? inside(child, name) : []
  })
}

function spanOf(element: XmlElement | null, otherwise: number): number {
  const value = Math.trunc(Number(element?.attributes['w:val'] ?? otherwise))
  return Number.isFinite(value) ? Math.min(maxSpan, Math.max(0, value)) : otherwise
}
