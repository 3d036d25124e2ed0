// What is handed out of a text's bytes while updates are being committed: nothing that was committed is left out.

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Store } from '../../server/store/store.ts'
import { KeptBytes } from '../../server/sync/kept-bytes.ts'
import { LiveText } from '../../server/sync/live-text.ts'
import { packStructure } from '../../server/sync/packed-structure.ts'
import { TextWorker } from '../../server/sync/text-worker-client.ts'
import { createMemoryStore } from '../support/memory-store.ts'

const change = new Uint8Array([1, 2, 3])

test('[SY66] an update committed while two readings overlap is in what both give', async () => {
  const gate = Promise.withResolvers<void>()
  const stored = { snapshot: new Uint8Array([0, 0]), snapshotSeq: 0, tail: [] }
  const store: Store = { ...createMemoryStore(), loadText: () => gate.promise.then(() => stored) }
  const bytes = new KeptBytes(store, 'd', { snapshot: stored.snapshot, tail: [], seqs: [], seq: 0 })
  bytes.drop()
  const first = bytes.read()
  bytes.add(1, change)
  const second = bytes.read()
  gate.resolve()
  expect((await first).tail).toEqual([change])
  expect((await second).tail).toEqual([change])
  bytes.drop()
})

test('[SY67] an update that is committed while the coming text is gathered is in it', async () => {
  const committed = Promise.withResolvers<number>()
  const memory = createMemoryStore()
  const stored = { snapshot: Y.encodeStateAsUpdate(new Y.Doc()), snapshotSeq: 0, tail: [] }
  const store: Store = { ...memory, loadText: async () => stored, appendUpdate: () => committed.promise }
  const worker = new TextWorker()
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const deps = { store, now: () => '2026-11-22T00:00:00.000Z', log, worker, backgroundWorker: worker }
  const text = await LiveText.open(deps, 'd', {
    onBroken: error => expect(error).toBeUndefined(),
    onRoom: () => undefined,
  })
  text?.append(change, 'u', () => undefined)
  committed.resolve(1)
  expect((await text?.comingBytes())?.tail).toEqual([change])
  await worker.stop()
})

test('[SY214] a text that is woken while it falls asleep stays awake', async () => {
  const stored = { snapshot: Y.encodeStateAsUpdate(new Y.Doc()), snapshotSeq: 0, tail: [] }
  const store: Store = { ...createMemoryStore(), loadText: async () => stored }
  const worker = new TextWorker()
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const deps = { store, now: () => '2026-11-22T00:00:00.000Z', log, worker, backgroundWorker: worker }
  const text = await LiveText.open(deps, 'd', {
    onBroken: error => expect(error).toBeUndefined(),
    onRoom: () => undefined,
  })
  if (!text) throw new Error('the text was not opened')
  await text.wake()
  const { structure } = text
  await new Promise(resolve => setTimeout(resolve, 5)) // used a while ago
  text.sleepIfUnused(1)
  await text.wake()
  for (let turn = 0; turn < 5; turn += 1) await packStructure(structure) // what was begun before is done by then
  expect(text.isAwake).toBe(true)
  text.drop()
  await worker.stop()
})
