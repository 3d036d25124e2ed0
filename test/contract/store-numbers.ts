// The store's suite, numbers: each number of a series is one document's, whoever asks at the same moment.

import { expect, test } from 'vitest'
import type { NumberSeries, Store } from '../../server/store/store.ts'
import { addDocument, type Opened, received, record } from './rows.ts'

const reports: NumberSeries = { unitId: 'u1', term: '2025-2030', symbol: 'BC' }
const ids = ['d1', 'd2', 'd3', 'd4'] as const

/** What every store does with the numbers of documents. */
export function numbersContract(opened: () => Opened): void {
  const numbered = (
    store: Store,
    documentId: string,
    number: number | null,
    series = reports,
    expectedSeq = 1,
  ) =>
    store.appendEvents({
      documentId,
      expectedSeq,
      drafts: [received(documentId, `o${expectedSeq}`)],
      number: number === null ? null : { ...series, number },
    })

  test('[WF45] of several documents that ask for one number at once, one gets it; the others keep their register', async () => {
    const { store } = opened()
    for (const id of ids) await addDocument(store, id)
    const asked = await Promise.all(ids.map(id => numbered(store, id, 1)))
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1)
    for (const [index, answer] of asked.entries()) {
      if (!answer.ok) expect(answer).toEqual({ ok: false, seq: 1, isNumberTaken: true })
      expect(await store.readEvents(ids[index] ?? '', 1)).toHaveLength(answer.ok ? 1 : 0)
    }
    expect(await store.nextNumber(reports)).toBe(2)
  })

  test('[WF45] numbers count by type, unit and term; one that is given back, or changed, is free again', async () => {
    const { store } = opened()
    for (const id of ids) await addDocument(store, id)
    expect(await store.nextNumber(reports)).toBe(1)
    expect(await numbered(store, 'd1', 7)).toMatchObject({ ok: true })
    expect(await numbered(store, 'd2', 7, { ...reports, symbol: 'NQ' })).toMatchObject({ ok: true })
    expect(await numbered(store, 'd3', 7, { ...reports, term: '2020-2025' })).toMatchObject({ ok: true })
    expect(await store.nextNumber(reports)).toBe(8)
    expect(await store.nextNumber({ ...reports, symbol: 'KH' })).toBe(1)
    expect(await numbered(store, 'd1', 7, reports, 2)).toMatchObject({ ok: true }) // its own
    expect(await numbered(store, 'd4', 7)).toMatchObject({ isNumberTaken: true })
    expect(await numbered(store, 'd1', 9, reports, 3)).toMatchObject({ ok: true })
    expect(await numbered(store, 'd4', 7)).toMatchObject({ ok: true })
    expect(await numbered(store, 'd1', null, reports, 4)).toMatchObject({ ok: true })
    expect(await store.nextNumber(reports)).toBe(8)
  })

  test('[WF45] a number is not taken by a batch that is refused or fails, and stays taken after a restart', async () => {
    const { store, reopen } = opened()
    for (const id of ids) await addDocument(store, id)
    expect(await numbered(store, 'd1', 1, reports, 5)).toEqual({ ok: false, seq: 1 })
    const failing = store.appendEvents({
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o'), received('d1', 'o')],
      number: { ...reports, number: 1 },
    })
    await expect(failing).rejects.toThrow()
    expect(await store.nextNumber(reports)).toBe(1)
    await record(store, { documentId: 'd1', expectedSeq: 1, drafts: [], number: { ...reports, number: 1 } })
    const again = await reopen()
    expect(await numbered(again, 'd2', 1)).toMatchObject({ isNumberTaken: true })
  })
}
