// The server is killed while two people type: what was acknowledged, and what a colleague has seen, is on disk.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { openStockClient, type StockClient, synced, textRun } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'

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

/** A stock client that types words without pause, and knows which of them came back from the server. */
interface Typist {
  readonly client: StockClient
  readonly acknowledged: ReadonlySet<string>
  stop(): void
}

function typist(url: string, name: string, run: number): Typist {
  const client = openStockClient(url, liveId, { user: name })
  const acknowledged = new Set<string>()
  const sent = new Map<string, string>()
  let word = ''
  client.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== client.provider) sent.set(Buffer.from(update).toString('hex'), word)
  })
  const apply = client.provider.messageHandlers[0]
  client.provider.messageHandlers[0] = (encoder, decoder, ...rest) => {
    const { arr, pos } = decoder
    // An echo is byte for byte what was sent, behind its kind and its length of one byte.
    const echoed = arr[pos] === 2 ? sent.get(Buffer.from(arr.subarray(pos + 2)).toString('hex')) : undefined
    if (echoed !== undefined) acknowledged.add(echoed)
    apply?.(encoder, decoder, ...rest)
  }
  let count = 0
  const timer = setInterval(() => {
    if (!client.provider.synced) return
    word = `⟦${run}${name}${count}⟧`
    count += 1
    const text: Y.XmlText = textRun(client.doc, name === 'lan' ? 1 : 2)
    text.insert(text.length, word)
  }, 2)
  return {
    client,
    acknowledged,
    stop: () => {
      clearInterval(timer)
      client.close()
    },
  }
}

test('[SY60] killed five times while two stock clients type: no acknowledged word is lost or doubled', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'vankien-kill-'))
  try {
    const expected = new Set<string>()
    for (let run = 0; run < 5; run += 1) {
      const server = await start(dataDir)
      const typists = [typist(server.url, 'lan', run), typist(server.url, 'minh', run)]
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
    const text = fresh.doc.getXmlFragment('default').toString()
    const times = new Map<string, number>()
    for (const word of text.match(/⟦[^⟧]*⟧/gu) ?? []) times.set(word, (times.get(word) ?? 0) + 1)
    fresh.close()
    await kill(server)
    expect(expected.size).toBeGreaterThan(2000)
    expect([...expected].filter(word => times.get(word) !== 1)).toEqual([])
    expect(fresh.doc.store.pendingStructs).toBeNull()
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})
