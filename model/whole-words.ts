// What an opinion quotes of the words somebody selected: whole words, and enough of them to be found again (review §2.1).

import { blockAt, type TextMap } from './anchor.ts'

const wordsAtLeast = 3 // shorter quotes, "nhiệm kỳ" for one, stand everywhere

/**
 * The words to quote for a selection: half a word becomes the whole word; under three words the whole block is taken.
 *
 * @param from offset in `map.text`, inclusive
 * @param to offset in `map.text`, exclusive
 * @returns offsets of the same kind; null when nothing but white space is selected
 */
export function wholeWords(
  map: TextMap,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } | null {
  let [start, end] = [from, to]
  while (start < end && isSpace(map.text[start])) start += 1
  while (end > start && isSpace(map.text[end - 1])) end -= 1
  if (start >= end) return null
  while (isInsideWord(map.text, start)) start -= 1
  while (isInsideWord(map.text, end)) end += 1
  const block = blockAt(map, start)
  if (!block || countWords(map.text.slice(start, end)) >= wordsAtLeast) return { from: start, to: end }
  return { from: Math.min(start, block.start), to: Math.max(end, block.start + block.text.length) }
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
