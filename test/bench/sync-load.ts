// People who type at a steady rate: how soon each key is at every other screen, and what it costs the server. The load is open:
// a key that is sent late is charged from the moment it was due.

import * as Y from 'yjs'
import { readKeystroke } from '../../server/sync/keystroke.ts'
import { type LoadClient, openLoadClient } from './sync-client.ts'
import type { BenchServer } from './sync-servers.ts'
import { clientOf, type FilledDocument, fill, isWriter, keysOf } from './sync-text.ts'
import { percentile } from './table.ts'

/** A shape of load. */
export interface Load {
  readonly documents: number
  /** People who type in each document. */
  readonly writers: number
  /** People who only read in each. */
  readonly readers: number
  /** Keys a second of each writer. */
  readonly rate: number
}

/** What one run gave. */
export interface Figures {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** From a key to its echo at who typed it, which says that it is committed where the server commits; NaN without echoes. */
  readonly echo50: number
  readonly echo99: number
  /** Processor time of the server for each key, µs. */
  readonly cpu: number
  /** Deliveries that never came. */
  readonly lost: number
  /** Keys a second, from the first that is due to the last delivery. */
  readonly perSecond: number
}

/** Each writer has a paragraph of their own. */
const writersPerPage = 5
/** Typed before anything is measured: a fresh process is slow at whatever it does first. */
const warmSeconds = 3
const openAtOnce = 50
const fillAtOnce = 8
/** Somebody in a document. */
interface Seat {
  readonly document: string
  readonly person: number
  readonly keys: readonly Uint8Array[]
  /** When each key was due. */
  readonly dueMs: number[]
  client: LoadClient | null
}

/** What a load needs of a server. */
type LoadedServer = Pick<BenchServer, 'name' | 'begin' | 'address' | 'cpuMs'>

/** Lets people type. */
export async function typeAway(server: LoadedServer, load: Load, seconds: number): Promise<Figures> {
  const warm = Math.ceil(load.rate * warmSeconds)
  const each = warm + Math.ceil(load.rate * seconds)
  const waits: number[] = []
  const echoes: number[] = []
  let delivered = 0
  let lastMs = Number.NaN
  const seats: Seat[] = []
  const leave: (() => void)[] = []
  for (const document of await fillAll(server, load)) {
    leave.push(document.leave)
    for (let person = 0; person < load.writers + load.readers; person += 1) {
      const keys = person < load.writers ? keysOf(document, person, each) : []
      seats.push({ document: document.id, person, keys, dueMs: [], client: null })
    }
  }
  const dueOf = new Map(seats.map(seat => [`${seat.document} ${clientOf(seat.person)}`, seat.dueMs]))
  await openAll(server, seats, (seat, writer, key) => {
    const due = dueOf.get(`${seat.document} ${writer}`)?.[key]
    if (due === undefined) return
    if (writer === clientOf(seat.person)) {
      if (key >= warm) echoes.push(performance.now() - due)
      return
    }
    delivered += 1
    lastMs = performance.now()
    if (key >= warm) waits.push(performance.now() - due)
  })
  for (const close of leave) close()
  const writers = seats.filter(seat => seat.keys.length > 0)
  const expected = writers.length * each * (load.writers + load.readers - 1)
  const begunMs = performance.now()
  const cpuBefore = await typeAll(server, writers, warm, load.rate)
  await untilQuiet(() => delivered, expected)
  const cpu = ((server.cpuMs() - cpuBefore) * 1_000) / (writers.length * (each - warm))
  for (const { client } of seats) client?.close()
  return {
    p50: percentile(waits, 0.5),
    p95: percentile(waits, 0.95),
    p99: percentile(waits, 0.99),
    echo50: percentile(echoes, 0.5),
    echo99: percentile(echoes, 0.99),
    cpu,
    lost: expected - delivered,
    perSecond: (writers.length * each * 1_000) / (lastMs - begunMs),
  }
}

/** Begins every document, some at once: filling one is mostly waiting for it. */
async function fillAll(server: LoadedServer, { documents, writers }: Load): Promise<FilledDocument[]> {
  const filled: FilledDocument[] = []
  let begun = 0
  const fillSome = async () => {
    while (begun < documents) {
      begun += 1
      filled.push(await fill(server, Math.ceil(writers / writersPerPage) + 1))
    }
  }
  await Promise.all(Array.from({ length: fillAtOnce }, fillSome))
  return filled
}

/** Opens every seat's client, some at once. @param onKey called for each key that comes, once */
async function openAll(
  server: LoadedServer,
  seats: readonly Seat[],
  onKey: (seat: Seat, writer: number, key: number) => void,
): Promise<void> {
  let next = 0
  const openSome = async () => {
    for (let seat = seats[next++]; seat; seat = seats[next++]) {
      const mine = seat
      const heard = new Map<number, number>()
      const onUpdate = (update: Uint8Array) => {
        for (const { client, from, to } of clocksIn(update)) {
          if (!isWriter(client)) continue
          const known = heard.get(client) ?? 0
          for (let key = Math.max(from, known); key < to; key += 1) onKey(mine, client, key)
          heard.set(client, Math.max(to, known))
        }
      }
      seat.client = await openLoadClient(server.address(seat.document, seat.person), { onUpdate })
    }
  }
  await Promise.all(Array.from({ length: openAtOnce }, openSome))
}

/** Whose clocks an update holds. A node that lags hears of many keys at once, folded into the text: what is nobody's here is pages. */
function clocksIn(update: Uint8Array): { client: number; from: number; to: number }[] {
  const key = readKeystroke(update)
  if (key) return [{ client: key.client, from: key.clock, to: key.clock + key.length }]
  const { from, to } = Y.parseUpdateMeta(update)
  return [...to].map(([client, end]) => ({ client, from: from.get(client) ?? 0, to: end }))
}

/** Sends every key when it is due, the writers one after the other. @returns the server's processor time when warm, ms */
async function typeAll(
  server: LoadedServer,
  writers: readonly Seat[],
  warm: number,
  rate: number,
): Promise<number> {
  const gapMs = 1_000 / rate / writers.length
  const total = writers.reduce((sum, { keys }) => sum + keys.length, 0)
  const begunMs = performance.now()
  let cpuMs = Number.NaN
  const warmTotal = warm * writers.length
  for (let sent = 0; sent < total; ) {
    if (sent >= warmTotal && Number.isNaN(cpuMs)) cpuMs = server.cpuMs()
    const until = Number.isNaN(cpuMs) ? warmTotal : total
    for (const nowMs = performance.now(); sent < until && begunMs + sent * gapMs <= nowMs; sent += 1) {
      const seat = writers[sent % writers.length]
      const key = seat?.keys[Math.floor(sent / writers.length)]
      if (!seat || !key) continue
      seat.dueMs.push(begunMs + sent * gapMs)
      seat.client?.update(key)
    }
    await new Promise(resolve => setTimeout(resolve, 1))
  }
  return cpuMs
}

/** Waits until everything has come, or nothing more has for ten seconds: what has not come by then is lost. */
async function untilQuiet(delivered: () => number, expected: number): Promise<void> {
  let before = -1
  for (let quiet = 0; quiet < 100 && delivered() < expected; quiet += 1) {
    if (delivered() !== before) quiet = 0
    before = delivered()
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
