// Several real servers on one PostgreSQL: people work together whichever they reach, and lose nothing when one is killed or the
// database goes away. LOOPS kills so often (2 unless said otherwise).

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { freePort, type Nginx, nginxProgram, put, shippedFile, startNginx } from '../support/nginx.ts'
import { itemsIn, type PersonName, type SignedIn, signIn, stringIn } from '../support/people.ts'
import { type Cluster, findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { openStockClient, type StockClient, synced, textRun } from '../support/stock-client.ts'
import { openTypist, showCaret } from '../support/typist.ts'
import { type Typist, timesOfWords, typist } from './typist.ts'

const bin = findPostgres()
const loops = Number(process.env['LOOPS'] ?? 2)
const patient = { timeout: 60_000, interval: 20 }

const socketsOf = (url: string) => `${url.replace(/^http/u, 'ws')}/sync`

/** Numbers, as `textRun` counts text blocks, of paragraphs that have words. */
function paragraphsOf(doc: Y.Doc): number[] {
  const blocks: Y.XmlElement[] = []
  const walk = (node: Y.XmlFragment): void => {
    for (const child of node.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue
      if (child.nodeName === 'paragraph' || child.nodeName === 'heading') blocks.push(child)
      else walk(child)
    }
  }
  walk(doc.getXmlFragment('default'))
  return blocks.flatMap((block, at) =>
    block.nodeName === 'paragraph' && block.get(0) instanceof Y.XmlText && block.toString().length > 80
      ? [at]
      : [],
  )
}

/** A stock client of a person, that can be sent to another server. */
async function client(
  url: string,
  id: string,
  person: SignedIn,
): Promise<{ stock: StockClient; goTo(url: string): void }> {
  const headers = { cookie: person.cookie, origin: url }
  const stock = openStockClient(socketsOf(url), id, {}, headers)
  await synced(stock)
  return {
    stock,
    goTo(other) {
      headers.origin = other
      stock.provider.serverUrl = socketsOf(other)
    },
  }
}

const hasMore = ({ acknowledged }: Typist, than: number) =>
  vi.waitFor(() => expect(acknowledged.size).toBeGreaterThan(than), patient)

/** Fails unless each acknowledged word stands once in the text that a server gives. */
async function expectWords(
  url: string,
  id: string,
  by: PersonName,
  words: ReadonlySet<string>,
): Promise<void> {
  const fresh = await client(url, id, await signIn(url, by))
  await vi.waitFor(() => {
    const times = timesOfWords(fresh.stock)
    expect([...words].filter(word => times.get(word) !== 1)).toEqual([])
    expect([...times.values()].filter(count => count !== 1)).toEqual([])
  }, patient)
  expect(fresh.stock.doc.store.pendingStructs).toBeNull()
  fresh.stock.close()
}

describe.skipIf(bin === null)('two servers on one PostgreSQL', () => {
  let cluster: Cluster
  let env: { DATABASE_URL: string }
  let a: ChildServer
  let b: ChildServer
  let id: string
  const words = new Set<string>()

  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
    env = { DATABASE_URL: await cluster.createDatabase() }
    a = await startServer({ env })
    b = await startServer({ env })
    id = stringIn(itemsIn(await (await signIn(a.url, 'drafter1')).get('/api/documents'))[0], 'id')
  })
  afterAll(async () => {
    await Promise.all([a?.stop(), b?.stop()])
    await cluster?.close()
  })

  test('[ND20] words, carets and opinions cross servers, and a role taken away on one closes the socket on the other', async () => {
    const one = await openTypist(a.url, id, await signIn(a.url, 'drafter1'))
    const drafter2 = await signIn(b.url, 'drafter2')
    const other = await openTypist(b.url, id, drafter2)
    const fed: unknown[] = []
    other.provider.messageHandlers[4] = () => fed.push(1)
    const [first = 0, second = 0] = paragraphsOf(one.doc)
    textRun(one.doc, first).insert(0, '⟦từ A⟧')
    textRun(other.doc, second).insert(0, '⟦từ B⟧')
    await vi.waitFor(() => {
      expect(other.fragment.toString()).toContain('⟦từ A⟧')
      expect(one.fragment.toString()).toContain('⟦từ B⟧')
    }, patient)
    showCaret(one, textRun(one.doc, first))
    await vi.waitFor(() => {
      const states = [...other.provider.awareness.getStates()]
      const [, state] = states.find(([clientId]) => clientId === one.doc.clientID) ?? []
      expect(state).toMatchObject({ cursor: expect.anything(), user: { name: 'Lò Thị Mai' } })
    }, patient)
    const opinion = { id: crypto.randomUUID(), kind: 'general', severity: 'minor', body: 'Bố cục hợp lý.' }
    await (await signIn(a.url, 'member1')).post(`/api/documents/${id}/opinions`, opinion)
    await vi.waitFor(() => expect(fed.length).toBeGreaterThan(0), patient)

    const admin = await signIn(a.url, 'admin')
    const { userId, unitId } = await memberOf(drafter2)
    const closed = new Promise<number>(resolve => {
      other.provider.once('closed', event => resolve(event.code))
    })
    const begun = performance.now()
    const removed = await admin.request(`/api/units/${unitId}/members/${userId}`, { method: 'DELETE' })
    expect(removed.status).toBe(204)
    expect(await closed).toBe(4403)
    console.info(
      `the socket on the other server was closed after ${Math.round(performance.now() - begun)} ms`,
    )
    const back = { email: 'drafter2@demo.test', role: 'drafter' }
    await admin.post(`/api/units/${unitId}/members`, back)
    one.close()
    other.close()
  })

  test(
    '[ND21] kill -9 of one of two servers while people type: nothing acknowledged is lost or doubled, and its people go on at the other',
    async () => {
      for (let run = 0; run < loops; run += 1) {
        const [lan, minh] = await Promise.all([
          client(a.url, id, await signIn(a.url, 'drafter1')),
          client(b.url, id, await signIn(b.url, 'drafter2')),
        ])
        const [first = 0, second = 0] = paragraphsOf(lan.stock.doc)
        const typists = [
          typist(lan.stock, `${run}lan`, first),
          typist(minh.stock, `${run}minh`, second),
        ] as const
        await Promise.all(typists.map(one => hasMore(one, 100)))
        lan.goTo(b.url) // where its provider goes once the line is cut
        await a.kill()
        await hasMore(typists[0], typists[0].acknowledged.size + 50)
        for (const one of typists) {
          one.stop()
          for (const word of one.acknowledged) words.add(word)
        }
        a = await startServer({ env, dataDir: a.dataDir })
      }
      await Promise.all([expectWords(a.url, id, 'lead', words), expectWords(b.url, id, 'lead', words)])
      console.info(`${loops} kills, ${words.size} acknowledged words, none lost, none doubled`)
    },
    60_000 * (loops + 1),
  )

  test('[ND22] PostgreSQL killed and restarted while people on both servers type: nothing acknowledged is lost or doubled', async () => {
    const people = [
      await client(a.url, id, await signIn(a.url, 'drafter1')),
      await client(b.url, id, await signIn(b.url, 'drafter2')),
    ]
    const places = paragraphsOf(people[0]?.stock.doc ?? new Y.Doc())
    const typists = people.map(({ stock }, at) => typist(stock, `pg${at}`, places[at] ?? 0))
    for (let run = 0; run < loops; run += 1) {
      await Promise.all(typists.map(one => hasMore(one, one.acknowledged.size + 50)))
      await cluster.crash()
      await cluster.restart()
    }
    await Promise.all(typists.map(one => hasMore(one, one.acknowledged.size + 50)))
    for (const one of typists) {
      one.stop()
      for (const word of one.acknowledged) words.add(word)
    }
    await Promise.all([expectWords(a.url, id, 'lead', words), expectWords(b.url, id, 'lead', words)])
    console.info(`${loops} restarts, ${words.size} acknowledged words, none lost, none doubled`)
  })
})

