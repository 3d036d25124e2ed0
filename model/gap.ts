// Where words stood that are gone from a text: between the characters that stood around them.

import type { Anchor, TextMap } from './anchor.ts'
import { blockAt } from './anchor.ts'

const aroundChars = 16 // so much on each side tells where words stood whose place was written over
const nearChars = 8 // so much of its line on each side tells a gap from another place
const enoughChars = 16 // so much on both sides together is looked for in the whole text

/**
 * Finds a gap.
 *
 * @param anchor its quote is empty
 * @param related what its stored relative positions point at today, as offsets; null = they died
 * @returns an offset of the text, or null where its surroundings have changed or stand more than once
 */
export function findGap(
  map: TextMap,
  { prefix = '', suffix = '', blockId }: Anchor,
  related: { readonly from: number; readonly to: number } | null,
): number | null {
  const { before, after } = lineAround({ prefix, suffix })
  if (related && related.from === related.to) {
    const block = blockAt(map, related.from)
    if (!block) return null
    const left = map.text.slice(block.start, related.from)
    const right = map.text.slice(related.from, block.start + block.text.length)
    const isBare = before === '' && after === '' // the words were the whole line
    if (isBare && block.id === blockId) return block.text === '' ? related.from : null
    if (left.endsWith(before.slice(-nearChars)) && right.startsWith(after.slice(0, nearChars)))
      return isBare ? null : related.from
  }
  const around = before + after
  const at = around.length < enoughChars ? -1 : map.text.indexOf(around)
  return at < 0 || map.text.includes(around, at + 1) ? null : at + before.length
}

/** What stands in a line where an anchor's words stood: between its surroundings, or the whole line where these changed too. */
export function wordsInPlace(line: string, anchor: Pick<Anchor, 'prefix' | 'suffix'>): string {
  const { before, after } = lineAround(anchor)
  const from = line.indexOf(before.slice(-aroundChars)) + before.slice(-aroundChars).length
  const to = after === '' ? line.length : line.indexOf(after.slice(0, aroundChars), from)
  return line.includes(before.slice(-aroundChars)) && to >= 0 ? line.slice(from, to) : line
}

/** An anchor's surroundings as far as they stand on the same line. */
function lineAround({ prefix = '', suffix = '' }: Pick<Anchor, 'prefix' | 'suffix'>) {
  return { before: prefix.slice(prefix.lastIndexOf('\n') + 1), after: suffix.split('\n')[0] ?? '' }
}
