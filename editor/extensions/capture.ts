// From the words somebody selected to the anchor of an opinion.

import type { Editor } from '@tiptap/core'
import { type Anchor, blockAt, captureAnchor } from '#model/anchor.ts'
import type { SectionKey } from '#model/ids.ts'
import { relativeRange } from './relative.ts'
import { offsetOf, pageText, positionOf } from './text-map.ts'

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

const wordsAtLeast = 3 // shorter quotes, "nhiệm kỳ" for one, stand everywhere (review §2.1)

/**
 * What is selected now, or null when nothing is. Half a word becomes the whole word; under three words the whole block is taken.
 */
export function captureSelection(editor: Pick<Editor, 'state'>): CapturedSelection | null {
  const { state } = editor
  const { selection } = state
  if (selection.empty) return null
  const page = pageText(state.doc)
  let from = offsetOf(page, selection.from)
  let to = offsetOf(page, selection.to)
  while (from < to && isSpace(page.map.text[from])) from += 1
  while (to > from && isSpace(page.map.text[to - 1])) to -= 1
  if (from >= to) return null
  while (isInsideWord(page.map.text, from)) from -= 1
  while (isInsideWord(page.map.text, to)) to += 1
  const block = blockAt(page.map, from)
  if (block && countWords(page.map.text.slice(from, to)) < wordsAtLeast) {
    from = Math.min(from, block.start)
    to = Math.max(to, block.start + block.text.length)
  }
  const anchor = captureAnchor(page.map, from, to)
  const at = { from: positionOf(page, from), to: positionOf(page, to) }
  const rel = relativeRange(state, at.from, at.to)
  return {
    anchor: rel ? { ...anchor, rel } : anchor,
    sectionKey: block && block.sectionKey !== '' ? block.sectionKey : null,
    quote: anchor.quote,
    ...at,
  }
}

const wordCharacter = /[\p{L}\p{M}\p{N}]/u

/** Whether a word, or a number such as 3.150 or 62,5, goes on over a place. */
function isInsideWord(text: string, at: number): boolean {
  const before = text[at - 1] ?? ''
  const after = text[at] ?? ''
  if (wordCharacter.test(before) && wordCharacter.test(after)) return true
  const [left, right] = [text[at - 2] ?? '', text[at + 1] ?? '']
  if (/[.,]/u.test(after)) return /\p{N}/u.test(before) && /\p{N}/u.test(right)
  return /[.,]/u.test(before) && /\p{N}/u.test(left) && /\p{N}/u.test(after)
}

function isSpace(letter: string | undefined): boolean {
  return letter !== undefined && /\s/u.test(letter)
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter(word => word !== '').length
}
