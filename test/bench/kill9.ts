// Kill -9 while two stock providers type: what the server had acknowledged must be there after it starts again.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { itemsIn, signIn, stringIn } from '../support/people.ts'
import { openTypist, type Typist, textsOf } from '../support/typist.ts'
import { startEchoServer } from './echo-server.ts'
import { table } from './table.ts'

const rounds = 5
const typingMs = 1_500
const everyMs = 5

/** What one round gave, in characters. */
interface Round {
  written: number
  acknowledged: number
  lost: number
}

/** Characters acknowledged and lost, beside a server that acknowledges what is only in its memory; as Markdown. */
export async function benchKill9(): Promise<string> {
  const ours = await killOurs()
  const memory = await killMemory()
  const rows = ours.map((round, index) => {
    const peer = memory[index]
    return [
      `kill9 round ${index + 1}`,
      round.written,
      round.acknowledged,
      round.lost,
      peer?.acknowledged ?? '–',
      peer?.lost ?? '–',
    ]
  })
  const sum = (of: readonly Round[], pick: (round: Round) => number) =>
    of.reduce((total, round) => total + pick(round), 0)
  return [
    `Two stock providers, a character every ${everyMs} ms each, SIGKILL after ${typingMs} ms. Limit: 0 lost. Memory = a relay that echoes at once and keeps nothing, the proof that loss is seen.`,
    '',
    table(
      [
        'kill9',
        'vankien written',
        'vankien acknowledged',
        'vankien lost',
        'memory acknowledged',
        'memory lost',
      ],
      [
        ...rows,
        [
          'kill9 in all',
          sum(ours, round => round.written),
          sum(ours, round => round.acknowledged),
          sum(ours, round => round.lost),
          sum(memory, round => round.acknowledged),
          sum(memory, round => round.lost),
        ],
      ],
    ),
  ].join('\n')
}

async function killOurs(): Promise<Round[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'vankien-kill-'))
  const results: Round[] = []
  let server: ChildServer = await startServer({ dataDir })
  try {
    for (let round = 0; round < rounds; round++) {
      const documents = itemsIn(await (await signIn(server.url, 'drafter1')).get('/api/documents'))
      const id = stringIn(documents[0], 'id')
      const open = async () => [
        await openTypist(server.url, id, await signIn(server.url, 'drafter1')),
        await openTypist(server.url, id, await signIn(server.url, 'drafter2')),
      ]
      const typists = await open()
      const result = await typeUntilKilled(typists, () => server.kill())
      server = await startServer({ dataDir })
      const late = await openTypist(server.url, id, await signIn(server.url, 'lead'))
      results.push(withLost(result, late))
      late.close()
    }
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  return results
}

async function killMemory(): Promise<Round[]> {
  const results: Round[] = []
  for (let round = 0; round < rounds; round++) {
    const server = await startEchoServer()
    const nobody = { cookie: '' }
    const typists = [await openTypist(server.url, 'x', nobody), await openTypist(server.url, 'x', nobody)]
    const result = await typeUntilKilled(typists, server.kill)
    const again = await startEchoServer()
    const late = await openTypist(again.url, 'x', nobody)
    results.push(withLost(result, late))
    late.close()
    await again.kill()
  }
  return results
}

interface Killed {
  readonly written: number
  readonly typists: readonly { readonly clientId: number; readonly acknowledged: number }[]
}

async function typeUntilKilled(typists: readonly Typist[], kill: () => Promise<void>): Promise<Killed> {
  const timers = typists.map((typist, index) => {
    const blocks = textsOf(typist.fragment)
    const text = blocks[blocks.length - 1 - index]
    if (!text) throw new Error('the document has no text block to type in')
    let typed = 0
    return setInterval(() => text.insert(text.length, String.fromCharCode(97 + (typed++ % 26))), everyMs)
  })
  await new Promise(resolve => setTimeout(resolve, typingMs))
  await kill()
  for (const timer of timers) clearInterval(timer)
  // Echoes that were on the wire when the server died count as acknowledgements too.
  await new Promise(resolve => setTimeout(resolve, 100))
  const killed = typists.map(typist => ({
    clientId: typist.doc.clientID,
    acknowledged: typist.acknowledged(),
  }))
  const written = typists.reduce((total, typist) => total + typist.written(), 0)
  for (const typist of typists) typist.close()
  return { written, typists: killed }
}

function withLost({ written, typists }: Killed, late: Typist): Round {
  const kept = late.doc.store.clients
  let acknowledged = 0
  let lost = 0
  for (const typist of typists) {
    const structs = kept.get(typist.clientId) ?? []
    const there = structs.reduce((total, struct) => total + struct.length, 0)
    acknowledged += typist.acknowledged
    lost += Math.max(0, typist.acknowledged - there)
  }
  return { written, acknowledged, lost }
}
