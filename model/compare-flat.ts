// A text as a row of blocks for comparing: paragraphs and headings, those of lists too, and whole tables.

import { isTextBlock, type NodeJson, stringAttr, textOf } from './content.ts'
import type { BlockId, SectionKey } from './ids.ts'

/** The item of a list that a block opens. */
export interface ItemShape {
  /** Number of its list within the text, from 1. */
  readonly list: number
  readonly isOrdered: boolean
  /** From 0. */
  readonly depth: number
  /** Number of the list's first item. */
  readonly start: number
  /** Number of this item as printed. */
  readonly ordinal: number
}

/** How a paragraph or heading stands, its words aside. */
export interface BlockShape {
  readonly type: 'paragraph' | 'heading'
  /** Of a heading, 0 to 4; 0 for paragraphs. */
  readonly level: number
  /** Number of a heading as printed. */
  readonly label: string
  /** left, center, right, justify; '' = as the style says. */
  readonly align: string
  readonly item: ItemShape | null
}

interface FlatPlace {
  readonly id: BlockId
  readonly sectionKey: SectionKey
  /** Place of its section in the document. */
  readonly section: number
  /** Its words, NFC. */
  readonly text: string
}

/** A paragraph or heading. */
export interface FlatText extends FlatPlace {
  readonly type: 'text'
  readonly shape: BlockShape
  readonly content: readonly NodeJson[]
}

/** A table. */
export interface FlatTable extends FlatPlace {
  readonly type: 'table'
  readonly node: NodeJson
  readonly rows: readonly NodeJson[]
  /** Words of each row, NFC. */
  readonly rowTexts: readonly string[]
}

/** A block to compare. */
export type FlatBlock = FlatText | FlatTable

const deepestItem = 8
const plainShape = { type: 'paragraph', level: 0, label: '', align: 'center' } as const

/** The blocks of a document, or of a cell. */
export function flatBlocks(root: NodeJson): FlatBlock[] {
  const flat: FlatBlock[] = []
  let section = -1
  let sectionKey: SectionKey = ''
  let lists = 0
  const walk = (nodes: readonly NodeJson[], item: ItemShape | null, depth: number): void => {
    let open = item
    for (const node of nodes) {
      const place = { id: stringAttr(node, 'id'), sectionKey, section }
      if (isTextBlock(node)) {
        const text = textOf(node).normalize('NFC')
        flat.push({ type: 'text', ...place, text, shape: shapeOf(node, open), content: node.content ?? [] })
        open = null
      } else if (node.type === 'image') {
        // As a paragraph of nothing but the picture; its name stands for its words.
        const text = `${stringAttr(node, 'file')} ${stringAttr(node, 'alt')}`.normalize('NFC')
        flat.push({ type: 'text', ...place, text, shape: { ...plainShape, item: open }, content: [node] })
        open = null
      } else if (node.type === 'table') {
        const rows = (node.content ?? []).filter(({ type }) => type === 'tableRow')
        const rowTexts = rows.map(row => textOf(row).normalize('NFC'))
        const text = [stringAttr(node, 'caption').normalize('NFC'), ...rowTexts].join('\n')
        flat.push({ type: 'table', ...place, node, rows, rowTexts, text })
      } else if (node.type === 'section') {
        section += 1
        sectionKey = stringAttr(node, 'key')
        walk(node.content ?? [], null, 0)
      } else if (node.type === 'bulletList' || node.type === 'orderedList') {
        lists += 1
        const list = { list: lists, isOrdered: node.type === 'orderedList', depth, start: startOf(node) }
        for (const [index, child] of (node.content ?? []).entries()) {
          const opened = { ...list, ordinal: list.start + index }
          walk(child.content ?? [], opened, Math.min(deepestItem, depth + 1))
        }
      } else walk(node.content ?? [], open, depth)
    }
  }
  walk(root.content ?? [], null, 0)
  return flat
}

function shapeOf(node: NodeJson, item: ItemShape | null): BlockShape {
  const isHeading = node.type === 'heading'
  const level = node.attrs?.['level']
  return {
    type: isHeading ? 'heading' : 'paragraph',
    level: !isHeading ? 0 : typeof level === 'number' && level >= 0 ? Math.min(4, Math.trunc(level)) : 3,
    label: isHeading ? stringAttr(node, 'label').normalize('NFC') : '',
    align: isHeading ? '' : stringAttr(node, 'textAlign'),
    item,
  }
}

function startOf(list: NodeJson): number {
  const start = list.attrs?.['start']
  return typeof start === 'number' && start >= 0 && start <= 32_767 ? Math.trunc(start) : 1
}
