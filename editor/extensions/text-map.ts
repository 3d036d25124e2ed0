// The page's text as the resolver of model/anchor.ts reads it, and the way from its offsets to positions in the page and back.

import type { Node } from '@tiptap/pm/model'
import { type TextBlock, type TextMap, textMap } from '#model/anchor.ts'

/** A text map that knows where its blocks stand in the page. */
export interface PageText {
  readonly map: TextMap
  /** Position of the first character of each block, in the order of `map.blocks`. */
  readonly starts: readonly number[]
}

/** Reads a document. A hard break is one line feed, so that offsets inside a block and positions inside its node agree. */
export function pageText(doc: Node): PageText {
  const known = pages.get(doc)
  if (known) return known
  const blocks: Omit<TextBlock, 'start'>[] = []
  const starts: number[] = []
  doc.forEach((section, sectionAt) => {
    const key: unknown = section.attrs['key']
    const sectionKey = typeof key === 'string' ? key : ''
    section.descendants((node, at) => {
      if (!node.isTextblock) return true
      const id: unknown = node.attrs['id']
      blocks.push({ id: typeof id === 'string' ? id : '', sectionKey, text: textOfBlock(node) })
      starts.push(sectionAt + at + 2)
      return false
    })
  })
  const page: PageText = { map: textMap(blocks), starts }
  pages.set(doc, page)
  return page
}

const pages = new WeakMap<Node, PageText>()

const texts = new WeakMap<Node, string>()

function textOfBlock(block: Node): string {
  const known = texts.get(block)
  if (known !== undefined) return known
  const text = block.textBetween(0, block.content.size, '\n', '\n')
  texts.set(block, text)
  return text
}

/** The position in the page of an offset in the text. */
export function positionOf(page: PageText, offset: number): number {
  const index = lastAtMost(page.map.blocks.length, at => page.map.blocks[at]?.start ?? 0, offset)
  const block = page.map.blocks[index]
  return (page.starts[index] ?? 1) + Math.min(offset - (block?.start ?? 0), block?.text.length ?? 0)
}

/** The offset in the text of a position in the page; positions between blocks go to the end of the block before. */
export function offsetOf(page: PageText, position: number): number {
  const index = lastAtMost(page.starts.length, at => page.starts[at] ?? 0, position)
  const block = page.map.blocks[index]
  if (!block) return 0
  return block.start + Math.min(Math.max(0, position - (page.starts[index] ?? 0)), block.text.length)
}

/** Index of the last value that is not above the one sought; 0 when all are. */
function lastAtMost(count: number, valueAt: (index: number) => number, sought: number): number {
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (valueAt(middle) <= sought) low = middle
    else high = middle - 1
  }
  return low
}
