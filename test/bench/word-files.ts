// What the benchmarks of Word files share: asking for one while /livez is asked again and again, and how long it all took.

import type { SignedIn } from '../support/people.ts'
import { median, ratio, table, verdict } from './table.ts'

/** How often /livez is asked meanwhile, in ms. */
export const probeEveryMs = 5

/** What one mode took, round by round. */
export interface Taken {
  readonly ms: number[]
  /** Longest answer of /livez meanwhile, as a client sees it. */
  readonly probeMs: number[]
  /** Longest wait of the server's event loop, by its own metrics. */
  readonly lagMs: number[]
  /** Processor time of the whole server, its threads and the probes among it. */
  readonly cpuMs: number[]
  bytes: number
}

/** What one round took. */
interface Round {
  readonly ms: number
  readonly probeMs: number
  readonly lagMs: number
  readonly cpuMs: number
  readonly bytes: number
}

/** Nothing taken yet. */
export function nothingTaken(): Taken {
  return { ms: [], probeMs: [], lagMs: [], cpuMs: [], bytes: 0 }
}

/** Longest a file may take and the loop may wait, in ms. */
export interface FileLimits {
  readonly requestMs: number
  readonly waitMs: number
}

/** The figures of several kinds of file beside those of idling, as a Markdown table. */
export function fileTable(idle: Taken, files: Readonly<Record<string, Taken>>, limits: FileLimits): string {
  const row = (name: string, taken: Taken, isFile: boolean) => [
    name,
    median(taken.ms),
    Math.max(...taken.ms),
    isFile ? `≤ ${limits.requestMs} ${verdict(median(taken.ms), limits.requestMs)}` : '–',
    median(taken.probeMs),
    Math.max(...taken.probeMs),
    ratio(median(taken.probeMs), median(idle.probeMs)),
    median(taken.lagMs),
    Math.max(...taken.lagMs),
    isFile ? `≤ ${limits.waitMs} ${verdict(Math.max(...taken.lagMs), limits.waitMs)}` : '–',
    median(taken.cpuMs),
    isFile ? `${(taken.bytes / 1_024).toFixed(0)} KB` : '–',
  ]
  return table(
    [
      'export',
      'median',
      'worst',
      'limit',
      '/livez longest, median',
      'worst',
      'ratio',
      "loop's longest, median",
      'worst',
      'limit',
      "server's processor time",
      'file',
    ],
    [
      row('nothing (500 ms of idling)', idle, false),
      ...Object.entries(files).map(([name, taken]) => row(name, taken, true)),
    ],
  )
}

/** Sends; when the server says there were too many it waits as long as the server asks. */
export async function postPatiently(person: SignedIn, path: string, body: unknown): Promise<void> {
  for (;;) {
    const answer = await person.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    if (answer.ok) return
    if (answer.status !== 429) throw new Error(`POST ${path}: ${answer.status} ${text}`)
    await pause(1_000 * Number(answer.headers.get('retry-after') ?? '1'))
  }
}

/** Fetches a Word file. @param query of the export: `mode=clean` @returns its size in bytes */
export async function fetchFile(person: SignedIn, documentId: string, query: string): Promise<number> {
  const answer = await person.request(`/api/documents/${documentId}/export?${query}`)
  if (!answer.ok) throw new Error(`export ${query}: ${answer.status} ${await answer.text()}`)
  return (await answer.arrayBuffer()).byteLength
}

/** Does something while /livez is asked again and again. */
export async function timed(url: string, work: () => Promise<number | undefined>): Promise<Round> {
  await readMetrics(url)
  await pause(200)
  const before = await readMetrics(url)
  let isOver = false
  let probeMs = 0
  const probing = (async () => {
    while (!isOver) {
      const asked = performance.now()
      await (await fetch(`${url}/livez`)).text()
      probeMs = Math.max(probeMs, performance.now() - asked)
      await pause(probeEveryMs)
    }
  })()
  const begun = performance.now()
  let bytes = 0
  try {
    bytes = (await work()) ?? 0
  } finally {
    isOver = true
    await probing
  }
  const ms = performance.now() - begun
  const after = await readMetrics(url)
  return { ms, probeMs, lagMs: after.lagMs, cpuMs: after.cpuMs - before.cpuMs, bytes }
}

/** Adds a round to what a kind of file took. */
export function note(taken: Taken, round: Round): void {
  taken.ms.push(round.ms)
  taken.probeMs.push(round.probeMs)
  taken.lagMs.push(round.lagMs)
  taken.cpuMs.push(round.cpuMs)
  taken.bytes = round.bytes
}

/** The event loop's longest delay since it was last asked for (it starts anew at each reading), and processor time so far. */
async function readMetrics(url: string): Promise<{ lagMs: number; cpuMs: number }> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const ms = (name: string) => {
    const value = new RegExp(`^${name}(?:\\{[^}]*\\})? ([\\d.e+-]+)`, 'mu').exec(text)?.[1]
    return value === undefined ? Number.NaN : Number(value) * 1_000
  }
  return { lagMs: ms('nodejs_eventloop_lag_max_seconds'), cpuMs: ms('process_cpu_seconds_total') }
}

/** Waits. */
export async function pause(ms: number): Promise<undefined> {
  await new Promise(resolve => setTimeout(resolve, ms))
}
