// Live texts of several nodes on one PostgreSQL, in one process: what one commits the others' sockets hear, in order and once.

import { randomUUID } from 'node:crypto'
import { readVarString } from 'lib0/decoding'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { decodeFeed, messageType, schemaVersion } from '#model/frame.ts'
import { markOf } from '#model/self-check.ts'
import { carryMove } from '../../server/actions/carry-move.ts'
import type { Deps } from '../../server/actions/deps.ts'
import { createRegisters } from '../../server/actions/registers.ts'
import { openPostgresStore, type PostgresStore } from '../../server/store/postgres.ts'
import type { Heard } from '../../server/store/postgres-watch.ts'
import type { HubDeps } from '../../server/sync/hub.ts'
import type { NodeStore } from '../../server/sync/other-nodes.ts'
import { readEntries } from '../../server/sync/presence.ts'
import { movedTo, received, record, unit } from '../contract/rows.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import {
  openStockClient,
  type RawClient,
  type StockClient,
  synced,
  textRun,
} from '../support/stock-client.ts'
import { addLiveDocument, liveId, type SyncServer, startSyncServer } from '../support/sync-server.ts'
import { changeOf, raw, submission, tracked } from './live.ts'
import { presence } from './presence-message.ts'

const bin = findPostgres()
const patient = { timeout: 20_000, interval: 20 }

interface Node extends SyncServer {
  readonly store: PostgresStore
  /** Lets the node hear nothing of the others until it is called again with `true`. */
  hearing(isHearing: boolean): void
  /** How often it has read what others committed to a text. */
  readings(): number
}

