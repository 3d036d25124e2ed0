// Between people and server stands a wire that breaks: cut, half-open, silent, and five hundred coming back at once.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStockClient, type StockClient, synced, textRun } from '../support/stock-client.ts'
import { type SyncProcess, startSyncProcess } from '../support/sync-process.ts'
import { liveId } from '../support/sync-server.ts'
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts'
import { timesOfWords } from './typist.ts'

/** LONG_FAULTS=1 runs the silent wire for as long as a provider takes to notice; STORM chooses how many come back. */
const isLong = env['LONG_FAULTS'] === '1'
const storm = Number(env['STORM'] ?? 500)

let dataDir: string
let server: SyncProcess
let wire: TcpProxy
let clients: StockClient[]
let timers: NodeJS.Timeout[]

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'vankien-network-'))
  server = await startSyncProcess(dataDir)
  wire = await startTcpProxy(server.port)
  clients = []
  timers = []
})
afterEach(async () => {
  for (const timer of timers) clearInterval(timer)
  for (const client of clients) client.close()
  await wire.close()
  await server.kill()
  await rm(dataDir, { recursive: true, force: true })
})

function open(user: string): StockClient {
  const client = openStockClient(`ws://127.0.0.1:${wire.port}/sync`, liveId, { user })
  clients.push(client)
  return client
}

/** Writes words that nobody else writes, with a connection and without. @returns those written so far */
function keepWriting(client: StockClient, name: string, block: number): readonly string[] {
  const words: string[] = []
  timers.push(
    setInterval(() => {
      const word = `⟦${name}-${words.length}⟧`
      words.push(word)
      const run = textRun(client.doc, block)
      run.insert(run.length, word)
    }, 5),
  )
  return words
}

/** Stops the writing; every word reaches everybody once. */
async function expectAll(written: readonly (readonly string[])[]): Promise<void> {
  for (const timer of timers) clearInterval(timer)
  const all = written.flat()
  const late = openStockClient(server.url, liveId, { user: 'late' })
  clients.push(late)
  await vi.waitFor(
    () => {
      const times = timesOfWords(late)
      expect(all.filter(word => times.get(word) !== 1)).toEqual([])
      expect(times.size).toBe(all.length)
    },
    { timeout: 60_000, interval: 100 },
  )
  const text = late.doc.getXmlFragment('default').toString()
  await vi.waitFor(
    () => {
      for (const { doc } of clients) expect(doc.getXmlFragment('default').toString()).toBe(text)
    },
    { timeout: 30_000, interval: 100 },
  )
  expect(clients.map(client => client.closedWith()).filter(code => code !== null)).toEqual([])
  expect(server.isAlive()).toBe(true)
}

const grows = (words: readonly string[]) => {
  const enough = words.length + 40
  return vi.waitFor(() => expect(words.length).toBeGreaterThan(enough), { timeout: 30_000 })
}

test('[FA2] cut, silent and half-open lines while three people write on: every word arrives, once, in one process', async () => {
  const writers = ['lan', 'minh', 'hoa'].map(open)
  await Promise.all(writers.map(synced))
  const written = writers.map((client, index) =>
    keepWriting(client, `w${index}`, index === 2 ? 4 : index + 1),
  )
  const [first = []] = written
  const disturbances: (() => Promise<void> | void)[] = [
    () => wire.cut(),
    async () => {
      wire.swallow() // nobody is told: what is sent now is lost on the way
      await grows(first)
      wire.heal()
      wire.cut()
    },
    () => wire.cutClients(), // the server holds dead lines with the same client ids
    async () => {
      wire.cutClients()
      await grows(first)
      wire.cut()
    },
  ]
  if (isLong) disturbances.push(() => noticedByThemselves(writers))
  for (const disturb of disturbances) {
    await grows(first)
    await disturb()
    await grows(first)
  }
  await expectAll(written)
}, 300_000)

/** The wire stays silent until every client has noticed, and longer. */
async function noticedByThemselves(writers: readonly StockClient[]): Promise<void> {
  const begun = performance.now()
  const noticed = writers.map(
    ({ provider }) => new Promise(resolve => provider.once('connection-close', resolve)),
  )
  wire.swallow()
  await Promise.all(noticed)
  console.log(`a silent line was noticed after ${Math.round(performance.now() - begun)} ms`)
  await pause(55_000)
  wire.heal()
  wire.cut()
}

test(`[FA3] ${storm} clients whose server was killed all come back to the next one with what they wrote meanwhile`, async () => {
  const crowd = Array.from({ length: storm }, (_, index) => open(`u${index}`))
  await Promise.all(crowd.map(synced))
  await server.kill()
  await vi.waitFor(() => expect(crowd.filter(({ provider }) => provider.wsconnected)).toEqual([]))
  const words = crowd.flatMap(({ doc }, index) => {
    if (index % 10 !== 0) return []
    const word = `⟦s-${index}⟧`
    textRun(doc, 1).insert(0, word)
    return [word]
  })
  server = await startSyncProcess(dataDir)
  wire.leadTo(server.port)
  const begun = performance.now()
  await vi.waitFor(() => expect(crowd.filter(({ provider }) => !provider.synced)).toEqual([]), {
    timeout: 90_000,
    interval: 50,
  })
  console.log(`${storm} clients back after ${Math.round(performance.now() - begun)} ms`)
  await expectAll([words])
}, 240_000)
