// Which block of one text is which of the other: by id, else by the same words, else by likeness between neighbours.

import { diffArrays } from 'diff'
import type { BlockId } from './ids.ts'
import { wordsOf } from './redline.ts'

/** A block as far as its partner is sought. Blocks of two types are never one, nor are a paragraph and a heading. */
export interface Alignable {
  readonly type: string
  readonly id: BlockId
  /** Its words, NFC. */
  readonly text: string
  readonly shape?: { readonly type: string }
}

/** Two places that belong together. */
export interface Pair {
  readonly before: number
  readonly after: number
}

/** Two blocks that belong together; moved ones stand in another order. */
export interface BlockPair extends Pair {
  readonly isMoved: boolean
}

const likeEnough = 0.4 // share of common words from which two blocks are one that changed
const longEnough = 20 // characters from which the same words elsewhere are the same block
const mostComparisons = 10_000 // pairs that are weighed between two known neighbours; more are not guessed at

/** Pairs of blocks in the order of the earlier text. */
export function pairBlocks(before: readonly Alignable[], after: readonly Alignable[]): BlockPair[] {
  // What stands alone on either side is one, as in most cells of a table.
  if (before.length === 1 && after.length === 1 && before[0]?.type === after[0]?.type)
    return [{ before: 0, after: 0, isMoved: false }]
  const pairs = pairKnown(before, after)
  const inOrder = longestRise(pairs)
  const likeness = likenessOfTexts()
  const staying = new Set(inOrder)
  const moved = pairs.filter(pair => !staying.has(pair))
  const taken = {
    before: new Set(pairs.map(pair => pair.before)),
    after: new Set(pairs.map(pair => pair.after)),
  }
  const guessed = between(inOrder, before.length, after.length).flatMap(gap =>
    pairLike(
      range(gap.before.from, gap.before.to).filter(index => !taken.before.has(index)),
      range(gap.after.from, gap.after.to).filter(index => !taken.after.has(index)),
      (b, a) => likenessOfBlocks(before[b], after[a], likeness),
    ),
  )
  return [
    ...[...inOrder, ...guessed].map(pair => ({ ...pair, isMoved: false })),
    ...moved.map(pair => ({ ...pair, isMoved: true })),
  ].sort((a, b) => a.before - b.before)
}

/**
 * Pairs of lines that keep their order: the same ones first, then like ones between them.
 *
 * @param mayPair whether two lines can belong together at all
 */
export function pairInOrder(
  before: readonly string[],
  after: readonly string[],
  mayPair: (before: number, after: number) => boolean,
): Pair[] {
  const likeness = likenessOfTexts()
  const same: Pair[] = []
  let atBefore = 0
  let atAfter = 0
  for (const { value, added, removed } of diffArrays([...before], [...after])) {
    const { length } = value
    if (!added && !removed) {
      for (let index = 0; index < length; index += 1) {
        const pair = { before: atBefore + index, after: atAfter + index }
        if (mayPair(pair.before, pair.after)) same.push(pair)
      }
    }
    if (!added) atBefore += length
    if (!removed) atAfter += length
  }
  const like = between(same, before.length, after.length).flatMap(gap =>
    pairLike(range(gap.before.from, gap.before.to), range(gap.after.from, gap.after.to), (b, a) => {
      if (!mayPair(b, a)) return 0
      const [from = '', to = ''] = [before[b], after[a]]
      const first = (line: string) => line.split('\n', 1)[0]
      return first(from) === first(to) ? 1 : likeness(from, to)
    }),
  )
  return [...same, ...like].sort((a, b) => a.before - b.before)
}

/** Pairs by id, then those without a partner by the same words where these stand once on either side. */
function pairKnown(before: readonly Alignable[], after: readonly Alignable[]): Pair[] {
  const pairs = pairByKey(before, after, block => (block.id === '' ? '' : `${block.type} ${block.id}`))
  const known = {
    before: new Set(pairs.map(pair => pair.before)),
    after: new Set(pairs.map(pair => pair.after)),
  }
  const ofWords = (side: ReadonlySet<number>) => (block: Alignable, index: number) =>
    side.has(index) || block.text.length < longEnough ? '' : `${block.type} ${block.text}`
  return [...pairs, ...pairByKey(before, after, ofWords(known.before), ofWords(known.after))].sort(
    (a, b) => a.before - b.before,
  )
}

type KeyOf = (block: Alignable, index: number) => string

