// Live editing under load and abuse: fairness, back-pressure, caps, slow readers, sleeping texts.

import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { packStructure, unpackStructure } from '../../server/sync/packed-structure.ts'
import { readEntries } from '../../server/sync/presence.ts'
import { seedState } from '../../server/sync/seed.ts'
import { structureOfUpdate } from '../../server/sync/structure-of-doc.ts'
import { created, documentRow } from '../contract/rows.ts'
import { openRawClient, textRun } from '../support/stock-client.ts'
import { liveDocument, liveId } from '../support/sync-server.ts'
import { changeOf, raw, started, tracked } from './live.ts'
import { presence } from './presence-message.ts'

/** One-letter updates at scattered places. */
function burstOf(doc: Y.Doc, count: number): Uint8Array[] {
  const run = textRun(doc, 1)
  return Array.from({ length: count }, (_, at) =>
    changeOf(doc, () => run.insert((at * 7919) % (at + 1), 'a')),
  )
}

describe('fairness', () => {
  test('[SY36] a burst of 3,000 updates in one text keeps nobody of another waiting, and none of it is lost', async () => {
    const server = await started()
    await server.store.createDocument(documentRow('other'), seedState(liveDocument), created('other'))
    const fast = await raw(server)
    const neighbour = tracked(await openRawClient(`${server.url}/other?user=minh`))
    const burst = burstOf(fast.doc, 3000)
    const heard = fast.updates.length
    for (const update of burst) fast.update(update)
    neighbour.update(changeOf(neighbour.doc, () => textRun(neighbour.doc, 1).insert(0, 'Vẫn gõ. ')))
    const before = neighbour.updates.length
    await vi.waitFor(() => expect(neighbour.updates.length).toBe(before + 1), { interval: 1 })
    expect(fast.updates.length - heard).toBeLessThan(2500)
    await vi.waitFor(() => expect(fast.updates.length).toBe(heard + 3000), { timeout: 15_000 })
    const late = await raw(server, '?user=hoa')
    expect(textRun(late.doc, 1).toString()).toBe(textRun(fast.doc, 1).toString())
  })

  test('[SY212] of a sender’s small messages a few hundred wait here and what one reading brought; the rest waits on the line', async () => {
    const server = await started()
    const sender = await raw(server)
    const { promise: until, resolve: letGo } = Promise.withResolvers<void>()
    const held = server.hub.still(liveId, () => until)
    const passedOver = new Uint8Array(32).fill(9)
    for (let count = 0; count < 20_000; count += 1) sender.send(passedOver)
    const waiting = () => server.hub.figures().waitingBytes
    await vi.waitFor(() => expect(waiting()).toBeGreaterThan(1000), { interval: 1 })
    for (let [quiet, before] = [0, 0]; quiet < 50; quiet += 1) {
      await turn()
      if (waiting() > before) quiet = 0
      before = waiting()
    }
    expect(waiting()).toBeLessThan(128 * 1024)
    letGo()
    await held
    const heard = sender.updates.length
    sender.update(changeOf(sender.doc, () => textRun(sender.doc, 1).insert(0, 'Sau cùng. ')))
    await vi.waitFor(() => expect(sender.updates.length).toBe(heard + 1), { timeout: 15_000 })
  })

  test('[SY37] what many write in one turn reaches each reader in one piece, every update of it', async () => {
    const server = await started()
    const [writer, reader] = [await raw(server), await raw(server, '?user=minh')]
    const burst = burstOf(writer.doc, 500)
    const heard = reader.updates.length
    for (const update of burst) writer.update(update)
    await vi.waitFor(() => expect(reader.updates.length).toBe(heard + 500), { timeout: 10_000 })
    expect(reader.updates.slice(heard).map(update => Buffer.from(update).toString('hex'))).toEqual(
      burst.map(update => Buffer.from(update).toString('hex')),
    )
  })

  test('[SY38] a socket that does not read is cut, and others are served', async () => {
    const server = await started()
    const slow = await raw(server, '?user=minh')
    const writer = await raw(server)
    slow.freeze()
    const run = textRun(writer.doc, 1)
    for (let round = 0; round < 60; round += 1) {
      const heard = writer.updates.length
      writer.update(changeOf(writer.doc, () => run.insert(0, 'v'.repeat(200_000))))
      writer.update(changeOf(writer.doc, () => run.delete(0, 200_000)))
      await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 2), { interval: 5 })
      if (server.hub.figures().sockets === 1) break
    }
    expect(server.hub.figures().sockets).toBe(1)
    expect(server.hub.figures().waitingBytes).toBeLessThan(4 << 20)
  })

  test('[SY39] one person has so many sockets and texts open and no more; who leaves makes room', async () => {
    const server = await started(() => ({}), { limits: { socketsPerUser: 2, roomsPerUser: 1 } })
    await server.store.createDocument(documentRow('other'), seedState(liveDocument), created('other'))
    const first = await raw(server)
    expect(await tracked(await openRawClient(`${server.url}/other`)).closed).toBe(4529)
    await raw(server)
    const third = await raw(server)
    expect(await third.closed).toBe(4529)
    expect(third.sentences[0]).toContain('quá nhiều')
    expect((await raw(server, '?user=minh')).isSynced()).toBe(true)
    first.close()
    await vi.waitFor(async () => expect((await raw(server)).isSynced()).toBe(true))
  })

  test('[FA65] from one address so many texts are open and no more, whoever opens them; one that is open is open to all', async () => {
    const server = await started(() => ({}), { limits: { roomsPerAddress: 1 } })
    await server.store.createDocument(documentRow('other'), seedState(liveDocument), created('other'))
    const office = '&address=203.0.113.7'
    const first = await raw(server, `?user=lan${office}`)
    const another = () => openRawClient(`${server.url}/other?user=minh${office}`)
    const refused = tracked(await another())
    expect(await refused.closed).toBe(4529)
    expect(refused.sentences[0]).toContain('Từ mạng này')
    const colleague = await raw(server, `?user=hoa${office}`)
    expect(colleague.isSynced()).toBe(true)
    const elsewhere = tracked(await openRawClient(`${server.url}/other?user=minh&address=203.0.113.8`))
    expect(elsewhere.isSynced()).toBe(true)
    first.close()
    colleague.close()
    await vi.waitFor(async () => expect(tracked(await another()).isSynced()).toBe(true))
  })

  test('[SY42] others hear of a person’s moves ten times a second at most, and the last one always', async () => {
    const server = await started()
    const [watcher, mover] = [await raw(server, '?user=minh'), await raw(server)]
    for (let move = 1; move <= 50; move += 1) {
      mover.send(presence(mover.doc.clientID, move, { at: move }))
      await sleep(5)
    }
    const seen = () =>
      watcher.awareness.flatMap(payload => readEntries(payload).map(entry => JSON.parse(entry.json)?.at))
    await vi.waitFor(() => expect(seen()).toContain(50))
    expect(seen().length).toBeLessThan(20)
  })
})

