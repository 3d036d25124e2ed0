// Coming back while something is on its way to the disk: nobody is told of what is not committed.

import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { agreedText } from '../support/pair.ts'
import { dialRawClient, openStockClient, type RawClient, synced, textRun } from '../support/stock-client.ts'
import { liveId, type SyncServer } from '../support/sync-server.ts'
import { changeOf, raw, started, tracked } from './live.ts'

/** A server whose disk takes each update only when it is let. */
async function slowDisk() {
  const gates: (() => void)[] = []
  const server = await started(store => ({
    appendUpdate: async row => {
      await new Promise<void>(resolve => gates.push(resolve))
      return store.appendUpdate(row)
    },
  }))
  tracked({ close: () => gates.forEach(go => void go()) })
  return { server, gates }
}

/** Comes back with a replica, without waiting for the answer. */
function comeBack(server: SyncServer, replica: Y.Doc, user: string) {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(replica))
  const { client, ready } = dialRawClient(`${server.url}/${liveId}?user=${user}`, copy)
  return { client: tracked(client), ready }
}

/** How much of a replica's own words the server says it knows. */
function knownOf(client: RawClient, writer: Y.Doc): number {
  return Math.max(0, ...client.vectors.map(vector => Y.decodeStateVector(vector).get(writer.clientID) ?? 0))
}

test('[FA20] the server never says that it knows what is not on the disk yet', async () => {
  const { server, gates } = await slowDisk()
  const writer = await raw(server)
  writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Trên đường. ')))
  await vi.waitFor(() => expect(gates).toHaveLength(1))
  writer.close()
  const { client, ready } = comeBack(server, writer.doc, 'lan')
  await vi.waitFor(() => expect(server.hub.figures().sockets).toBe(1))
  await client.roundTrip()
  await server.hub.read(liveId) // as long as anything else takes
  expect(knownOf(client, writer.doc)).toBe(0)
  gates[0]?.()
  await ready
  await vi.waitFor(() =>
    expect(knownOf(client, writer.doc)).toBe(Y.getState(writer.doc.store, writer.doc.clientID)),
  )
})

test('[FA20] a replica that comes back hears of no deletion that is not on the disk yet', async () => {
  const { server, gates } = await slowDisk()
  const [writer, reader] = [await raw(server), await raw(server, '?user=minh')]
  const cut = () => changeOf(writer.doc, () => textRun(writer.doc, 1).delete(0, 4))
  writer.update(cut())
  await vi.waitFor(() => expect(gates).toHaveLength(1))
  const { client, ready } = comeBack(server, reader.doc, 'hoa')
  await vi.waitFor(() => expect(server.hub.figures().sockets).toBe(3))
  await client.roundTrip()
  writer.update(cut())
  await vi.waitFor(() => expect(gates).toHaveLength(2))
  gates[0]?.()
  await ready
  expect(textRun(client.doc, 1).toString()).toBe('quả đạt được trong nhiệm kỳ qua.')
  gates[1]?.()
  await vi.waitFor(() => expect(textRun(client.doc, 1).toString()).toBe('đạt được trong nhiệm kỳ qua.'))
})

test('[FA21] who wrote while cut off and types on at the instant the line is back is let in with all of it', async () => {
  const server = await started()
  const [client, other] = ['lan', 'minh'].map(user => tracked(openStockClient(server.url, liveId, { user })))
  if (!client || !other) throw new Error('two clients')
  await Promise.all([synced(client), synced(other)])
  client.provider.disconnect()
  const run = textRun(client.doc, 1)
  run.insert(0, 'Viết khi mất mạng. ')
  // The provider sends what is typed from here on at once, before it was asked for what it wrote meanwhile.
  client.provider.on('status', ({ status }) => {
    if (status !== 'connected') return
    run.insert(0, 'Gõ tiếp. ')
    run.delete(0, 3)
    textRun(client.doc, 2).delete(0, 7)
  })
  client.provider.connect()
  await vi.waitFor(() => expect(textRun(other.doc, 1).toString()).toContain('tiếp. Viết khi mất mạng. '), {
    timeout: 5000,
  })
  expect(client.closedWith()).toBeNull()
  await agreedText(client, other)
  expect(server.complaints).toEqual([])
})

test('[FA21] once it has answered, a client that leaves a gap is refused as ever', async () => {
  const server = await started()
  const client = await raw(server)
  await vi.waitFor(() => expect(client.questions()).toBe(1))
  changeOf(client.doc, () => textRun(client.doc, 1).insert(0, 'một'))
  client.update(changeOf(client.doc, () => textRun(client.doc, 1).insert(0, 'hai')))
  expect(await client.closed).toBe(4400)
})
