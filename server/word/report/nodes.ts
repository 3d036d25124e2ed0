// The blocks a report is made of, in the JSON of documents: the exporter of documents then writes them.

import type { NodeJson } from '#model/content.ts'

/** Words of a line: plain, or with marks. A line feed in them is printed as a break. */
export type Words = string | { readonly text: string; readonly marks: readonly Mark[] }
type Mark = 'bold' | 'italic' | 'underline' | 'strike'

/** A column of a report's table. */
export interface ReportColumn {
  readonly title: string
  readonly widthMm: number
}

/** Words with marks. */
export function marked(text: string, ...marks: Mark[]): Words {
  return { text, marks }
}

/** A part of a report. `key` ends in `.annex` for what follows the signature. */
export function section(
  key: string,
  orientation: 'portrait' | 'landscape',
  content: readonly NodeJson[],
): NodeJson {
  return { type: 'section', attrs: { key, required: true, orientation }, content }
}

/** A heading: 2 is `I-`, 3 is `1.`, 4 is `a)`. */
export function heading(level: 2 | 3 | 4, label: string, text: string): NodeJson {
  return { type: 'heading', attrs: { level, label }, content: inline([text]) }
}

/** A paragraph. */
export function line(...words: Words[]): NodeJson {
  return { type: 'paragraph', attrs: {}, content: inline(words) }
}

/** A centred paragraph. */
export function centred(...words: Words[]): NodeJson {
  return { type: 'paragraph', attrs: { textAlign: 'center' }, content: inline(words) }
}

/** A list with dashes; nothing when there are no items. */
export function dashes(items: readonly NodeJson[]): NodeJson[] {
  if (items.length === 0) return []
  const content = items.map(item => ({ type: 'listItem', content: [item] }))
  return [{ type: 'bulletList', attrs: {}, content }]
}

/** A table whose head repeats on every page. */
export function table(columns: readonly ReportColumn[], rows: readonly NodeJson[], caption = ''): NodeJson {
  const head = columns.map(column => cell('tableHeader', [line(column.title)], column.widthMm))
  return { type: 'table', attrs: { caption }, content: [{ type: 'tableRow', content: head }, ...rows] }
}

/** A row of cells; each cell is the paragraphs in it. */
export function row(cells: readonly (readonly NodeJson[])[]): NodeJson {
  return { type: 'tableRow', content: cells.map(content => cell('tableCell', content, null)) }
}

/** A row of one cell over all columns, kept with the row below it. */
export function headingRow(text: string, columns: number): NodeJson {
  const content = [{ type: 'heading', attrs: { level: 4, label: '' }, content: inline([text]) }]
  return { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: columns }, content }] }
}

function cell(
  type: 'tableCell' | 'tableHeader',
  content: readonly NodeJson[],
  widthMm: number | null,
): NodeJson {
  const pxPerMm = 96 / 25.4
  return { type, attrs: widthMm === null ? {} : { colwidth: [Math.round(widthMm * pxPerMm)] }, content }
}

function inline(words: readonly Words[]): NodeJson[] {
  return words.flatMap(part => {
    const { text, marks } = typeof part === 'string' ? { text: part, marks: [] } : part
    return text === '' ? [] : [{ type: 'text', text, marks: marks.map(type => ({ type })) }]
  })
}
