// Whose a client id is outlives the room, the process and the connection: nobody writes on under a colleague's.

import { expect, test, vi } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import { readEntries } from '../../server/sync/presence.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { type RawClient, textRun } from '../support/stock-client.ts'
import { addLiveDocument, type SyncServer, startSyncServer } from '../support/sync-server.ts'
import { changeOf, raw, tracked } from './live.ts'
import { presence } from './presence-message.ts'

const patient = { timeout: 10_000, interval: 20 }

async function storeWithText(): Promise<Store> {
  const store = createMemoryStore()
  await addLiveDocument(store)
  return store
}

async function served(store: Store): Promise<SyncServer> {
  return tracked(await startSyncServer(store))
}

/** Lets a person write a word, once under the client id given. */
async function write(client: RawClient, word: string, clientId?: number): Promise<number> {
  if (clientId !== undefined) client.doc.clientID = clientId
  const heard = client.updates.length
  client.update(changeOf(client.doc, () => textRun(client.doc, 1).insert(0, word)))
  await Promise.race([
    vi.waitFor(() => expect(client.updates.length).toBe(heard + 1), patient),
    client.closed,
  ])
  return client.doc.clientID
}

async function untilEmpty(server: SyncServer): Promise<void> {
  await vi.waitFor(() => expect(server.hub.figures().rooms).toBe(0), patient)
}

test('[ND2] a colleague’s client id stays theirs after the text was closed and after the server was started anew', async () => {
  const store = await storeWithText()
  const first = await served(store)
  const lan = await raw(first, '?user=lan')
  const clientId = await write(lan, 'của lan ')
  lan.close()
  await untilEmpty(first)
  const minh = await raw(first, '?user=minh')
  minh.send(presence(clientId, 1, { cursor: null }))
  minh.update(
    changeOf(minh.doc, () => {
      minh.doc.clientID = clientId
      textRun(minh.doc, 1).insert(0, 'của minh ')
    }),
  )
  expect(await minh.closed).toBe(4400)
  await first.close()

  const second = await served(store)
  const again = await raw(second, '?user=minh')
  await write(again, 'của minh ', clientId)
  expect(await again.closed).toBe(4400)
  const back = await raw(second, '?user=lan')
  await write(back, 'tiếp ', clientId)
  expect(textRun(back.doc, 1).toString()).toMatch(/^tiếp của lan /u)
})

test('[ND2] who shows themselves with a colleague’s client id is not taken for them, and keeps nobody from coming back', async () => {
  const store = await storeWithText()
  const server = await served(store)
  const lan = await raw(server, '?user=lan')
  const clientId = await write(lan, 'của lan ')
  lan.close()
  await untilEmpty(server)
  const minh = await raw(server, '?user=minh')
  minh.send(presence(clientId, 1, { cursor: null }))
  await minh.roundTrip()
  const back = await raw(server, '?user=lan')
  back.send(presence(clientId, 2, { cursor: null }))
  await write(back, 'tiếp ', clientId)
  await vi.waitFor(() => expect(minh.awareness.length).toBeGreaterThan(0), patient)
  const shown = minh.awareness.flatMap(readEntries).map(({ client, json }) => [client, JSON.parse(json)])
  expect(shown).toEqual([
    [clientId, expect.objectContaining({ user: expect.objectContaining({ id: 'lan' }) })],
  ])
})

test('[ND3] work done offline under an earlier client id of the same person is taken', async () => {
  const store = await storeWithText()
  const server = await served(store)
  const lan = await raw(server, '?user=lan')
  const earlier = await write(lan, 'một ')
  const offline = changeOf(lan.doc, () => textRun(lan.doc, 1).insert(0, 'hai '))
  lan.close()
  await untilEmpty(server)
  const back = await raw(server, '?user=lan')
  expect(back.doc.clientID).not.toBe(earlier)
  back.update(offline)
  await vi.waitFor(() => expect(textRun(back.doc, 1).toString()).toMatch(/^hai một /u), patient)
  expect(await store.findClientOwners('live', [earlier, back.doc.clientID])).toEqual(
    new Map([[earlier, 'lan']]),
  )
})

test('[ND2] while the store cannot keep whose a client id is, nothing under it is taken', async () => {
  const store = await storeWithText()
  let isBroken = true
  const server = await served({
    ...store,
    bindClients: (...given) =>
      isBroken ? Promise.reject(new Error('the store failed: disk')) : store.bindClients(...given),
  })
  const lan = await raw(server, '?user=lan')
  const lost = changeOf(lan.doc, () => textRun(lan.doc, 1).insert(0, 'một '))
  lan.update(lost)
  expect(await lan.closed).toBe(1012)
  expect((await store.loadText('live'))?.tail).toEqual([])
  isBroken = false
  const back = await raw(server, '?user=lan')
  back.update(lost)
  await vi.waitFor(() => expect(textRun(back.doc, 1).toString()).toMatch(/^một /u), patient)
})
