// The server is killed while two people type: what was acknowledged, and what a colleague has seen, is on disk.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { openStockClient, synced } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { timesOfWords, typist } from './typist.ts'

const program = fileURLToPath(new URL('../support/sync-child.ts', import.meta.url))

interface Child {
  readonly process: ChildProcess
  readonly url: string
}

async function start(dataDir: string): Promise<Child> {
  const process_ = spawn(process.execPath, [program, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    process_.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      const ready = /^ready (\S+)$/mu.exec(said)
      if (ready?.[1]) resolve(ready[1])
    })
    process_.once('exit', code => reject(new Error(`ended with ${String(code)} before it was ready`)))
  })
  return { process: process_, url }
}

async function kill({ process: child }: Child): Promise<void> {
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

test('[SY60] killed five times while two stock clients type: no acknowledged word is lost or doubled', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'vankien-kill-'))
  try {
    const expected = new Set<string>()
    for (let run = 0; run < 5; run += 1) {
      const server = await start(dataDir)
      const open = (user: string) => openStockClient(server.url, liveId, { user })
      const typists = [typist(open('lan'), `${run}lan`, 1), typist(open('minh'), `${run}minh`, 2)]
      const enough = 150 + run * 70
      await vi.waitFor(
        () => {
          for (const { acknowledged } of typists) expect(acknowledged.size).toBeGreaterThan(enough)
        },
        { timeout: 20_000, interval: 1 },
      )
      await kill(server)
      for (const { acknowledged, stop } of typists) {
        stop()
        for (const word of acknowledged) expected.add(word)
      }
    }
    const server = await start(dataDir)
    const fresh = openStockClient(server.url, liveId)
    await synced(fresh)
    const times = timesOfWords(fresh)
    fresh.close()
    await kill(server)
    expect(expected.size).toBeGreaterThan(2000)
    expect([...expected].filter(word => times.get(word) !== 1)).toEqual([])
    expect(fresh.doc.store.pendingStructs).toBeNull()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
