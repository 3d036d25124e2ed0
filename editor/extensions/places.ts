// Where opinions stand in the page: found from their anchors, carried along with edits, looked up again when in doubt.

import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { type Anchor, type Place, type PlaceStatus, resolveIn } from '#model/anchor.ts'
import type { BlockId, OpinionId, SectionKey } from '#model/ids.ts'
import { anchorOf, type Opinion } from '#model/opinion.ts'
import { rangeOf, relativeRange } from './relative.ts'
import { type PageText, pageText, wordsIn } from './text-map.ts'

/** Where an opinion is shown: positions in the page. */
export interface OpinionPlace {
  readonly status: PlaceStatus
  readonly from?: number
  readonly to?: number
  readonly blockId?: BlockId
}

/** Places of all opinions that were looked up. */
export type Places = ReadonlyMap<OpinionId, OpinionPlace>

/** Whether an opinion's place is at its words. */
export function hasWords(status: OpinionPlace['status']): boolean {
  return status !== 'block' && status !== 'section' && status !== 'document' && status !== 'ambiguous'
}

/** Whether words surely stand at a place of this status, so that nobody need give it another by hand. */
export function isPlacedSurely(status: PlaceStatus): boolean {
  return status === 'exact' || status === 'exact-moved' || status === 'split'
}

/**
 * Finds an opinion's place from its anchor.
 *
 * @param told where the server found it in the text as it knew it: taken where the words do stand there, without a search
 */
export function findPlace(
  state: EditorState,
  page: PageText,
  opinion: Pick<Opinion, 'anchor' | 'placement' | 'sectionKey'>,
  told: Place | null = null,
): OpinionPlace {
  const anchor = anchorOf(opinion)
  const rel = anchor?.rel
  const range = rel ? rangeOf(state, rel) : null
  const related = range ? { from: page.offsetOf(range.from), to: page.offsetOf(range.to) } : null
  const isTold = related === null && anchor !== null && told !== null && holdsAt(page, told, anchor.quote)
  const place = isTold ? told : resolveIn(page, anchor, opinion.sectionKey, related)
  const { status, blockId } = place
  const known = blockId === undefined ? { status } : { status, blockId }
  if (place.from === undefined || place.to === undefined) return known
  return { ...known, from: page.positionOf(place.from), to: page.positionOf(place.to) }
}

/** Whether words stand exactly where they are said to. */
function holdsAt(page: PageText, { status, from, to }: Place, quote: string): boolean {
  const isExact = status === 'exact' || status === 'exact-moved'
  return isExact && from !== undefined && page.text.slice(from, to) === quote.normalize('NFC')
}

/** Where an anchor stands in an editor now, as positions in the page; null = at no words. */
export function findAnchor(
  { state }: Pick<Editor, 'state'>,
  anchor: Anchor,
  sectionKey: SectionKey | null,
): { readonly from: number; readonly to: number } | null {
  const { status, from, to } = findPlace(state, pageText(state.doc), {
    anchor,
    placement: null,
    sectionKey,
  })
  const isAtWords = status !== 'block' && status !== 'section'
  return isAtWords && from !== undefined && to !== undefined ? { from, to } : null
}

/** An anchor with the relative positions of its words, where they surely stand: it then follows them whatever is written. */
export function withRelative(
  editor: Pick<Editor, 'state'>,
  anchor: Anchor,
  sectionKey: SectionKey | null,
): Anchor {
  const { state } = editor
  const { status, from, to } = findPlace(state, pageText(state.doc), { anchor, placement: null, sectionKey })
  const isSure = status === 'exact' || status === 'exact-moved'
  const rel = isSure && from !== undefined && to !== undefined ? relativeRange(state, from, to) : null
  return rel ? { ...anchor, rel } : anchor
}

/** Whether a place surely still holds the opinion's words, so that it need not be looked up again. */
export function stillHolds(
  doc: Node,
  opinion: Pick<Opinion, 'anchor' | 'placement'>,
  place: OpinionPlace,
): boolean {
  const anchor = anchorOf(opinion)
  if (!anchor || (place.status !== 'exact' && place.status !== 'exact-moved')) return false
  const { from, to } = place
  if (from === undefined || to === undefined || to > doc.content.size) return false
  return wordsIn(doc, from, to).normalize('NFC') === anchor.quote.normalize('NFC')
}

/**
 * Places after an edit, whose words moved as the mapping says. Places that did not move stay the same objects. Done at every key, for
 * hundreds of places: those before the edit are passed over, and what is new is written out, as a spread takes four times as long.
 */
export function carried(places: Places, mapping: Mapping | StepMap): Places {
  const maps = mapping instanceof StepMap ? [mapping] : mapping.maps
  const unmoved = maps.reduce((least, map) => Math.min(least, firstOf(map)), Number.POSITIVE_INFINITY)
  const moved = new Map<OpinionId, OpinionPlace>()
  for (const [id, place] of places) {
    const { status, from, to, blockId } = place
    if (from === undefined || to === undefined || to < unmoved) {
      moved.set(id, place)
      continue
    }
    const start = mapping.map(from, 1)
    const end = Math.max(start, mapping.map(to, -1))
    if (start === from && end === to) moved.set(id, place)
    else if (blockId === undefined) moved.set(id, { status, from: start, to: end })
    else moved.set(id, { status, from: start, to: end, blockId })
  }
  return moved
}

/** Where the first change of a step begins; nothing before it moves. */
function firstOf(map: StepMap): number {
  let first = Number.POSITIVE_INFINITY
  map.forEach(from => {
    first = Math.min(first, from)
  })
  return first
}

/** Whether two places are one and the same. */
export function samePlace(one: OpinionPlace | undefined, other: OpinionPlace | undefined): boolean {
  if (one === other || !one || !other) return one === other
  return (
    one.status === other.status &&
    one.from === other.from &&
    one.to === other.to &&
    one.blockId === other.blockId
  )
}

/**
 * Where an edit moved what stands in the text. A colleague's edit comes as one replacement of the whole document, so what really
 * changed is found by comparing the two: unchanged nodes are the same objects, which makes that cheap.
 */
export function changeOf(transaction: Transaction): Mapping {
  const { mapping, steps, before, doc } = transaction
  if (steps.length !== 1 || !replacesAll(transaction)) return mapping
  const start = before.content.findDiffStart(doc.content)
  const ends = before.content.findDiffEnd(doc.content)
  if (start === null || !ends) return new Mapping()
  // Where a repeated letter makes the two ends pass each other, the change is an insertion or a deletion at the start.
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  return new Mapping([new StepMap([start, ends.a + overlap - start, ends.b + overlap - start])])
}

function replacesAll({ mapping, before }: Transaction): boolean {
  let isWhole = false
  mapping.maps[0]?.forEach((from, to) => {
    isWhole ||= from === 0 && to === before.content.size
  })
  return isWhole
}
