// Several nodes on one PostgreSQL: one order for all, nothing skipped, and what becomes of it when a node, a connection or
// the database itself goes away in the middle.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { openPostgresStore, type PostgresStore } from '../../server/store/postgres.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { follow, seqsIn } from './follower.ts'
import { expectKept, linesUntil } from './killed.ts'
import { addDocument, created, documentRow, received, record, unit, update, wordsOf } from './rows.ts'

const bin = findPostgres()
const writer = fileURLToPath(new URL('../support/write-until-killed.ts', import.meta.url))
const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const patient = { timeout: 20_000, interval: 20 }

describe.skipIf(bin === null)('store: nodes on one PostgreSQL', () => {
  let cluster: Cluster
  let url: string
  let stores: PostgresStore[] = []
  let child: ChildProcess | undefined

  async function node(address = url): Promise<PostgresStore> {
    const store = await openPostgresStore({ url: address })
    stores.push(store)
    return store
  }

  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
  }, 60_000)
  afterAll(async () => {
    await cluster.close()
  })
  beforeEach(async () => {
    url = await cluster.createDatabase()
  })
  afterEach(async () => {
    if (child?.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
    await Promise.all(stores.map(store => store.close()))
    stores = []
  })

  test(`[SY117] two nodes that write at once number without gaps, see one order, and hear all (seed ${seed})`, async () => {
    const random = seeded(seed)
    const [a, b] = [await node(), await node()]
    const ids = ['d1', 'd2', 'd3', 'd4', 'd5']
    for (const id of ids) await addDocument(a, id, '')
    const followers = [await follow(a, ids), await follow(b, ids)]
    const acknowledged = [a, b].map(() => new Map<string, number[]>(ids.map(id => [id, []])))
    const words = new Map<string, string[]>()

    const type = async (at: number, store: PostgresStore) => {
      const running: Promise<void>[] = []
      for (let count = 0; count < 2000; count++) {
        // d1 and d2 are written on both nodes, d3 to d5 mostly on one.
        const id = ids[random() < 0.7 ? Math.floor(random() * 2) : 2 + at] ?? 'd5'
        const word = `${at}-${count} `
        words.set(id, [...(words.get(id) ?? []), word])
        running.push(
          store.appendUpdate(update(id, word)).then(seq => {
            acknowledged[at]?.get(id)?.push(seq)
          }),
        )
        if (random() < 0.05) await Promise.all(running.splice(0))
      }
      await Promise.all(running)
    }
    await Promise.all([type(0, a), type(1, b)])

    for (const id of ids) {
      const stored = (await wordsOf(a, id)).words.slice(1)
      const expected = words.get(id) ?? []
      expect(stored.toSorted()).toEqual(expected.toSorted())
      for (const [at, follower] of followers.entries()) {
        const own = acknowledged[at]?.get(id) ?? []
        // What a node wrote and what it heard of the other is the whole text, each update once.
        await vi.waitFor(() => {
          const known = [...own, ...seqsIn(follower.rangesOf(id))]
          expect(known.toSorted((x, y) => x - y)).toEqual(stored.map((_, index) => index + 1))
        }, patient)
        expect(seqsIn(follower.rangesOf(id))).toEqual(seqsIn(follower.rangesOf(id)).toSorted((x, y) => x - y))
        expect(own).toEqual(own.toSorted((x, y) => x - y))
        // Read by what was heard alone, the text is the same, in the same order.
        const heard = follower.rangesOf(id).at(-1)?.last ?? 0
        await vi.waitFor(() => expect(follower.wordsOf(id).length).toBeGreaterThanOrEqual(heard), patient)
        expect(follower.wordsOf(id)).toEqual(stored.slice(0, follower.wordsOf(id).length))
        expect(follower.startedOver()).toBe(0)
      }
    }
  }, 90_000)

  test('[ND63] what is typed does not wait for a folding that is stuck, nor for the other node’s', async () => {
    const [a, b] = [await node(), await node()]
    await addDocument(a, 'd1', '')
    for (const word of ['một ', 'hai ']) await a.appendUpdate(update('d1', word))
    const holder = await b.pool.connect()
    await holder.query('BEGIN')
    await holder.query(`SELECT 1 FROM text_snapshots WHERE document_id = 'd1' FOR UPDATE`)
    const foldings = [a, b].map(store => store.compactText('d1', 2, new TextEncoder().encode('một hai ')))
    await vi.waitFor(async () => {
      const { rowCount } = await a.pool.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      )
      expect(rowCount).toBe(2)
    }, patient)
    expect(await a.appendUpdate(update('d1', 'ba '))).toBe(3)
    expect(await b.appendUpdate(update('d1', 'bốn '))).toBe(4)
    await holder.query('COMMIT')
    holder.release()
    await Promise.all(foldings)
    expect((await wordsOf(a, 'd1')).words).toEqual(['một hai ', 'ba ', 'bốn '])
    expect(await b.loadText('d1')).toMatchObject({ snapshotSeq: 2, tail: [{ seq: 3 }, { seq: 4 }] })
  }, 60_000)

  test('[SY118] kill -9 of a node while it writes loses nothing acknowledged, and a node beside it misses nothing', async () => {
    const beside = await node()
    await addDocument(beside, 'd1', '')
    const heard = new Set<number>()
    await beside.watch(told => {
      if (told.kind === 'changes')
        for (const { text } of told.documents) if (text) for (const seq of seqsIn([text])) heard.add(seq)
    })
    const acknowledged: string[] = []
    const own: number[] = []
    for (const run of ['x', 'y', 'z']) {
      child = spawn(process.execPath, [writer, url, run], { stdio: ['ignore', 'pipe', 'inherit'] })
      acknowledged.push(...(await linesUntil(child, ({ length }) => length >= 300)))
      own.push(await beside.appendUpdate(update('d1', `beside${run} `)))
      await expectKept(await openPostgresStore({ url }), acknowledged)
    }
    expect(acknowledged).not.toContain('refused')
    const text = await beside.loadText('d1')
    const last = text?.tail.at(-1)?.seq ?? text?.snapshotSeq ?? 0
    await vi.waitFor(
      () => expect([...own, ...heard].toSorted((x, y) => x - y)).toEqual(seqsIn([{ first: 1, last }])),
      patient,
    )
  }, 90_000)

  test('[SY119] the database restarted under load loses nothing acknowledged; writing and hearing go on by themselves', async () => {
    const [a, b] = [await node(), await node()]
    await addDocument(a, 'd1', '')
    const follower = await follow(b, ['d1'])
    const acknowledged: string[] = []
    let isTyping = true
    let refused = 0
    const type = async (store: PostgresStore, name: string) => {
      for (let at = 0; isTyping; at++) {
        const word = `${name}${at}`
        try {
          await store.appendUpdate(update('d1', `${word} `))
          acknowledged.push(word)
        } catch {
          refused += 1
          await pause(20)
        }
      }
    }
    const typing = ['a', 'b', 'c'].map(name => type(name === 'c' ? b : a, name))
    for (let restart = 0; restart < 3; restart++) {
      const before = acknowledged.length
      await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 100), patient)
      await cluster.crash()
      await cluster.restart()
    }
    const before = acknowledged.length
    await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(before + 100), patient)
    isTyping = false
    await Promise.all(typing)
    expect(refused).toBeGreaterThan(0)

    const stored = (await wordsOf(a, 'd1')).words.slice(1).map(word => word.trim())
    expect(new Set(stored).size).toBe(stored.length)
    expect(acknowledged.filter(word => !stored.includes(word))).toEqual([])
    await a.appendUpdate(update('d1', 'cuối'))
    await vi.waitFor(
      () => expect(follower.wordsOf('d1').map(word => word.trim())).toEqual([...stored, 'cuối']),
      patient,
    )
  }, 90_000)

  test('[SY120] a lost notification and a lost connection only delay', async () => {
    const [a, b] = [await node(), await node()]
    await addDocument(a, 'd1', '')
    const follower = await follow(b, ['d1'])
    // A commit whose notification nobody gets.
    await a.pool.query(`INSERT INTO log_writers (id) VALUES ('silent')`)
    await a.pool.query(
      `INSERT INTO log_commits (writer_id, seq, changes) VALUES ('silent', 1, '[[["d1",7,8,0]],[]]')`,
    )
    await vi.waitFor(() => expect(follower.rangesOf('d1')).toEqual([{ first: 7, last: 8 }]), patient)
    for (let round = 0; round < 3; round++) {
      await a.pool.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
          WHERE datname = current_database() AND application_name = 'vankien listen'`,
      )
      for (let at = 0; at < 20; at++) await a.appendUpdate(update('d1', `${round}-${at}`))
    }
    await vi.waitFor(
      () => expect(seqsIn(follower.rangesOf('d1').slice(1))).toEqual(seqsIn([{ first: 1, last: 60 }])),
      patient,
    )
  }, 40_000)

  test('[SY120] what one commit changed is told whole, however many documents it touched', async () => {
    const [a, b] = [await node(), await node()]
    const ids = Array.from({ length: 150 }, (_, at) => `${'tài-liệu'.repeat(6)}-${at}`)
    await a.createUnit(unit('u1'))
    await Promise.all(ids.map(id => a.createDocument(documentRow(id, 'u1'), Uint8Array.of(), created(id))))
    const follower = await follow(b, ids)
    await Promise.all(ids.map(id => a.appendUpdate(update(id, 'một'))))
    const { rows } = await a.pool.query('SELECT max(octet_length(changes)) AS bytes FROM log_commits')
    expect(rows[0].bytes).toBeGreaterThan(8000)
    await vi.waitFor(() => {
      for (const id of ids) expect(follower.wordsOf(id)).toEqual(['một'])
    }, patient)
  }, 40_000)

  test('[SY121] events and changed rights are told to the other nodes, and not to the one that wrote', async () => {
    const [a, b] = [await node(), await node()]
    await addDocument(a, 'd1', '')
    const [own, other] = [await follow(a, ['d1']), await follow(b, ['d1'])]
    await record(a, {
      documentId: 'd1',
      expectedSeq: 1,
      drafts: [received('d1', 'o1')],
      update: update('d1', 'một'),
    })
    await a.addMembership({ unitId: 'u1', userId: 'lan', role: 'drafter' })
    await a.removeMemberships('u1', 'minh')
    await a.announceRights(['hoa'])
    await vi.waitFor(() => expect(other.rightsOf).toEqual(['lan', 'minh', 'hoa']), patient)
    expect(other.registerOf('d1')).toBe(2)
    expect(other.rangesOf('d1')).toEqual([{ first: 1, last: 1 }])
    await b.announceRights(['xong'])
    await vi.waitFor(() => expect(own.rightsOf).toEqual(['xong']), patient)
    expect(own.rangesOf('d1')).toEqual([])
  }, 40_000)

  test('[SY124] who is where is told to the other nodes, byte for byte, and kept nowhere', async () => {
    const [a, b] = [await node(), await node()]
    const sent = Array.from({ length: 40 }, (_, at) => ({
      documentId: `tài liệu ${at % 3}`,
      bytes: Uint8Array.from({ length: at * 100 }, (_, index) => (index * 7 + at) % 256),
    }))
    const heard: { documentId: string; bytes: Uint8Array }[] = []
    const own: unknown[] = []
    await a.watch(told => own.push(told))
    await b.watch(told => {
      if (told.kind === 'presence') heard.push({ documentId: told.documentId, bytes: told.bytes })
    })
    for (const note of sent) a.sendPresence(note)
    await vi.waitFor(() => expect(heard).toEqual(sent), patient)
    expect(own).toEqual([])
    expect(() => a.sendPresence({ documentId: 'd1', bytes: new Uint8Array(5001) })).toThrow(RangeError)
    expect((await a.pool.query('SELECT count(*)::int AS marks FROM log_commits')).rows).toEqual([
      { marks: 0 },
    ])
  }, 40_000)

  test('[SY122] a commit whose acknowledgement was lost is refused to its caller and told to everybody', async () => {
    const direct = await node()
    await addDocument(direct, 'd1', '')
    const { port, proxy, swallow } = await proxyTo(url)
    const behind = await node(url.replace(/:\d+\//u, `:${port}/`))
    await behind.appendUpdate(update('d1', 'một'))
    const [own, other] = [await follow(behind, ['d1']), await follow(direct, ['d1'])]
    swallow()
    await expect(behind.appendUpdate(update('d1', 'hai'))).rejects.toThrow('the store failed')
    for (const follower of [own, other]) {
      await vi.waitFor(() => expect(follower.wordsOf('d1')).toEqual(['một', 'hai']), patient)
    }
    expect(await behind.appendUpdate(update('d1', 'ba'))).toBe(3)
    await vi.waitFor(() => expect(other.wordsOf('d1')).toEqual(['một', 'hai', 'ba']), patient)
    expect(own.rangesOf('d1')).toEqual([{ first: 2, last: 2 }])
    proxy.close()
  }, 40_000)

  test('[SY123] work for one node at a time is done by one, and its lock goes with its connection', async () => {
    const [a, b] = [await node(), await node()]
    let finish = () => {}
    const work = new Promise<void>(resolve => {
      finish = resolve
    })
    let isStarted = false
    const first = a.alone('compact d1', async () => {
      isStarted = true
      await work
      return 'done'
    })
    await vi.waitFor(() => expect(isStarted).toBe(true), patient)
    expect(await b.alone('compact d1', async () => 'done')).toEqual({ ok: false })
    expect(await a.alone('compact d1', async () => 'done')).toEqual({ ok: false })
    expect(await b.alone('compact d2', async () => 'done')).toEqual({ ok: true, value: 'done' })
    await a.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'vankien lock'`,
    )
    await vi.waitFor(async () => expect((await b.alone('compact d1', async () => 1)).ok).toBe(true), patient)
    finish()
    expect(await first).toEqual({ ok: true, value: 'done' })
    await expect(b.alone('compact d1', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect((await a.alone('compact d1', async () => 1)).ok).toBe(true)
  }, 40_000)

  test('[SY123] work of a start is done by one node after the other', async () => {
    const nodes = [await node(), await node(), await node()]
    let running = 0
    const together: number[] = []
    await Promise.all(
      nodes.map(store =>
        store.inTurn('start', async () => {
          running += 1
          together.push(running)
          await store.ping()
          running -= 1
        }),
      ),
    )
    expect(together).toEqual([1, 1, 1])
  }, 40_000)

  test('[SY119] a database that is away refuses each write at once, and is used again when it is back', async () => {
    const store = await node()
    await addDocument(store, 'd1', '')
    await cluster.crash()
    const settled = await Promise.allSettled([
      store.appendUpdate(update('d1', 'một')),
      store.appendUpdate(update('d1', 'hai')),
      store.ping(),
      store.loadText('d1'),
    ])
    expect(settled.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected', 'rejected'])
    await cluster.restart()
    expect(await store.appendUpdate(update('d1', 'ba'))).toBe(1)
    await store.ping()
  }, 40_000)
})

/** Numbers from 0 to 1 that are the same for the same seed. */
function seeded(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** A way to the database that, once told to, lets the next COMMIT through and cuts the connection before its answer. */
async function proxyTo(address: string): Promise<{ port: number; proxy: Server; swallow: () => void }> {
  let isArmed = false
  const proxy = createServer(near => {
    const far = connect(Number(new URL(address).port), '127.0.0.1')
    let isSwallowing = false
    near.on('data', chunk => {
      if (isArmed && chunk.includes('COMMIT')) {
        isArmed = false
        isSwallowing = true
      }
      far.write(chunk)
    })
    let answered = ''
    far.on('data', chunk => {
      answered += chunk.toString('latin1')
      if (!isSwallowing) near.write(chunk)
      else if (answered.includes('COMMIT\0')) near.destroy()
    })
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('close', () => other.destroy())
      one.on('error', () => other.destroy())
    }
  }).listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const bound = proxy.address()
  if (bound === null || typeof bound === 'string') throw new Error('no port was given')
  return {
    port: bound.port,
    proxy,
    swallow: () => {
      isArmed = true
    },
  }
}
