// From a template to a fresh document: sections, locked headings, guidance-free, with all ids.

import type { SectionTemplate, TableTemplate, Template } from '#templates/template.ts'
import type { NodeJson } from './content.ts'

/**
 * The document a template begins with. The server writes it once, in the transaction that creates the document.
 *
 * @param newId gives a fresh block id at each call
 */
export function freshDocument(template: Template, newId: () => string): NodeJson {
  return {
    type: 'doc',
    content: template.sections.map(section => freshSection(section, template.tables, newId)),
  }
}

function freshSection(
  section: SectionTemplate,
  tables: readonly TableTemplate[],
  newId: () => string,
): NodeJson {
  const blocks: NodeJson[] = [heading(section.level, section.label, section.title, newId)]
  for (const sub of section.subheadings) {
    blocks.push(heading(Math.min(section.level + 1, 4), sub.label, sub.title, newId), paragraph('', newId))
  }
  const isHeadingOnly = section.budget === null && section.tables.length === 0 && section.level === 1
  if (section.subheadings.length === 0 && !isHeadingOnly) blocks.push(paragraph('', newId))
  for (const id of section.tables) {
    const table = tables.find(candidate => candidate.id === id)
    if (!table) throw new RangeError(`section ${section.key} names the unknown table ${id}`)
    blocks.push(tableNode(table, table.rows, newId), paragraph('', newId))
  }
  return {
    type: 'section',
    attrs: { key: section.key, required: section.required, orientation: section.orientation },
    content: blocks,
  }
}

function heading(level: number, label: string, title: string, newId: () => string): NodeJson {
  return {
    type: 'heading',
    attrs: { id: newId(), level, label, locked: true },
    content: [{ type: 'text', text: title.normalize('NFC') }],
  }
}

/** A paragraph of plain text. */
export function paragraph(text: string, newId: () => string): NodeJson {
  const attrs = { id: newId(), textAlign: null }
  if (text === '') return { type: 'paragraph', attrs }
  return { type: 'paragraph', attrs, content: [{ type: 'text', text: text.normalize('NFC') }] }
}

/**
 * A template's table with rows.
 *
 * @param rows cells as text, as many to a row as the table has columns; missing ones are empty
 */
export function tableNode(
  table: TableTemplate,
  rows: readonly (readonly string[])[],
  newId: () => string,
): NodeJson {
  const widths = table.columns.map(column => Math.round(column.widthMm * pxPerMm))
  const cell = (type: string, text: string, column: number): NodeJson => ({
    type,
    attrs: { colspan: 1, rowspan: 1, colwidth: [widths[column] ?? 80] },
    content: [
      align(
        paragraph(text, newId),
        type === 'tableHeader' ? 'center' : (table.columns[column]?.align ?? 'left'),
      ),
    ],
  })
  const row = (type: string, cells: readonly string[]): NodeJson => ({
    type: 'tableRow',
    content: table.columns.map((_, column) => cell(type, cells[column] ?? '', column)),
  })
  return {
    type: 'table',
    attrs: { id: newId(), tableId: table.id, caption: table.title },
    content: [
      row(
        'tableHeader',
        table.columns.map(column => column.title),
      ),
      ...rows.map(cells => row('tableCell', cells)),
    ],
  }
}

const pxPerMm = 96 / 25.4

function align(block: NodeJson, textAlign: string): NodeJson {
  return { ...block, attrs: { ...block.attrs, textAlign } }
}
