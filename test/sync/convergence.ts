// Random convergence as Yjs tests itself, with our schema, the editor's commands and the real room.

import { env } from 'node:process'
import { Node } from '@tiptap/pm/model'
import { initProseMirrorDoc, yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import { afterAll, expect } from 'vitest'
import * as Y from 'yjs'
import { schema } from '#model/schema.ts'
import { markOf } from '#model/self-check.ts'
import { TextWorker } from '../../server/sync/text-worker-client.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { addLiveDocument, liveDocument, liveId } from '../support/sync-server.ts'
import { local, Peer, RoomOf } from './peers.ts'
import { diceOf, editAtRandom } from './random-writer.ts'

/** How many seeds a test runs, and from which on: SEEDS and FIRST_SEED choose others. */
export const seeds = Number(env['SEEDS'] ?? 1000)
export const firstSeed = Number(env['FIRST_SEED'] ?? 1)
const steps = 120
const people = 5

const workers = { text: new TextWorker(), background: new TextWorker() }
afterAll(() => Promise.all([workers.text.stop(), workers.background.stop()]))

/**
 * Runs the seeds.
 *
 * @param isInStep whether everybody waits until the server is done with each message: then a seed takes the same course each time
 * @returns words written
 * @throws Error that names the seed
 */
export async function runSeeds(
  isInStep: boolean,
  chosen: readonly number[] = Array.from({ length: seeds }, (_, index) => firstSeed + index),
): Promise<number> {
  let words = 0
  for (const seed of chosen) {
    try {
      words += await run(seed, isInStep)
    } catch (error) {
      throw new Error(`seed ${seed}: ${String(error)}`, { cause: error })
    }
  }
  return words
}

const nextTurn = () => new Promise<void>(resolve => setImmediate(resolve))

async function run(seed: number, isInStep: boolean): Promise<number> {
  const roll = diceOf(seed)
  const store = createMemoryStore()
  await addLiveDocument(store)
  const room = new RoomOf(store, liveId, workers)
  const all = Array.from({ length: people }, (_, at) => new Peer(room, `p${at}`, seed * 16 + at + 1))
  const one = () => all[roll(people)] as Peer
  for (const peer of all) peer.connect()
  await flush(all)
  let words = 0
  for (let step = 0; step < steps; step += 1) {
    const peer = one()
    const drawn = roll(100)
    if (drawn < 40) {
      if (editAtRandom(peer.doc, roll, `⟦${words}⟧`, local)) words += 1
    } else if (drawn < 42) peer.undo.undo()
    else if (drawn < 44) peer.isOnline ? peer.cut() : peer.connect()
    else if (drawn < 46) peer.bury()
    else if (drawn < 47)
      for (const other of all) for (let at = 0; at < 50; at += 1) other.deliver(roll, false)
    else peer.deliver(roll, true)
    if (roll(4) === 0) await nextTurn()
    while (isInStep && !all.every(other => other.isServed)) await nextTurn()
  }
  await flush(all)
  for (const peer of all) peer.resync()
  await flush(all)
  expect(room.refusals).toEqual([])
  const stored = await store.loadText(liveId)
  const server = new Y.Doc()
  // In one go, as the server itself reads a text: update by update Yjs would tidy up formatting at moments long past.
  server.transact(() => {
    for (const update of [stored?.snapshot, ...(stored?.tail ?? []).map(row => row.update)])
      if (update) Y.applyUpdate(server, update)
  })
  const mark = (await room.now.text)?.mark()
  for (const doc of [server, ...all.map(peer => peer.doc)]) {
    expect(doc.store.pendingStructs).toBeNull()
    expect(doc.store.pendingDs).toBeNull()
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(server))).toBe(true)
    expect(doc.getXmlFragment('default').toString()).toBe(server.getXmlFragment('default').toString())
    expect(markOf(doc).vector).toBe(mark?.vector)
  }
  expectWhole(server)
  for (const peer of all) peer.cut()
  for (const peer of all) while (!peer.isQuiet) peer.bury()
  return words
}

/** Everybody comes back, every message gets through, every dead line is noticed. */
async function flush(all: readonly Peer[]): Promise<void> {
  const straight = () => 0
  for (let quiet = 0; quiet < 3; ) {
    for (const peer of all) {
      peer.bury()
      peer.connect()
      for (let at = 0; at < 20; at += 1) peer.deliver(straight, false)
    }
    await nextTurn()
    quiet = all.every(peer => peer.isQuiet && peer.isOnline) ? quiet + 1 : 0
  }
}

/**
 * The text holds its outline, and an editor that opens it finds a text that fits the schema with every word in it. What it may
 * leave out are shells: a table or list whose last rows two people deleted at once, each the other's remaining one.
 */
function expectWhole(doc: Y.Doc): void {
  const fragment = doc.getXmlFragment('default')
  const before = fragment.toString()
  const { doc: opened } = initProseMirrorDoc(fragment, schema)
  opened.check()
  expect(wordsOf(fragment.toString())).toBe(wordsOf(before))
  if (fragment.toString() === before)
    Node.fromJSON(schema, { type: 'doc', ...yXmlFragmentToProsemirrorJSON(fragment) }).check()
  const outline = (sections: readonly Node[]) =>
    sections.map(section => [section.attrs, section.firstChild?.toJSON()])
  expect(outline(opened.content.content)).toEqual(
    outline(Node.fromJSON(schema, liveDocument).content.content),
  )
}

function wordsOf(xml: string): string {
  return xml.replace(/<[^>]*>/gu, '')
}
