// From the words somebody selected to the anchor of an opinion.

import type { Editor } from '@tiptap/core'
import { type Anchor, captureAnchor } from '#model/anchor.ts'
import type { SectionKey } from '#model/ids.ts'
import { wholeWords } from '#model/whole-words.ts'
import { relativeRange } from './relative.ts'
import { pageText } from './text-map.ts'

/** A selection as an opinion names it. */
export interface CapturedSelection {
  readonly anchor: Anchor
  readonly sectionKey: SectionKey | null
  /** The words themselves, NFC. */
  readonly quote: string
  /** Positions in the page, for showing what was taken. */
  readonly from: number
  readonly to: number
}

/**
 * What is selected now, or null when nothing is. Half a word becomes the whole word; under three words the whole block is taken.
 */
export function captureSelection(editor: Pick<Editor, 'state'>): CapturedSelection | null {
  const { state } = editor
  const { selection } = state
  if (selection.empty) return null
  const page = pageText(state.doc)
  const { map } = page
  const words = wholeWords(map, page.offsetOf(selection.from), page.offsetOf(selection.to))
  if (words === null) return null
  const { from, to } = words
  const block = page.blockAt(from)
  const anchor = captureAnchor(map, from, to)
  const at = { from: page.positionOf(from), to: page.positionOf(to) }
  const rel = relativeRange(state, at.from, at.to)
  return {
    anchor: rel ? { ...anchor, rel } : anchor,
    sectionKey: block && block.sectionKey !== '' ? block.sectionKey : null,
    quote: anchor.quote,
    ...at,
  }
}
