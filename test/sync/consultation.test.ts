// A whole committee answers a round while drafters write on: by the routes, with the text open on sockets.

import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { OpinionList } from '#model/api.ts'
import { samplePassword } from '../../server/demo/accounts.ts'
import { deleteWords, sentence, wordsOf, writeEverySection } from '../e2e/forty-opinions.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { type Caller, field, openForConsultation, openSite, valueAt } from '../support/site.ts'
import { openStockClient, type StockClient, synced } from '../support/stock-client.ts'
import { startSyncServer } from '../support/sync-server.ts'
import { textsOf } from '../support/typist.ts'
import { type Dice, diceOf } from './random-writer.ts'

const seed = Number(process.env['CONSULTATION_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const members = 40
const each = 3
const everyone = members * each
const patienceMs = 60_000

test(`[OP121] ${members} members give ${everyone} opinions on a frozen text while two drafters write: all are there, placed or not (seed ${seed})`, async () => {
  const dice = diceOf(seed)
  const store = createMemoryStore()
  const server = await startSyncServer(store)
  const site = await openSite({ store, texts: () => server.hub })
  const id = await site.begin()
  const at = `/api/documents/${id}`
  const drafters = await Promise.all(['lan', 'minh'].map(user => opened(server.url, id, user)))
  const [first, second] = drafters
  if (!first || !second) throw new Error('two drafters are wanted')
  const sections = writeEverySection(first).length
  const lead = await site.as('lead')
  await toldTo(lead, at, sentence(sections))
  await openForConsultation(site, id)
  const { people, callers } = await committee(site)
  const asked = { title: 'Góp ý', people, closesAt: new Date(Date.now() + 3_600_000).toISOString() }
  const round = await (await site.as('secretary')).post(`${at}/rounds`, asked)
  expect(round.status).toBe(201)
  const frozen = { versionId: field(round, 'versionId'), versionHash: field(round, 'sha256') }
  const sent: { id: string; quote: string }[] = []
  const give = async (caller: Caller, ordinal: number) => {
    const opinion = { id: randomUUID(), kind: 'clarify', severity: 'minor', body: `Về việc thứ ${ordinal}.` }
    const quote = wordsOf(ordinal)
    sent.push({ id: opinion.id, quote })
    write(drafters[dice(2)] ?? first, dice, sections)
    const given = await caller.post(`${at}/opinions`, {
      ...opinion,
      anchor: { quote },
      versionId: frozen.versionId,
    })
    expect(given.status).toBe(201)
  }
  await Promise.all(
    callers.map(async caller => {
      for (let count = 0; count < each; count += 1) await give(caller, 1 + dice(sections))
    }),
  )
  for (const [index, drafter] of drafters.entries()) {
    insert(drafter, textsOf(drafter.fragment).at(-1), ` Xong ${index}.`)
    await toldTo(lead, at, `Xong ${index}.`)
  }

  const list = (await lead.get(`${at}/opinions`)).json as OpinionList // checked by the server's own schema
  expect(list.items.map(one => one.id).sort()).toEqual(sent.map(one => one.id).sort())
  expect(list.items.map(({ number }) => number)).toEqual(Array.from({ length: everyone }, (_, n) => n + 1))
  expect(list.balance).toMatchObject({ received: everyone, open: everyone, withdrawn: 0 })
  const text = field(await lead.get(`${at}/content`), 'text')
  const states = { placed: 0, unplaced: 0 }
  for (const { id: one, place, anchor, ...opinion } of list.items) {
    const quote = sent.find(({ id: known }) => known === one)?.quote ?? ''
    expect(opinion).toMatchObject({ ...frozen, roundId: field(round, 'id'), isLate: false })
    expect(anchor?.quote).toBe(quote)
    const isThere = text.includes(quote)
    expect([quote, place.status, isThere && ['exact', 'exact-moved'].includes(place.status)]).toEqual([
      quote,
      place.status,
      isThere,
    ])
    if (isThere) expect(text.slice(place.from, place.to)).toBe(quote)
    states[isThere ? 'placed' : 'unplaced'] += 1
  }
  expect(states.placed).toBeGreaterThan(0)
  expect(states.unplaced).toBeGreaterThan(0)
  const { counts } = valueAt(await lead.get(`${at}/rounds/${field(round, 'id')}`), 'round') as {
    counts: object
  }
  expect(counts).toMatchObject({ asked: members, answered: members, silent: 0, opinions: everyone, late: 0 })
  const verified = valueAt(await lead.get(`${at}/history?verify=1`), 'verified')
  expect(verified).toMatchObject({ isWhole: true })
  for (const { close } of drafters) close()
  await server.close()
}, 120_000)

interface Drafter extends StockClient {
  readonly fragment: Y.XmlFragment
}

async function opened(url: string, id: string, user: string): Promise<Drafter> {
  const client = openStockClient(url, id, { user })
  await synced(client)
  return { ...client, fragment: client.doc.getXmlFragment('default') }
}

/** Waits until the server's text holds words; a client's writings arrive in their order. */
async function toldTo(lead: Caller, at: string, words: string): Promise<void> {
  const poll = { timeout: patienceMs, interval: 100 }
  await expect.poll(async () => field(await lead.get(`${at}/content`), 'text'), poll).toContain(words)
}

/** Accounts of the committee, all of the sample unit, with one password. */
async function committee(site: Awaited<ReturnType<typeof openSite>>) {
  const emails = Array.from({ length: members }, (_, index) => `uyvien${index}@xa-mau.test`)
  const made = await site.accounts.createSamples(
    emails.map((email, index) => ({ email, name: `Ủy viên ${index + 1}` })),
    samplePassword,
  )
  const unitId = site.sample.units.own
  for (const { id: userId } of made)
    await site.store.addMembership({ unitId, userId, role: 'committee_member' })
  const callers: Caller[] = []
  for (const email of emails) callers.push(await site.signIn(email))
  return { people: made.map(({ id }) => id), callers }
}

/** One edit of a drafter: a sentence taken out, or words put somewhere into a paragraph. */
function write(drafter: Drafter, dice: Dice, sections: number): void {
  if (dice(6) === 0) {
    deleteWords(drafter, sentence(1 + dice(sections)))
    return
  }
  const paragraphs = textsOf(drafter.fragment).filter(
    ({ parent }) => parent instanceof Y.XmlElement && parent.nodeName === 'paragraph',
  )
  const text = paragraphs[dice(paragraphs.length)]
  if (text) text.insert(dice(text.length + 1), ' (đã rà soát) ')
}

function insert({ doc }: Drafter, text: Y.XmlText | undefined, words: string): void {
  if (!text) throw new Error('the text has no words')
  doc.transact(() => text.insert(text.length, words))
}
