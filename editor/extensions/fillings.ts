// What a section already holds besides words: tables and how far they are filled, headings with nothing under them.

import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import type { SectionKey } from '#model/ids.ts'

/** A table and how many of its cells below the head hold something. */
export interface TableFilling {
  /** The table's block id, or its place among the tables. */
  readonly id: string
  readonly caption: string
  readonly filled: number
  readonly cells: number
}

/** What can be told of a section without judging its words. */
export interface SectionFilling {
  readonly tables: readonly TableFilling[]
  /** Drafters' own headings with nothing under them. */
  readonly bareHeadings: readonly string[]
}

const nothing: SectionFilling = { tables: [], bareHeadings: [] }
const known = new WeakMap<Node, SectionFilling>()

/** What a section holds; the same object until the section changes. @param key null = no section */
export function fillingOf(state: Pick<EditorState, 'doc'>, key: SectionKey | null): SectionFilling {
  let section: Node | null = null
  state.doc.forEach(node => {
    if (key !== null && node.attrs['key'] === key) section ??= node
  })
  return section === null ? nothing : remembered(section)
}

function remembered(section: Node): SectionFilling {
  const filling = known.get(section) ?? look(section)
  known.set(section, filling)
  return filling
}

function look(section: Node): SectionFilling {
  const tables: TableFilling[] = []
  const bareHeadings: string[] = []
  let bare: string | null = null
  section.forEach(block => {
    if (block.type.name === 'heading') {
      if (bare !== null) bareHeadings.push(bare)
      bare = block.attrs['locked'] === true ? null : block.textContent.trim()
      return
    }
    if (block.type.name === 'table') tables.push(tableFilling(block, tables.length))
    if (block.type.name === 'table' || block.textContent.trim() !== '') bare = null
  })
  if (bare !== null) bareHeadings.push(bare)
  return { tables, bareHeadings: bareHeadings.filter(heading => heading !== '') }
}

function tableFilling(table: Node, place: number): TableFilling {
  let cells = 0
  let filled = 0
  table.descendants(node => {
    if (node.type.name !== 'tableCell') return node.type.name === 'tableRow'
    cells += 1
    if (node.textContent.trim() !== '') filled += 1
    return false
  })
  const id = String(table.attrs['id'] ?? place)
  return { id, caption: String(table.attrs['caption'] ?? ''), filled, cells }
}
