// Live editing over real sockets: stock clients, loading, acknowledgement, rights.

import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { schemaVersion } from '#model/frame.ts'
import { agreedText, openPair, textOfClient } from '../support/pair.ts'
import { openRawClient, openStockClient, synced, syncMessage, textRun } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { changeOf, raw, started, textHash, tracked } from './live.ts'

describe('stock clients', () => {
  test('[SY10] two stock providers converge, also when one types while it is cut off', async () => {
    const server = await started()
    const { first, second } = tracked(await openPair(server.url, liveId, ['lan', 'minh']))
    textRun(first.doc, 1).insert(0, 'Một. ')
    textRun(second.doc, 2).insert(0, 'Hai. ')
    await vi.waitFor(() => expect(textOfClient(first)).toContain('Hai. '))
    await vi.waitFor(() => expect(textOfClient(second)).toContain('Một. '))
    second.provider.disconnect()
    textRun(second.doc, 1).insert(0, 'Viết khi mất mạng. ')
    textRun(first.doc, 2).delete(0, 3)
    second.provider.connect()
    await vi.waitFor(() => expect(textOfClient(first)).toContain('Viết khi mất mạng. '), { timeout: 5000 })
    expect(await agreedText(first, second)).toContain('Một. ')
    const late = tracked(openStockClient(server.url, liveId, { user: 'hoa' }))
    await synced(late)
    expect(await agreedText(first, second, late)).toContain('Viết khi mất mạng. ')
  })

  test('[SY11] the sender hears its update again only after it is committed', async () => {
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
    const reader = await raw(server, '?user=minh')
    const before = [writer.updates.length, reader.updates.length]
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Chờ đĩa. ')))
    await server.hub.read(liveId)
    expect([writer.updates.length, reader.updates.length]).toEqual(before)
    commit()
    await vi.waitFor(() => expect(writer.updates.length).toBe((before[0] ?? 0) + 1))
    await vi.waitFor(() => expect(textRun(reader.doc, 1).toString()).toContain('Chờ đĩa. '))
    expect((await server.store.loadText(liveId))?.tail).toHaveLength(1)
  })

  test('[SY12] an update that is known already is acknowledged but not stored again', async () => {
    const server = await started()
    const writer = await raw(server)
    const update = changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Một lần. '))
    const heard = writer.updates.length
    for (let time = 0; time < 3; time += 1) writer.update(update)
    writer.send(syncMessage(1, Y.encodeStateAsUpdate(writer.doc)))
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 4))
    expect((await server.store.loadText(liveId))?.tail).toHaveLength(1)
  })

  test('[SY13] nothing is answered before the whole text is loaded', async () => {
    let load = () => {}
    const loaded = new Promise<void>(resolve => {
      load = resolve
    })
    const server = await started(store => ({
      loadText: async id => {
        await loaded
        return store.loadText(id)
      },
    }))
    const client = tracked(openStockClient(server.url, liveId))
    await vi.waitFor(() => expect(client.provider.wsconnected).toBe(true))
    const atSync = synced(client).then(() => textOfClient(client))
    expect(client.provider.synced).toBe(false)
    load()
    expect(await atSync).toContain('Kết quả đạt được')
  })

  test('[SY14] an unknown document closes with 4404 and leaves no room', async () => {
    const server = await started()
    const client = tracked(await openRawClient(`${server.url}/khong-co`))
    expect(await client.closed).toBe(4404)
    expect(await server.hub.read('khong-co')).toBeNull()
  })

  test('[SY15] a client of another schema version is closed with 4409', async () => {
    const server = await started()
    expect(await (await raw(server, '?schema=999')).closed).toBe(4409)
    expect((await raw(server, `?schema=${schemaVersion}`)).isSynced()).toBe(true)
  })
})

describe('rights', () => {
  test('[SY20] a reader changes nothing, is told so, and is closed after the third try', async () => {
    const server = await started()
    server.setRight('khach', 'read')
    const before = await textHash(server)
    const reader = await raw(server, '?user=khach')
    expect(reader.questions()).toBe(0)
    const update = changeOf(reader.doc, () => textRun(reader.doc, 1).insert(0, 'HACK'))
    reader.send(syncMessage(1, Uint8Array.of(0, 0)))
    reader.send(syncMessage(2, update))
    reader.send(syncMessage(1, update))
    await vi.waitFor(() => expect(reader.sentences).toHaveLength(2))
    reader.send(syncMessage(2, Uint8Array.of(255, 255)))
    expect(await reader.closed).toBe(4403)
    expect(reader.sentences[0]).toContain('chỉ đọc')
    expect(await textHash(server)).toBe(before)
  })

  test('[SY21] who loses the right to write is told and closed within two seconds; who gains it is asked for their text', async () => {
    const server = await started()
    server.setRight('khach', 'read')
    const writer = await raw(server, '?user=lan&language=en')
    const guest = await raw(server, '?user=khach')
    server.setRight('lan', 'read')
    server.setRight('khach', 'write')
    const begun = performance.now()
    server.hub.recheck(liveId)
    expect(await writer.closed).toBe(4403)
    expect(performance.now() - begun).toBeLessThan(2000)
    expect(writer.sentences[0]).toContain('rights')
    await vi.waitFor(() => expect(guest.questions()).toBe(1))
    server.setRight('khach', null)
    server.hub.recheckUser('khach')
    expect(await guest.closed).toBe(4403)
  })
})
