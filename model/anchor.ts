// Where an opinion stands: capture a selector from the text, find its place again in a text that has moved (review §2).

import type { BlockId, SectionKey } from './ids.ts'

/** How an opinion names its words. Stored once and never rewritten; only `quote` must be there. */
export interface Anchor {
  /** Exact words, NFC, block breaks as line feeds. */
  readonly quote: string
  /** Up to 32 characters before the quote. */
  readonly prefix?: string | undefined
  /** Up to 32 characters after the quote. */
  readonly suffix?: string | undefined
  readonly blockId?: BlockId | undefined
  /** Yjs relative positions of both ends, base64 of their encoding; absent when the opinion came by program or Word. */
  readonly rel?: { readonly from: string; readonly to: string } | undefined
}

/** The resolver's answers, surest first (review §2.2). */
export const placeStatuses = [
  'exact',
  'exact-moved',
  'ambiguous',
  'split',
  'changed',
  'probable',
  'block',
  'section',
  'document',
] as const
/** How sure a place is. */
export type PlaceStatus = (typeof placeStatuses)[number]

/** Where an opinion is shown today; computed on reading, never stored. Offsets are characters of `TextMap.text`. */
export interface Place {
  readonly status: PlaceStatus
  readonly from?: number
  readonly to?: number
  readonly blockId?: BlockId
  /** With `ambiguous`: where the words stand, in the order of the text; the likeliest, at most five. */
  readonly candidates?: readonly Candidate[]
}

/** One of several places at which the words of an anchor stand alike. */
export interface Candidate {
  readonly from: number
  readonly to: number
  readonly blockId?: BlockId
  /** Up to 32 characters before and after the words, to tell the places apart by. */
  readonly before: string
  readonly after: string
}

/** How many candidates are told of one anchor. */
const maxCandidates = 5

/** One text block of a document. */
export interface TextBlock {
  readonly id: BlockId
  readonly sectionKey: SectionKey
  /** Inline text as it stands; a hard break is a line feed. Text enters in NFC (typing, paste, import). */
  readonly text: string
  /** Offset of its first character in the whole text. */
  readonly start: number
}

/** A document's text as the resolver reads it: blocks joined by line feeds. */
export interface TextMap {
  readonly blocks: readonly TextBlock[]
  readonly text: string
}

/** A text that is searched for anchors; how it finds its words and blocks is its own affair. */
export interface SearchedText {
  /** All of it. A long text that is kept in parts is put together for who asks, so few do. */
  readonly text: string
  slice(from: number, to: number): string
  /** Every offset at which words stand, in order. */
  offsetsOf(words: string): number[]
  /** Whether letters follow each other somewhere, white space left out. A yes may be wrong, a no is not. */
  mayHold(letters: string): boolean
  /** The text block that holds an offset, or null between blocks' ends. */
  blockAt(offset: number): TextBlock | null
  blockNamed(id: BlockId): TextBlock | null
  /** The blocks of a section in their order. */
  blocksIn(sectionKey: SectionKey): readonly TextBlock[]
}

/** Builds a text map from blocks in document order. */
export function textMap(blocks: readonly Omit<TextBlock, 'start'>[]): TextMap {
  let end = -1
  const placed = blocks.map(({ id, sectionKey, text }) => {
    const start = end + 1
    end = start + text.length
    return { id, sectionKey, text, start } // written out: a spread takes four times as long, and a report has thousands of blocks
  })
  return { blocks: placed, text: blocks.map(block => block.text).join('\n') }
}

/** A text without its white space. */
export function densely(text: string): string {
  return text.replace(/\s+/gu, '')
}

/** So many characters around its words an anchor keeps, at most. */
export const contextLength = 32

/**
 * Captures a selector.
 *
 * @param from offset in `map.text`, inclusive
 * @param to offset in `map.text`, exclusive
 */
export function captureAnchor(map: TextMap, from: number, to: number): Anchor {
  if (from < 0 || to > map.text.length || from >= to)
    throw new RangeError(`no words between ${from} and ${to}`)
  return {
    quote: map.text.slice(from, to).normalize('NFC'),
    prefix: map.text.slice(Math.max(0, from - contextLength), from),
    suffix: map.text.slice(to, to + contextLength),
    ...(blockAt(map, from) ? { blockId: blockAt(map, from)?.id } : {}),
  }
}

/** The text block that holds an offset, or null between blocks' ends. */
export function blockAt(map: TextMap, offset: number): TextBlock | null {
  let low = 0
  let high = map.blocks.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const block = map.blocks[middle]
    if (!block) return null
    if (offset < block.start) high = middle - 1
    else if (offset > block.start + block.text.length) low = middle + 1
    else return block
  }
  return null
}

