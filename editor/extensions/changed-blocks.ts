// What an edit changed: the text blocks that are not the same objects as before. Unchanged ones are, also after a colleague's edit.

import type { Node } from '@tiptap/pm/model'
import { type Anchor, densely, mayHoldAlike } from '#model/anchor.ts'
import type { BlockId, SectionKey } from '#model/ids.ts'
import { wordsIn } from './text-map.ts'

/** The blocks that came, went or changed between two states of a text. */
export interface TextChange {
  readonly sectionKeys: ReadonlySet<SectionKey>
  readonly blockIds: ReadonlySet<BlockId>
  /** Whether anything between two positions of the later state may have changed. */
  touches(from: number, to: number): boolean
  /** Whether the changed blocks hold, or held, an anchor's quote; white space does not count. */
  mentions(anchor: Anchor): boolean
  /** Whether words like an anchor's quote may stand in a changed block. */
  mayResemble(anchor: Anchor): boolean
}

/** Compares two states; what is unchanged is passed over section by section. */
export function changeBetween(before: Node, after: Node): TextChange {
  const sectionKeys = new Set<SectionKey>()
  const blockIds = new Set<BlockId>()
  const [old, fresh] = changedParts(before, after)
  const gone = changedTexts(old, blocksOf(fresh), sectionKeys, blockIds)
  const come = changedTexts(fresh, blocksOf(old), sectionKeys, blockIds)
  const texts = [...gone, ...come].map(densely)
  const start = before.content.findDiffStart(after.content)
  const ends = before.content.findDiffEnd(after.content)
  // Where a repeated letter makes the two ends pass each other, the change is at the start.
  const end = Math.max(start ?? 0, ends?.b ?? 0)
  return {
    sectionKeys,
    blockIds,
    touches: (from, to) => start !== null && to >= start && from <= end,
    mentions: ({ quote }) => {
      const wanted = densely(quote.normalize('NFC'))
      return texts.some(text => text.includes(wanted))
    },
    mayResemble: anchor => come.some(text => mayHoldAlike(text, anchor)),
  }
}

/** What of a section may have changed. */
interface Part {
  readonly section: Node
  readonly children: readonly Node[]
}

/** The sections that the other text does not have as they are, without the children that both have at their ends. */
function changedParts(before: Node, after: Node): readonly [readonly Part[], readonly Part[]] {
  const [old, fresh] = [sectionsBeside(before, after), sectionsBeside(after, before)]
  const isPaired = old.length === fresh.length
  const part = (section: Node, other: Node | undefined): Part => ({
    section,
    children: isPaired && other ? withoutSharedEnds(section.children, other.children) : section.children,
  })
  return [
    old.map((section, index) => part(section, fresh[index])),
    fresh.map((section, index) => part(section, old[index])),
  ]
}

function sectionsBeside(doc: Node, other: Node): Node[] {
  const known = new Set(other.children)
  return doc.children.filter(section => !known.has(section))
}

function withoutSharedEnds(children: readonly Node[], others: readonly Node[]): readonly Node[] {
  const shorter = Math.min(children.length, others.length)
  let start = 0
  while (start < shorter && children[start] === others[start]) start += 1
  let end = 0
  while (end < shorter - start && children.at(-1 - end) === others.at(-1 - end)) end += 1
  return children.slice(start, children.length - end)
}

function eachBlock(children: readonly Node[], visit: (block: Node) => void): void {
  for (const child of children) {
    if (child.isTextblock) visit(child)
    else eachBlock(child.children, visit)
  }
}

function blocksOf(parts: readonly Part[]): Set<Node> {
  const blocks = new Set<Node>()
  for (const { children } of parts) eachBlock(children, block => blocks.add(block))
  return blocks
}

/** Texts of the blocks that the other side does not know; neighbours are joined, as a quote may reach over both. */
function changedTexts(
  parts: readonly Part[],
  known: ReadonlySet<Node>,
  sectionKeys: Set<SectionKey>,
  blockIds: Set<BlockId>,
): string[] {
  const texts: string[] = []
  let run = ''
  const end = () => {
    if (run !== '') texts.push(run)
    run = ''
  }
  for (const { section, children } of parts) {
    eachBlock(children, block => {
      if (known.has(block)) return end()
      const { id } = block.attrs
      if (typeof id === 'string') blockIds.add(id)
      const { key } = section.attrs
      if (typeof key === 'string') sectionKeys.add(key)
      run += `${wordsIn(block)}\n`
    })
    end()
  }
  return texts
}