describe('memory', () => {
  test('[SY43] a text that nobody writes in sleeps, and wakes for the next word', async () => {
    const server = await started(() => ({}), { restAfterMs: 100 })
    const [writer, reader] = [await raw(server), await raw(server, '?user=minh')]
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Trước. ')))
    await vi.waitFor(() => expect(server.hub.figures().sleeping).toBe(1), { timeout: 5000 })
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Sau. ')))
    await vi.waitFor(() => expect(textRun(reader.doc, 1).toString()).toContain('Sau. Trước. '))
    expect(server.hub.figures().sleeping).toBe(0)
    await vi.waitFor(() => expect(server.hub.figures().sleeping).toBe(1), { timeout: 5000 })
    const late = await raw(server, '?user=hoa')
    expect(textRun(late.doc, 1).toString()).toContain('Sau. Trước. ')
    late.update(changeOf(late.doc, () => late.doc.getXmlFragment('default').delete(0, 1)))
    expect(await late.closed).toBe(4400)
  })

  test('[SY43] a text that sleeps for long keeps nothing packed, and wakes for the next word as guarded as before', async () => {
    const server = await started(() => ({}), { restAfterMs: 20 })
    const [writer, reader] = [await raw(server), await raw(server, '?user=minh')]
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Trước. ')))
    await vi.waitFor(() => expect(server.hub.figures()).toMatchObject({ sleeping: 1, packed: 0 }), {
      timeout: 5000,
    })
    writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Sau. ')))
    await vi.waitFor(() => expect(textRun(reader.doc, 1).toString()).toContain('Sau. Trước. '))
    await vi.waitFor(() => expect(server.hub.figures()).toMatchObject({ sleeping: 1, packed: 0 }), {
      timeout: 5000,
    })
    reader.update(changeOf(reader.doc, () => reader.doc.getXmlFragment('default').delete(0, 1)))
    expect(await reader.closed).toBe(4400)
  })

  test('[SY43] a packed structure is the same when it is unpacked, whatever lies in it', async () => {
    const server = await started()
    const writer = await raw(server)
    const run = textRun(writer.doc, 1)
    for (const update of burstOf(writer.doc, 200)) writer.update(update)
    run.delete(3, 40)
    const structure = structureOfUpdate(Y.encodeStateAsUpdate(writer.doc))
    const again = await unpackStructure(await packStructure(structure))
    expect(again.data).toEqual(structure.data)
  })

  test('[SY44] nothing is kept of texts that everybody has left', async () => {
    const server = await started()
    for (let time = 0; time < 20; time += 1) (await raw(server)).close()
    await vi.waitFor(() => expect(server.hub.figures()).toMatchObject({ rooms: 0, sockets: 0 }))
  })
})

test('[SY45] the figures count commits, refusals by rule, sockets and texts', async () => {
  const server = await started()
  const [writer, forger] = [await raw(server), await raw(server, '?user=minh')]
  const heard = writer.updates.length
  writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Một. ')))
  await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 1))
  forger.update(changeOf(forger.doc, () => forger.doc.getXmlFragment('default').delete(0, 1)))
  await forger.closed
  await vi.waitFor(() => expect(server.hub.figures().sockets).toBe(1))
  const { commits, refusals, rooms, ageMs } = server.hub.figures()
  expect([commits.count, commits.upTo.at(-1), rooms, ageMs]).toEqual([1, 1, 1, 0])
  expect([...refusals]).toEqual([['outline', 1]])
})