/** Finds where an anchor stands now in a text that is given as blocks; see `resolveIn`. */
export function resolveAnchor(
  map: TextMap,
  anchor: Anchor | null,
  sectionKey: SectionKey | null,
  related: { readonly from: number; readonly to: number } | null,
): Place {
  const searched: SearchedText = {
    text: map.text,
    slice: (from, to) => map.text.slice(from, to),
    offsetsOf: words => occurrences(map.text, words),
    mayHold: () => true,
    blockAt: offset => blockAt(map, offset),
    blockNamed: id => map.blocks.find(block => block.id === id) ?? null,
    blocksIn: key => map.blocks.filter(block => block.sectionKey === key),
  }
  return resolveIn(searched, anchor, sectionKey, related)
}

/**
 * Finds where an anchor stands now. First rule that holds wins (review §2.2).
 *
 * @param related what the stored relative positions point at today, as offsets, or null where there are none or they died
 * @param sectionKey the section the opinion names
 */
export function resolveIn(
  map: SearchedText,
  anchor: Anchor | null,
  sectionKey: SectionKey | null,
  related: { readonly from: number; readonly to: number } | null,
): Place {
  if (anchor === null) return fallback(map, null, sectionKey)
  const quote = anchor.quote.normalize('NFC')
  const pair = related && related.from < related.to ? map.slice(related.from, related.to) : ''
  if (related && pair === quote) return placeAt(map, 'exact', related.from, related.to)
  const found = map.offsetsOf(quote)
  if (found.length > 0) {
    const [first, ...others] = likeliestFirst(map, found, quote.length, anchor, sectionKey)
    if (first && first.score > (others[0]?.score ?? Number.NEGATIVE_INFINITY))
      return placeAt(map, 'exact-moved', first.at, first.at + quote.length)
    const likeliest = [first, ...others].slice(0, maxCandidates).flatMap(one => one?.at ?? [])
    const candidates = likeliest.sort((a, b) => a - b).map(at => candidateAt(map, at, at + quote.length))
    return { status: 'ambiguous', ...nearBlock(map, anchor), candidates }
  }
  const spread = map.mayHold(densely(quote)) ? spacedPlace(map.text, quote) : null
  if (spread) return placeAt(map, 'split', spread.from, spread.to)
  if (related && pair !== '' && shareOfTokens(quote, pair) >= 0.5)
    return placeAt(map, 'changed', related.from, related.to)
  const fuzzy = fuzzyPlace(map, quote, anchor, sectionKey)
  if (fuzzy) return placeAt(map, 'probable', fuzzy.from, fuzzy.to)
  return fallback(map, anchor, sectionKey)
}

/**
 * Whether the server may write at this place by itself: the words are surely the ones quoted (review §2.2, §2.4).
 */
export function isWritable(map: TextMap, place: Place, quote: string): boolean {
  if (place.status === 'exact') return true
  return place.status === 'exact-moved' && occurrences(map.text, quote.normalize('NFC')).length === 1
}

function placeAt(map: SearchedText, status: PlaceStatus, from: number, to: number): Place {
  const block = map.blockAt(from)
  return block ? { status, from, to, blockId: block.id } : { status, from, to }
}

function fallback(map: SearchedText, anchor: Anchor | null, sectionKey: SectionKey | null): Place {
  const block = anchor?.blockId ? map.blockNamed(anchor.blockId) : null
  if (block)
    return { status: 'block', from: block.start, to: block.start + block.text.length, blockId: block.id }
  const first = sectionKey === null ? undefined : map.blocksIn(sectionKey)[0]
  if (first)
    return { status: 'section', from: first.start, to: first.start + first.text.length, blockId: first.id }
  return { status: 'document' }
}

function nearBlock(map: SearchedText, anchor: Anchor): { blockId?: BlockId } {
  const block = anchor.blockId ? map.blockNamed(anchor.blockId) : null
  return block ? { blockId: block.id } : {}
}

/** Every offset at which a quote stands in a text. */
export function occurrences(text: string, quote: string): number[] {
  const found: number[] = []
  if (quote === '') return found
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) found.push(at)
  return found
}

function candidateAt(map: SearchedText, from: number, to: number): Candidate {
  const block = map.blockAt(from)
  const before = map.slice(Math.max(0, from - contextLength), from)
  const after = map.slice(to, to + contextLength)
  return { from, to, ...(block ? { blockId: block.id } : {}), before, after }
}

/** Several places by how well their surroundings are the ones that were quoted, the best first. */
function likeliestFirst(
  map: SearchedText,
  found: readonly number[],
  length: number,
  anchor: Anchor,
  sectionKey: SectionKey | null,
) {
  const [only] = found
  if (found.length === 1 && only !== undefined) return [{ at: only, score: 0 }]
  const scored = found.map(at => {
    const block = map.blockAt(at)
    const before = commonSuffix(map.slice(Math.max(0, at - contextLength), at), anchor.prefix ?? '')
    const after = commonPrefix(map.slice(at + length, at + length + contextLength), anchor.suffix ?? '')
    const home =
      (block && block.id === anchor.blockId ? 16 : 0) + (block && block.sectionKey === sectionKey ? 8 : 0)
    return { at, score: before + after + home }
  })
  return scored.sort((a, b) => b.score - a.score)
}