describe.skipIf(bin === null)('live texts on several nodes', () => {
  let cluster: Cluster
  let url: string
  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
  }, 60_000)
  afterAll(() => cluster.close(), 60_000)
  beforeEach(async () => {
    url = await cluster.createDatabase()
  })
  const stores: PostgresStore[] = []
  afterEach(async () => {
    await Promise.all(stores.splice(0).map(store => store.close()))
  })

  async function node(more: Partial<HubDeps> = {}): Promise<Node> {
    const store = await openPostgresStore({ url })
    stores.push(store)
    if (!(await store.findDocument(liveId))) await addLiveDocument(store)
    let isHearing = true
    let missed: (() => void)[] = []
    let readings = 0
    const nodes: NodeStore = {
      ...store,
      loadTextAfter: (documentId, seq) => {
        readings += 1
        return store.loadTextAfter(documentId, seq)
      },
      watch: listener =>
        store.watch((heard: Heard) => {
          if (isHearing) listener(heard)
          else missed.push(() => listener(heard))
        }),
    }
    const server = tracked(await startSyncServer(store, { nodes, ...more }))
    return {
      ...server,
      store,
      readings: () => readings,
      hearing: is => {
        isHearing = is
        if (is) for (const hear of missed.splice(0)) hear()
        missed = []
      },
    }
  }

  const textOf = ({ doc }: Pick<StockClient, 'doc'>) => doc.getXmlFragment('default').toString()

  function insert(client: Pick<RawClient, 'doc' | 'update'>, block: number, word: string): void {
    client.update(changeOf(client.doc, () => textRun(client.doc, block).insert(0, word)))
  }

  /** Clocks of one client's structs in what a raw client was sent, in the order of coming. */
  function clocksOf(heard: readonly Uint8Array[], client: number): number[] {
    return heard.flatMap(update =>
      Y.decodeUpdate(update)
        .structs.filter(({ id }) => id.client === client)
        .map(({ id }) => id.clock),
    )
  }

  test('[ND10] stock clients on two nodes converge, and each socket hears each update of the other node once, in order', async () => {
    const [a, b] = [await node(), await node()]
    const lan = tracked(openStockClient(a.url, liveId, { user: 'lan' }))
    const minh = tracked(openStockClient(b.url, liveId, { user: 'minh' }))
    const listener = await raw(b, '?user=hoa')
    await Promise.all([synced(lan), synced(minh)])
    for (let count = 0; count < 200; count += 1) {
      const client = count % 2 === 0 ? lan : minh
      const text = textRun(client.doc, 1 + (count % 4 < 2 ? 0 : 1))
      text.insert(text.length, `⟦${count}⟧`)
      if (count % 20 === 0) await new Promise(resolve => setImmediate(resolve))
    }
    await vi.waitFor(() => {
      for (let count = 0; count < 200; count += 1) expect(textOf(lan).split(`⟦${count}⟧`)).toHaveLength(2)
      expect(textOf(lan)).toBe(textOf(minh))
    }, patient)
    await vi.waitFor(() => expect(textOf(listener)).toBe(textOf(lan)), patient)
    for (const { doc } of [lan, minh]) {
      const clocks = clocksOf(listener.updates, doc.clientID)
      expect(clocks).toEqual([...new Set(clocks)].sort((x, y) => x - y))
    }
    expect([...a.complaints, ...b.complaints]).toEqual([])
  }, 60_000)

  test('[ND62] what is typed elsewhere is heard without being read from the database, keys of one commit as one update; what is too long to be told is read', async () => {
    const [a, b] = [await node(), await node()]
    const writer = await raw(a)
    const listener = await raw(b, '?user=hoa')
    insert(listener, 2, 'Đang nghe. ') // b has the text in memory from here on
    await vi.waitFor(() => expect(textOf(writer)).toContain('Đang nghe. '), patient)
    const [read, heard] = [b.readings(), listener.updates.length]
    const word = 'Đại hội đại biểu lần thứ mười hai'
    for (const [at, letter] of [...word].entries())
      writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(at, letter)))
    await vi.waitFor(() => expect(textOf(listener)).toContain(word), patient)
    expect(b.readings()).toBe(read)
    expect(listener.updates.length - heard).toBeLessThan(word.length)
    insert(writer, 2, 'dài '.repeat(12_000))
    await vi.waitFor(() => expect(textOf(listener)).toBe(textOf(writer)), patient)
    expect(b.readings()).toBeGreaterThan(read)
    insert(writer, 1, 'Rồi lại ngắn. ')
    await vi.waitFor(() => expect(textOf(listener)).toBe(textOf(writer)), patient)
  }, 60_000)

  test('[ND11] a client that comes from another node brings what this one has not heard of: nothing of it is refused', async () => {
    const [a, b] = [await node(), await node()]
    const reader = await raw(b, '?user=hoa')
    b.hearing(false)
    const lan = tracked(openStockClient(a.url, liveId, { user: 'lan' }))
    const minh = tracked(openStockClient(a.url, liveId, { user: 'minh' }))
    await Promise.all([synced(lan), synced(minh)])
    textRun(minh.doc, 1).insert(0, 'của Minh ')
    await vi.waitFor(() => expect(textOf(lan)).toContain('của Minh'), patient)
    lan.provider.disconnect()
    textRun(lan.doc, 1).insert(3, 'và Lan ')
    const moved = await raw(b, '?user=lan')
    moved.doc.clientID = lan.doc.clientID
    moved.update(Y.encodeStateAsUpdate(lan.doc))
    await vi.waitFor(() => expect(textOf(reader)).toBe(textOf(lan)), patient)
    for (const client of [minh, moved])
      await vi.waitFor(() => expect(textOf(client)).toBe(textOf(lan)), patient)
    b.hearing(true)
    insert(moved, 2, 'tiếp ')
    await vi.waitFor(() => expect(textOf(minh)).toContain('tiếp '), patient)
    expect(await Promise.race([moved.closed, Promise.resolve('open')])).toBe('open')
    expect(b.complaints).toEqual([])
  }, 60_000)

  test('[ND12] a tail is folded only as far as it is known without a gap, and a node that heard late misses nothing', async () => {
    const [a, b] = [await node(), await node()]
    const lan = await raw(a, '?user=lan')
    const minh = await raw(b, '?user=minh')
    insert(minh, 2, 'đầu ')
    await vi.waitFor(() => expect(textOf(lan)).toContain('đầu '), patient)
    a.hearing(false)
    b.hearing(false)
    for (let count = 0; count < 30; count += 1) {
      insert(count % 2 === 0 ? lan : minh, count % 2 === 0 ? 1 : 2, `⟦${count}⟧`)
      const written = count + 2
      await vi.waitFor(async () => {
        const text = await a.store.loadText(liveId)
        expect((text?.snapshotSeq ?? 0) + (text?.tail.length ?? 0)).toBe(written)
      }, patient)
    }
    // The last socket of a node leaves: the node folds what it knows, though it has heard nothing for a while.
    lan.close()
    await vi.waitFor(() => expect(a.hub.figures().rooms).toBe(0), patient)
    const folded = await a.store.loadText(liveId)
    expect(folded?.snapshotSeq).toBeLessThan(4)
    expect(folded?.tail.at(-1)?.seq).toBe(31)
    // Another node folds everything, and only then this one hears.
    const third = await node()
    const hoa = await raw(third, '?user=hoa')
    hoa.close()
    await vi.waitFor(async () => expect((await a.store.loadText(liveId))?.tail).toEqual([]), patient)
    b.hearing(true)
    await vi.waitFor(() => {
      for (let count = 0; count < 30; count += 1) expect(textOf(minh).split(`⟦${count}⟧`)).toHaveLength(2)
    }, patient)
    insert(minh, 1, 'cuối ')
    await vi.waitFor(async () => expect((await a.store.loadText(liveId))?.tail).toHaveLength(1), patient)
    expect(b.complaints).toEqual([])
  }, 60_000)

  test('[ND13] what a sleeping text did not hear itself is in it when it wakes, and in what newcomers get', async () => {
    const [a, b] = [await node(), await node({ restAfterMs: 40 })]
    const lan = await raw(a, '?user=lan')
    const minh = await raw(b, '?user=minh')
    insert(minh, 2, 'đầu ')
    await vi.waitFor(() => expect(b.hub.figures().sleeping).toBe(1), patient)
    await vi.waitFor(() => expect(textOf(lan)).toContain('đầu '), patient)
    insert(lan, 1, 'xa ')
    await vi.waitFor(() => expect(textOf(minh)).toContain('xa '), patient)
    insert(minh, 1, 'gần ')
    await vi.waitFor(() => expect(textOf(lan)).toMatch(/gần xa /u), patient)
    expect(textOf(await raw(b, '?user=hoa'))).toBe(textOf(lan))
    expect(b.complaints).toEqual([])
  }, 60_000)

  test('[SY250] what a text comes to is told though another node wrote into it while it slept', async () => {
    const [a, b] = [await node(), await node({ restAfterMs: 40, stateEveryMs: 500 })]
    const lan = await raw(a, '?user=lan')
    const minh = tracked(openStockClient(b.url, liveId, { user: 'minh', schema: String(schemaVersion) }))
    await synced(minh)
    const marks: string[] = []
    minh.provider.messageHandlers[messageType.feed] = (_encoder, decoder) => {
      const notice = decodeFeed(decoder.arr.subarray(decoder.pos))
      if ('vector' in notice) marks.push(notice.vector)
    }
    await vi.waitFor(() => expect(b.hub.figures().sleeping).toBe(1), patient)
    insert(lan, 1, 'xa ')
    await vi.waitFor(() => expect(textRun(minh.doc, 1).toString()).toContain('xa '), patient)
    await vi.waitFor(() => expect(marks).toContain(markOf(minh.doc).vector), patient)
  }, 60_000)

  test('[ND14] carets cross nodes under the session’s name, also to a node that opens the text later, and leave with their socket', async () => {
    const [a, b] = [await node(), await node()]
    const lan = await raw(a, '?user=lan')
    const minh = await raw(b, '?user=minh')
    const seenBy = (client: RawClient) =>
      new Map(client.awareness.flatMap(readEntries).map(({ client: id, json }) => [id, JSON.parse(json)]))
    lan.send(presence(lan.doc.clientID, 1, { cursor: 7 }))
    await vi.waitFor(() => {
      expect(seenBy(minh).get(lan.doc.clientID)).toEqual({
        cursor: 7,
        user: expect.objectContaining({ id: 'lan', name: 'Đồng chí lan' }),
      })
    }, patient)
    const c = await node()
    const hoa = await raw(c, '?user=hoa')
    await vi.waitFor(() => expect(seenBy(hoa).get(lan.doc.clientID)).toMatchObject({ cursor: 7 }), patient)
    // Somebody on another node who writes under her client id, which nobody has written with yet.
    insert({ doc: withClient(hoa.doc, lan.doc.clientID), update: hoa.update }, 1, 'giả ')
    expect(await hoa.closed).toBe(4400)
    lan.close()
    await vi.waitFor(() => expect(seenBy(minh).get(lan.doc.clientID)).toBeNull(), patient)
  }, 60_000)

  test('[ND15] a node that falls silent takes its people’s carets with it, and another takes up what it left', async () => {
    const onNodeGone = vi.fn()
    const b = await node({ onNodeGone })
    const minh = await raw(b, '?user=minh')
    // A node of which only the store is left to be closed: no socket says goodbye.
    const a = await openPostgresStore({ url })
    const states = Uint8Array.of(2, ...presence(4711, 1, { user: { id: 'lan' } }).slice(2))
    a.sendPresence({ documentId: liveId, bytes: states })
    const seen = () => minh.awareness.flatMap(readEntries).filter(({ client }) => client === 4711)
    await vi.waitFor(
      () => expect(seen().map(({ json }) => JSON.parse(json))).toEqual([{ user: { id: 'lan' } }]),
      patient,
    )
    await a.close()
    await vi.waitFor(() => expect(seen().at(-1)?.json).toBe('null'), patient)
    expect(onNodeGone).toHaveBeenCalledTimes(1)
  }, 60_000)

  test('[ND16] a lost connection to the notifications only delays', async () => {
    const [a, b] = [await node(), await node()]
    const lan = await raw(a, '?user=lan')
    const minh = await raw(b, '?user=minh')
    for (let round = 0; round < 3; round += 1) {
      await a.store.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'vankien listen'`,
      )
      for (let count = 0; count < 20; count += 1) insert(lan, 1, `⟦${round}-${count}⟧`)
    }
    await vi.waitFor(() => {
      for (let round = 0; round < 3; round += 1)
        for (let count = 0; count < 20; count += 1)
          expect(textOf(minh).split(`⟦${round}-${count}⟧`)).toHaveLength(2)
    }, patient)
  }, 60_000)

  test('[ND18] a proposal that two nodes write at once is written once', async () => {
    const [a, b] = [await node(), await node()]
    const readers = [await raw(a, '?user=lan'), await raw(b, '?user=minh')]
    const proposal = { anchor: { quote: 'nhiệm kỳ' }, sectionKey: null, proposedText: 'khóa' }
    const apply = (at: Node) =>
      at.hub.apply(liveId, proposal, async () => ({ drafts: [received(liveId, 'o1')], expectedSeq: 1 }))
    const results = await Promise.all([apply(a), apply(b)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results).toContainEqual(expect.objectContaining({ ok: false }))
    await vi.waitFor(() => {
      for (const reader of readers)
        expect(textRun(reader.doc, 1).toString()).toBe('Kết quả đạt được trong khóa qua.')
    }, patient)
    expect(await a.store.readEvents(liveId, 0)).toHaveLength(2)
  }, 60_000)

  test('[FA33] a text closed on one node while both are typed on is everywhere the one whose hash the event carries', async () => {
    const [a, b] = [await node(), await node()]
    const typists = [a, b].map((at, index) => tracked(openStockClient(at.url, liveId, { user: `p${index}` })))
    const [here, there] = typists
    if (!here || !there) throw new Error('two typists')
    await Promise.all(typists.map(synced))
    const stage = { stage: 'steering_review', draft: 1 } as const
    const drafts = [movedTo(liveId, 'steering_review')]
    await record(a.store, { documentId: liveId, expectedSeq: 1, drafts, stage })
    const registers = createRegisters(a.store)
    let readings = 0
    const deps = {
      store: {
        ...a.store,
        listUnits: async () => [unit('u0'), unit('u1', 'Đảng ủy xã', 'u0')],
        listMembershipsOfUser: async (userId: string) => [
          { unitId: 'u0', userId, role: 'steering_head' as const },
        ],
      },
      texts: a.hub,
      registers: {
        ...registers,
        state: async (id: string) => {
          readings += 1
          textRun(here.doc, 1).insert(0, `⟦a${readings}⟧`)
          if (readings > 2) return registers.state(id)
          const before = (await b.hub.read(liveId))?.textSeq ?? 0
          textRun(there.doc, 2).insert(0, `⟦b${readings}⟧`)
          await vi.waitFor(async () => expect((await b.hub.read(liveId))?.textSeq).toBeGreaterThan(before))
          return registers.state(id)
        },
      },
      now: () => new Date().toISOString(),
      newId: randomUUID,
    } as Partial<Deps> as Deps
    const hung = { id: 'hung', name: 'Đồng chí Hùng', email: 'hung@mau.test', language: 'vi' } as const
    const moved = await carryMove(deps, hung, await submission(a.store, 2))
    expect(moved).toMatchObject({ ok: true })
    for (const typist of typists) textRun(typist.doc, 1).insert(0, 'Quá muộn. ')
    await vi.waitFor(() => expect(typists.map(typist => typist.closedWith())).toEqual([4403, 4403]), patient)
    const last = (await b.store.readEvents(liveId, 0)).at(-1)
    const hash = last?.type === 'stageMoved' ? last.payload.sha256 : null
    for (const at of [a, b]) expect((await at.hub.read(liveId))?.sha256).toBe(hash)
    const late = await raw(b, '?user=hoa')
    expect(textOf(late)).toMatch(/⟦b1⟧/u)
    expect(textOf(late)).not.toContain('Quá muộn')
    expect(textOf(here)).toContain('Quá muộn')
  }, 60_000)

  test('[ND19] all nodes have one epoch, also when they begin at once; data without one begin another', async () => {
    const opened = await Promise.all([openPostgresStore({ url }), openPostgresStore({ url })])
    stores.push(...opened)
    const [one, other] = await Promise.all(opened.map(store => store.readEpoch()))
    expect(one).toMatch(/^[\da-f-]{36}$/u)
    expect(other).toBe(one)
    await opened[0]?.pool.query('DELETE FROM data_epoch')
    expect(await opened[1]?.readEpoch()).not.toBe(one)
  }, 60_000)

  test('[ND17] an event, and a right that changed on another node, are noticed at once', async () => {
    // Nothing is noticed by the clock.
    const [a, b] = [await node(), await node({ rights: async asked => asked.map(() => 'write' as const) })]
    const minh = await raw(b, '?user=minh')
    const hoa = tracked(openStockClient(b.url, liveId, { user: 'hoa' }))
    const fed: unknown[] = []
    hoa.provider.messageHandlers[4] = (_encoder, decoder) => fed.push(JSON.parse(readVarString(decoder)))
    await synced(hoa)
    await record(a.store, { documentId: liveId, expectedSeq: 1, drafts: [received(liveId, 'o1')] })
    await vi.waitFor(() => expect(fed).toEqual([{ seq: 2, type: 'received' }]), patient)
    b.setRight('minh', null)
    a.hub.recheckUser('minh')
    expect(await minh.closed).toBe(4403)
  }, 60_000)
})

function withClient(doc: Y.Doc, clientId: number): Y.Doc {
  doc.clientID = clientId
  return doc
}
