// The store's suite, text log: order, durability of what was acknowledged, compaction.

import { expect, test } from 'vitest'
import { addDocument, moment, type Opened, update, wordsOf } from './rows.ts'

/** What every store does with texts. */
export function textContract(opened: () => Opened): void {
  test('[SY101] updates come back in the order of their seq, counted from 1 in each document', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    const seqs = await Promise.all([
      store.appendUpdate(update('d1', 'một')),
      store.appendUpdate(update('d2', 'khác')),
      store.appendUpdate(update('d1', 'hai')),
    ])
    expect(seqs).toEqual([1, 1, 2])
    expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 0, words: ['đề cương', 'một', 'hai'] })
    expect(await wordsOf(store, 'd2')).toEqual({ snapshotSeq: 0, words: ['đề cương', 'khác'] })
  })

  test('[SY101] hundreds of updates given at once get every seq once, in the order given', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const words = Array.from({ length: 2500 }, (_, at) => `chữ ${at}`)
    const seqs = await Promise.all(words.map(word => store.appendUpdate(update('d1', word))))
    expect(seqs).toEqual(words.map((_, at) => at + 1))
    expect((await wordsOf(store, 'd1')).words.slice(1)).toEqual(words)
  })

  test('[SY102] bytes come back as given: empty, NUL, every byte, 1 MiB, a slice of a larger buffer', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const everyByte = Uint8Array.from({ length: 256 }, (_, at) => at)
    const large = Uint8Array.from({ length: 1 << 20 }, (_, at) => (at * 31) % 251)
    const rows = [Uint8Array.of(), Uint8Array.of(0, 0, 0), everyByte, large, large.subarray(1000, 1010)]
    for (const bytes of rows) await store.appendUpdate(update('d1', bytes))
    const text = await store.loadText('d1')
    expect(text?.tail.map(row => Buffer.compare(row.update, rows[row.seq - 1] ?? Uint8Array.of(9)))).toEqual([
      0, 0, 0, 0, 0,
    ])
  })

  test('[SY102] the bytes given stay the caller’s: usable at once, and a later change of them is not stored', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    const bytes = Uint8Array.of(1, 2, 3)
    const appended = store.appendUpdate(update('d1', bytes))
    bytes[0] = 9
    await appended
    expect([...bytes]).toEqual([9, 2, 3])
    expect([...((await store.loadText('d1'))?.tail[0]?.update ?? [])]).toEqual([1, 2, 3])
  })

  test('[SY103] an unknown document has no text, takes no update, and its refusal fails no neighbour', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    expect(await store.loadText('nowhere')).toBeNull()
    const settled = await Promise.allSettled([
      store.appendUpdate(update('d1', 'một')),
      store.appendUpdate(update('nowhere', 'lạc')),
      store.appendUpdate(update('d1', 'hai')),
      store.compactText('nowhere', 0, Uint8Array.of()),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected'])
    expect((await wordsOf(store, 'd1')).words).toEqual(['đề cương', 'một', 'hai'])
  })

  test('[SY104] compaction replaces snapshot and tail up to its seq, and the count goes on', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    for (const word of ['một', 'hai', 'ba']) await store.appendUpdate(update('d1', word))
    await store.compactText('d1', 2, new TextEncoder().encode('một hai'))
    expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 2, words: ['một hai', 'ba'] })
    await store.compactText('d1', 3, new TextEncoder().encode('một hai ba'))
    expect(await store.appendUpdate(update('d1', 'bốn'))).toBe(4)
    expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 3, words: ['một hai ba', 'bốn'] })
  })

  test('[SY104] a compaction that comes late changes nothing, one ahead of the log is refused', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    for (const word of ['một', 'hai']) await store.appendUpdate(update('d1', word))
    await store.compactText('d1', 2, new TextEncoder().encode('một hai'))
    await store.compactText('d1', 1, new TextEncoder().encode('một'))
    await expect(store.compactText('d1', 3, Uint8Array.of())).rejects.toThrow(RangeError)
    await expect(store.compactText('d1', Number.NaN, Uint8Array.of())).rejects.toThrow(RangeError)
    expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 2, words: ['một hai'] })
  })

  test('[SY104] no update is lost when compaction and appending go on at once, and each load is one moment', async () => {
    const { store } = opened()
    await addDocument(store, 'd1', '')
    let typing = true
    const type = async (author: string) => {
      for (let at = 0; at < 60; at++) await store.appendUpdate(update('d1', `${author}${at} `))
    }
    const compact = async () => {
      while (typing) {
        const text = await store.loadText('d1')
        if (!text) throw new Error('the text is gone')
        expect(text.tail.map(row => row.seq)).toEqual(text.tail.map((_, at) => text.snapshotSeq + 1 + at))
        const { words } = await wordsOf(store, 'd1')
        const { words: before, snapshotSeq } = await wordsOf(store, 'd1')
        expect(before.join('').startsWith(words.join(''))).toBe(true)
        await store.compactText(
          'd1',
          snapshotSeq + before.length - 1,
          new TextEncoder().encode(before.join('')),
        )
      }
    }
    const compacting = compact()
    await Promise.all(['a', 'b', 'c'].map(type))
    typing = false
    await compacting
    const found = (await wordsOf(store, 'd1')).words.join('').trim().split(' ')
    expect(found).toHaveLength(180)
    for (const author of ['a', 'b', 'c']) {
      expect(found.filter(word => word.startsWith(author))).toEqual(
        Array.from({ length: 60 }, (_, at) => `${author}${at}`),
      )
    }
  })

  test('[SY105] a document’s last change is its last update, before and after compaction', async () => {
    const { store } = opened()
    await addDocument(store, 'd1')
    await addDocument(store, 'd2', '', 2)
    await store.appendUpdate(update('d1', 'một', 5))
    expect((await store.findDocument('d1'))?.updatedAt).toBe(moment(5))
    expect((await store.listDocuments(['u1'])).map(({ id }) => id)).toEqual(['d1', 'd2'])
    await store.compactText('d1', 1, Uint8Array.of(1))
    expect((await store.findDocument('d1'))?.updatedAt).toBe(moment(5))
  })

  test('[PF2] the oldest rows of a tail can be read by themselves', async () => {
    const { store } = opened()
    await addDocument(store, 'd1', '')
    for (const word of ['một ', 'hai ', 'ba ']) await store.appendUpdate(update('d1', word))
    expect((await store.loadAuthored('d1', 2))?.tail.map(({ seq }) => seq)).toEqual([1, 2])
    await store.compactText('d1', 2, new TextEncoder().encode('một hai '))
    expect(await store.loadAuthored('d1', 2)).toMatchObject({ snapshotSeq: 2, tail: [{ seq: 3 }] })
  })

  test('[AU6] who did what is stored with the compaction that counted it, once, and is read as of one moment', async () => {
    const { store, reopen } = opened()
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    for (const [at, word] of ['một', 'hai', 'ba'].entries()) await store.appendUpdate(update('d1', word, at))
    const touch = (blockId: string, userId: string, charsAdded: number) => ({
      blockId,
      userId,
      firstAt: moment(0),
      lastAt: moment(charsAdded),
      charsAdded,
      charsRemoved: 1,
    })
    const compact = (after: number, seq: number, ...touches: ReturnType<typeof touch>[]) =>
      store.compactText('d1', seq, new TextEncoder().encode(`đến ${seq}`), { after, touches })
    expect(await store.loadAuthored('d1')).toMatchObject({
      snapshotSeq: 0,
      tail: [
        { seq: 1, userId: 'lan', at: moment(0) },
        { seq: 2, userId: 'lan', at: moment(1) },
        { seq: 3, userId: 'lan', at: moment(2) },
      ],
      touches: [],
    })
    await compact(0, 1, touch('p1', 'lan', 3), touch('p1', 'minh', 2))
    await compact(0, 2, touch('p1', 'lan', 99)) // counted from the beginning, which is compacted by now
    expect(await wordsOf(store, 'd1')).toEqual({ snapshotSeq: 1, words: ['đến 1', 'hai', 'ba'] })
    await compact(1, 2, touch('p1', 'lan', 5), touch('p2', 'lan', 4))
    const again = await reopen()
    const authored = await again.loadAuthored('d1')
    expect(authored).toMatchObject({ snapshotSeq: 2, tail: [{ seq: 3, userId: 'lan', at: moment(2) }] })
    expect(authored?.touches.toSorted((a, b) => a.charsAdded - b.charsAdded)).toEqual([
      touch('p1', 'minh', 2),
      touch('p2', 'lan', 4),
      touch('p1', 'lan', 5),
    ])
    expect((await again.loadAuthored('d2'))?.touches).toEqual([])
    expect(await again.loadAuthored('nowhere')).toBeNull()
  })

  test('[SY106] a text is the same after the store was closed and opened again', async () => {
    const { store, reopen } = opened()
    await addDocument(store, 'd1')
    for (const word of ['một', 'hai', 'ba']) await store.appendUpdate(update('d1', word))
    await store.compactText('d1', 1, new TextEncoder().encode('một'))
    const before = await store.loadText('d1')
    const again = await reopen()
    expect(await again.loadText('d1')).toEqual(before)
    expect(await again.appendUpdate(update('d1', 'bốn'))).toBe(4)
  })

  test('[SY107] closing waits for what was given, and refuses what comes after', async () => {
    const { store, reopen } = opened()
    await addDocument(store, 'd1')
    const given = Array.from({ length: 50 }, (_, at) => store.appendUpdate(update('d1', `${at}`)))
    const again = await reopen()
    expect(await Promise.all(given)).toHaveLength(50)
    expect((await again.loadText('d1'))?.tail).toHaveLength(50)
    await again.close()
    await expect(again.appendUpdate(update('d1', 'muộn'))).rejects.toThrow('closed')
  })

  test('[ND1] a client id is given once, to the first who asks, in one document, and is theirs after reopening', async () => {
    const opened_ = opened()
    const { store } = opened_
    await addDocument(store, 'd1')
    await addDocument(store, 'd2')
    const large = 2 ** 53 - 1
    expect(await store.findClientOwners('d1', [7, large])).toEqual(new Map())
    const [first, second] = await Promise.all([
      store.bindClients('d1', [7, large], 'lan'),
      store.bindClients('d1', [7, 8, 4_294_967_295], 'minh'),
    ])
    expect(first).toEqual(new Map([7, large].map(client => [client, 'lan'])))
    expect(second).toEqual(
      new Map([
        [7, 'lan'],
        [8, 'minh'],
        [4_294_967_295, 'minh'],
      ]),
    )
    expect(await store.bindClients('d2', [7], 'minh')).toEqual(new Map([[7, 'minh']]))
    await expect(store.bindClients('nowhere', [7], 'lan')).rejects.toThrow(RangeError)
    expect(await store.findClientOwners('nowhere', [7])).toEqual(new Map())
    const known = new Map([
      [7, 'lan'],
      [8, 'minh'],
      [large, 'lan'],
      [4_294_967_295, 'minh'],
    ])
    const asked = [...known.keys(), 9]
    expect(await store.findClientOwners('d1', asked)).toEqual(known)
    expect(await (await opened_.reopen()).findClientOwners('d1', asked)).toEqual(known)
  })
}
