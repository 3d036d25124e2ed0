// What people put into a table that the template seeded: its rows by the template's columns, seeded words told apart.

import type { TableTemplate } from '#templates/template.ts'
import {
  columnOf,
  lowered,
  type WrittenCell,
  type WrittenSection,
  type WrittenTable,
} from './written-text.ts'

/** A row by column key; columns that somebody took out are missing. */
export interface SeededRow {
  /** From 1, among the rows under the head. */
  readonly ordinal: number
  /** The cell's words, '' where it is empty or holds what the template put there and no more. */
  readonly written: (columnKey: string) => string
  /** The cell's words, the seeded ones too. */
  readonly text: (columnKey: string) => string
  readonly cell: (columnKey: string) => WrittenCell | null
}

/** The rows of every table of a template's kind in some sections. */
export function seededRows(sections: readonly WrittenSection[], template: TableTemplate): SeededRow[] {
  return sections
    .flatMap(({ tables }) => tables)
    .filter(({ tableId }) => tableId === template.id)
    .flatMap(table => rowsOf(table, template))
}

/** Whether anybody put anything into a table of this kind. */
export function isFilled(sections: readonly WrittenSection[], template: TableTemplate): boolean {
  return seededRows(sections, template).some(row =>
    template.columns.some(({ key }) => row.written(key) !== ''),
  )
}

function rowsOf(table: WrittenTable, template: TableTemplate): SeededRow[] {
  const places = new Map(
    template.columns.map(({ key, title }, index) => [key, columnOf(table, title, index)] as const),
  )
  const seeds = new Map(
    template.columns.map(
      ({ key }, index) => [key, new Set(template.rows.map(row => lowered(row[index] ?? '')))] as const,
    ),
  )
  return table.rows.map((cells, index) => {
    const cell = (key: string) => cells[places.get(key) ?? -1] ?? null
    const text = (key: string) => cell(key)?.text ?? ''
    return {
      ordinal: index + 1,
      cell,
      text,
      written: key => (seeds.get(key)?.has(lowered(text(key))) ? '' : text(key)),
    }
  })
}
