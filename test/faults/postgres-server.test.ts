// The whole server on PostgreSQL: killed while somebody types, and started again.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../support/child-server.ts'
import { itemsIn, signIn, stringIn } from '../support/people.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { openTypist, textsOf } from '../support/typist.ts'

const bin = findPostgres()

describe.skipIf(bin === null)('the server on PostgreSQL', () => {
  let cluster: Cluster
  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
  })
  afterAll(() => cluster?.close())

  test('[SY130] what was acknowledged is there after kill -9 and a new start, text and opinions alike', async () => {
    const env = { DATABASE_URL: await cluster.createDatabase() }
    const first = await startServer({ env })
    const drafter = await signIn(first.url, 'drafter1')
    const [report] = itemsIn(await drafter.get('/api/documents'))
    const id = stringIn(report, 'id')
    const member = await signIn(first.url, 'member1')
    const received = () => member.get(`/api/documents/${id}/opinions`).then(list => itemsIn(list).length)
    const before = await received()
    const opinion = { id: crypto.randomUUID(), kind: 'general', severity: 'minor', body: 'Bố cục hợp lý.' }
    await member.post(`/api/documents/${id}/opinions`, opinion)
    const typist = await openTypist(first.url, id, drafter)
    const paragraph = textsOf(typist.fragment).find(text => text.length > 40)
    const words = Array.from({ length: 200 }, (_, index) => `⟦${index}⟧`)
    for (const word of words) paragraph?.insert(paragraph.length, word)
    await typist.settled(20_000)
    await first.kill()
    typist.close()

    const second = await startServer({ env, dataDir: first.dataDir })
    const again = await signIn(second.url, 'member1')
    const text = stringIn(await again.get(`/api/documents/${id}/content`), 'text')
    expect(words.filter(word => text.split(word).length !== 2)).toEqual([])
    expect(itemsIn(await again.get(`/api/documents/${id}/opinions`))).toHaveLength(before + 1)
    expect(await second.stop()).toBe(0)
  })
})
