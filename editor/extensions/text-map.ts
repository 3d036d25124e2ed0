// The page's text as the resolver of model/anchor.ts reads it, and the way from its offsets to positions in the page and back.

import type { Node } from '@tiptap/pm/model'
import { type TextBlock, type TextMap, textMap } from '#model/anchor.ts'

/** A text map that knows where its blocks stand in the page. */
export interface PageText {
  readonly map: TextMap
  /** Position of the first character of each block, in the order of `map.blocks`. */
  readonly starts: readonly number[]
  /** Before how many characters of each block its footnotes stand: they take a position, and no room in the text. */
  readonly notes: readonly (readonly number[])[]
}

/** Reads a document. A hard break is one line feed: but for footnotes, offsets in a block and positions in its node agree. */
export function pageText(doc: Node): PageText {
  const known = pages.get(doc)
  if (known) return known
  const blocks: Omit<TextBlock, 'start'>[] = []
  const starts: number[] = []
  const notes: (readonly number[])[] = []
  doc.forEach((section, sectionAt) => {
    const key: unknown = section.attrs['key']
    const sectionKey = typeof key === 'string' ? key : ''
    section.descendants((node, at) => {
      if (!node.isTextblock) return true
      const id: unknown = node.attrs['id']
      const read = readBlock(node)
      blocks.push({ id: typeof id === 'string' ? id : '', sectionKey, text: read.text })
      starts.push(sectionAt + at + 2)
      notes.push(read.notes)
      return false
    })
  })
  const page: PageText = { map: textMap(blocks), starts, notes }
  pages.set(doc, page)
  return page
}

const pages = new WeakMap<Node, PageText>()

interface BlockText {
  readonly text: string
  readonly notes: readonly number[]
}

const read = new WeakMap<Node, BlockText>()
const noNotes: readonly number[] = []

function readBlock(block: Node): BlockText {
  const known = read.get(block)
  if (known !== undefined) return known
  const text = wordsIn(block)
  const made = { text, notes: text.length === block.content.size ? noNotes : notesIn(block) }
  read.set(block, made)
  return made
}

function notesIn(block: Node): number[] {
  const notes: number[] = []
  block.forEach((child, at) => {
    if (child.type.name === 'footnote') notes.push(at - notes.length)
  })
  return notes
}

/** The words of a node, or of a stretch of it, as the model's `textOf` reads them. */
export function wordsIn(node: Node, from = 0, to = node.content.size): string {
  return node.textBetween(from, to, '\n', leaf => (leaf.type.name === 'hardBreak' ? '\n' : ''))
}

/** Where a character stands inside its block, footnotes counted; one that stands there comes after it. */
export function positionIn(block: Node, offset: number): number {
  return withNotes(readBlock(block).notes, offset)
}

/** How many characters stand before a position inside a block. */
export function offsetIn(block: Node, position: number): number {
  return withoutNotes(readBlock(block).notes, position)
}

function withNotes(notes: readonly number[], offset: number): number {
  return offset + notes.filter(at => at < offset).length
}

/** The n-th footnote of a block, from 0, takes the position after its characters and the n footnotes before it. */
function withoutNotes(notes: readonly number[], position: number): number {
  return position - notes.filter((at, nth) => at + nth < position).length
}

/** The position in the page of an offset in the text; a footnote that stands there comes after it. */
export function positionOf(page: PageText, offset: number): number {
  const index = lastAtMost(page.map.blocks.length, at => page.map.blocks[at]?.start ?? 0, offset)
  const block = page.map.blocks[index]
  const inside = Math.min(offset - (block?.start ?? 0), block?.text.length ?? 0)
  return (page.starts[index] ?? 1) + withNotes(page.notes[index] ?? noNotes, inside)
}

/** The offset in the text of a position in the page; positions between blocks go to the end of the block before. */
export function offsetOf(page: PageText, position: number): number {
  const index = lastAtMost(page.starts.length, at => page.starts[at] ?? 0, position)
  const block = page.map.blocks[index]
  if (!block) return 0
  const inside = Math.max(0, position - (page.starts[index] ?? 0))
  return block.start + Math.min(withoutNotes(page.notes[index] ?? noNotes, inside), block.text.length)
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
