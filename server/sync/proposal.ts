// Places in a Y.Doc: from stored relative positions to offsets, and from an offset to the run of text that is rewritten.

import { Buffer } from 'node:buffer'
import * as Y from 'yjs'
import {
  type Anchor,
  blockAt,
  isWritable,
  type Place,
  type PlaceStatus,
  resolveAnchor,
  type TextMap,
  textMap,
} from '#model/anchor.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import type { BlockId, SectionKey } from '#model/ids.ts'
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
    }
  | { readonly ok: false; readonly status: PlaceStatus }

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
 * Writes a proposal into the document under the document's own fresh client id, in one transaction: first the proposed
 * words with the formatting of the first word they replace, then the quote goes.
 */
export function writeProposal(
  text: PlacedText,
  anchor: Anchor | null,
  sectionKey: SectionKey | null,
  proposedText: string,
): Accepted {
  const place = placeIn(text, anchor, sectionKey)
  const refused: Accepted = { ok: false, status: place.status }
  if (!anchor || place.from === undefined || place.to === undefined || /[\n\r]/u.test(proposedText))
    return refused
  if (!isWritable(text.map, place, anchor.quote)) return refused
  const textBefore = text.map.text.slice(place.from, place.to)
  if (textBefore === '' || textBefore.normalize('NFC') !== anchor.quote.normalize('NFC')) return refused
  const run = runAt(text, place.from, place.to)
  if (!run) return refused
  const textAfter = proposedText.normalize('NFC')
  const update = updateOf(text.doc, () => {
    if (textAfter !== '') run.text.insert(run.from, textAfter, formattingAt(run.text, run.from))
    run.text.delete(run.from + textAfter.length, textBefore.length)
  })
  if (!update) return refused
  return { ok: true, update, client: text.doc.clientID, blockId: run.blockId, textBefore, textAfter }
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

/** Attributes of the character that begins at an offset. */
function formattingAt(text: Y.XmlText, offset: number): Record<string, unknown> {
  let end = 0
  for (const { insert, attributes } of text.toDelta() as readonly {
    insert: string
    attributes?: Record<string, unknown>
  }[]) {
    end += insert.length
    if (offset < end) return attributes ?? {}
  }
  return {}
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
