// What it costs to fold a long tail: a person's whole work on a text, letter by letter, as the server folds it, beside what Yjs offers.

import * as Y from 'yjs'
import { jobs } from '../../server/sync/text-jobs.ts'
import { typedTogether } from '../../server/sync/typed-runs.ts'
import { traceIn } from './sync-trace.ts'

/** A way of folding. */
export interface Folding {
  readonly name: string
  /** Processor time in all, ms. */
  readonly cpuMs: number
  /** The longest that one part of it took, ms. */
  readonly longestMs: number
  readonly bytes: number
}

/** Rows that the server folds at once (server/sync/tail.ts). */
const rowsAtOnce = 2_000
const at = '2026-11-23T00:00:00.000Z'

/** Folds the first edits of the trace in each way. @throws Error when one gives another text */
export function measureCompaction(edits: number): readonly Folding[] {
  const doc = new Y.Doc()
  const run = new Y.XmlText('')
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [run])
  doc.getXmlFragment('default').insert(0, [paragraph])
  const begun = Y.encodeStateAsUpdate(doc)
  const updates = traceIn(doc, run, edits)
  const text = doc.getXmlFragment('default').toString()
  const folded = [
    inParts('vankien, with who wrote what', begun, updates, (snapshot, tail) => {
      const rows = typedTogether(tail.map(update => ({ update, userId: 'lan', at })))
      const bytes = rows.map(({ update }) => update)
      return jobs.compact({ snapshot, tail: bytes, senders: rows, touches: [] }, () => undefined).snapshot
    }),
    inParts('Y.mergeUpdates', begun, updates, (snapshot, tail) => Y.mergeUpdates([snapshot, ...tail])),
    inParts('Y.Doc, without who wrote', begun, updates, (snapshot, tail) => {
      const copy = new Y.Doc()
      copy.transact(() => {
        for (const update of [snapshot, ...tail]) Y.applyUpdate(copy, update)
      })
      return Y.encodeStateAsUpdate(copy)
    }),
  ]
  for (const { name, snapshot } of folded) {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, snapshot)
    if (copy.getXmlFragment('default').toString() !== text) throw new Error(`${name} gave another text`)
  }
  return folded
}

function inParts(
  name: string,
  begun: Uint8Array,
  updates: readonly Uint8Array[],
  fold: (snapshot: Uint8Array, tail: readonly Uint8Array[]) => Uint8Array,
): Folding & { readonly snapshot: Uint8Array } {
  let snapshot = begun
  let [cpuMs, longestMs] = [0, 0]
  for (let from = 0; from < updates.length; from += rowsAtOnce) {
    const before = process.cpuUsage()
    snapshot = fold(snapshot, updates.slice(from, from + rowsAtOnce))
    const { user, system } = process.cpuUsage(before)
    const tookMs = (user + system) / 1_000
    cpuMs += tookMs
    longestMs = Math.max(longestMs, tookMs)
  }
  return { name, cpuMs, longestMs, bytes: snapshot.length, snapshot }
}
