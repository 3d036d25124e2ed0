// Opening and leaving when something goes wrong: a load that fails, many who come at once, a room that ends while others come.

import { env } from 'node:process'
import { expect, test, vi } from 'vitest'
import { seedState } from '../../server/sync/seed.ts'
import { created, documentRow } from '../contract/rows.ts'
import { livingBytes } from '../support/living-bytes.ts'
import { openRawClient, openStockClient, synced, textRun } from '../support/stock-client.ts'
import { liveDocument, liveId } from '../support/sync-server.ts'
import { changeOf, raw, started, tracked } from './live.ts'
import { diceOf } from './random-writer.ts'

/** FAILING_LOADS and GATHERINGS choose more. */
const failingLoads = Number(env['FAILING_LOADS'] ?? 50)
const gatherings = Number(env['GATHERINGS'] ?? 60)

/** What this process holds open: timers, sockets, threads. */
const handles = () => process.getActiveResourcesInfo().length

test(
  `[FA23] a text that cannot be loaded, asked for ${failingLoads} times, is opened to nobody, keeps what is stored, leaves nothing behind, and opens when it can`,
  async () => {
    let isFailing = true
    const server = await started(store => ({
      loadText: id => (isFailing ? Promise.reject(new Error('disk')) : store.loadText(id)),
    }))
    const before = await server.store.loadText(liveId)
    let [held, heldBytes] = [0, 0]
    for (let time = 0; time < failingLoads; time += 1) {
      if (time === Math.floor(failingLoads / 2)) [held, heldBytes] = [handles(), await livingBytes()]
      const client = await openRawClient(`${server.url}/${liveId}?user=u${time % 5}`) // not kept: what stays is counted
      client.update(changeOf(client.doc, () => client.doc.getXmlFragment('default').insert(0, [])))
      expect(await client.closed).toBe(1012)
      expect([client.isSynced(), client.questions()]).toEqual([false, 0])
      expect(client.sentences[0]).toContain('chưa mở được')
    }
    await vi.waitFor(() => expect(server.hub.figures()).toMatchObject({ rooms: 0, sockets: 0 }))
    await vi.waitFor(() => expect(handles()).toBeLessThanOrEqual(held + 5))
    const more = (await livingBytes()) - heldBytes
    console.info(`${failingLoads} failing loads: ${(more / (1 << 20)).toFixed(1)} MiB more`)
    expect(more).toBeLessThan(10 << 20)
    isFailing = false
    expect(await server.store.loadText(liveId)).toEqual(before)
    expect(textRun((await raw(server)).doc, 1).toString()).toContain('Kết quả đạt được')
  },
  20_000 + failingLoads * 100,
)

test('[FA24] twenty people who open each of five new texts at once find every heading once, with the same ids', async () => {
  const server = await started(() => ({}), { limits: { socketsPerUser: 10, roomsPerUser: 10 } })
  const ids = Array.from({ length: 5 }, (_, index) => `new-${index}`)
  for (const id of ids)
    await server.store.createDocument(documentRow(id), seedState(liveDocument), created(id))
  const clients = ids.flatMap(id =>
    Array.from({ length: 20 }, (_, index) => tracked(openStockClient(server.url, id, { user: `u${index}` }))),
  )
  await Promise.all(clients.map(synced))
  const texts = new Set(clients.map(({ doc }) => doc.getXmlFragment('default').toString()))
  expect(texts.size).toBe(1)
  expect([...texts][0]?.match(/<heading/gu)).toHaveLength(2)
})

test(
  '[FA25] people who come and go at random moments while one types lose nothing and leave one room',
  async () => {
    const seed = 20261122
    const roll = diceOf(seed)
    const server = await started()
    const typist = tracked(openStockClient(server.url, liveId, { user: 'lan' }))
    await synced(typist)
    let words = 0
    for (let time = 0; time < gatherings; time += 1) {
      const guests = await Promise.all(
        Array.from({ length: 4 }, (_, index) => openRawClient(`${server.url}/${liveId}?user=g${index}`)),
      )
      textRun(typist.doc, 1).insert(0, `⟦${words}⟧`)
      words += 1
      if (roll(6) === 0) {
        // Everybody is away for a moment: the room ends, or does not, just when somebody comes.
        typist.provider.disconnect()
        for (const guest of guests) guest.close()
        if (roll(2) === 0) await new Promise(resolve => setTimeout(resolve, roll(20)))
        textRun(typist.doc, 2).insert(0, `⟦${words}⟧`)
        words += 1
        typist.provider.connect()
      }
      await new Promise(resolve => setTimeout(resolve, roll(10)))
      for (const guest of guests) guest.close()
    }
    await vi.waitFor(async () => {
      const late = await raw(server, '?user=late')
      const text = late.doc.getXmlFragment('default').toString()
      late.close()
      expect(
        Array.from({ length: words }, (_, index) => text.split(`⟦${index}⟧`).length - 1).filter(
          times => times !== 1,
        ),
        `seed ${seed}`,
      ).toEqual([])
    })
    expect(typist.closedWith()).toBeNull()
    await vi.waitFor(() => expect(server.hub.figures()).toMatchObject({ rooms: 1, sockets: 1 }))
  },
  20_000 + gatherings * 500,
)

test('[FA26] a reader who leaves last writes nothing in their own name', async () => {
  const writers: string[] = []
  const server = await started(store => ({
    appendUpdate: row => {
      writers.push(row.userId)
      return store.appendUpdate(row)
    },
  }))
  server.setRight('khach', 'read')
  const [writer, reader] = [await raw(server), await raw(server, '?user=khach')]
  writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Của Lan. ')))
  await vi.waitFor(() => expect(textRun(reader.doc, 1).toString()).toContain('Của Lan. '))
  writer.close()
  await vi.waitFor(() => expect(server.hub.figures().sockets).toBe(1))
  reader.close()
  await vi.waitFor(() => expect(server.hub.figures().rooms).toBe(0))
  expect(writers).toEqual(['lan'])
  expect(await server.store.readEvents(liveId, 0)).toHaveLength(1)
})
