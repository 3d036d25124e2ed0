// Opinions and decisions as the contract promises them to other programs.

import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashedText, type RegisterEvent } from '#model/register.ts'
import { type Answer, codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let at: string
const draft = (more: object = {}) => ({
  id: randomUUID(),
  kind: 'clarify',
  severity: 'minor',
  body: 'Đề nghị nêu rõ số liệu.',
  ...more,
})

beforeAll(async () => {
  site = await openSite()
})
beforeEach(async () => {
  at = `/api/documents/${await site.begin()}`
})

const give = async (more: object = {}, by: 'member1' | 'steering' | 'clerk' = 'member1') =>
  (await site.as(by)).post(`${at}/opinions`, draft(more))
const seq = async () => Number(valueAt(await (await site.as('lead')).get(at), 'seq'))
const decide = async (oid: string, body: object, by: 'lead' | 'drafter1' = 'lead'): Promise<Answer> =>
  (await site.as(by)).post(`${at}/opinions/${oid}/disposition`, { expectedSeq: await seq(), ...body })
const balance = async () => {
  const all = valueAt(await (await site.as('lead')).get(`${at}/opinions`), 'balance') as Record<
    string,
    number
  >
  const { received, ...rest } = all
  expect(received).toBe(Object.values(rest).reduce((sum, count) => sum + count, 0))
  return all
}

describe('giving', () => {
  test('[AC20] author, unit and time come from the session and the clock, whatever the body says', async () => {
    const forged = {
      author: { id: 'x', name: 'Người khác' },
      authorName: 'Người khác',
      unitId: 'x',
      createdAt: '2001-01-01T00:00:00.000Z',
      number: 99,
      status: 'accepted',
      role: 'admin',
    }
    const answer = await give(forged)
    expect(answer.status).toBe(201)
    const item = valueAt(await (await site.as('lead')).get(`${at}/opinions`), 'items', '0') as Record<
      string,
      unknown
    >
    expect(item).toMatchObject({
      number: 1,
      status: 'open',
      disposition: null,
      place: { status: 'document' },
    })
    expect(item['author']).toEqual({
      id: site.sample.people.get('member1')?.id,
      name: 'Nguyễn Văn An',
      unitId: site.sample.units.own,
    })
    expect(Date.parse(String(item['createdAt']))).toBeGreaterThan(Date.now() - 60_000)
  })

  test('[AC21] the same id again answers 200 and changes nothing, with another body or from another person too', async () => {
    const first = draft()
    const member = await site.as('member1')
    expect((await member.post(`${at}/opinions`, first)).status).toBe(201)
    const again = await member.post(`${at}/opinions`, { ...first, body: 'Chữ khác hẳn.' })
    expect(again.status).toBe(200)
    expect(field(again, 'body')).toBe(first.body)
    await (await site.as('secretary')).post(`${at}/opinions`, { ...first, body: 'Của người khác.' })
    const items = valueAt(await (await site.as('lead')).get(`${at}/opinions`), 'items') as { body: string }[]
    expect(items.map(item => item.body)).toEqual([first.body])
  })

  test('[UI1200] with `places=none` opinions come without their places, everything else as ever', async () => {
    await give({ anchor: { quote: 'không có ở đâu' } })
    const lead = await site.as('lead')
    const read = async (query: string) => {
      const { json } = await lead.get(`${at}/opinions${query}`)
      return json as { items: { place?: unknown }[] }
    }
    const [whole, without] = [await read(''), await read('?places=none')]
    expect(without.items.map(item => 'place' in item)).toEqual([false])
    expect(whole.items[0]?.place).toMatchObject({ status: 'document' })
    expect(without).toEqual({ ...whole, items: whole.items.map(({ place: _, ...item }) => item) })
    expect((await lead.get(`${at}/opinions?places=all`)).status).toBe(422)
  })

  test('[AC22] kind replace needs its wording; a clerk names whose opinion it is', async () => {
    const bare = await give({ kind: 'replace' })
    expect([bare.status, valueAt(bare, 'error', 'details', '0', 'field')]).toEqual([422, 'proposedText'])
    expect((await give({}, 'clerk')).status).toBe(422)
    expect((await give({ onBehalfOf: 'Chi bộ thôn Hồ Sen' }, 'clerk')).status).toBe(201)
  })

  test('[AC23] text is kept in NFC', async () => {
    const answer = await give({ body: 'Đề nghị'.normalize('NFD') })
    expect(field(answer, 'body')).toBe('Đề nghị'.normalize('NFC'))
  })

  test('[AC24] a flood of opinions is told to wait', async () => {
    const slow = await openSite({ limits: { opinions: { points: 2, seconds: 60 } } })
    const path = `/api/documents/${await slow.begin()}/opinions`
    const member = await slow.as('member1')
    expect((await member.post(path, draft())).status).toBe(201)
    expect((await member.post(path, draft())).status).toBe(201)
    const refused = await member.post(path, draft())
    expect([refused.status, codeOf(refused)]).toEqual([429, 'too-many'])
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('deciding', () => {
  test('[AC25] every decision but accepted needs a reason, except on an editorial opinion', async () => {
    const oid = field(await give(), 'id')
    for (const decision of ['acceptedPartial', 'declined', 'noted', 'escalated', 'duplicate', 'outOfScope']) {
      const answer = await decide(oid, { decision, explanation: '  ' })
      expect([decision, answer.status, valueAt(answer, 'error', 'details', '0', 'field')]).toEqual([
        decision,
        422,
        'explanation',
      ])
    }
    const editorial = field(await give({ severity: 'editorial' }), 'id')
    expect((await decide(editorial, { decision: 'declined' })).status).toBe(200)
  })

  test('[AC26] a drafter proposes, the lead confirms; only a confirmed decision moves the balance', async () => {
    const oid = field(await give(), 'id')
    expect((await decide(oid, { decision: 'accepted' }, 'drafter1')).status).toBe(200)
    expect(await balance()).toMatchObject({ received: 1, open: 1, accepted: 0 })
    expect((await decide(oid, { decision: 'accepted', confirm: false })).status).toBe(200)
    expect(await balance()).toMatchObject({ open: 1 })
    expect((await decide(oid, { decision: 'declined', explanation: 'Đã có ở mục trước.' })).status).toBe(200)
    expect(await balance()).toMatchObject({ open: 0, declined: 1 })
  })

  test('[AC27] a stale expectedSeq is refused with what stands now', async () => {
    const oid = field(await give(), 'id')
    const stale = await decide(oid, { decision: 'accepted', expectedSeq: 1 })
    expect([stale.status, codeOf(stale)]).toEqual([409, 'stale'])
    expect(valueAt(stale, 'error', 'details', 'seq')).toBe(await seq())
  })

  test('[AC28] an opinion is withdrawn by its author alone, before it is decided', async () => {
    const oid = field(await give(), 'id')
    expect((await (await site.as('lead')).post(`${at}/opinions/${oid}/withdraw`)).status).toBe(403)
    expect((await (await site.as('member1')).post(`${at}/opinions/${oid}/withdraw`)).status).toBe(200)
    expect(await balance()).toMatchObject({ received: 1, withdrawn: 1, open: 0 })
    expect(codeOf(await decide(oid, { decision: 'accepted' }))).toBe('opinion-withdrawn')
    const decided = field(await give(), 'id')
    await decide(decided, { decision: 'accepted' })
    expect((await (await site.as('member1')).post(`${at}/opinions/${decided}/withdraw`)).status).toBe(409)
  })
})

test('[AC29] the history can be checked by anybody: hashes over canonical JSON, chained from 64 zeros', async () => {
  const oid = field(await give(), 'id')
  await decide(oid, { decision: 'noted', explanation: 'Ghi nhận.' })
  const answer = await (await site.as('lead')).get(`${at}/history`)
  const items = valueAt(answer, 'items') as RegisterEvent[]
  let previous = '0'.repeat(64)
  for (const [index, item] of items.entries()) {
    expect(item.seq).toBe(index + 1)
    expect(item.prevHash).toBe(previous)
    expect(createHash('sha256').update(hashedText(item, previous)).digest('hex')).toBe(item.hash)
    previous = item.hash
  }
  expect(valueAt(answer, 'head')).toBe(previous)
  expect(items.map(item => item.type)).toEqual(['documentCreated', 'received', 'dispositionConfirmed'])
})
