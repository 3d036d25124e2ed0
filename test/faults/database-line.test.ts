// Between the server and PostgreSQL stands a wire that breaks: cut, half-open, silent, and with answers that never arrive.

import { env } from 'node:process'
import { expect, test, vi } from 'vitest'
import { findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { openStockClient, synced } from '../support/stock-client.ts'
import { startSyncProcess } from '../support/sync-process.ts'
import { liveId } from '../support/sync-server.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import { type Typist, timesOfWords, typist } from './typist.ts'

/** LONG_FAULTS=1 keeps the wire silent until the server notices it by itself. */
const isLong = env['LONG_FAULTS'] === '1'
const bin = findPostgres()
const patient = { timeout: 120_000, interval: 10 }

/** Until each has so many more words acknowledged. */
function haveMore(typists: readonly Typist[], more: number): Promise<void> {
  const enough = typists.map(({ acknowledged }) => acknowledged.size + more)
  return vi.waitFor(() => {
    for (const [index, { acknowledged }] of typists.entries())
      expect(acknowledged.size).toBeGreaterThan(enough[index] ?? 0)
  }, patient)
}

/** Words that stand in the writers' own texts, and that no answer has come for. */
function unacknowledged(typists: readonly Typist[]): number {
  const written = new Set(typists.flatMap(({ client }) => [...timesOfWords(client).keys()]))
  for (const { acknowledged } of typists) for (const word of acknowledged) written.delete(word)
  return written.size
}

/** Until each has lost its connection to the server, which cannot save. */
function areSentAway(typists: readonly Typist[]): Promise<unknown> {
  return Promise.all(
    typists.map(
      ({ client: { provider } }) => new Promise(resolve => provider.once('connection-close', resolve)),
    ),
  )
}

test.skipIf(bin === null)(
  '[FA63] a line to PostgreSQL that is cut, half-open or silent while two people type loses and doubles nothing acknowledged, in one process',
  async () => {
    const cluster = await startCluster(bin ?? '')
    const direct = await cluster.createDatabase()
    const wire = await startTcpProxy(Number(new URL(direct).port))
    const through = new URL(direct)
    through.port = String(wire.port)
    const server = await startSyncProcess(through.href)
    try {
      const typists = ['lan', 'minh'].map((user, index) =>
        typist(openStockClient(server.url, liveId, { user }), user, index + 1),
      )
      const disturbances: (() => unknown)[] = [
        () => wire.cut(),
        // The database has written it, and nobody knows.
        async () => {
          wire.loseAnswers()
          await vi.waitFor(() => expect(unacknowledged(typists)).toBeGreaterThan(20), patient)
          wire.cut()
        },
        // The database holds dead lines, a transaction perhaps among them.
        () => wire.cutClients(),
      ]
      if (isLong)
        disturbances.push(async () => {
          const begun = performance.now()
          const away = areSentAway(typists)
          wire.swallow()
          await away
          console.info(`a silent database was noticed after ${Math.round(performance.now() - begun)} ms`)
          wire.heal()
        })
      await haveMore(typists, 50)
      for (const disturb of disturbances) {
        await disturb()
        await haveMore(typists, 50)
      }
      const expected = typists.flatMap(one => [...one.acknowledged])
      expect(typists.map(({ client }) => client.closedWith())).toEqual([null, null])
      for (const { stop } of typists) stop()
      expect(server.isAlive()).toBe(true)
      await server.kill()

      const next = await startSyncProcess(direct)
      const fresh = openStockClient(next.url, liveId)
      await synced(fresh)
      const times = timesOfWords(fresh)
      fresh.close()
      await next.kill()
      expect(expected.length).toBeGreaterThan(2 * 50 * disturbances.length)
      expect(expected.filter(word => times.get(word) !== 1)).toEqual([])
      expect([...times.values()].filter(count => count > 1)).toEqual([])
      expect(fresh.doc.store.pendingStructs).toBeNull()
    } finally {
      await server.kill()
      await wire.close()
      await cluster.close()
    }
  },
  300_000,
)
