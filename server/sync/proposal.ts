// Places in a Y.Doc: from stored relative positions to offsets, and from an offset to the run of text that is rewritten.

import { Buffer } from 'node:buffer'
import * as Y from 'yjs'
import {
  type Anchor,
  blockAt,
  contextLength,
  isWritable,
  type Place,
  type PlaceStatus,
  resolveAnchor,
  type TextMap,
  textMap,
} from '#model/anchor.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import { findGap, wordsInPlace } from '#model/gap.ts'
import type { BlockId, SectionKey } from '#model/ids.ts'
import type { TextRun, WrittenWords } from '#model/register.ts'
import { updateOf } from './own-change.ts'
import { fragmentName } from './seed.ts'
import { isLockedHeading } from './structure-of-doc.ts'

/** What writing a proposal came to. */
export type Accepted =
  | {
      readonly ok: true
      readonly update: Uint8Array
      readonly client: number
      readonly blockId: BlockId | null
      readonly textBefore: string
      readonly textAfter: string
      readonly written: WrittenWords
    }
  | NotWritten

/** Why nothing was written, and the words that stand where the quote was looked for; null = none were found. */
export interface NotWritten {
  readonly ok: false
  readonly status: PlaceStatus
  readonly standing: { readonly text: string; readonly blockId: BlockId | null } | null
}

/** Words to be written in place of an anchor's quote; an empty quote names a gap. */
export interface Wording {
  readonly anchor: Anchor | null
  readonly sectionKey: SectionKey | null
  readonly proposedText: string
  /** The same words where they are of more than one look; left out = they look like the first they replace. */
  readonly runs?: readonly TextRun[] | null
}

/** A document with its text as the resolver reads it; `elements` are the map's blocks in the same order. */
export interface PlacedText {
  readonly doc: Y.Doc
  readonly map: TextMap
  readonly elements: readonly Y.XmlElement[]
}

/** @param json the same document as JSON */
export function placedText(doc: Y.Doc, json: NodeJson): PlacedText {
  return {
    doc,
    map: textMap(textBlocksOf(json)),
    elements: textBlockElements(doc.getXmlFragment(fragmentName)),
  }
}

/** Where an opinion stands. */
export function placeIn(text: PlacedText, anchor: Anchor | null, sectionKey: SectionKey | null): Place {
  return resolveAnchor(text.map, anchor, sectionKey, anchor?.rel ? related(text, anchor.rel) : null)
}

/**
 * Writes a wording into the document under the document's own fresh client id, in one transaction: first the new words with
 * the formatting of the first word they replace, then the quote goes.
 */
export function writeProposal(text: PlacedText, wording: Wording): Accepted {
  const { anchor, sectionKey, proposedText, runs = null } = wording
  const found = anchor?.quote === '' ? gapIn(text, anchor) : quoteIn(text, anchor, sectionKey)
  if (!found.ok || /[\n\r]/u.test(proposedText))
    return found.ok ? notWritten(text, anchor, found.place) : found
  const { from = 0, to = 0 } = found.place
  const run = runAt(text, from, to)
  if (!run) return notWritten(text, anchor, found.place)
  const textBefore = text.map.text.slice(from, to)
  const textAfter = proposedText.normalize('NFC')
  const before = runsIn(run.text, run.from, textBefore.length)
  const update = updateOf(text.doc, () => {
    let at = run.from
    const looks = runs ?? [{ insert: textAfter, attributes: before[0]?.attributes }]
    for (const { insert, attributes } of looks) {
      if (insert === '') continue
      run.text.insert(at, insert, { ...attributes }) // Yjs writes into what it is given
      at += insert.length
    }
    run.text.delete(at, textBefore.length)
  })
  if (!update) return notWritten(text, anchor, found.place)
  const end = run.from + textAfter.length
  const written: WrittenWords = {
    anchor: {
      quote: textAfter,
      prefix: text.map.text.slice(Math.max(0, from - contextLength), from),
      suffix: text.map.text.slice(to, to + contextLength),
      ...(run.blockId === null ? {} : { blockId: run.blockId }),
      rel: relativeEnds(run.text, run.from, end),
    },
    ...(before.length > 1 || textAfter === '' ? { runsBefore: before } : {}),
  }
  const { blockId } = run
  return { ok: true, update, client: text.doc.clientID, blockId, textBefore, textAfter, written }
}

type Found = { readonly ok: true; readonly place: Place } | NotWritten

/** The place of a quote, if it is sure enough to be written at. */
function quoteIn(text: PlacedText, anchor: Anchor | null, sectionKey: SectionKey | null): Found {
  const place = placeIn(text, anchor, sectionKey)
  const { from, to } = place
  if (!anchor || from === undefined || to === undefined) return notWritten(text, anchor, place)
  const words = text.map.text.slice(from, to)
  const isThere = isWritable(text.map, place, anchor.quote) && words !== ''
  return isThere && words.normalize('NFC') === anchor.quote.normalize('NFC')
    ? { ok: true, place }
    : notWritten(text, anchor, place)
}

