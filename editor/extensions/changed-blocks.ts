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
  const [old, fresh] = [sectionsBeside(before, after), sectionsBeside(after, before)]
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

/** The sections of a text that the other does not have as they are. */
function sectionsBeside(doc: Node, other: Node): Node[] {
  const known = new Set(other.children)
  return doc.children.filter(section => !known.has(section))
}

function blocksOf(sections: readonly Node[]): Set<Node> {
  const blocks = new Set<Node>()
  for (const section of sections) {
    section.descendants(node => {
      if (node.isTextblock) blocks.add(node)
      return !node.isTextblock
    })
  }
  return blocks
}

/** Texts of the blocks that the other side does not know; neighbours are joined, as a quote may reach over both. */
function changedTexts(
  sections: readonly Node[],
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
  for (const section of sections) {
    section.descendants(node => {
      if (!node.isTextblock) return true
      if (known.has(node)) {
        end()
        return false
      }
      const { id } = node.attrs
      if (typeof id === 'string') blockIds.add(id)
      const { key } = section.attrs
      if (typeof key === 'string') sectionKeys.add(key)
      run += `${wordsIn(node)}\n`
      return false
    })
    end()
  }
  return texts
}
