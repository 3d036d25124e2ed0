// Numbers to Markdown: medians, percentiles, and a table whose columns line up in a terminal too.

import { loadavg } from 'node:os'

/** A cell: text as it stands, or a number with at most one digit after the point. */
export type Cell = string | number

/** The value below which a share of the samples lies; NaN without samples. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** The middle sample. */
export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/** A ratio with two digits: `1.25 ×`. */
export function ratio(value: number, base: number): string {
  return `${(value / base).toFixed(2)} ×`
}

/** Whether a figure keeps its limit, in words. */
export function verdict(value: number, limit: number): string {
  return value <= limit ? 'kept' : 'MISSED'
}

/** A Markdown table. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const texts = [head, ...rows].map(row => row.map(format))
  const widths = head.map((_, column) => Math.max(3, ...texts.map(row => (row[column] ?? '').length)))
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`
  const [first = [], ...others] = texts
  return [line(first), line(widths.map(width => '-'.repeat(width))), ...others.map(line)].join('\n')
}

/** The machine's load at this moment, to be read beside every figure: one core's worth is 1. */
export function load(): string {
  return `load average ${loadavg()
    .map(value => value.toFixed(1))
    .join(', ')}`
}

function format(cell: Cell): string {
  if (typeof cell === 'string') return cell
  if (Number.isNaN(cell)) return '–'
  return Number.isInteger(cell) ? String(cell) : cell.toFixed(1)
}
