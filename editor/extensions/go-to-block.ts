// Going to a block of the text: its words selected where they are known, in view, with the keyboard in the text.

import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { NodeSelection, type Selection, TextSelection } from '@tiptap/pm/state'
import type { BlockId, SectionKey } from '#model/ids.ts'
import { focusText } from './section.ts'
import { offsetIn, positionIn, wordsIn } from './text-map.ts'

/**
 * Puts the caret into a block, or selects a picture, and scrolls there. False when the text has no such block.
 *
 * @param words selected where the block holds them
 */
export function goToBlock(editor: Editor, blockId: BlockId, words = ''): boolean {
  let found: { at: number; block: Node } | null = null
  editor.state.doc.descendants((block, at) => {
    if (found !== null || block.type.name === 'table') return found === null
    if (block.attrs['id'] === blockId) found = { at, block }
    return found === null && !block.isTextblock
  })
  const place = found as { at: number; block: Node } | null
  if (!place || (!place.block.isTextblock && place.block.type.name !== 'image')) return false
  const { at, block } = place
  editor.view.dispatch(editor.state.tr.setSelection(selectionIn(editor.state.doc, at, block, words)))
  const dom = editor.view.nodeDOM(at)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: 'center' })
  focusText(editor.view)
  return true
}

function selectionIn(doc: Node, at: number, block: Node, words: string): Selection {
  if (!block.isTextblock) return NodeSelection.create(doc, at)
  const from = words === '' ? -1 : wordsIn(block).indexOf(words)
  if (from < 0) return TextSelection.near(doc.resolve(at + 1))
  return TextSelection.create(
    doc,
    at + 1 + positionIn(block, from),
    at + 1 + positionIn(block, from + words.length),
  )
}

/** The paragraph under the caret, as plain text, with the caret's offset in it; null where there is none. */
export function blockAtCaret(editor: Editor): {
  readonly blockId: BlockId
  readonly sectionKey: SectionKey
  readonly text: string
  readonly offset: number
} | null {
  const { $from } = editor.state.selection
  const block = $from.parent
  const blockId: unknown = block.attrs['id']
  const sectionKey: unknown = $from.depth > 0 ? $from.node(1).attrs['key'] : null
  if (!block.isTextblock || typeof blockId !== 'string' || typeof sectionKey !== 'string') return null
  const text = wordsIn(block)
  return { blockId, sectionKey, text, offset: offsetIn(block, $from.parentOffset) }
}
