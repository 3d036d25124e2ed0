// Large texts and sudden loads: opening, a burst beside somebody who types, memory.

import { setTimeout as pause } from 'node:timers/promises'
import * as Y from 'yjs'
import { openLoadClient } from './sync-client.ts'
import { type BenchServer, type ServerName, startBenchServer } from './sync-servers.ts'
import { clientOf, clocksIn, type FilledDocument, fill, keysOf, scattered, untilThere } from './sync-text.ts'
import { median } from './table.ts'

/** Opening of a long text, ms. */
export interface Opening {
  /** What any client needs to take the bytes in, without a network or a server. */
  readonly floor: number
  readonly warm: number
  /** After a kill: until the server says "that is all", and until the whole text is there. */
  readonly coldSynced: number
  readonly coldUsable: number
  /** Share of the text that was there when the server said "that is all", after the kill. */
  readonly atSynced: number
  /** Share of the text that survived the kill. */
  readonly kept: number
}

const neverMs = 5_000

/** Opens a text while it is held, and after a kill from disk. @param write puts the text there */
export async function measureOpening(
  name: ServerName,
  write: (server: BenchServer) => Promise<FilledDocument>,
): Promise<Opening> {
  const server = await startBenchServer(name, true)
  try {
    const { id, doc, leave } = await write(server)
    const want = clocksIn(doc)
    const state = Y.encodeStateAsUpdate(doc)
    const floors = Array.from({ length: 5 }, () => {
      const begunMs = performance.now()
      Y.applyUpdate(new Y.Doc(), state)
      return performance.now() - begunMs
    })
    await open(server, id, want)
    await pause(4_000) // the pause of the peer that stores late, and our texts' falling asleep
    const warm = await open(server, id, want)
    leave()
    await pause(4_000)
    await server.restart()
    const cold = await open(server, id, want)
    return {
      floor: median(floors),
      warm: warm.usable,
      coldSynced: cold.synced,
      coldUsable: cold.usable,
      atSynced: cold.atSynced / want,
      kept: cold.clocks / want,
    }
  } finally {
    await server.end()
  }
}

async function open(
  server: BenchServer,
  id: string,
  want: number,
): Promise<{ synced: number; usable: number; atSynced: number; clocks: number }> {
  const doc = new Y.Doc()
  const begunMs = performance.now()
  let usable = neverMs
  let clocks = 0
  let atSynced = 0
  const take = (update: Uint8Array) => {
    Y.applyUpdate(doc, update)
    const now = clocksIn(doc)
    if (now > clocks) usable = performance.now() - begunMs
    clocks = now
  }
  const onState = (update: Uint8Array) => {
    take(update)
    atSynced = clocks
  }
  const client = await openLoadClient(server.address(id), { onUpdate: take, onState })
  const synced = performance.now() - begunMs
  while (clocks < want && performance.now() - begunMs < neverMs) await pause(2)
  client.close()
  return { synced, usable, atSynced, clocks }
}

/** The longest that a key in one text took while another text got so many updates at once, and the longest without, ms. */
export async function measureStall(
  name: ServerName,
  updates: number,
): Promise<{ quiet: number; burst: number }> {
  const server = await startBenchServer(name, false)
  try {
    const [busy, calm] = [await fill(server, 1), await fill(server, 1)]
    const burst = scattered(busy, updates)
    const keys = keysOf(calm, 0, 4_000)
    const dueMs: number[] = []
    let worst = 0
    const onUpdate = (update: Uint8Array) => {
      const end = Y.parseUpdateMeta(update).to.get(clientOf(0))
      const due = end === undefined ? undefined : dueMs[end - 1]
      if (due !== undefined) worst = Math.max(worst, performance.now() - due)
    }
    const reader = await openLoadClient(server.address(calm.id, 1), { onUpdate })
    const writer = await openLoadClient(server.address(calm.id))
    const heavy = await openLoadClient(server.address(busy.id))
    const type = async (until: () => boolean) => {
      worst = 0
      for (const begunMs = performance.now(); !until() && dueMs.length < keys.length; ) {
        const key = keys[dueMs.length]
        dueMs.push(Math.max(begunMs, performance.now()))
        if (key) writer.update(key)
        await pause(20)
      }
      await pause(500)
      return worst
    }
    const after = (ms: number) => {
      const endMs = performance.now() + ms
      return () => performance.now() >= endMs
    }
    await type(after(1_500)) // the first keys of a fresh process
    const quiet = await type(after(1_500))
    let isSent = false
    const sending = (async () => {
      for (const [at, update] of burst.entries()) {
        heavy.update(update)
        if (at % 200 === 199) {
          await new Promise(resolve => setImmediate(resolve))
          await heavy.drained()
        }
      }
      isSent = true
    })()
    const isOver = after(20_000)
    let sentMs = Number.POSITIVE_INFINITY
    const burstStall = await type(() => {
      if (isSent && sentMs === Number.POSITIVE_INFINITY) sentMs = performance.now()
      return isOver() || performance.now() - sentMs > 3_000
    })
    await sending
    // A peer may need minutes to answer a newcomer after that.
    if (name === 'vankien') await untilThere(server, busy.id, clocksIn(busy.doc))
    for (const client of [reader, writer, heavy]) client.close()
    busy.leave()
    calm.leave()
    return { quiet, burst: burstStall }
  } finally {
    await server.end()
  }
}

/** Bytes of heap and buffers. */
export interface Memory {
  /** For each open text of eight pages with one quiet connection. */
  readonly open: number
  /** For each further connection. */
  readonly connection: number
  /** For each text after all have left: the slope, by how much a server has grown over rounds of other texts. */
  readonly closed: number
}

const connectionsEach = 4
const measuredRounds = 2

/** Our texts fall asleep after three seconds, let go of their bytes after two, of all they know of themselves after thirty. */
const openSettlesMs = 40_000
/** Our registers that nobody asks for go after thirty seconds, looked for every fifteen. */
const closedSettlesMs = 50_000

/**
 * What texts and connections keep in memory, by rounds of other texts each: filled, left alone, joined by more, left alone, left by all.
 * The first round is not counted: what it leaves behind is mostly code that was compiled for it.
 */
export async function measureMemory(name: ServerName, documents: number): Promise<Memory> {
  const server = await startBenchServer(name, false)
  try {
    await memoryRound(server, documents)
    const rounds: Memory[] = []
    for (let round = 0; round < measuredRounds; round += 1) rounds.push(await memoryRound(server, documents))
    const mean = (key: keyof Memory) => rounds.reduce((sum, one) => sum + one[key], 0) / rounds.length
    return { open: mean('open'), connection: mean('connection'), closed: mean('closed') }
  } finally {
    await server.end()
  }
}

async function memoryRound(server: BenchServer, documents: number): Promise<Memory> {
  const before = await server.heapBytes()
  const filled: FilledDocument[] = []
  for (let number = 0; number < documents; number += 1) filled.push(await fill(server, 8))
  await pause(openSettlesMs)
  const opened = await server.heapBytes()
  const more = await Promise.all(
    filled.flatMap(({ id }) =>
      Array.from({ length: connectionsEach }, (_, at) => openLoadClient(server.address(id, at))),
    ),
  )
  await pause(openSettlesMs)
  const connected = await server.heapBytes()
  for (const { close } of more) close()
  for (const { leave } of filled) leave()
  await pause(closedSettlesMs)
  const closed = await server.heapBytes()
  return {
    open: (opened - before) / documents,
    connection: (connected - opened) / more.length,
    closed: (closed - before) / documents,
  }
}
