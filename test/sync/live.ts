// What the tests of live editing share: a server on a memory store, clients that go away afterwards, a hash of the text.

import { createHash } from 'node:crypto'
import { afterEach } from 'vitest'
import * as Y from 'yjs'
import { findMove } from '#model/move.ts'
import type { MoveOrder } from '../../server/actions/carry-move.ts'
import type { Store } from '../../server/store/store.ts'
import type { HubDeps } from '../../server/sync/hub.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { openRawClient, type RawClient } from '../support/stock-client.ts'
import { addLiveDocument, liveId, type SyncServer, startSyncServer } from '../support/sync-server.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

/** Closes something when the test ends; what was opened last goes first. */
export function tracked<T extends { close(): unknown }>(thing: T): T {
  open.push(thing)
  return thing
}

/** A server on a memory store, with some of its calls replaced. */
export async function started(
  change: (store: Store) => Partial<Store> = () => ({}),
  more: Partial<HubDeps> = {},
): Promise<SyncServer & { store: Store }> {
  const store = createMemoryStore()
  await addLiveDocument(store)
  const changed: Store = { ...store, ...change(store) }
  const server = tracked(await startSyncServer(changed, more))
  // The worker's first job waits for its thread to start: no test is about that.
  if (changed.loadText === store.loadText) await server.hub.read(liveId)
  return { ...server, store }
}

/** A raw client of the live document. @param query such as `?user=minh` */
export async function raw(server: SyncServer, query = ''): Promise<RawClient> {
  return tracked(await openRawClient(`${server.url}/${liveId}${query}`))
}

/** The move that submits the live document, whichever text stands and whatever is open, as the head of the steering team makes it. */
export async function submission(store: Store, expectedSeq: number): Promise<MoveOrder> {
  const row = await store.findDocument(liveId)
  const move = findMove('steering_review', 'submitted')
  if (!row || !move) throw new Error('there is nothing to submit')
  const rest = { role: 'steering_head', note: '', minutes: null, vote: null, expectedSeq } as const
  return { row, move: { ...move, gates: [] }, ...rest }
}

/** What a change to a client's replica adds to it. */
export function changeOf(doc: Y.Doc, change: () => void): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(change)
  return Y.encodeStateAsUpdate(doc, before)
}

/** SHA-256 of the text as JSON. */
export async function textHash(server: SyncServer): Promise<string> {
  const text = await server.hub.read(liveId)
  return createHash('sha256').update(JSON.stringify(text?.json)).digest('hex')
}