function gapIn(text: PlacedText, anchor: Anchor): Found {
  const at = findGap(text.map, anchor, anchor.rel ? related(text, anchor.rel) : null)
  if (at !== null) return { ok: true, place: { status: 'exact', from: at, to: at } }
  const { blockId = '' } = anchor
  return notWritten(text, anchor, resolveAnchor(text.map, { quote: '', blockId }, null, null))
}

/** Nothing is told of places that are not at words: the section, the document. */
function notWritten({ map }: PlacedText, anchor: Anchor | null, place: Place): NotWritten {
  const { status, from, to, blockId = null } = place
  if (from === undefined || to === undefined || status === 'section')
    return { ok: false, status, standing: null }
  const line = blockAt(map, from)?.text ?? ''
  const inPlace = anchor ? wordsInPlace(line, anchor) : line
  const text = inPlace === line ? map.text.slice(from, to) : inPlace
  return { ok: false, status, standing: { text, blockId } }
}

/** Both ends as relative positions that cling to the characters inside; of a gap, to those around it. */
function relativeEnds(text: Y.XmlText, from: number, to: number): { from: string; to: string } {
  const [left, right] = from === to ? [-1, 0] : [0, -1]
  const encoded = (offset: number, side: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, offset, side))).toString(
      'base64',
    )
  return { from: encoded(from, left), to: encoded(to, right) }
}

/** A part of a run of text, cut where its look changes. */
function runsIn(text: Y.XmlText, from: number, length: number): TextRun[] {
  const runs: TextRun[] = []
  let start = 0
  for (const { insert, attributes } of text.toDelta() as readonly TextRun[]) {
    const part = insert.slice(Math.max(0, from - start), Math.max(0, from + length - start))
    start += insert.length
    if (part !== '') runs.push({ insert: part, ...(attributes ? { attributes } : {}) })
  }
  return runs
}

/** The one run of text that holds [from, to), in a block that may be written. */
function runAt(
  text: PlacedText,
  from: number,
  to: number,
): { text: Y.XmlText; from: number; blockId: string | null } | null {
  const block = blockAt(text.map, from)
  if (!block) return null
  const element = text.elements[text.map.blocks.indexOf(block)]
  if (!element || isLockedHeading(element)) return null
  let start = block.start
  for (const child of element.toArray()) {
    const end = start + lengthOf(child)
    if (child instanceof Y.XmlText && from >= start && to <= end) {
      return { text: child, from: from - start, blockId: block.id === '' ? null : block.id }
    }
    start = end
  }
  return null
}

/** What stored relative positions point at today, as offsets of the map. Positions that cannot be read count as dead. */
function related(
  text: PlacedText,
  rel: { readonly from: string; readonly to: string },
): { from: number; to: number } | null {
  const from = offsetOf(text, rel.from)
  const to = offsetOf(text, rel.to)
  return from === null || to === null ? null : { from, to }
}

function offsetOf(text: PlacedText, encoded: string): number | null {
  const position = decoded(encoded)
  const absolute = position ? Y.createAbsolutePositionFromRelativePosition(position, text.doc) : null
  if (!absolute) return null
  const { type, index } = absolute
  const element = type instanceof Y.XmlText ? type.parent : type
  if (!(element instanceof Y.XmlElement)) return null
  const block = text.map.blocks[text.elements.indexOf(element)]
  if (!block) return null
  const children = element.toArray()
  const before =
    type instanceof Y.XmlText ? children.slice(0, children.indexOf(type)) : children.slice(0, index)
  return (
    block.start + before.reduce((sum, child) => sum + lengthOf(child), type instanceof Y.XmlText ? index : 0)
  )
}

function decoded(encoded: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(new Uint8Array(Buffer.from(encoded, 'base64')))
  } catch {
    return null // a position somebody made up: the quote still places the opinion
  }
}

/** Characters a child counts in its block: a hard break is one, a footnote none. */
function lengthOf(child: Y.XmlElement | Y.XmlText | Y.XmlHook): number {
  if (child instanceof Y.XmlText) return child.length
  return child instanceof Y.XmlElement && child.nodeName === 'footnote' ? 0 : 1
}

/** Paragraphs and headings in document order, as textBlocksOf walks them. */
function textBlockElements(fragment: Y.XmlFragment): Y.XmlElement[] {
  const found: Y.XmlElement[] = []
  const walk = (parent: Y.XmlFragment) => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (child.nodeName === 'paragraph' || child.nodeName === 'heading') found.push(child)
      else walk(child)
    }
  }
  walk(fragment)
  return found
}
