// Live texts as the rest of the server uses them: proposals, places, the feed, compaction, a failing store, closing.

import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { textOf } from '#model/content.ts'
import { decodeFeed } from '#model/frame.ts'
import { moment, received } from '../contract/rows.ts'
import { openStockClient, synced, textRun } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { changeOf, raw, started, textHash, tracked } from './live.ts'

describe('the rest of the server', () => {
  const quote = (text: string) => ({ quote: text })

  test('[SY50] an accepted proposal is written once, with the formatting it replaces, together with its event', async () => {
    const server = await started()
    const writer = await raw(server)
    const heard = writer.updates.length
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).format(0, 7, { bold: {} })))
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 1))
    const record = async () => ({ drafts: [received(liveId, 'o1')], expectedSeq: 1 })
    const proposal = { anchor: quote('Kết quả'), sectionKey: null, proposedText: 'Thành tựu' }
    const applied = await server.hub.apply(liveId, proposal, async what => {
      expect(what).toMatchObject({ blockId: 'p1', textBefore: 'Kết quả', textAfter: 'Thành tựu' })
      return record()
    })
    expect(applied).toMatchObject({ ok: true, events: [{ seq: 2 }] })
    await vi.waitFor(() =>
      expect(textRun(writer.doc, 1).toString()).toBe('<bold>Thành tựu</bold> đạt được trong nhiệm kỳ qua.'),
    )
    expect(await server.hub.apply(liveId, proposal, record)).toMatchObject({ ok: false, reason: 'unsure' })
    expect(await server.store.readEvents(liveId, 0)).toHaveLength(2)
  })

  test('[SY51] a proposal on an unsure place, a locked heading or a stale register writes nothing', async () => {
    const server = await started()
    const before = await textHash(server)
    const record = async () => ({ drafts: [received(liveId, 'o1')], expectedSeq: 7 })
    const apply = (words: string) =>
      server.hub.apply(liveId, { anchor: quote(words), sectionKey: null, proposedText: 'x' }, record)
    expect(await apply('không có ở đâu')).toMatchObject({ ok: false, reason: 'unsure' })
    expect(await apply('TÌNH HÌNH')).toMatchObject({ ok: false, reason: 'unsure' })
    expect(await apply('nhiệm kỳ')).toEqual({ ok: false, reason: 'stale', seq: 1 })
    expect(await textHash(server)).toBe(before)
  })

  test('[SY52] what people type while a proposal is written comes after it and is not lost', async () => {
    const server = await started()
    const writer = await raw(server)
    const heard = writer.updates.length
    const typed = changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Gõ xen. '))
    const proposal = { anchor: quote('nhiệm kỳ'), sectionKey: null, proposedText: 'khóa' }
    const applied = await server.hub.apply(liveId, proposal, async () => {
      writer.update(typed)
      await writer.roundTrip()
      return { drafts: [received(liveId, 'o1')], expectedSeq: 1 }
    })
    expect(applied).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 2))
    expect(textRun(writer.doc, 1).toString()).toBe('Gõ xen. Kết quả đạt được trong khóa qua.')
    const stored = await server.store.loadText(liveId)
    expect(stored?.tail.map(({ update }) => Buffer.from(update).equals(typed))).toEqual([false, true])
    const text = await server.hub.read(liveId)
    expect(textOf(text?.json ?? { type: 'doc' })).toContain('Gõ xen. Kết quả đạt được trong khóa qua.')
    expect(text?.textSeq).toBe(2)
  })

  test('[SY52] a proposal waits for what is on its way to the disk', async () => {
    let commit = () => {}
    const committed = new Promise<void>(resolve => {
      commit = resolve
    })
    const server = await started(store => ({
      appendUpdate: async row => {
        await committed
        return store.appendUpdate(row)
      },
    }))
    const writer = await raw(server)
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Đến trước. ')))
    await vi.waitFor(() => expect(server.hub.figures().ageMs).toBeGreaterThan(0))
    let isRecorded = false
    const proposal = { anchor: quote('nhiệm kỳ'), sectionKey: null, proposedText: 'khóa' }
    const applied = server.hub.apply(liveId, proposal, async () => {
      isRecorded = true
      return { drafts: [received(liveId, 'o1')], expectedSeq: 1 }
    })
    await server.hub.read(liveId)
    await server.hub.read(liveId)
    expect(isRecorded).toBe(false)
    commit()
    expect(await applied).toMatchObject({ ok: true })
    expect((await server.hub.read(liveId))?.textSeq).toBe(2)
  })

  test('[SY53] relative positions place an opinion after the text has moved', async () => {
    const server = await started()
    const writer = await raw(server)
    const run = textRun(writer.doc, 1)
    const rel = (index: number, side: number) =>
      Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(run, index, side))).toString(
        'base64',
      )
    const anchor = { quote: 'đạt được', rel: { from: rel(8, 0), to: rel(16, -1) } }
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 2).insert(0, 'đạt được ')))
    writer.update(changeOf(writer.doc, () => run.insert(0, 'Sau đây là: ')))
    await vi.waitFor(async () => {
      const places = await server.hub.place(liveId, [{ id: 'o1', anchor, sectionKey: null }])
      expect(places.get('o1')).toMatchObject({ status: 'exact', blockId: 'p1', from: 36, to: 44 })
    })
  })

  test('[SY54] every socket hears that the register moved', async () => {
    const server = await started()
    const feeds: unknown[] = []
    const client = tracked(openStockClient(server.url, liveId))
    client.provider.messageHandlers[4] = (_encoder, decoder) => {
      feeds.push(decodeFeed(decoder.arr.subarray(decoder.pos)))
    }
    await synced(client)
    server.hub.announce(liveId, { seq: 5, type: 'received' })
    await vi.waitFor(() => expect(feeds).toEqual([{ seq: 5, type: 'received' }]))
  })

  test('[SY55] a long tail is folded into the snapshot and nothing is lost', async () => {
    const server = await started()
    const writer = await raw(server)
    const heard = writer.updates.length
    for (let at = 0; at < 700; at += 1)
      writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'a')))
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 700), { timeout: 10_000 })
    await vi.waitFor(async () => {
      const stored = await server.store.loadText(liveId)
      expect(stored?.snapshotSeq).toBeGreaterThanOrEqual(500)
    })
    writer.close()
    await vi.waitFor(async () => expect((await server.store.loadText(liveId))?.tail).toHaveLength(0))
    const late = await raw(server)
    expect(textRun(late.doc, 1).toString()).toBe(`${'a'.repeat(700)}Kết quả đạt được trong nhiệm kỳ qua.`)
  })

  test('[PF2] a very long tail is folded in pieces, and nothing is lost', async () => {
    const pieces: number[] = []
    const server = await started(store => ({
      compactText: (id, seq, snapshot, folded) => {
        pieces.push(seq - (folded?.after ?? 0))
        return store.compactText(id, seq, snapshot, folded)
      },
    }))
    const doc = new Y.Doc()
    Y.applyUpdate(doc, (await server.store.loadText(liveId))?.snapshot ?? new Uint8Array())
    for (let at = 0; at < 2500; at += 1) {
      const update = changeOf(doc, () => textRun(doc, 1).insert(0, 'a'))
      await server.store.appendUpdate({ documentId: liveId, update, userId: 'lan', at: moment(1) })
    }
    const reader = await raw(server)
    await vi.waitFor(async () => expect((await server.store.loadText(liveId))?.tail).toHaveLength(0), {
      timeout: 30_000,
    })
    expect(pieces).toEqual([2000, 500])
    reader.close()
    expect(textRun((await raw(server)).doc, 1).length).toBe(textRun(doc, 1).length)
  })

  test('[SY56] when the store fails nothing is acknowledged, and the words arrive once it works again', async () => {
    let isFailing = false
    const server = await started(store => ({
      appendUpdate: row => (isFailing ? Promise.reject(new Error('disk full')) : store.appendUpdate(row)),
    }))
    const client = tracked(openStockClient(server.url, liveId))
    await synced(client)
    isFailing = true
    const cut = new Promise(resolve =>
      client.provider.once('connection-close', event => resolve(event?.code)),
    )
    textRun(client.doc, 1).insert(0, 'Không mất. ')
    expect(await cut).toBe(1012)
    expect((await server.store.loadText(liveId))?.tail).toHaveLength(0)
    isFailing = false
    await vi.waitFor(
      async () =>
        expect(textOf((await server.hub.read(liveId))?.json ?? { type: 'doc' })).toContain('Không mất. '),
      { timeout: 5000 },
    )
  })

  test('[SY57] closing sends every socket away with 1012', async () => {
    const server = await started()
    const clients = await Promise.all([raw(server), raw(server, '?user=minh')])
    await server.hub.close()
    expect(await Promise.all(clients.map(client => client.closed))).toEqual([1012, 1012])
  })
})