function commonPrefix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

function commonSuffix(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[a.length - 1 - length] === b[b.length - 1 - length])
    length += 1
  return length
}

/** The one place where the quote stands when white space is ignored: an Enter inside it, for one. Null = at none, or at several. */
function spacedPlace(text: string, quote: string): { from: number; to: number } | null {
  const letters = [...densely(quote)].map(letter => letter.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'))
  if (letters.length === 0) return null
  const spaced = new RegExp(letters.join('\\s*'), 'g')
  const match = spaced.exec(text)
  if (!match) return null
  spaced.lastIndex = match.index + 1
  return spaced.test(text) ? null : { from: match.index, to: match.index + match[0].length }
}

function tokens(text: string): string[] {
  return text.split(/\s+/u).filter(token => token !== '')
}

/** Share of the quote's tokens that the other text holds, 0…1. */
function shareOfTokens(quote: string, other: string): number {
  const wanted = tokens(quote)
  const rest = tokens(other)
  let hits = 0
  for (const token of wanted) {
    const at = rest.indexOf(token)
    if (at < 0) continue
    rest.splice(at, 1)
    hits += 1
  }
  return wanted.length === 0 ? 0 : hits / wanted.length
}

const probableFrom = 0.6
const fuzzyMaxTokens = 4000

/** The window of as many tokens that holds most of the quote's, in the same block, then in the same section. */
function fuzzyPlace(
  map: SearchedText,
  quote: string,
  anchor: Anchor,
  sectionKey: SectionKey | null,
): { from: number; to: number } | null {
  const own = anchor.blockId ? map.blockNamed(anchor.blockId) : null
  const home = own ? [own] : []
  const section = sectionKey ?? own?.sectionKey ?? null
  const wanted = tokens(quote)
  const areas = [home, section === null ? [] : map.blocksIn(section)]
  for (const blocks of areas) {
    let best: { from: number; to: number; score: number } | null = null
    for (const block of blocks) {
      if (!mayResemble(block.text, wanted)) continue
      const window = bestWindow(block, wanted)
      if (window && window.score >= probableFrom && (!best || window.score > best.score)) best = window
    }
    if (best) return best
  }
  return null
}

/** Whether a text can hold a window that is like the quote: most of its tokens stand somewhere in it. Costs little, never says no wrongly. */
function mayResemble(text: string, wanted: readonly string[]): boolean {
  let misses = wanted.length * (1 - probableFrom)
  for (const token of wanted) {
    if (text.includes(token)) continue
    misses -= 1
    if (misses < -1e-9) return false
  }
  return true
}

/** Whether words that are like an anchor's may stand in a text; if not, no edit that only wrote this text can have brought them. */
export function mayHoldAlike(text: string, { quote }: Pick<Anchor, 'quote'>): boolean {
  return mayResemble(text, tokens(quote.normalize('NFC')))
}

function bestWindow(
  block: TextBlock,
  wanted: readonly string[],
): { from: number; to: number; score: number } | null {
  const words = tokens(block.text)
  if (wanted.length < 3 || words.length > fuzzyMaxTokens) return null
  const counts = new Map<string, number>()
  for (const token of wanted) counts.set(token, (counts.get(token) ?? 0) + 1)
  const seen = new Map<string, number>()
  let hits = 0
  let best = { end: -1, hits: -1 }
  for (const [end, entering] of words.entries()) {
    hits += enter(seen, counts, entering)
    const leaving = words[end - wanted.length]
    if (leaving !== undefined) hits -= leave(seen, counts, leaving)
    if (hits > best.hits) best = { end, hits }
  }
  const window = stretchOf(block.text, words, Math.max(0, best.end - wanted.length + 1), best.end)
  return (
    window && {
      from: block.start + window.from,
      to: block.start + window.to,
      score: best.hits / wanted.length,
    }
  )
}

/** Where some of a text's tokens stand in it; null when it has none. */
function stretchOf(
  text: string,
  words: readonly string[],
  first: number,
  last: number,
): { from: number; to: number } | null {
  let from = 0
  let at = 0
  for (const [index, word] of words.slice(0, last + 1).entries()) {
    at = text.indexOf(word, at) // between two tokens there is white space only
    if (index === first) from = at
    at += word.length
  }
  return last < 0 ? null : { from, to: at }
}

function enter(seen: Map<string, number>, counts: ReadonlyMap<string, number>, token: string): number {
  const now = (seen.get(token) ?? 0) + 1
  seen.set(token, now)
  return now <= (counts.get(token) ?? 0) ? 1 : 0
}

function leave(seen: Map<string, number>, counts: ReadonlyMap<string, number>, token: string): number {
  const before = seen.get(token) ?? 0
  seen.set(token, before - 1)
  return before <= (counts.get(token) ?? 0) ? 1 : 0
}
