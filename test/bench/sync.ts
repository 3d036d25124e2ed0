// Live editing beside its peers: the same bytes through a raw relay, @y/websocket-server, Hocuspocus and this server, in one run.
// The order of the servers is turned round each time, and every delivery is counted.

import { argv } from 'node:process'
import { measureCompaction } from './sync-compaction.ts'
import { measureFloods } from './sync-flood.ts'
import { measureGuard } from './sync-guard.ts'
import { manyTexts, measureSaturation, measureStorm, oneText } from './sync-limits.ts'
import { type Figures, type Load, typeAway } from './sync-load.ts'
import { measureNodes } from './sync-nodes.ts'
import { type BenchServer, type ServerName, serverNames, startBenchServer } from './sync-servers.ts'
import { fill } from './sync-text.ts'
import { measureMemory, measureOpening, measureStall } from './sync-texts.ts'
import { fillWithTrace } from './sync-trace.ts'
import { type Cell, load as machineLoad, median, ratio, table, verdict } from './table.ts'

/** `npm run bench -- sync --long` takes longer runs, more of them, and more sizes. */
const isLong = argv.includes('--long')
const rounds = isLong ? 3 : 1
const seconds = isLong ? 12 : 6

interface Case {
  readonly row: string
  readonly load: Load
  /** Limit as a sentence, and whether it was kept. */
  readonly limit: (ours: Figures, raw: Figures) => string
}

const cpuLimit = (ours: Figures, raw: Figures) => `cpu ≤ 1.5 × raw ${verdict(ours.cpu, raw.cpu * 1.5)}`
const propagation = (readers: number, limit: Case['limit']): Case => ({
  row: `propagation ${readers} readers`,
  load: { documents: 1, writers: 1, readers, rate: 20 },
  limit,
})
const typists = (writers: number, limit: Case['limit']): Case => ({
  row: `typists ${writers}`,
  load: { documents: 1, writers, readers: 0, rate: 5 },
  limit,
})
const many = (documents: number, limit: Case['limit']): Case => ({
  row: `many ${documents} × 4`,
  load: { documents, writers: 4, readers: 0, rate: 5 },
  limit,
})

const none = () => '–'
const cases: readonly Case[] = [
  ...(isLong ? [propagation(10, none)] : []),
  propagation(50, (ours, raw) => `p50 ≤ raw + 2 ${verdict(ours.p50, raw.p50 + 2)}`),
  propagation(200, (ours, raw) => `p99 ≤ 1.5 × raw ${verdict(ours.p99, raw.p99 * 1.5)}`),
  ...(isLong ? [typists(20, none)] : []),
  typists(50, cpuLimit),
  ...(isLong ? [many(64, none)] : []),
  many(256, cpuLimit),
  ...(isLong
    ? [many(500, (ours, raw) => `${cpuLimit(ours, raw)}, p99 ≤ 250 ${verdict(ours.p99, 250)}`)]
    : []),
]

/** Every table; as Markdown. */
export async function benchSync(): Promise<string> {
  return [
    `${rounds} round${rounds === 1 ? '' : 's'}; medians over them. ms; cpu = µs of the server's processor time for each key, all threads, after 3 s of warming up. raw, yws and hocus keep nothing on disk here; vankien commits every key before anybody sees it. lost = deliveries that never came, all rounds together.`,
    await loadTable(),
    await openTable(),
    await burstTable(),
    await memoryTable(),
    await nodesTable(),
    ...(isLong
      ? [await saturationTable(), await stormTable(), await floodTable(), compactionTable(), guardTable()]
      : []),
  ].join('\n\n')
}

/** Runs something with each server in turn, the order turned round from case to case. */
async function inTurn<T>(names: readonly ServerName[], turn: number, run: (name: ServerName) => Promise<T>) {
  const results = new Map<ServerName, T>()
  for (const name of turn % 2 === 0 ? names : names.toReversed()) results.set(name, await run(name))
  return results
}

async function loadTable(): Promise<string> {
  const rows: Cell[][] = []
  for (const [at, { row, load, limit }] of cases.entries()) {
    const taken = new Map<ServerName, Figures[]>(serverNames.map(name => [name, []]))
    for (let round = 0; round < rounds; round += 1) {
      const figures = await inTurn(serverNames, at + round, async name => {
        const server = await startBenchServer(name, false)
        try {
          return await typeAway(server, load, seconds)
        } finally {
          await server.end()
        }
      })
      for (const [name, one] of figures) taken.get(name)?.push(one)
    }
    const sums = new Map([...taken].map(([name, all]) => [name, middle(all)]))
    const [raw, ours] = [sums.get('raw'), sums.get('vankien')]
    if (!raw || !ours) continue
    rows.push([
      row,
      ...[...sums.values()].flatMap(({ p50, p99, cpu }) => [p50, p99, Math.round(cpu)]),
      ratio(ours.cpu, raw.cpu),
      [...sums.values()].map(({ lost }) => lost).join(', '),
      limit(ours, raw),
      machineLoad().replace('load average ', ''),
    ])
    if (load.writers === 20) rows.push(acknowledgedRow(sums, ours))
  }
  const columns = serverNames.flatMap(name => [`${name} p50`, `${name} p99`, `${name} cpu`])
  return table(
    ['sync', ...columns, 'vankien cpu × raw', `lost ${serverNames.join(', ')}`, 'limit', 'load'],
    rows,
  )
}

