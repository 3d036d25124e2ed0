// The server is killed while two people type: what was acknowledged, and what a colleague has seen, is on disk.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { expect, test, vi } from 'vitest'
import { findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { openStockClient, synced } from '../support/stock-client.ts'
import { startSyncProcess } from '../support/sync-process.ts'
import { liveId } from '../support/sync-server.ts'
import { timesOfWords, typist } from './typist.ts'

/** KILL_ROUNDS chooses more. */
const roundsOn = (usual: number) => Number(env['KILL_ROUNDS'] ?? usual)
const [onSqlite, onPostgres] = [roundsOn(5), roundsOn(2)]
const patience = 1_200_000

test(
  `[SY60] killed ${onSqlite} times while two stock clients type: no acknowledged word is lost or doubled`,
  async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'vankien-kill-'))
    try {
      await killWhileTyping(dataDir, onSqlite)
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
  patience,
)

const bin = findPostgres()

test.skipIf(bin === null)(
  `[FA60] killed ${onPostgres} times on PostgreSQL while two stock clients type: no acknowledged word is lost or doubled`,
  async () => {
    const cluster = await startCluster(bin ?? '')
    try {
      await killWhileTyping(await cluster.createDatabase(), onPostgres)
    } finally {
      await cluster.close()
    }
  },
  patience,
)

/** @param where a data folder, or the address of a database */
async function killWhileTyping(where: string, rounds: number): Promise<void> {
  const expected = new Set<string>()
  for (let run = 0; run < rounds; run += 1) {
    const server = await startSyncProcess(where)
    const open = (user: string) => openStockClient(server.url, liveId, { user })
    const typists = [typist(open('lan'), `${run}lan`, 1), typist(open('minh'), `${run}minh`, 2)]
    const enough = 150 + (run % 5) * 70
    await vi.waitFor(
      () => {
        for (const { acknowledged } of typists) expect(acknowledged.size).toBeGreaterThan(enough)
      },
      { timeout: 60_000, interval: 1 },
    )
    await server.kill()
    for (const { acknowledged, stop } of typists) {
      stop()
      for (const word of acknowledged) expected.add(word)
    }
  }
  const server = await startSyncProcess(where)
  const fresh = openStockClient(server.url, liveId)
  await synced(fresh)
  const times = timesOfWords(fresh)
  fresh.close()
  await server.kill()
  console.log(`${rounds} kills, ${expected.size} words acknowledged`)
  expect(expected.size).toBeGreaterThan(rounds * 300)
  expect([...expected].filter(word => times.get(word) !== 1)).toEqual([])
  expect([...times.values()].filter(count => count > 1)).toEqual([])
  expect(fresh.doc.store.pendingStructs).toBeNull()
}