function pairByKey(
  before: readonly Alignable[],
  after: readonly Alignable[],
  keyBefore: KeyOf,
  keyAfter: KeyOf = keyBefore,
): Pair[] {
  const places = onlyOnce(after, keyAfter)
  return [...onlyOnce(before, keyBefore)].flatMap(([key, from]) => {
    const to = places.get(key)
    return to === undefined ? [] : [{ before: from, after: to }]
  })
}

/** Places by key; a key that stands twice names nothing. */
function onlyOnce(blocks: readonly Alignable[], keyOf: KeyOf): Map<string, number> {
  const places = new Map<string, number>()
  const twice = new Set<string>()
  for (const [index, block] of blocks.entries()) {
    const key = keyOf(block, index)
    if (key === '' || twice.has(key)) continue
    if (places.delete(key)) twice.add(key)
    else places.set(key, index)
  }
  return places
}

/** The longest part of the pairs, ordered by `before`, whose `after` rises too. */
function longestRise(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [] // by length − 1: the pair with the least `after` that ends a rise of that length
  const previous: (number | undefined)[] = []
  for (const [index, { after }] of pairs.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((pairs[ends[middle] ?? 0]?.after ?? 0) < after) low = middle + 1
      else high = middle
    }
    previous[index] = ends[low - 1]
    ends[low] = index
  }
  const rise: Pair[] = []
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) {
    const pair = pairs[at]
    if (pair) rise.push(pair)
  }
  return rise.reverse()
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** The stretches before, between and after pairs that rise on both sides. */
function between(
  pairs: readonly Pair[],
  beforeLength: number,
  afterLength: number,
): { readonly before: Stretch; readonly after: Stretch }[] {
  let last = { before: -1, after: -1 }
  return [...pairs, { before: beforeLength, after: afterLength }].map(pair => {
    const gap = {
      before: { from: last.before + 1, to: pair.before },
      after: { from: last.after + 1, to: pair.after },
    }
    last = pair
    return gap
  })
}

/** The pairs in order whose likeness is the greatest in sum. */
function pairLike(
  before: readonly number[],
  after: readonly number[],
  likenessAt: (before: number, after: number) => number,
): Pair[] {
  const width = after.length + 1
  if (before.length === 0 || after.length === 0 || before.length * after.length > mostComparisons) return []
  const best = new Float64Array((before.length + 1) * width)
  const own = new Float64Array((before.length + 1) * width)
  for (let b = before.length - 1; b >= 0; b -= 1) {
    for (let a = after.length - 1; a >= 0; a -= 1) {
      const at = b * width + a
      const like = likenessAt(before[b] ?? 0, after[a] ?? 0)
      own[at] = like >= likeEnough ? like : 0
      const paired = own[at] > 0 ? own[at] + (best[at + width + 1] ?? 0) : 0
      best[at] = Math.max(paired, best[at + 1] ?? 0, best[at + width] ?? 0)
    }
  }
  const pairs: Pair[] = []
  for (let b = 0, a = 0; b < before.length && a < after.length; ) {
    const at = b * width + a
    const like = own[at] ?? 0
    if (like > 0 && best[at] === like + (best[at + width + 1] ?? 0)) {
      pairs.push({ before: before[b] ?? 0, after: after[a] ?? 0 })
      b += 1
      a += 1
    } else if (best[at] === best[at + 1]) a += 1
    else b += 1
  }
  return pairs
}

type Likeness = (a: string, b: string) => number

function likenessOfBlocks(
  before: Alignable | undefined,
  after: Alignable | undefined,
  likeness: Likeness,
): number {
  if (!before || !after || before.type !== after.type) return 0
  if (before.shape?.type !== after.shape?.type) return 0
  return likeness(before.text, after.text)
}

/** Measures the share of common words, 0 to 1; the words of each text are cut once. */
function likenessOfTexts(): Likeness {
  const known = new Map<string, readonly string[]>()
  const inkOf = (text: string) => {
    const words = known.get(text) ?? wordsOf(text).filter(word => word.trim() !== '')
    known.set(text, words)
    return words
  }
  return (a, b) => {
    if (a === b) return 1
    const counts = new Map<string, number>()
    for (const word of inkOf(a)) counts.set(word, (counts.get(word) ?? 0) + 1)
    let common = 0
    for (const word of inkOf(b)) {
      const left = counts.get(word) ?? 0
      if (left === 0) continue
      counts.set(word, left - 1)
      common += 1
    }
    const total = inkOf(a).length + inkOf(b).length
    return total === 0 ? 0 : (2 * common) / total
  }
}

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
}