/** How soon twenty typists are told that a key is kept. */
function acknowledgedRow(sums: ReadonlyMap<ServerName, Figures>, ours: Figures): Cell[] {
  return [
    'acknowledged, typists 20',
    ...[...sums.values()].flatMap(({ echo50, echo99 }) => [echo50, echo99, Number.NaN]),
    '–',
    '–',
    `p50 ≤ 15 ${verdict(ours.echo50, 15)}, p99 ≤ 60 ${verdict(ours.echo99, 60)}`,
    machineLoad().replace('load average ', ''),
  ]
}

function middle(all: readonly Figures[]): Figures {
  const of = (key: keyof Figures) => median(all.map(figures => figures[key]))
  return {
    p50: of('p50'),
    p95: of('p95'),
    p99: of('p99'),
    echo50: of('echo50'),
    echo99: of('echo99'),
    cpu: of('cpu'),
    lost: all.reduce((sum, { lost }) => sum + lost, 0),
    perSecond: of('perSecond'),
  }
}

const keeping = serverNames.filter(name => name !== 'raw')

interface Text {
  readonly row: string
  readonly write: (server: BenchServer) => ReturnType<typeof fill>
}

const trace = (edits: number): Text => ({
  row: `open ${edits} edits of a trace`,
  write: server => fillWithTrace(server, edits),
})
const texts: readonly Text[] = [
  { row: 'open 300 pages', write: server => fill(server, 300) },
  trace(20_000),
  ...(isLong ? [trace(259_778)] : []),
]

/** A peer that did not take the text in, or does not answer a newcomer within two minutes. */
const gaveUp = { floor: NaN, warm: NaN, coldSynced: NaN, coldUsable: NaN, atSynced: 0, kept: 0 }

async function openTable(): Promise<string> {
  const rows: Cell[][] = []
  for (const { row, write } of texts) {
    for (let round = 0; round < rounds; round += 1) {
      const taken = await inTurn(keeping, round, async name => {
        if (name === 'vankien') return measureOpening(name, write)
        return measureOpening(name, write).catch(() => gaveUp)
      })
      for (const [name, { floor, warm, coldSynced, coldUsable, atSynced, kept }] of taken) {
        const limit = 2 * floor + 20
        rows.push([
          `${row} ${name}`,
          floor,
          warm,
          coldSynced,
          coldUsable,
          `${(atSynced * 100).toFixed(0)} %`,
          `${(kept * 100).toFixed(0)} %`,
          name === 'vankien'
            ? `≤ 2 × floor + 20: warm ${verdict(warm, limit)}, cold ${verdict(coldUsable, limit)}; all there when synced ${verdict(kept, atSynced)}`
            : '–',
        ])
      }
    }
  }
  return table(
    ['open', 'floor', 'warm', 'cold synced', 'cold usable', 'there when synced', 'kept', 'limit'],
    rows,
  )
}

async function burstTable(): Promise<string> {
  const rows: Cell[][] = []
  for (const updates of isLong ? [5_000, 40_000] : [40_000]) {
    const taken = await inTurn(serverNames, rounds, name => measureStall(name, updates))
    for (const [name, { quiet, burst }] of taken)
      rows.push([
        `burst ${updates} ${name}`,
        quiet,
        burst,
        name === 'vankien' && updates === 40_000 ? `≤ 50 ${verdict(burst, 50)}` : '–',
      ])
  }
  return table(['burst', "neighbour's longest before", 'during', 'limit'], rows)
}

async function memoryTable(): Promise<string> {
  const documents = 200
  const taken = await inTurn(serverNames, 0, name => measureMemory(name, documents))
  const kb = (bytes: number) => bytes / 1_024
  const rows = [...taken].map(([name, { open, connection, closed }]) => [
    `memory ${documents} documents ${name}`,
    kb(open),
    kb(connection),
    kb(closed),
    name === 'vankien' ? `open ≤ 10 ${verdict(kb(open), 10)}, closed ≤ 1 ${verdict(kb(closed), 1)}` : '–',
  ])
  const counted =
    'Heap and buffers of the main thread after a collection, idle; three rounds of other documents each, means over the last two: the first compiles. KB after closing = by how much a round more has made the server grow.'
  const names = ['memory', 'KB an open document', 'KB a further connection', 'KB after closing', 'limit']
  return `${counted}\n\n${table(names, rows)}`
}

