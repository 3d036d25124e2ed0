// What another node tells with the news of its commit: taken as it is only where everything before it is known.

import { afterAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { CatchingUp } from '../../server/sync/catching-up.ts'
import { LiveText } from '../../server/sync/live-text.ts'
import { TextWorker } from '../../server/sync/text-worker-client.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { textRun } from '../support/stock-client.ts'
import { addLiveDocument, liveId } from '../support/sync-server.ts'
import { changeOf } from './live.ts'

const worker = new TextWorker()
afterAll(() => worker.stop())

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const now = () => '2026-11-23T00:00:00.000Z'

test('[ND64] updates that are told before those they follow are not taken: the text is read, and everything is heard once, in order', async () => {
  const store = createMemoryStore()
  await addLiveDocument(store)
  const events = { onBroken: (error: unknown) => expect(error).toBeNull(), onRoom: () => undefined }
  const text = await LiveText.open({ store, now, log, worker, backgroundWorker: worker }, liveId, events)
  const stored = await store.loadText(liveId)
  if (!text || !stored) throw new Error('the text is gone')
  const doc = new Y.Doc()
  Y.applyUpdate(doc, stored.snapshot)
  const rows = Array.from({ length: 6 }, (_, index) => ({
    seq: index + 1,
    update: changeOf(doc, () => textRun(doc, 1).insert(0, 'a')), // before each other: none is one with the next
  }))
  const heard: Uint8Array[] = []
  const hear = (update: Uint8Array) => heard.push(update)

  const waking = text.wake()
  expect(text.takeTold(rows.slice(0, 1), hear)).toBe(false) // what is being read may hold it, or may not
  await waking
  expect(text.takeTold(rows.slice(1, 2), hear)).toBe(false)
  expect([text.knownUpTo, heard]).toEqual([0, []])
  expect(text.takeTold(rows.slice(0, 2), hear)).toBe(true)
  expect(text.takeTold(rows.slice(0, 3), hear)).toBe(true) // told twice in part
  expect(heard).toEqual(rows.slice(0, 3).map(({ update }) => update))

  const load = vi.fn(async (_: string, seq: number) => ({
    snapshot: null,
    snapshotSeq: 0,
    tail: rows.slice(seq),
  }))
  const catchingUp = new CatchingUp(load, text, hear, log)
  catchingUp.upTo(4, rows.slice(3, 4))
  expect(load).not.toHaveBeenCalled()
  catchingUp.upTo(6, rows.slice(5, 6))
  await vi.waitFor(() => expect(text.knownUpTo).toBe(6))
  expect(load).toHaveBeenCalledOnce()
  expect(heard).toEqual(rows.map(({ update }) => update))
  text.drop()
})
