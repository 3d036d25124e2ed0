// The server is told to stop while people type: it drains in time, says so to its clients, and loses nothing.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startServer } from '../support/child-server.ts'
import { findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { openStockClient, type StockClient, synced } from '../support/stock-client.ts'
import { timesOfWords, typist } from './typist.ts'

const stopsWithinMs = 5000
/** STOPS chooses more. */
const rounds = Number(process.env['STOPS'] ?? 1)
const patience = 60_000 + rounds * 60_000
const bin = findPostgres()

async function signedIn(url: string, account: string): Promise<Record<string, string>> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({ email: `${account}@demo.test`, password: 'vankien-demo' }),
  })
  const cookie = response.headers.getSetCookie().map(line => line.split(';')[0])
  return { cookie: cookie.join('; '), origin: url }
}

async function post(url: string, path: string, headers: Record<string, string>, body: object) {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  return response.json()
}

/** Numbers of the text blocks that are paragraphs: headings of a template are locked. */
function paragraphsOf({ doc }: StockClient): number[] {
  const blocks =
    doc
      .getXmlFragment('default')
      .toString()
      .match(/<(?:paragraph|heading)\b/gu) ?? []
  return blocks.flatMap((block, number) => (block === '<paragraph' ? [number] : []))
}

test(
  `[SY65] told to stop under load ${rounds} times the server ends within 5 s, closes with 1012 and loses no acknowledged word`,
  () => stopUnderLoad({}),
  patience,
)

test.skipIf(bin === null)(
  `[FA68] on PostgreSQL, ${rounds} times: the same`,
  async () => {
    const cluster = await startCluster(bin ?? '')
    try {
      await stopUnderLoad({ DATABASE_URL: await cluster.createDatabase() })
    } finally {
      await cluster.close()
    }
  },
  patience,
)

async function stopUnderLoad(env: Record<string, string>): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await stopOnce(env, round)
}

async function stopOnce(env: Record<string, string>, round: number): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vankien-stop-'))
  try {
    const server = await startServer({ dataDir, env })
    const headers = [await signedIn(server.url, 'drafter1'), await signedIn(server.url, 'drafter2')]
    const [first = {}, second = {}] = headers
    const me = await (await fetch(`${server.url}/api/me`, { headers: first })).json()
    const templates = await (await fetch(`${server.url}/api/templates`, { headers: first })).json()
    const { id } = await post(server.url, '/api/documents', first, {
      unitId: me.memberships[0].unitId,
      templateId: (templates.items ?? templates)[0].id,
      title: `Bản thử dừng máy chủ ${round}`,
    })
    const base = `${server.url.replace('http', 'ws')}/sync`
    const looker = openStockClient(base, id, {}, first)
    await synced(looker)
    const blocks = paragraphsOf(looker)
    looker.close()
    const typists = [first, second, first, second].map((own, index) =>
      typist(openStockClient(base, id, {}, own), `t${index}`, blocks[index] ?? 0),
    )
    const codes = new Map<number, number | undefined>() // the first of each: who comes back finds nobody
    for (const [index, { client }] of typists.entries())
      client.provider.once('connection-close', event => codes.set(index, event?.code))
    await vi.waitFor(
      () => {
        for (const { acknowledged } of typists) expect(acknowledged.size).toBeGreaterThan(200)
      },
      { timeout: 60_000, interval: 5 },
    )
    const begun = performance.now()
    expect(await server.stop()).toBe(0)
    expect(performance.now() - begun).toBeLessThan(stopsWithinMs)
    expect([...codes.values()]).toEqual([1012, 1012, 1012, 1012])
    const expected = typists.flatMap(({ acknowledged }) => [...acknowledged])
    for (const { stop } of typists) stop()

    const again = await startServer({ dataDir, env })
    const own = await signedIn(again.url, 'drafter1')
    const fresh = openStockClient(`${again.url.replace('http', 'ws')}/sync`, id, {}, own)
    await synced(fresh)
    const times = timesOfWords(fresh)
    fresh.close()
    await again.stop()
    expect(expected.length).toBeGreaterThan(800)
    expect(expected.filter(word => times.get(word) !== 1)).toEqual([])
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
