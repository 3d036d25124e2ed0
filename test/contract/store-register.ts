// The store's suite, register: seqs without gaps, the hash chain, batches that are stored whole or not at all.

import { expect, test } from 'vitest'
import { firstPrevHash, hashedText, type RegisterEvent } from '#model/register.ts'
import { sha256 } from '../../server/store/chain.ts'
import { type Store, TextClosed } from '../../server/store/store.ts'
import {
  addDocument,
  created,
  documentRow,
  moment,
  type Opened,
  received,
  record,
  update,
  version,
  wordsOf,
} from './rows.ts'

/** What every store does with the register and with kept versions. */
export function registerContract(opened: () => Opened): void {
  test('[OP101] a new document has its text and its first event, chained to nothing', async () => {
    const { store } = opened()
    const first = await addDocument(store, 'd1')
    expect(first).toMatchObject({ ...created('d1'), seq: 1, prevHash: firstPrevHash })
    expect(await store.readEvents('d1', 0)).toEqual([first])
    expect(await store.findDocument('d1')).toEqual(documentRow('d1'))
    expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 0, words: ['đề cương'] })
  })

  test('[OP101] a document is made whole or not at all', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const nothing = Uint8Array.of()
    await expect(store.createDocument(documentRow('d1'), nothing, created('d1'))).rejects.toThrow()
    await expect(store.createDocument(documentRow('d2', 'nowhere'), nothing, created('d2'))).rejects.toThrow()
    await expect(store.createDocument(documentRow('d3'), nothing, created('d1'))).rejects.toThrow(RangeError)
    expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 0, words: ['đề cương'] })
    for (const id of ['d2', 'd3']) {
      expect(await store.findDocument(id)).toBeNull()
      expect(await store.loadText(id)).toBeNull()
      expect(await store.readEvents(id, 0)).toEqual([])
    }
  })

  test('[OP102] events are numbered without gaps per document, and each hash covers the one before', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    const some = await record(store, {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1'), received('d1', 'o2')],
    })
    await record(store, { documentId: 'd2', expectedSeq: 1, drafts: [received('d2', 'o3')] })
    await record(store, { documentId: 'd1', expectedSeq: 3, drafts: [received('d1', 'o4')] })
    expect(some.map(({ seq }) => seq)).toEqual([2, 3])
    expect(await seqsOf(store, 'd1')).toEqual([1, 2, 3, 4])
    expect(await seqsOf(store, 'd2')).toEqual([1, 2])
    for (const id of ['d1', 'd2']) verifyChain(await store.readEvents(id, 0))
  })

  test('[OP102] the feed gives the events after a seq, and what was returned is what is read', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const told = await record(store, {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1'), received('d1', 'o2')],
    })
    expect(await store.readEvents('d1', 1)).toEqual(told)
    expect(await store.readEvents('d1', 2)).toEqual(told.slice(1))
    expect(await store.readEvents('d1', 3)).toEqual([])
    expect(await store.readEvents('nowhere', 0)).toEqual([])
  })

  test('[OP102] text in any spelling, NUL and half an emoji keep their letters and the chain holds', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const bodies = ['Đảng bộ'.normalize('NFD'), 'a\u0000b', '\ud83d', '🚩 "…" \\ \n\t']
    await record(store, {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: bodies.map((body, at) => received('d1', `o${at}`, body)),
    })
    const events = await store.readEvents('d1', 1)
    expect(events.map(event => event.type === 'received' && event.payload.body)).toEqual(bodies)
    verifyChain(await store.readEvents('d1', 0))
  })

  test('[OP103] another seq than the register’s refuses the whole batch and says where it stands', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    for (const expectedSeq of [0, 2]) {
      const refused = await store.appendEvents({
        documentId: 'd1',
        expectedSeq,
        drafts: [received('d1', 'o1')],
        update: update('d1', 'một'),
        stage: { stage: 'internal_review', draft: 2 },
        version: version('d1', 'v1'),
      })
      expect(refused).toEqual({ ok: false, seq: 1 })
    }
    await expectUntouched(store)
  })

  test('[OP103] of two that saw the same seq one is stored and the other refused', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const both = await Promise.all(
      ['o1', 'o2'].map(id =>
        store.appendEvents({ documentId: 'd1', expectedSeq: 1, drafts: [received('d1', id)] }),
      ),
    )
    expect(both.map(({ ok }) => ok)).toEqual([true, false])
    expect(both[1]).toEqual({ ok: false, seq: 2 })
    expect(await seqsOf(store, 'd1')).toEqual([1, 2])
  })

  test('[OP104] events, update, stage and version of a batch are stored together', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const kept = version('d1', 'v1')
    const appended = await store.appendEvents({
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1', 'Bổ sung số liệu', 7)],
      update: update('d1', 'một', 6),
      stage: { stage: 'internal_review', draft: 2 },
      version: kept,
    })
    expect(appended).toMatchObject({ ok: true, textSeq: 1 })
    expect((await wordsOf(store, 'd1')).words).toEqual(['đề cương', 'một'])
    expect(await store.findDocument('d1')).toEqual({
      ...documentRow('d1'),
      stage: 'internal_review',
      draft: 2,
      updatedAt: moment(7),
    })
    expect(await store.findVersion('d1', 'v1')).toEqual(kept)
  })

  test('[OP104] when one part of a batch fails nothing of it is stored, and its neighbours are', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    await record(store, { documentId: 'd2', expectedSeq: 1, drafts: [], version: version('d2', 'taken') })
    const whole = {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1')],
      update: update('d1', 'một'),
    }
    const settled = await Promise.allSettled([
      store.appendEvents({ documentId: 'd2', expectedSeq: 1, drafts: [received('d2', 'o1')] }),
      store.appendEvents({
        ...whole,
        version: version('d1', 'taken'),
        stage: { stage: 'archived', draft: 9 },
      }),
      store.appendEvents({ ...whole, update: update('d2', 'lạc') }),
      store.appendEvents({ ...whole, drafts: [received('d1', 'o1'), received('d1', 'o1')] }),
      store.appendEvents({ ...whole, drafts: [received('d2', 'o1')] }),
      store.appendUpdate(update('d2', 'hai')),
    ])
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    await expectUntouched(store)
    expect(await seqsOf(store, 'd2')).toEqual([1, 2])
    expect((await wordsOf(store, 'd2')).words).toEqual(['đề cương', 'hai'])
  })

  test('[FA30] from the event on that closes a text no update enters it, until a stage opens it again', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    const closing = {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1')],
      stage: { stage: 'submitted', draft: 1 },
    } as const
    const settled = await Promise.allSettled([
      store.appendUpdate(update('d1', 'trước')),
      store.appendEvents(closing),
      store.appendUpdate(update('d1', 'sau')),
      store.appendUpdate(update('d2', 'khác')),
      store.appendUpdate(update('d1', 'sau nữa')),
    ])
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ])
    await expect(store.appendUpdate(update('d1', 'muộn'))).rejects.toThrow(TextClosed)
    expect((await wordsOf(store, 'd1')).words).toEqual(['đề cương', 'trước'])
    expect((await wordsOf(store, 'd2')).words).toEqual(['đề cương', 'khác'])
    await record(store, {
      ...closing,
      expectedSeq: 2,
      drafts: [received('d1', 'o2')],
      stage: { stage: 'changes_requested', draft: 1 },
    })
    expect(await store.appendUpdate(update('d1', 'mở lại'))).toBe(2)
  })

  test('[SG13] an amendment opens a closed text for updates, and its end closes it again', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const stage = { stage: 'approved', draft: 1 } as const
    await record(store, { documentId: 'd1', expectedSeq: 1, drafts: [], stage })
    await expect(store.appendUpdate(update('d1', 'trước'))).rejects.toThrow(TextClosed)
    const opening = { documentId: 'd1', expectedSeq: 1, drafts: [received('d1', 'o1')], isAmending: true }
    const settled = await Promise.allSettled([
      store.appendEvents(opening),
      store.appendUpdate(update('d1', 'sửa đổi')),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
    expect((await store.findDocument('d1'))?.isAmending).toBe(true)
    const closing = {
      documentId: 'd1',
      expectedSeq: 2,
      drafts: [received('d1', 'o2')],
      isAmending: false,
      expectedTextSeq: 1,
    }
    const ended = await Promise.allSettled([
      store.appendEvents(closing),
      store.appendUpdate(update('d1', 'muộn')),
    ])
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    expect((await store.findDocument('d1'))?.isAmending).toBe(false)
    expect((await wordsOf(store, 'd1')).words).toEqual(['đề cương', 'sửa đổi'])
  })

  test('[FA30] what comes with register events enters a closed text too', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const stage = { stage: 'submitted', draft: 1 } as const
    await record(store, { documentId: 'd1', expectedSeq: 1, drafts: [], stage })
    const batch = { documentId: 'd1', expectedSeq: 1, drafts: [received('d1', 'o1')] }
    expect(await store.appendEvents({ ...batch, update: update('d1', 'một') })).toMatchObject({ textSeq: 1 })
    await expect(store.appendUpdate(update('d1', 'hai'))).rejects.toThrow(TextClosed)
  })

  test('[FA31] events that speak of a text are refused when it has gone further, also by one update on its way', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await store.appendUpdate(update('d1', 'một'))
    const batch = {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1')],
      stage: { stage: 'submitted', draft: 1 },
    } as const
    const [, raced] = await Promise.all([
      store.appendUpdate(update('d1', 'hai')),
      store.appendEvents({ ...batch, expectedTextSeq: 1 }),
    ])
    expect(raced).toEqual({ ok: false, seq: 1 })
    expect((await store.findDocument('d1'))?.stage).toBe('drafting')
    await store.compactText('d1', 2, new TextEncoder().encode('cả hai'))
    expect(await store.appendEvents({ ...batch, expectedTextSeq: 1 })).toEqual({ ok: false, seq: 1 })
    expect(await store.appendEvents({ ...batch, expectedTextSeq: 2 })).toMatchObject({ ok: true })
  })

  test('[OP104] a batch for an unknown document is refused', async () => {
    const { store } = opened()
    await expect(store.appendEvents({ documentId: 'd1', expectedSeq: 0, drafts: [] })).rejects.toThrow(
      RangeError,
    )
  })

  test('[OP105] an opinion is received once, whatever seq is named', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await record(store, { documentId: 'd1', expectedSeq: 1, drafts: [received('d1', 'o1')] })
    const twice = store.appendEvents({ documentId: 'd1', expectedSeq: 2, drafts: [received('d1', 'o1')] })
    await expect(twice).rejects.toThrow()
    expect(await seqsOf(store, 'd1')).toEqual([1, 2])
  })

  test('[OP106] versions are listed oldest first without their content, and found in their own document only', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    const large = {
      ...version('d1', 'b', 'Dự thảo 1'),
      json: `"${'đ'.repeat(1 << 20)}"`,
      state: new Uint8Array(1 << 20),
    }
    for (const row of [large, version('d1', 'a', 'Dự thảo 2')]) {
      await record(store, { documentId: 'd1', expectedSeq: 1, drafts: [], version: row })
    }
    const listed = await store.listVersions('d1')
    expect(listed.map(({ id, name }) => [id, name])).toEqual([
      ['b', 'Dự thảo 1'],
      ['a', 'Dự thảo 2'],
    ])
    expect(listed.some(row => 'json' in row || 'state' in row)).toBe(false)
    const found = await store.findVersion('d1', 'b')
    expect(found?.json).toBe(large.json)
    expect(found?.state).toHaveLength(1 << 20)
    expect(await store.findVersion('d2', 'b')).toBeNull()
    expect(await store.listVersions('d2')).toEqual([])
  })

  test('[OP107] register and versions are the same after the store was closed and opened again', async () => {
    const { store, reopen } = opened()
    await addDocument(store, 'd1')
    await record(store, {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1')],
      version: version('d1', 'v1'),
    })
    const before = [
      await store.readEvents('d1', 0),
      await store.listVersions('d1'),
      await store.findDocument('d1'),
    ]
    const again = await reopen()
    expect([
      await again.readEvents('d1', 0),
      await again.listVersions('d1'),
      await again.findDocument('d1'),
    ]).toEqual(before)
    await record(again, { documentId: 'd1', expectedSeq: 2, drafts: [received('d1', 'o2')] })
    verifyChain(await again.readEvents('d1', 0))
  })
}

async function seqsOf(store: Store, documentId: string): Promise<number[]> {
  return (await store.readEvents(documentId, 0)).map(({ seq }) => seq)
}

/** Recomputes the chain from the events alone, as a reader of the register would. */
export function verifyChain(events: readonly RegisterEvent[]): void {
  let before = firstPrevHash
  for (const { hash, prevHash, ...rest } of events) {
    expect(prevHash).toBe(before)
    expect(hash).toBe(sha256(hashedText(rest as Omit<RegisterEvent, 'hash' | 'prevHash'>, before)))
    before = hash
  }
}

/** `d1` is as `addDocument` left it. */
async function expectUntouched(store: Store): Promise<void> {
  expect(await seqsOf(store, 'd1')).toEqual([1])
  expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 0, words: ['đề cương'] })
  expect(await store.findDocument('d1')).toEqual(documentRow('d1'))
  expect(await store.listVersions('d1')).toEqual([])
}