describe.skipIf(bin === null || nginxProgram === undefined)('three servers behind nginx', () => {
  let cluster: Cluster
  let nginx: Nginx
  let servers: ChildServer[] = []
  let url: string
  let env: Record<string, string>

  beforeAll(async () => {
    cluster = await startCluster(bin ?? '')
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    env = { DATABASE_URL: await cluster.createDatabase(), BASE_URL: url }
    for (let count = 0; count < 3; count += 1) servers.push(await startServer({ env }))
    let upstream = shippedFile('nginx-three-servers.conf')
    for (const [at, server] of servers.entries())
      upstream = put(upstream, `127.0.0.1:300${at + 1}`, new URL(server.url).host)
    const site = shippedFile('nginx.conf').replace(/^upstream vankien \{.*?^\}\n/msu, '')
    nginx = startNginx(upstream + put(site, 'listen 80;', `listen 127.0.0.1:${port};`))
    await vi.waitFor(async () => expect((await fetch(`${url}/livez`)).status).toBe(200), patient)
  })
  afterAll(async () => {
    await nginx?.stop()
    await Promise.all(servers.map(server => server.stop()))
    await cluster?.close()
  })

  test('[ND23] people behind one address write together over three servers, and go on when one is killed and one is stopped', async () => {
    const people = await Promise.all(
      (['drafter1', 'drafter2', 'lead'] as const).map(name => signIn(url, name)),
    )
    const [first] = people
    const id = stringIn(itemsIn(await first?.get('/api/documents'))[0], 'id')
    const clients = await Promise.all(people.map(person => client(url, id, person)))
    const sockets = async () =>
      Promise.all(
        servers.map(async server =>
          Number(/^live_sockets (\d+)$/mu.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]),
        ),
      )
    expect(await sockets()).toEqual([1, 1, 1])
    const places = paragraphsOf(clients[0]?.stock.doc ?? new Y.Doc())
    const typists = clients.map(({ stock }, at) => typist(stock, `n${at}`, places[at] ?? 0))
    await Promise.all(typists.map(one => hasMore(one, 50)))
    const [killed, stopped, left] = servers
    await killed?.kill()
    await Promise.all(typists.map(one => hasMore(one, one.acknowledged.size + 50)))
    expect(await stopped?.stop()).toBe(0)
    await Promise.all(typists.map(one => hasMore(one, one.acknowledged.size + 50)))
    servers = left ? [left] : []
    expect(await sockets()).toEqual([3])
    const words = new Set(typists.flatMap(({ acknowledged }) => [...acknowledged]))
    for (const one of typists) one.stop()
    await expectWords(url, id, 'lead', words)
  })
})

/** Account and unit of a person. */
async function memberOf(person: SignedIn): Promise<{ userId: string; unitId: string }> {
  const me = await person.get('/api/me')
  const user: unknown = Reflect.get(Object(me), 'user')
  const [membership] = Reflect.get(Object(me), 'memberships') as readonly unknown[]
  return { userId: stringIn(user, 'id'), unitId: stringIn(membership, 'unitId') }
}
