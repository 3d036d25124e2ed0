// How far a server goes: keys a second until people wait, in many texts and in one, and five hundred who open one text at once.

import { openLoadClient } from './sync-client.ts'
import { type Figures, typeAway } from './sync-load.ts'
import { type ServerName, startBenchServer } from './sync-servers.ts'
import { fill } from './sync-text.ts'

/** A load that is doubled until people wait. */
interface Growing {
  readonly documents: number
  readonly writers: number
  readonly readers: number
  /** Keys a second of each writer, in turn. */
  readonly rates: readonly number[]
  /** Most that one of a hundred may wait for, ms. */
  readonly waitLimitMs: number
}

/** People who type in 128 documents of four: 2,560 to 20,480 keys a second of all. */
export const manyTexts: Growing = {
  documents: 128,
  writers: 4,
  readers: 0,
  rates: [5, 10, 20, 40],
  waitLimitMs: 250,
}
/** One who types, or many programs that do, and two hundred who read: 20,000 to 160,000 deliveries a second. */
export const oneText: Growing = {
  documents: 1,
  writers: 1,
  readers: 200,
  rates: [100, 200, 400, 800],
  waitLimitMs: 200,
}

const stepSeconds = 5

/** The highest step at which nothing was lost and nobody waited too long. */
export interface Kept {
  /** Keys a second of each writer. */
  readonly rate: number
  readonly figures: Figures
}

/** Doubles a load, on a fresh server each time; null when already the first step is too much. */
export async function measureSaturation(
  name: ServerName,
  { rates, waitLimitMs, ...crowd }: Growing,
): Promise<Kept | null> {
  let kept: Kept | null = null
  for (const rate of rates) {
    const server = await startBenchServer(name, false)
    try {
      const figures = await typeAway(server, { ...crowd, rate }, stepSeconds)
      if (figures.lost > 0 || figures.p99 > waitLimitMs) return kept
      kept = { rate, figures }
    } finally {
      await server.end()
    }
  }
  return kept
}

/** What a storm of newcomers cost. */
export interface Storm {
  /** Until the last was told that it had all of the text, ms. */
  readonly allMs: number
  /** Processor time of the server for each, ms. */
  readonly cpuMs: number
}

const pages = 20

/** Lets so many sockets open one text in the same moment. The server has the text in memory, where it keeps one there. */
export async function measureStorm(name: ServerName, newcomers: number): Promise<Storm> {
  const server = await startBenchServer(name, false)
  try {
    const text = await fill(server, pages)
    const before = server.cpuMs()
    const begunMs = performance.now()
    const clients = await Promise.all(
      Array.from({ length: newcomers }, (_, person) => openLoadClient(server.address(text.id, person))),
    )
    const allMs = performance.now() - begunMs
    const cpuMs = (server.cpuMs() - before) / newcomers
    for (const client of clients) client.close()
    text.leave()
    return { allMs, cpuMs }
  } finally {
    await server.end()
  }
}
