// The history as a table for spreadsheet programs: text only, never a formula.

import { formatTime } from '../format.ts'
import type { HistoryRow, HistoryWords } from './history-rows.ts'

/** What a spreadsheet program takes for a formula at the beginning of a cell. */
const formulaLike = /^[=+\-@\t\r\n]/u

/** The rows with their head as UTF-8 CSV (RFC 4180), with the mark by which such programs know UTF-8. */
export function historyCsv(rows: readonly HistoryRow[], { columns, role }: HistoryWords): string {
  const head = [columns.seq, columns.at, columns.who, role, columns.what, columns.said, columns.hash]
  const lines = rows.map(row => [
    String(row.seq),
    formatTime(row.at),
    row.who,
    row.role,
    row.what,
    row.said,
    row.hash,
  ])
  return `\uFEFF${[head, ...lines].map(line => line.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(text: string): string {
  const plain = formulaLike.test(text) ? `'${text}` : text
  return /[",\r\n]/u.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
