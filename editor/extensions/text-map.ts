// The page's text as the resolver of model/anchor.ts reads it, and the way from its offsets to positions in the page and back. Each
// section is read once while it stays as it is: of a long text an edit makes one of them to be read again.

import type { Node } from '@tiptap/pm/model'
import {
  densely,
  occurrences,
  type SearchedText,
  type TextBlock,
  type TextMap,
  textMap,
} from '#model/anchor.ts'
import type { BlockId, SectionKey } from '#model/ids.ts'

/** Reads a document. A hard break is one line feed: but for footnotes, offsets in a block and positions in its node agree. */
export function pageText(doc: Node): PageText {
  const known = pages.get(doc)
  if (known) return known
  const page = new PageText(doc)
  pages.set(doc, page)
  return page
}

const pages = new WeakMap<Node, PageText>()

/** A document's text that knows where its blocks stand in the page. */
export class PageText implements SearchedText {
  readonly #sections: readonly PlacedSection[]
  #text: string | null = null

  constructor(doc: Node) {
    const sections: PlacedSection[] = []
    let start = 0
    doc.forEach((node, at) => {
      const section = readSection(node)
      if (section.blocks.length === 0) return
      sections.push({ section, start, position: at + 1 })
      start += section.text.length + 1
    })
    this.#sections = sections
  }

  get text(): string {
    this.#text ??= this.#sections.map(({ section }) => section.text).join('\n')
    return this.#text
  }

  slice(from: number, to: number): string {
    const placed = this.#sectionAt(from)
    if (!placed || to > placed.start + placed.section.text.length) return this.text.slice(from, to)
    return placed.section.text.slice(from - placed.start, to - placed.start)
  }

  /** Words without a line feed stand inside one section. */
  offsetsOf(words: string): number[] {
    if (words.includes('\n')) return occurrences(this.text, words)
    return this.#sections.flatMap(({ section, start }) => {
      const found = occurrences(section.text, words)
      return found.map(at => start + at)
    })
  }

  mayHold(letters: string): boolean {
    const beside = Math.max(0, letters.length - 1)
    let before = '' // the last letters of what was gone through: what is sought may reach over the end of a section
    return this.#sections.some(({ section }) => {
      const dense = denseOf(section)
      if (dense.includes(letters) || `${before}${dense.slice(0, beside)}`.includes(letters)) return true
      before = `${dense.length < beside ? before : ''}${dense.slice(-beside)}`
      return false
    })
  }

  /** The text as a plain map, for whoever needs all of it. */
  get map(): TextMap {
    return textMap(this.#sections.flatMap(({ section }) => section.blocks))
  }

  blockAt(offset: number): TextBlock | null {
    const found = this.#find(offset)
    const block = found && placedBlock(found)
    return block && offset <= block.start + block.text.length ? block : null
  }

  blockNamed(id: BlockId): TextBlock | null {
    for (const placed of this.#sections) {
      const index = placed.section.indexOf.get(id)
      if (index !== undefined) return placedBlock({ placed, index })
    }
    return null
  }

  blocksIn(sectionKey: SectionKey): readonly TextBlock[] {
    return this.#sections.flatMap(placed =>
      placed.section.key === sectionKey
        ? placed.section.blocks.map((_block, index) => placedBlock({ placed, index }))
        : [],
    )
  }

  /** The position in the page of an offset in the text; a footnote that stands there comes after it. */
  positionOf(offset: number): number {
    const found = this.#find(offset)
    const block = found?.placed.section.blocks[found.index]
    if (!found || !block) return 1
    const { start, position } = found.placed
    const inside = Math.min(offset - start - block.start, block.text.length)
    return position + block.position + withNotes(block.notes, inside)
  }

  /** The offset in the text of a position in the page; positions between blocks go to the end of the block before. */
  offsetOf(position: number): number {
    const sections = this.#sections
    const placed = sections[lastAtMost(sections.length, at => firstPosition(sections[at]), position)]
    if (!placed) return 0
    const { blocks } = placed.section
    const wanted = position - placed.position
    const block = blocks[lastAtMost(blocks.length, at => blocks[at]?.position ?? 0, wanted)]
    if (!block) return 0
    const inside = withoutNotes(block.notes, Math.max(0, wanted - block.position))
    return placed.start + block.start + Math.min(inside, block.text.length)
  }

  /** The last section that begins at an offset or before it. */
  #sectionAt(offset: number): PlacedSection | undefined {
    const sections = this.#sections
    return sections[lastAtMost(sections.length, at => sections[at]?.start ?? 0, offset)]
  }

  /** The last block that begins at an offset or before it. */
  #find(offset: number): Found | null {
    const placed = this.#sectionAt(offset)
    if (!placed) return null
    const { blocks } = placed.section
    const index = lastAtMost(blocks.length, at => blocks[at]?.start ?? 0, offset - placed.start)
    return { placed, index }
  }
}

/** A section's text, wherever the section stands: offsets count from its first character, positions from inside its node. */
interface SectionText {
  readonly key: SectionKey
  readonly text: string
  readonly blocks: readonly SectionBlock[]
  /** The place of each block in `blocks`, by its id; of two with one id the first. */
  readonly indexOf: ReadonlyMap<BlockId, number>
}

interface SectionBlock {
  readonly id: BlockId
  readonly sectionKey: SectionKey
  readonly text: string
  readonly start: number
  /** Of its first character. */
  readonly position: number
  /** Before how many of its characters its footnotes stand: they take a position, and no room in the text. */
  readonly notes: readonly number[]
}

interface PlacedSection {
  readonly section: SectionText
  readonly start: number
  readonly position: number
}

interface Found {
  readonly placed: PlacedSection
  readonly index: number
}

function placedBlock({ placed, index }: Found): TextBlock {
  const block = placed.section.blocks[index]
  if (!block) throw new RangeError(`a section has no block ${index}`)
  const { id, sectionKey, text, start } = block
  return { id, sectionKey, text, start: placed.start + start }
}

function firstPosition(placed: PlacedSection | undefined): number {
  return placed ? placed.position + (placed.section.blocks[0]?.position ?? 0) : 0
}

const readSections = new WeakMap<Node, SectionText>()

function readSection(section: Node): SectionText {
  const known = readSections.get(section)
  if (known) return known
  const { key: named } = section.attrs
  const key = typeof named === 'string' ? named : ''
  const blocks: SectionBlock[] = []
  const indexOf = new Map<BlockId, number>()
  let start = 0
  section.descendants((node, at) => {
    if (!node.isTextblock) return true
    const { id: own } = node.attrs
    const id = typeof own === 'string' ? own : ''
    const { text, notes } = readBlock(node)
    if (!indexOf.has(id)) indexOf.set(id, blocks.length)
    blocks.push({ id, sectionKey: key, text, start, position: at + 1, notes })
    start += text.length + 1
    return false
  })
  const made = { key, text: blocks.map(({ text }) => text).join('\n'), blocks, indexOf }
  readSections.set(section, made)
  return made
}

/** What stands where in a section, without its white space. */
const denseSections = new WeakMap<SectionText, string>()

function denseOf(section: SectionText): string {
  const known = denseSections.get(section)
  if (known !== undefined) return known
  const dense = densely(section.text)
  denseSections.set(section, dense)
  return dense
}

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
