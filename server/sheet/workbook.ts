// A workbook (.xlsx) from rows of plain cells: the fewest parts that SpreadsheetML asks for (ECMA-376 part 1, §18).

import { strToU8, zipSync } from 'fflate'
import { escapeXml, printable } from '../word/export/printable.ts'

/** A cell: a number to count with, or text. Text is never a formula, whatever it begins with. */
export type Cell = number | string

/** One sheet. */
export interface Sheet {
  /** At most 31 characters, none of \ / ? * [ ] : */
  readonly name: string
  /** Heads of the columns, with their widths in characters. */
  readonly columns: readonly { readonly title: string; readonly width: number }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** How many characters a cell holds at most; the rest is cut, and an ellipsis says so. */
export const cellMaxChars = 32_767

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentTypes = 'http://schemas.openxmlformats.org/package/2006/content-types'
const application = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const noTime = new Date(1980, 0, 1) // the earliest a zip can say: the same rows give the same bytes

const styleOf = { plain: 0, head: 1, quoted: 2 } as const
/** What a spreadsheet program would take for a formula if somebody typed it. */
const formulaLike = /^[=+\-@\t\r\n]/u

/** Writes a workbook; the same sheets give the same bytes. */
export function writeWorkbook(sheets: readonly Sheet[]): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': typesPart(sheets.length),
    '_rels/.rels': relationsPart([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookPart(sheets),
    'xl/_rels/workbook.xml.rels': relationsPart([
      ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': stylesPart,
  }
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetPart(sheet)
  return zipSync(
    Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(declaration + xml)])),
    { mtime: noTime },
  )
}

function typesPart(sheets: number): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}.xml" ContentType="${application}.${type}+xml"/>`
  return [
    `<Types xmlns="${contentTypes}">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    override('workbook', 'sheet.main'),
    override('styles', 'styles'),
    ...Array.from({ length: sheets }, (_, index) => override(`worksheets/sheet${index + 1}`, 'worksheet')),
    '</Types>',
  ].join('')
}

function relationsPart(targets: readonly (readonly [type: string, target: string])[]): string {
  const links = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${relations}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="${packageRelations}">${links.join('')}</Relationships>`
}

function workbookPart(sheets: readonly Sheet[]): string {
  const entries = sheets.map(
    ({ name }, index) => `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  )
  return `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${entries.join('')}</sheets></workbook>`
}

const stylesPart = [
  `<styleSheet xmlns="${main}">`,
  '<fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>',
  '<font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="3">',
  format(0, ''),
  format(1, ' applyFont="1"'),
  format(0, ' quotePrefix="1"'), // stays text when it is edited or pasted elsewhere
  '</cellXfs>',
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')

function format(font: number, more: string): string {
  return `<xf numFmtId="0" fontId="${font}" fillId="0" borderId="0" xfId="0" applyAlignment="1"${more}><alignment vertical="top" wrapText="1"/></xf>`
}

function sheetPart({ columns, rows }: Sheet): string {
  const last = `${columnName(columns.length - 1)}${rows.length + 1}`
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const head = columns.map(({ title }, index) => textCell(index, 1, title, styleOf.head))
  const body = rows.map((cells, index) => {
    const number = index + 2
    return `<row r="${number}">${cells.map((value, column) => cell(column, number, value)).join('')}</row>`
  })
  return [
    `<worksheet xmlns="${main}"><dimension ref="A1:${last}"/>`,
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths.join('')}</cols><sheetData><row r="1">${head.join('')}</row>${body.join('')}</sheetData>`,
    `<autoFilter ref="A1:${last}"/></worksheet>`,
  ].join('')
}

function cell(column: number, row: number, value: Cell): string {
  if (typeof value === 'number') return `<c r="${columnName(column)}${row}" s="0"><v>${value}</v></c>`
  return textCell(column, row, value, formulaLike.test(value) ? styleOf.quoted : styleOf.plain)
}

function textCell(column: number, row: number, text: string, style: number): string {
  const name = `${columnName(column)}${row}`
  if (text === '') return `<c r="${name}" s="${style}"/>`
  return `<c r="${name}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(fitting(text))}</t></is></c>`
}

function fitting(text: string): string {
  const clean = printable(text)
  return clean.length <= cellMaxChars ? clean : `${clean.slice(0, cellMaxChars - 1).toWellFormed()}…`
}

/** `A` … `Z`, `AA` … from an index counted from 0. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}
