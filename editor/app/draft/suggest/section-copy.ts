// A section's words as they stood when somebody began to suggest changes to them: what every change is measured against.

import type { Node } from '@tiptap/pm/model'
import { captureAnchor, textMap } from '#model/anchor.ts'
import type { BlockId, SectionKey } from '#model/ids.ts'
import { wordsIn } from '../../../index.ts'

/** One text block of a copy. */
export interface CopiedBlock {
  readonly id: BlockId
  readonly text: string
  readonly look: 'paragraph' | 'heading' | 'cell'
}

/** The blocks of a section that may be changed, and the words around them. */
export interface SectionCopy {
  readonly sectionKey: SectionKey
  readonly blocks: readonly CopiedBlock[]
}

/** A block as it was edited; null = a new one. */
export interface EditedBlock {
  readonly id: BlockId | null
  readonly text: string
}

/** Copies a section, without the template's own headings. Null when there is no such section. */
export function copySection(doc: Node, sectionKey: SectionKey): SectionCopy | null {
  const section = doc.children.find(node => node.attrs['key'] === sectionKey)
  if (!section) return null
  const blocks: CopiedBlock[] = []
  section.descendants((node, _at, parent) => {
    if (!node.isTextblock) return true
    const id: unknown = node.attrs['id']
    if (node.attrs['locked'] === true || typeof id !== 'string') return false
    const inCell = parent?.type.name === 'tableCell' || parent?.type.name === 'tableHeader'
    const look = inCell ? 'cell' : node.type.name === 'heading' ? 'heading' : 'paragraph'
    blocks.push({ id, text: wordsIn(node).normalize('NFC'), look })
    return false
  })
  return { sectionKey, blocks }
}

/** Whether a section still reads as it did when it was copied. */
export function isUnmoved(copy: SectionCopy, now: SectionCopy | null): boolean {
  return (
    now !== null &&
    now.blocks.length === copy.blocks.length &&
    now.blocks.every(({ id, text }, index) => {
      const then = copy.blocks[index]
      return then !== undefined && then.id === id && then.text === text
    })
  )
}

/** The anchor of a stretch of one block. */
export function anchorIn(copy: SectionCopy, index: number, from: number, to: number) {
  const { blocks, sectionKey } = copy
  const map = textMap(blocks.map(({ id, text }) => ({ id, text, sectionKey })))
  const start = map.blocks[index]?.start ?? 0
  return captureAnchor(map, start + from, start + to)
}
