// The store on PostgreSQL: rows a second beside plain INSERTs, and how soon another node has what one node wrote, beside
// the plain way of doing it. A private server is started; its disk is synced at every commit.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hrtime } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { openPostgresStore, type PostgresStore } from '../../server/store/postgres.ts'
import { addDocument, moment } from '../contract/rows.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { percentile, ratio, table, verdict } from './table.ts'

const seconds = 3
const rates = [1_000, 8_000, 32_000]
/** `MILLION=1`: beside them, a million updates at the highest rate. */
const isLong = process.env['MILLION'] === '1'
const million = 1_000_000
const ids = Array.from({ length: 8 }, (_, at) => `d${at}`)
const rowBytes = 60
const writer = fileURLToPath(new URL('./postgres-node.ts', import.meta.url))

/** What a reading node saw. */
interface Seen {
  readonly given: number
  readonly delivered: number
  readonly waitsMs: readonly number[]
  /** Of the writing node: given to acknowledged. */
  readonly acknowledged: { readonly p50: number; readonly p99: number } | null
  /** Seqs that were passed over when something above them was told. */
  readonly gaps: number
}

/** Group commit and propagation between two nodes; as Markdown. */
export async function benchPostgres(): Promise<string> {
  const bin = findPostgres()
  if (bin === null) return 'PostgreSQL is not installed (Debian: apt-get install postgresql): not measured.'
  const cluster = await startCluster(bin)
  try {
    return [await commitTable(cluster), await propagationTable(cluster)].join('\n\n')
  } finally {
    await cluster.close()
  }
}

async function commitTable(cluster: Cluster): Promise<string> {
  const url = await cluster.createDatabase()
  const store = await openPostgresStore({ url })
  for (const id of ids) await addDocument(store, id, '')
  const plain = await plainRowsPerSecond(url)
  const rows = [['postgres INSERT by INSERT, one connection', 1, plain, ratio(plain, plain)]]
  for (const inFlight of [1, 100, 1000]) {
    const rate = await rowsPerSecond(store, inFlight)
    rows.push(['postgres group commit', inFlight, rate, ratio(rate, plain)])
  }
  await store.close()
  return [
    `Rows of ${rowBytes} bytes over ${ids.length} documents, ${seconds} s each, every row acknowledged after its commit.`,
    '',
    table(['postgres', 'in flight', 'rows/s', 'ratio'], rows),
  ].join('\n')
}

async function rowsPerSecond(store: PostgresStore, inFlight: number): Promise<number> {
  const endMs = performance.now() + seconds * 1000
  let count = 0
  const write = async (at: number) => {
    while (performance.now() < endMs) {
      const documentId = ids[at % ids.length] ?? 'd0'
      await store.appendUpdate({ documentId, update: new Uint8Array(rowBytes), userId: 'lan', at: moment(1) })
      count += 1
    }
  }
  await Promise.all(Array.from({ length: inFlight }, (_, at) => write(at)))
  return Math.round(count / seconds)
}

async function plainRowsPerSecond(url: string): Promise<number> {
  const client = await connected(url)
  await client.query('CREATE TABLE plain (id BIGSERIAL PRIMARY KEY, bytes BYTEA NOT NULL)')
  const endMs = performance.now() + seconds * 1000
  let count = 0
  while (performance.now() < endMs) {
    await client.query({
      name: 'put',
      text: 'INSERT INTO plain (bytes) VALUES ($1)',
      values: [Buffer.alloc(rowBytes)],
    })
    count += 1
  }
  await client.end()
  return Math.round(count / seconds)
}

async function propagationTable(cluster: Cluster): Promise<string> {
  const rows: (string | number)[][] = []
  const plain = await plainPropagation(await cluster.createDatabase(), rates[0] ?? 1000)
  rows.push(
    row('INSERT and NOTIFY each, 4 connections, reader asks id > last', rates[0] ?? 1000, plain, null),
  )
  const top = rates.at(-1) ?? 0
  for (const [rate, given] of [
    ...rates.map(each => [each, each * seconds] as const),
    ...(isLong ? [[top, million] as const] : []),
  ]) {
    const seen = await propagation(await cluster.createDatabase(), rate, given)
    rows.push(row('group commit, one NOTIFY a commit', rate, seen, plain))
  }
  return [
    `One node writes for ${seconds} s (a million updates: ${million / top} s), another reads; two processes, ${ids.length} documents, ms from giving an update to its lying at the reader. Limit: nothing skipped.`,
    '',
    table(
      [
        'postgres',
        'updates/s',
        'delivered',
        'p50',
        'p99',
        'acked p50',
        'acked p99',
        'p50 ratio',
        'skipped',
        'limit',
      ],
      rows,
    ),
  ].join('\n')
}

