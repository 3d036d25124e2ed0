// Where each opinion stands in the printed text, and which open proposals become tracked changes.

import { blockAt, isWritable, type TextMap, textMap } from '#model/anchor.ts'
import type { Opinion } from '#model/opinion.ts'
import type { SourceBlock } from './text-blocks.ts'

/** A place between two characters: number of the text block, offset in it. */
export interface Point {
  readonly block: number
  readonly offset: number
}

/** A stretch of printed text; null = the title of the document. */
export type Span = { readonly from: Point; readonly to: Point } | null

/** An opinion with its place in the file. */
export interface PlacedOpinion {
  readonly opinion: Opinion
  readonly span: Span
  /** Whether it stands at the very words it quotes. */
  readonly isAtItsWords: boolean
  /** Whether its proposal becomes a deletion and an insertion over its span, which then lies in one block. */
  readonly isTracked: boolean
}

const wordStatuses: readonly string[] = ['exact', 'exact-moved', 'split', 'changed', 'probable']

/**
 * Places opinions, by number. Words first, then the block, the section's heading, the title (review §2.2).
 * Of two open proposals on the same words the first received becomes the change (docx §7).
 */
export function placeOpinions(blocks: readonly SourceBlock[], opinions: readonly Opinion[]): PlacedOpinion[] {
  const map = textMap(blocks)
  const taken: { readonly from: number; readonly to: number }[] = []
  return [...opinions]
    .sort((a, b) => a.number - b.number)
    .map(opinion => {
      const words = wordsSpan(map, blocks, opinion)
      const change = words && trackable(map, opinion)
      const isTracked = !!change && !taken.some(other => other.from < change.to && change.from < other.to)
      if (isTracked) taken.push(change)
      const isAtItsWords = words !== null && ['exact', 'exact-moved'].includes(opinion.place.status)
      return { opinion, span: words ?? fallbackSpan(blocks, opinion), isAtItsWords, isTracked }
    })
}

/** The words an open proposal replaces, when they are surely the ones quoted and lie in one printed block. */
function trackable(map: TextMap, opinion: Opinion): { from: number; to: number } | null {
  const { anchor, place, proposedText, status } = opinion
  const { from, to } = place
  if (status !== 'open' || proposedText === null || anchor === null || from === undefined || to === undefined)
    return null
  const block = blockAt(map, from)
  if (!block || to > block.start + block.text.length) return null
  const words = map.text.slice(from, to)
  if (words !== anchor.quote.normalize('NFC') || words === proposedText) return null
  return isWritable(map, place, anchor.quote) ? { from, to } : null
}

/** The span of the words an opinion is about, or null when they are gone or not printed. */
function wordsSpan(map: TextMap, blocks: readonly SourceBlock[], opinion: Opinion): Span {
  const { status, from, to } = opinion.place
  if (!wordStatuses.includes(status) || from === undefined || to === undefined) return null
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < to && to <= map.text.length))
    return null
  let first = pointAt(map, from)
  let last = pointAt(map, to)
  while (first.block <= last.block && !blocks[first.block]?.isPrinted)
    first = { block: first.block + 1, offset: 0 }
  while (last.block >= first.block && !blocks[last.block]?.isPrinted) {
    last = { block: last.block - 1, offset: blocks[last.block - 1]?.text.length ?? 0 }
  }
  if (first.block > last.block || (first.block === last.block && first.offset >= last.offset)) return null
  return { from: first, to: last }
}

function pointAt(map: TextMap, at: number): Point {
  const block = blockAt(map, at)
  if (!block) throw new RangeError(`offset ${at} lies in no block`)
  const offset = at - block.start
  const code = block.text.charCodeAt(offset)
  const isInsidePair = offset > 0 && code >= 0xdc00 && code <= 0xdfff
  return { block: map.blocks.indexOf(block), offset: isInsidePair ? offset - 1 : offset }
}

/** Its block, else the first printed line of its section, else the title. */
function fallbackSpan(blocks: readonly SourceBlock[], opinion: Opinion): Span {
  const id = opinion.place.blockId ?? opinion.anchor?.blockId
  const isGone = opinion.place.status === 'section' || opinion.place.status === 'document'
  const own = id === undefined || isGone ? -1 : blocks.findIndex(block => block.id === id)
  if (own >= 0 && blocks[own]?.isPrinted) return wholeBlock(blocks, own)
  const key = blocks[own]?.sectionKey ?? opinion.sectionKey
  const heading = key === null ? -1 : blocks.findIndex(block => block.sectionKey === key && block.isPrinted)
  return heading >= 0 ? wholeBlock(blocks, heading) : null
}

function wholeBlock(blocks: readonly SourceBlock[], index: number): Span {
  return { from: { block: index, offset: 0 }, to: { block: index, offset: blocks[index]?.text.length ?? 0 } }
}
