// What the server writes about itself holds no word of anybody's: typed, refused, given as an opinion, or in a fault.

import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { newReport } from '../e2e/draft-page.ts'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { type SignedIn, signIn } from '../support/people.ts'
import { findPostgres, startCluster } from '../support/postgres-cluster.ts'
import { openStockClient, syncMessage, textRun } from '../support/stock-client.ts'
import { openTypist, textsOf } from '../support/typist.ts'

const bin = findPostgres()
const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Words that stand nowhere else; each is said in another way. */
const marker = () => `dấu${randomUUID().replaceAll('-', '')}`

/** Goes every way on which words reach the server, those that end in a refusal or a fault among them. @returns the words */
async function sayEverything(server: ChildServer, fail: () => void | Promise<void>): Promise<string[]> {
  const said: string[] = []
  const word = () => {
    said.push(marker())
    return said.at(-1) ?? ''
  }
  const [drafter, member] = await Promise.all([signIn(server.url, 'drafter1'), signIn(server.url, 'member1')])
  const id = await newReport(drafter, word())
  const quiet = await newReport(drafter, word())
  const typist = await openTypist(server.url, id, drafter)
  const empty = textsOf(typist.fragment)
  const paragraph = typist.fragment
    .createTreeWalker(node => node instanceof Y.XmlElement && node.nodeName === 'paragraph')
    .next().value
  if (!(paragraph instanceof Y.XmlElement) || empty.length === 0) throw new Error('no paragraph')
  paragraph.insert(0, [new Y.XmlText(word())])
  await typist.settled(20_000)
  const opinion = (body: object) =>
    member.request(`/api/documents/${id}/opinions`, json({ id: randomUUID(), severity: 'minor', ...body }))
  await opinion({ kind: 'general', body: word() })
  await opinion({ kind: 'replace', body: word(), proposedText: word(), anchor: { quote: said[2] } })
  await opinion({ kind: word(), body: word() })
  await opinion({ kind: 'general', body: `${word()}\u0000` })
  await member.request(`/api/documents/${id}/opinions`, json(`{"body":"${word()}`))
  await drafter.request(`/api/documents/${id}/versions`, json({ name: word() }))
  await drafter.request(`/api/documents/${id}/export?mode=${word()}`)
  await drafter.request(`/api/${word()}/${word()}?q=${word()}`)
  await fetch(`${server.url}/api/auth/sign-in/email`, {
    ...json({ email: `${word()}@x.vn`, password: word() }),
    headers: { 'content-type': 'application/json', origin: server.url },
  })
  await refusedWords(server, drafter, quiet, word)
  await readersWords(server, member, quiet, word)
  await fail()
  // What is typed and said while nothing can be stored ends in faults, and faults are logged.
  textsOf(typist.fragment)[0]?.doc?.transact(() => paragraph.insert(0, [new Y.XmlText(word())]))
  await opinion({ kind: 'general', body: word() })
  await drafter.request(`/api/documents/${id}/versions`, json({ name: word() }))
  await expect.poll(() => typist.provider.synced, { timeout: 20_000 }).toBe(false)
  typist.close()
  return said
}

function json(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

/** A writer who is refused: a locked heading, an unknown node, a link, a damaged update, an awareness with words. */
async function refusedWords(server: ChildServer, person: SignedIn, id: string, word: () => string) {
  const changes: ((doc: Y.Doc) => void)[] = [
    doc => textRun(doc, 0).insert(0, word()),
    doc => doc.getXmlFragment('default').insert(0, [new Y.XmlElement(word())]),
    doc => textRun(doc, 1).insert(0, word(), { link: { href: `javascript:${word()}` } }),
    doc => doc.getText(word()).insert(0, word()),
  ]
  for (const change of changes) {
    const client = await openTypist(server.url, id, person)
    client.provider.awareness.setLocalStateField('user', { name: word() })
    const closed = new Promise(resolve => client.provider.once('closed', resolve))
    change(client.doc)
    await closed
    client.close()
  }
  const client = await openTypist(server.url, id, person)
  const closed = new Promise(resolve => client.provider.once('closed', resolve))
  client.provider.ws?.send(Buffer.from(syncMessage(2, Buffer.from(word()))))
  await closed
  client.close()
}

/** Somebody who may only read, and writes. */
async function readersWords(server: ChildServer, person: SignedIn, id: string, word: () => string) {
  const headers = { cookie: person.cookie, origin: server.url }
  const reader = openStockClient(`${server.url.replace('http', 'ws')}/sync`, id, {}, headers)
  const closed = new Promise(resolve => reader.provider.once('closed', resolve))
  await expect.poll(() => reader.provider.synced, { timeout: 20_000 }).toBe(true)
  for (let time = 0; time < 3; time += 1) textRun(reader.doc, 0).insert(0, word())
  await closed
  reader.close()
}

function expectSilence(server: ChildServer, said: readonly string[]): void {
  const output = server.output()
  expect(said.length).toBeGreaterThan(25)
  expect(said.filter(word => output.includes(word))).toEqual([])
  expect(output).toContain('update refused')
  expect(output).toContain('"msg":"request failed"')
}

test('[FA15] SQLite: random words typed, refused, opined, asked for and in faults are in no line of the log', async () => {
  const server = await startServer()
  closing.push(() => server.kill())
  const said = await sayEverything(server, () => {
    execFileSync('prlimit', ['--pid', String(server.pid), '--fsize=1:unlimited'])
  })
  expectSilence(server, said)
}, 120_000)

test.skipIf(bin === null)(
  '[FA15] PostgreSQL: the same',
  async () => {
    const cluster = await startCluster(bin ?? '')
    closing.push(() => cluster.close())
    const server = await startServer({ env: { DATABASE_URL: await cluster.createDatabase() } })
    closing.push(() => server.kill())
    expectSilence(server, await sayEverything(server, () => cluster.crash()))
  },
  120_000,
)
