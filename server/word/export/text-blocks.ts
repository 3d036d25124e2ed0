// The text blocks of a document in the order of its text map, each with whether it is printed.

import { footnotesOf, isTextBlock, type NodeJson, stringAttr, textOf } from '#model/content.ts'
import type { SectionKey } from '#model/ids.ts'
import { printable } from './printable.ts'

/** A text block as an opinion's offsets count it. */
export interface SourceBlock {
  readonly node: NodeJson
  readonly id: string
  readonly sectionKey: SectionKey
  readonly text: string
  /**
   * Headings of level 0 and blocks without words and footnotes are not printed, except in a table, where they keep the cell's place.
   */
  readonly isPrinted: boolean
}

/** Level of a heading, 0 to 4. */
export function levelOf(heading: NodeJson): number {
  const level = heading.attrs?.['level']
  return typeof level === 'number' && level >= 0 ? Math.min(4, Math.trunc(level)) : 3
}

/** Every text block in document order: the order of `textBlocksOf`, so that the same offsets hold. */
export function sourceBlocks(doc: NodeJson): SourceBlock[] {
  const blocks: SourceBlock[] = []
  const walk = (node: NodeJson, sectionKey: SectionKey, inTable: boolean) => {
    if (!isTextBlock(node)) {
      const key = node.type === 'section' ? stringAttr(node, 'key') : sectionKey
      for (const child of node.content ?? []) walk(child, key, inTable || node.type === 'table')
      return
    }
    const text = textOf(node)
    const isHidden = node.type === 'heading' && levelOf(node) === 0
    blocks.push({
      node,
      id: stringAttr(node, 'id'),
      sectionKey,
      text,
      isPrinted: inTable || (!isHidden && (printable(text).trim() !== '' || footnotesOf(node).length > 0)),
    })
  }
  for (const section of doc.content ?? []) walk(section, stringAttr(section, 'key'), false)
  return blocks
}
