// From the start of the process to the line `ready`, beside a bare Hono server on the same Node.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServer } from '../support/child-server.ts'
import { firstLine } from './first-line.ts'
import { median, ratio, table, verdict } from './table.ts'

const runs = 5
const limitMs = 1_500

/** Start to ready: `npm run demo` the first time and with kept data, `npm start` on an empty folder; as Markdown. */
export async function benchReady(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-ready-'))
  const bare: number[] = []
  const times: Record<'seeds' | 'kept' | 'empty', number[]> = { seeds: [], kept: [], empty: [] }
  try {
    for (let run = 0; run < runs; run++) {
      bare.push(await firstLine([fileURLToPath(new URL('./bare-server.ts', import.meta.url))]))
      const demo = join(folder, `demo-${run}`)
      for (const kind of ['seeds', 'kept'] as const) times[kind].push(await startOnce('demo', demo))
      times.empty.push(await startOnce('main', join(folder, `main-${run}`)))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const row = (name: string, samples: readonly number[], isLimited: boolean) => [
    name,
    median(samples),
    Math.min(...samples),
    Math.max(...samples),
    ratio(median(samples), median(bare)),
    isLimited ? `≤ ${limitMs} ${verdict(median(samples), limitMs)}` : '–',
  ]
  return [
    `${runs} runs each, ms from the start of the process.`,
    '',
    table(
      ['ready', 'median', 'best', 'worst', 'ratio', 'limit'],
      [
        row('ready bare Hono', bare, false),
        row('ready npm start, empty folder', times.empty, true),
        row('ready demo, kept data', times.kept, true),
        row('ready demo, seeds first', times.seeds, true),
      ],
    ),
  ].join('\n')
}

async function startOnce(entry: 'demo' | 'main', dataDir: string): Promise<number> {
  const server = await startServer({ entry, dataDir })
  await server.stop()
  return server.readyMs
}