async function nodesTable(): Promise<string> {
  const rows: Cell[][] = []
  for (const rate of [4_000, 32_000]) {
    const figures = await measureNodes(rate, isLong ? 10 : 3)
    if (!figures)
      return 'nodes: PostgreSQL is not installed (Debian: apt-get install postgresql): not measured.'
    const { perSecond, p50, p99, cpu, databaseCpu, loadCpu, lost } = figures
    rows.push([
      `nodes ${rate} updates/s`,
      Math.round(perSecond),
      p50,
      p99,
      Math.round(cpu),
      Math.round(databaseCpu),
      Math.round(loadCpu),
      lost,
      rate === 32_000
        ? `none lost ${verdict(lost, 0)}, 97 % of the rate ${verdict(0.97 * rate, perSecond)}, p50 ≤ 8, p99 ≤ 40 ${verdict(Math.max(p50 * 5, p99), 40)}`
        : `none lost ${verdict(lost, 0)}`,
      machineLoad().replace('load average ', ''),
    ])
  }
  const head = [
    'nodes',
    'updates/s delivered',
    'p50',
    'p99',
    'cpu of both',
    'of database',
    'of load',
    'lost',
    'limit',
    'load',
  ]
  return table(head, rows)
}

async function saturationTable(): Promise<string> {
  const many = await inTurn(serverNames, 0, name => measureSaturation(name, manyTexts))
  const one = await inTurn(serverNames, 1, name => measureSaturation(name, oneText))
  const rows = [
    ...[...many].map(([name, kept]) => [
      `saturation 128 × 4 ${name}`,
      kept ? Math.round(kept.figures.perSecond) : Number.NaN,
      kept ? kept.rate * manyTexts.documents * manyTexts.writers * (manyTexts.writers - 1) : Number.NaN,
      kept?.figures.p99 ?? Number.NaN,
      kept ? Math.round(kept.figures.cpu) : Number.NaN,
      `highest step with p99 ≤ ${manyTexts.waitLimitMs}`,
    ]),
    ...[...one].map(([name, kept]) => [
      `saturation 200 readers ${name}`,
      kept ? Math.round(kept.figures.perSecond) : Number.NaN,
      kept ? kept.rate * oneText.readers : Number.NaN,
      kept?.figures.p99 ?? Number.NaN,
      kept ? Math.round(kept.figures.cpu) : Number.NaN,
      name === 'vankien'
        ? `≥ 160000 deliveries/s with p99 ≤ 200 ${verdict(160_000, kept ? kept.rate * oneText.readers : 0)}`
        : `highest step with p99 ≤ ${oneText.waitLimitMs}`,
    ]),
  ]
  return table(['saturation', 'keys/s', 'deliveries/s', 'p99', 'cpu', 'limit'], rows)
}

async function floodTable(): Promise<string> {
  const rows = (await measureFloods()).map(({ name, key, request, signIn, answered, begun, lost }) => [
    `flood: ${name}`,
    key,
    request,
    signIn,
    `${answered} of ${begun}`,
    lost,
    `key and request p95 < 300 ${verdict(Math.max(key, request), 300)}, none lost ${verdict(lost, 0)}`,
  ])
  return table(
    ['flood', 'key p95', 'request p95', 'sign-in p95', 'its sign-ins answered', 'keys lost', 'limit'],
    rows,
  )
}

async function stormTable(): Promise<string> {
  const newcomers = 500
  const taken = await inTurn(keeping, 0, name => measureStorm(name, newcomers))
  const rows = [...taken].map(([name, { allMs, cpuMs }]) => [
    `storm ${newcomers} on 20 pages ${name}`,
    allMs,
    cpuMs,
    name === 'vankien'
      ? `all ≤ 3000 ${verdict(allMs, 3_000)}, in all ≤ 3000 of processor time ${verdict(cpuMs * newcomers, 3_000)}`
      : '–',
  ])
  return table(['storm', 'all synced after, ms', "server's processor time each, ms", 'limit'], rows)
}

function compactionTable(): string {
  const edits = 259_778
  const rows = measureCompaction(edits).map(({ name, cpuMs, longestMs, bytes }) => [
    `compaction of ${edits} edits: ${name}`,
    Math.round(cpuMs),
    longestMs,
    Math.round(bytes / 1_024),
  ])
  return table(['compaction, 2000 rows at a time', 'processor ms', 'longest part', 'KB'], rows)
}

function guardTable(): string {
  const { short, whole, applied } = measureGuard()
  const rows = [
    ['guard, a key by the short way', short],
    ['guard, a key in full', whole],
    ['the same key applied to a Y.Doc', applied],
  ]
  return table(['guard', 'µs of processor time for each key'], rows)
}
