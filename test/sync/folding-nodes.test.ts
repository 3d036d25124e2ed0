// Two nodes that have counted the same tail.

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { KeptBytes } from '../../server/sync/kept-bytes.ts'
import { KnownRows } from '../../server/sync/known-rows.ts'
import { Tail } from '../../server/sync/tail.ts'
import type { TextDeps } from '../../server/sync/text-deps.ts'
import { TextWorker } from '../../server/sync/text-worker-client.ts'
import { created, documentRow, moment, unit } from '../contract/rows.ts'
import { openSqliteInFolder } from '../support/sqlite-folder.ts'

test('[SY262] what one node has folded another does not fold again for a few rows more, unless it is asked to', async () => {
  const folder = await openSqliteInFolder()
  const worker = new TextWorker()
  const { store } = folder
  const doc = new Y.Doc()
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const deps: TextDeps = {
    store,
    now: () => moment(1),
    log,
    worker,
    backgroundWorker: worker,
    nodes: {
      alone: async (_name, work) => ({ ok: true, value: await work() }),
      loadTextAfter: async (id, seq) => {
        const text = await store.loadText(id)
        return text && { ...text, snapshot: null, tail: text.tail.filter(row => row.seq > seq) }
      },
    },
  }
  try {
    await store.createUnit(unit('u1'))
    await store.createDocument(documentRow('d1'), Y.encodeStateAsUpdate(doc), created('d1'))
    const write = (count: number): Promise<Uint8Array[]> =>
      Promise.all(
        Array.from({ length: count }, async () => {
          const before = Y.encodeStateVector(doc)
          doc.getText('default').insert(0, 'a')
          const update = Y.encodeStateAsUpdate(doc, before)
          await store.appendUpdate({ documentId: 'd1', update, userId: 'lan', at: moment(1) })
          return update
        }),
      )
    const snapshotSeq = async () => (await store.loadText('d1'))?.snapshotSeq
    const first = await write(600)
    const node = () => {
      const known = new KnownRows(600)
      const bytes = {
        snapshot: Uint8Array.of(0, 0),
        tail: first,
        seq: 600,
        seqs: first.map((_, at) => at + 1),
      }
      return { known, tail: new Tail(deps, 'd1', new KeptBytes(store, 'd1', bytes), known, bytes) }
    }
    const [near, far] = [node(), node()]
    near.tail.foldIfDue()
    await near.tail.fold() // the one that runs
    expect(await snapshotSeq()).toBe(600)
    for (const [at, update] of (await write(20)).entries()) {
      far.known.add(601 + at)
      far.tail.add(update)
    }
    far.tail.foldIfDue()
    await far.tail.fold()
    expect(await snapshotSeq()).toBe(600)
    expect(far.tail.isEmpty).toBe(false)
    await far.tail.fold()
    expect(await snapshotSeq()).toBe(620)
    expect(far.tail.isEmpty).toBe(true)
  } finally {
    await worker.stop()
    await folder.close()
  }
})
