// What a node hears on the servers' channels that no server of its release has said.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openPostgresStore } from '../../server/store/postgres.ts'
import { readEntries } from '../../server/sync/presence.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { follow } from './follower.ts'
import { addDocument, update } from './rows.ts'

const bin = findPostgres()

describe.skipIf(bin === null)('notifications', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
  })
  afterAll(() => cluster?.close())

  test('[OP193] those that are none of ours, or hold what nobody can read, end nothing: what is committed is heard after them', async () => {
    const url = await cluster.createDatabase()
    const logged: string[] = []
    const log = {
      info: () => undefined,
      warn: (facts: object, message: string) => {
        logged.push(`${message} ${JSON.stringify(facts)}`)
      },
    }
    const [a, b] = [await openPostgresStore({ url }), await openPostgresStore({ url, log })]
    await addDocument(a, 'd1', '')
    const other = await follow(b, ['d1'])
    await b.watch(told => {
      if (told.kind === 'presence') readEntries(told.bytes) // as the live texts do
    })
    const nobody = '0f0e0d0c-0b0a-4908-8706-050403020100'
    for (const [channel, payload] of [
      ['vankien_commits', `${nobody} 1 Thủy triều lên`],
      ['vankien_commits', `${nobody} 1 [[["d1",1,9,0]],[]]\n4 AAAA`],
      ['vankien_presence', `${nobody}\nThủy triều lên`],
      ['vankien_presence', `${nobody}\n"d1" /////w==`],
    ])
      await a.pool.query('SELECT pg_notify($1, $2)', [channel, payload])
    await a.appendUpdate(update('d1', 'một'))
    await vi.waitFor(() => expect(other.wordsOf('d1')).toEqual(['một']), { timeout: 20_000, interval: 20 })
    await vi.waitFor(() => expect(logged.length).toBeGreaterThan(1), { timeout: 20_000, interval: 20 })
    expect(logged.join()).toContain('a notification could not be taken in')
    expect(logged.join()).not.toContain('Thủy')
    await Promise.all([a.close(), b.close()])
  }, 40_000)
})
