// What the guard asks of one update, beside what a server pays that applies each update to a document in memory.

import * as Y from 'yjs'
import { decode, examineAndTake } from '../../server/sync/guard.ts'
import { placeForKeystroke, readKeystroke } from '../../server/sync/keystroke.ts'
import { Structure } from '../../server/sync/structure.ts'
import { structureOf } from '../../server/sync/structure-of-doc.ts'
import { numberedSentence, seeded } from './long-text.ts'
import { keysOf } from './sync-text.ts'

/** Processor time for each key, µs. */
export interface GuardCost {
  /** A key told by its bytes and let in, as nearly all are. */
  readonly short: number
  /** The same by the whole guard. */
  readonly whole: number
  /** The same applied to a Y.Doc. */
  readonly applied: number
}

const keys = 20_000
const warmKeys = 5_000
const words = 100

/** Takes so many keys of one writer, each way. @throws Error when a key is not let in */
export function measureGuard(): GuardCost {
  const doc = new Y.Doc()
  const run = new Y.XmlText(numberedSentence(1, words, seeded(1)))
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [run])
  doc.getXmlFragment('default').insert(0, [paragraph])
  const begun = Y.encodeStateAsUpdate(doc)
  const updates = keysOf({ id: '', doc, runs: [run], leave: () => undefined }, 0, warmKeys + keys)
  const fresh = () => {
    const copy = new Y.Doc()
    Y.applyUpdate(copy, begun)
    return copy
  }
  const forShort = new Structure(structureOf(fresh()))
  const forWhole = new Structure(structureOf(fresh()))
  const forApplied = fresh()
  return {
    short: timeEach(updates, update => {
      const key = readKeystroke(update)
      const place = key && placeForKeystroke(forShort, key)
      if (!key || place === null) throw new Error('a key was not let in')
      forShort.push(key.client, key.length, place, null)
    }),
    whole: timeEach(updates, update => {
      const decoded = decode(update)
      if (!decoded || !examineAndTake(forWhole, decoded, () => true).ok)
        throw new Error('a key was not let in')
    }),
    applied: timeEach(updates, update => Y.applyUpdate(forApplied, update)),
  }
}

function timeEach(updates: readonly Uint8Array[], take: (update: Uint8Array) => void): number {
  for (const update of updates.slice(0, warmKeys)) take(update)
  const before = process.cpuUsage()
  for (const update of updates.slice(warmKeys)) take(update)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / keys
}
