// A document as the gates read it: sections with what people wrote, and their tables as rows of cells.

import { type NodeJson, sectionsOf, stringAttr, textOf } from '../content.ts'
import type { BlockId, SectionKey } from '../ids.ts'

/** A paragraph or heading. */
export interface WrittenBlock {
  readonly id: BlockId | null
  readonly text: string
  /** Whether the template wrote it: a locked heading, or the head of a table. */
  readonly isGiven: boolean
}

/** A cell: its text, and its first paragraph's id. */
export interface WrittenCell {
  readonly text: string
  readonly blockId: BlockId | null
}

/** A table: its head's words and its rows below. */
export interface WrittenTable {
  /** Of the template, '' for one that somebody put in. */
  readonly tableId: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly WrittenCell[])[]
}

/** A section. */
export interface WrittenSection {
  readonly key: SectionKey
  /** Of prose: locked headings and tables are not counted. */
  readonly syllables: number
  /** Every paragraph and heading in order, those of cells too. */
  readonly blocks: readonly WrittenBlock[]
  readonly tables: readonly WrittenTable[]
}

/** Reads a document node. */
export function writtenText(doc: NodeJson): WrittenSection[] {
  const counted = sectionsOf(doc)
  return (doc.content ?? []).map((section, index) => {
    const blocks: WrittenBlock[] = []
    const tables: WrittenTable[] = []
    for (const child of section.content ?? []) collect(child, false, blocks, tables)
    return { key: stringAttr(section, 'key'), syllables: counted[index]?.syllables ?? 0, blocks, tables }
  })
}

/** What people wrote in a section, as one text in small letters with single spaces. */
export function wordsOf(section: WrittenSection): string {
  return section.blocks
    .filter(({ isGiven }) => !isGiven)
    .map(({ text }) => lowered(text))
    .join('\n')
}

/** Small letters, NFC, every run of white space one space. */
export function lowered(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('vi').replaceAll(/\s+/gu, ' ').trim()
}

/** The column of a table whose head reads like this, else the one that stood there in the template; -1 = neither. */
export function columnOf(table: WrittenTable, title: string, seeded: number): number {
  const wanted = lowered(title)
  const found = table.head.findIndex(words => lowered(words) === wanted)
  return found >= 0 || table.head.length > 0 ? found : seeded
}

function collect(node: NodeJson, isHead: boolean, blocks: WrittenBlock[], tables: WrittenTable[]): void {
  if (node.type === 'paragraph' || node.type === 'heading') {
    const isGiven = isHead || node.attrs?.['locked'] === true
    blocks.push({ id: stringAttr(node, 'id') || null, text: textOf(node), isGiven })
    return
  }
  if (node.type === 'table') tables.push(tableOf(node))
  for (const child of node.content ?? [])
    collect(child, isHead || child.type === 'tableHeader', blocks, tables)
}

function tableOf(node: NodeJson): WrittenTable {
  const rows = (node.content ?? []).map(row => row.content ?? [])
  const isHead = (cells: readonly NodeJson[]) =>
    cells.length > 0 && cells.every(({ type }) => type === 'tableHeader')
  const first = rows[0] ?? []
  return {
    tableId: stringAttr(node, 'tableId'),
    head: isHead(first) ? first.map(textOf) : [],
    rows: (isHead(first) ? rows.slice(1) : rows).map(cells =>
      cells.map(cell => ({
        text: textOf(cell).trim(),
        blockId: stringAttr(cell.content?.[0] ?? cell, 'id') || null,
      })),
    ),
  }
}
