// How far a server goes: keys a second until people wait, and five hundred who open one text at once.

import { openLoadClient } from './sync-client.ts'
import { type Figures, typeAway } from './sync-load.ts'
import { type ServerName, startBenchServer } from './sync-servers.ts'
import { fill } from './sync-text.ts'

/** People who type in 128 documents of four. */
const crowd = { documents: 128, writers: 4, readers: 0 }
/** Keys a second of each of them, in turn: 2,560 to 20,480 of all. */
const rates = [5, 10, 20, 40] as const
const stepSeconds = 5
const waitLimitMs = 250

/** The most keys a second that were delivered with p99 within 250 ms, and what a key cost then; null when none were. */
export async function measureSaturation(name: ServerName): Promise<Figures | null> {
  let kept: Figures | null = null
  for (const rate of rates) {
    const server = await startBenchServer(name, false)
    try {
      const figures = await typeAway(server, { ...crowd, rate }, stepSeconds)
      if (figures.lost > 0 || figures.p99 > waitLimitMs) return kept
      kept = figures
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
