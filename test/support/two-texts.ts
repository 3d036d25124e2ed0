// One shared text in two replicas, with an opinion's words marked in it: what became of them is known without the resolver.

import { Buffer } from 'node:buffer'
import * as Y from 'yjs'
import { type Anchor, captureAnchor, isWritable, type Place } from '#model/anchor.ts'
import { type PlacedText, placedText, placeIn } from '../../server/sync/proposal.ts'
import { fragmentName } from '../../server/sync/seed.ts'
import { jsonOf } from '../../server/sync/text-jobs.ts'

type Run = { readonly insert: string; readonly attributes?: Record<string, unknown> }

let ids = 0

/** A new block with runs of text. @param id left out = a fresh one */
export function block(runs: readonly Run[], nodeName = 'paragraph', id?: string): Y.XmlElement {
  ids += 1
  const element = new Y.XmlElement(nodeName)
  element.setAttribute('id', id ?? `n${ids}`)
  const text = new Y.XmlText()
  text.applyDelta([...runs])
  element.insert(0, [text])
  return element
}

/** The text of a block. */
export function textIn(element: unknown): Y.XmlText {
  if (!(element instanceof Y.XmlElement)) throw new RangeError('no block')
  const child = element.get(0)
  if (child instanceof Y.XmlText) return child
  const fresh = new Y.XmlText()
  element.insert(0, [fresh])
  return fresh
}

/** Runs of a block between two offsets, marks and all. */
export function runsOf(element: unknown, from = 0, to = Number.POSITIVE_INFINITY): Run[] {
  let at = 0
  return (textIn(element).toDelta() as Run[]).flatMap(run => {
    const start = at
    at += run.insert.length
    const insert = run.insert.slice(Math.max(0, from - start), Math.max(0, to - start))
    return insert === '' ? [] : [{ ...run, insert }]
  })
}

/** One replica. */
export class Replica {
  readonly doc = new Y.Doc()
  readonly undo: Y.UndoManager

  /** @param clientId a fixed one, so that a run can be repeated */
  constructor(clientId: number) {
    this.doc.clientID = clientId
    this.undo = new Y.UndoManager(this.doc.getXmlFragment(fragmentName), { captureTimeout: 0 })
  }

  /** The first section, whose blocks are edited. */
  get section(): Y.XmlElement {
    const section = this.doc.getXmlFragment(fragmentName).get(0)
    if (!(section instanceof Y.XmlElement)) throw new RangeError('no section')
    return section
  }

  /** Makes one change that can be undone. */
  change(edit: (section: Y.XmlElement) => void): void {
    this.doc.transact(() => edit(this.section))
  }

  placed(): PlacedText {
    return placedText(this.doc, jsonOf(this.doc))
  }
}

/** Two replicas of a text with these paragraphs in section `s`. */
export function twoReplicas(paragraphs: readonly string[]): readonly [Replica, Replica] {
  const [a, b] = [new Replica(1), new Replica(2)]
  a.doc.transact(() => {
    const section = new Y.XmlElement('section')
    section.setAttribute('key', 's')
    section.insert(
      0,
      paragraphs.map((insert, index) => block([{ insert }], 'paragraph', `p${index}`)),
    )
    a.doc.getXmlFragment(fragmentName).insert(0, [section])
  })
  exchange(a, b)
  a.undo.clear()
  b.undo.clear()
  return [a, b]
}

/** Brings both replicas to the same text. */
export function exchange(a: Replica, b: Replica): void {
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc, Y.encodeStateVector(b.doc)))
  Y.applyUpdate(a.doc, Y.encodeStateAsUpdate(b.doc, Y.encodeStateVector(a.doc)))
}

/** An anchor on words of a block, as a client captures it; the words are marked, so that they can be followed. */
export function anchorOn(replica: Replica, index: number, from: number, to: number): Anchor {
  const text = textIn(replica.section.get(index))
  const { map } = replica.placed()
  const start = map.blocks[index]?.start ?? 0
  const relative = (offset: number) =>
    Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, offset))).toString(
      'base64',
    )
  const anchor = {
    ...captureAnchor(map, start + from, start + to),
    rel: { from: relative(from), to: relative(to) },
  }
  replica.doc.transact(() => text.format(from, to - from, { quoted: true }))
  replica.undo.clear()
  return anchor
}

/** What became of an opinion: where the resolver puts it, what may be written, and where its marked words really are. */
export interface Fate {
  readonly place: Place
  readonly words: string
  readonly mayWrite: boolean
  /** The marked words in order, and the offset of the first; '' = all are gone. */
  readonly truth: { readonly words: string; readonly at: number; readonly isWhole: boolean }
}

/** Follows an anchor. */
export function fateOf(replica: Replica, anchor: Anchor): Fate {
  const placed = replica.placed()
  const place = placeIn(placed, anchor, 's')
  const words = place.from === undefined ? '' : placed.map.text.slice(place.from, place.to)
  const marked = markedIn(replica, placed)
  const end = marked.at + marked.words.length
  const isWhole = marked.words !== '' && placed.map.text.slice(marked.at, end) === marked.words
  return {
    place,
    words,
    mayWrite: isWritable(placed.map, place, anchor.quote),
    truth: { ...marked, isWhole },
  }
}

function markedIn(replica: Replica, { map, elements }: PlacedText): { words: string; at: number } {
  let words = ''
  let first = -1
  elements.forEach((element, index) => {
    let at = map.blocks[index]?.start ?? 0
    for (const { insert, attributes } of replica.doc ? (textIn(element).toDelta() as Run[]) : []) {
      if (attributes?.['quoted'] === true) {
        if (first < 0) first = at
        words += insert
      }
      at += insert.length
    }
  })
  return { words, at: Math.max(0, first) }
}