function row(name: string, rate: number, seen: Seen, base: Seen | null): (string | number)[] {
  const p50 = percentile(seen.waitsMs, 0.5)
  return [
    name,
    rate,
    `${seen.delivered} of ${seen.given}`,
    p50,
    percentile(seen.waitsMs, 0.99),
    seen.acknowledged?.p50 ?? '–',
    seen.acknowledged?.p99 ?? '–',
    ratio(p50, base ? percentile(base.waitsMs, 0.5) : p50),
    seen.gaps,
    base ? verdict(seen.gaps + seen.given - seen.delivered, 0) : '–',
  ]
}

async function propagation(url: string, rate: number, given: number): Promise<Seen> {
  const store = await openPostgresStore({ url })
  for (const id of ids) await addDocument(store, id, '')
  const known = new Map(ids.map(id => [id, 0]))
  const wanted = new Set<string>()
  const waitsMs: number[] = []
  const told = new Map(ids.map(id => [id, 0]))
  let gaps = 0
  let isReading = false

  function take(id: string, rows: readonly { readonly seq: number; readonly update: Uint8Array }[]): void {
    const now = hrtime.bigint()
    for (const { seq, update } of rows) {
      if (seq <= (known.get(id) ?? 0)) continue
      const sent = new DataView(update.buffer, update.byteOffset).getBigUint64(0)
      waitsMs.push(Number(now - sent) / 1e6)
      known.set(id, seq)
    }
  }

  async function read(id: string): Promise<void> {
    take(id, (await store.loadTextAfter(id, known.get(id) ?? 0))?.tail ?? [])
  }

  async function readWanted(): Promise<void> {
    isReading = true
    while (wanted.size > 0) {
      const some = [...wanted]
      wanted.clear()
      await Promise.all(some.map(read))
    }
    isReading = false
  }

  await store.watch(heard => {
    if (heard.kind !== 'changes') return
    for (const { documentId, text, updates } of heard.documents) {
      if (!text) continue
      gaps += text.first - (told.get(documentId) ?? 0) - 1
      told.set(documentId, text.last)
      // As live texts do: what was told is taken when it follows what is known.
      if (updates && known.get(documentId) === text.first - 1)
        take(
          documentId,
          updates.map((update, index) => ({ seq: text.first + index, update })),
        )
      else wanted.add(documentId)
    }
    if (!isReading) void readWanted()
  })
  const child = spawn(process.execPath, [writer, url, String(rate), String(given)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    printed += chunk
  })
  await once(child, 'close')
  const { p50, p99 } = JSON.parse(printed) as { p50: number; p99: number }
  for (let wait = 0; waitsMs.length < given && wait < 100; wait++) await pause(50)
  await store.close()
  return { given, delivered: waitsMs.length, waitsMs, acknowledged: { p50, p99 }, gaps }
}

/** The plain way: a number is taken before its commit and seen after it, so a reader that asks for more passes over some. */
async function plainPropagation(url: string, rate: number): Promise<Seen> {
  const reader = await connected(url)
  await reader.query(
    'CREATE TABLE plain (id BIGSERIAL PRIMARY KEY, given BIGINT NOT NULL, bytes BYTEA NOT NULL)',
  )
  await reader.query('LISTEN plain')
  const waitsMs: number[] = []
  let last = 0
  let isReading = false
  let isWanted = false
  const read = async () => {
    isReading = true
    while (isWanted) {
      isWanted = false
      const { rows } = await reader.query<{ id: string; given: string }>(
        'SELECT id, given FROM plain WHERE id > $1 ORDER BY id',
        [last],
      )
      for (const found of rows) waitsMs.push(Number(hrtime.bigint() - BigInt(found.given)) / 1e6)
      last = Number(rows.at(-1)?.id ?? last)
    }
    isReading = false
  }
  reader.on('notification', () => {
    isWanted = true
    if (!isReading) void read()
  })
  const writers = await Promise.all([1, 2, 3, 4].map(() => connected(url)))
  const given = rate * seconds
  const startMs = performance.now()
  await Promise.all(
    writers.map(async (client, at) => {
      for (let count = at; count < given; count += writers.length) {
        const earlyMs = (count * 1000) / rate - (performance.now() - startMs)
        if (earlyMs > 0) await pause(earlyMs)
        await client.query({
          name: 'put',
          text: `WITH put AS (INSERT INTO plain (given, bytes) VALUES ($1, $2)) SELECT pg_notify('plain', '')`,
          values: [hrtime.bigint(), Buffer.alloc(rowBytes)],
        })
      }
    }),
  )
  for (const client of writers) await client.end()
  await pause(1000)
  await reader.end()
  return { given, delivered: waitsMs.length, waitsMs, acknowledged: null, gaps: given - waitsMs.length }
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  await client.connect()
  return client
}
