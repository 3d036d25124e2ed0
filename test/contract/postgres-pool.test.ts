// Connections that are in somebody's hands when the database ends them.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool } from '../../server/store/postgres-connection.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'

const bin = findPostgres()
const quiet = { info: () => undefined, warn: () => undefined }

describe.skipIf(bin === null)('the pool of connections', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
  })
  afterAll(() => cluster?.close())

  test('[FA16] a connection in use that the database ends costs its query and nothing else', async () => {
    const pool = openPool(await cluster.createDatabase(), quiet)
    const [busy, idle, other] = [await pool.connect(), await pool.connect(), await pool.connect()]
    const ended = Promise.all(
      [busy, idle].map(client => new Promise<void>(resolve => client.once('end', resolve))),
    )
    const asked = expect(busy.query('SELECT pg_sleep(60)')).rejects.toThrow()
    await other.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    )
    await asked
    await ended
    for (const client of [busy, idle]) client.release(true)
    other.release()
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
    await pool.end()
  })
})
