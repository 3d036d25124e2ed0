// Rounds of consultation over the routes: who is asked, on which text, until when, who has answered.

import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SampleName } from '../../server/demo/accounts.ts'
import {
  type Answer,
  codeOf,
  field,
  openForConsultation,
  openSite,
  type Site,
  valueAt,
} from '../support/site.ts'

const startMs = Date.parse('2026-03-02T01:00:00.000Z')
const dayMs = 24 * 3_600_000

let site: Site
let nowMs: number
let id: string
let at: string

beforeEach(async () => {
  nowMs = startMs
  site = await openSite({ now: () => new Date(nowMs).toISOString() })
  id = await site.begin()
  at = `/api/documents/${id}`
  await openForConsultation(site, id)
})

const person = (name: SampleName) => site.sample.people.get(name)?.id ?? ''
const instant = (days: number) => new Date(startMs + days * dayMs).toISOString()
const post = async (by: SampleName, path: string, body: unknown = {}) =>
  (await site.as(by)).post(`${at}${path}`, body)
const openRound = async (more: object = {}, by: SampleName = 'secretary'): Promise<Answer> =>
  post(by, '/rounds', {
    title: 'Lấy ý kiến lần 1',
    people: [person('member1'), person('member2')],
    closesAt: instant(3),
    ...more,
  })
const give = async (by: SampleName, more: object = {}): Promise<Answer> =>
  post(by, '/opinions', {
    id: randomUUID(),
    kind: 'clarify',
    severity: 'minor',
    body: 'Đề nghị nêu rõ số liệu.',
    ...more,
  })
const round = async (rid: string, by: SampleName = 'lead') => (await site.as(by)).get(`${at}/rounds/${rid}`)
const counts = async (rid: string) => valueAt(await round(rid), 'round', 'counts')
const seq = async () => Number(valueAt(await (await site.as('lead')).get(at), 'seq'))
/** A unit below the sample unit, with the outsider as its secretary. */
const unitBelow = async () => {
  const unitId = randomUUID()
  const unit = { name: 'Chi bộ thôn Hồ Sen', kind: 'cell', place: '', superiorLine: '' } as const
  await site.store.createUnit({ ...unit, id: unitId, parentId: site.sample.units.own })
  await site.store.addMembership({ unitId, userId: person('outsider'), role: 'party_secretary' })
  return unitId
}

describe('opening', () => {
  test('[RO1] a round freezes the text it asks about and names its audience', async () => {
    const opened = await openRound({ question: 'Chỉ tiêu có khả thi không?' })
    expect(opened.status).toBe(201)
    expect(opened.json).toMatchObject({ number: 1, phase: 'open', draft: 1, counts: { asked: 2, silent: 2 } })
    const version = await (await site.as('member1')).get(`${at}/versions/${field(opened, 'versionId')}`)
    expect(field(version, 'sha256')).toBe(field(opened, 'sha256'))
    expect(valueAt(opened, 'audience', 'people')).toEqual([
      { id: person('member1'), name: 'Nguyễn Văn An' },
      { id: person('member2'), name: 'Vũ Thị Ngân' },
    ])
  })

  test('[RO62] a round asks about a kept version when it names one, and keeps no other', async () => {
    const kept = await post('lead', '/versions', { name: 'Bản gửi các chi bộ' })
    expect(kept.status).toBe(201)
    const versionId = field(kept, 'id')
    const opened = await openRound({ versionId })
    expect(opened.json).toMatchObject({ versionId, sha256: field(kept, 'sha256') })
    const versions = valueAt(await (await site.as('lead')).get(`${at}/versions`), 'items') as { id: string }[]
    expect(versions.filter(one => one.id === versionId)).toHaveLength(1)
    expect(versions.map(one => one.id).at(-1)).toBe(versionId)
  })

  test('[RO2] the secretary and the compiler open rounds, at consultation and after; others do not', async () => {
    expect((await openRound({}, 'compiler')).status).toBe(201)
    for (const by of ['drafter1', 'lead', 'member1', 'steering'] as const)
      expect([by, (await openRound({}, by)).status]).toEqual([by, 403])
    const early = `/api/documents/${await site.begin()}/rounds`
    const asked = { title: 'Sớm', people: [person('member1')], closesAt: instant(3) }
    expect((await (await site.as('secretary')).post(early, asked)).status).toBe(403)
  })

  test('[RO3] an audience of nobody, of strangers, or a closing time gone by is refused by field', async () => {
    const wrong = async (more: object) => {
      const answer = await openRound(more)
      return [answer.status, valueAt(answer, 'error', 'details', '0', 'field')]
    }
    expect(await wrong({ people: [] })).toEqual([422, 'people'])
    expect(await wrong({ people: [person('outsider')] })).toEqual([422, 'people'])
    expect(await wrong({ units: [site.sample.units.other] })).toEqual([422, 'units'])
    expect(await wrong({ closesAt: instant(-1) })).toEqual([422, 'closesAt'])
    expect(await wrong({ opensAt: instant(4) })).toEqual([422, 'closesAt'])
    expect(await wrong({ opensAt: instant(-1) })).toEqual([422, 'opensAt'])
    expect(await wrong({ versionId: 'unknown' })).toEqual([422, 'versionId'])
    expect(await wrong({ closesAt: 'mai' })).toEqual([422, 'closesAt'])
  })

  test('[RO4] people and units below the document’s unit can be asked, administrators cannot', async () => {
    const unitId = await unitBelow()
    const audience = await (await site.as('secretary')).get(`${at}/audience`)
    expect(valueAt(audience, 'units')).toEqual([
      { id: site.sample.units.own, name: 'Đảng ủy xã mẫu' },
      { id: unitId, name: 'Chi bộ thôn Hồ Sen' },
    ])
    const people = valueAt(audience, 'people') as { id: string; unitId: string }[]
    expect(people.find(one => one.id === person('outsider'))?.unitId).toBe(unitId)
    expect(people.map(one => one.id)).not.toContain(person('admin'))
    expect(people.map(one => one.id)).not.toContain(person('steering'))
    expect((await (await site.as('member1')).get(`${at}/audience`)).status).toBe(403)
  })
})

describe('a unit below', () => {
  test('[RO5] sees the document only once it is asked, gives opinions for itself, and sees nobody else’s', async () => {
    const unitId = await unitBelow()
    const outsider = await site.as('outsider')
    expect((await outsider.get(at)).status).toBe(404)
    await give('member1')
    await openRound({ people: [], units: [unitId] })
    const seen = await outsider.get(at)
    expect(valueAt(seen, 'permissions')).toEqual(['read', 'opine'])
    expect(
      (valueAt(await outsider.get('/api/documents'), 'items') as { id: string }[]).map(d => d.id),
    ).toContain(id)
    const given = await give('outsider')
    expect(valueAt(given, 'author', 'unitId')).toBe(unitId)
    expect(valueAt(await outsider.get(`${at}/opinions`), 'items')).toHaveLength(1)
    expect((await outsider.get(`${at}/history`)).status).toBe(403)
    expect(valueAt(await outsider.get(`${at}/rounds`), 'items', '0', 'mine')).toEqual({
      isAsked: true,
      hasAnswered: true,
      unitIds: [unitId],
    })
  })

  test('[RO61] is let in by a planned round only once that begins; until then it gives no opinion outside it either', async () => {
    const unitId = await unitBelow()
    const outsider = await site.as('outsider')
    const planned = await openRound({ people: [], units: [unitId], opensAt: instant(1) })
    expect(planned.json).toMatchObject({ phase: 'waiting' })
    const seen = async () => [
      (await outsider.get(at)).status,
      (valueAt(await outsider.get('/api/documents'), 'items') as unknown[]).length,
      (valueAt(await outsider.get('/api/rounds'), 'items') as unknown[]).length,
      (await give('outsider')).status,
    ]
    expect(await seen()).toEqual([404, 0, 0, 404])
    nowMs = startMs + 1.5 * dayMs
    expect(await seen()).toEqual([200, 1, 1, 201])
  })

  test('[RO6] its administrator is not let in by a round', async () => {
    const unitId = await unitBelow()
    await site.store.removeMemberships(unitId, person('outsider'))
    await site.store.addMembership({ unitId, userId: person('outsider'), role: 'admin' })
    await openRound({ people: [], units: [unitId] })
    expect((await (await site.as('outsider')).get(at)).status).toBe(404)
  })
})

describe('answering', () => {
  test('[RO7] an opinion of somebody who is asked belongs to the round; the counts follow', async () => {
    const rid = field(await openRound(), 'id')
    const given = await give('member1')
    expect(given.json).toMatchObject({ roundId: rid, isLate: false, draft: 1 })
    expect((await give('secretary')).json).toMatchObject({ roundId: null, isLate: false })
    expect(await counts(rid)).toEqual({
      asked: 2,
      answered: 1,
      silent: 1,
      none: 0,
      opinions: 1,
      late: 0,
      unassigned: 1,
    })
    expect(valueAt(await round(rid), 'silent', 'people')).toEqual([
      { id: person('member2'), name: 'Vũ Thị Ngân' },
    ])
  })

  test('[RO63] an opinion names the kept text it was given on, else that of its round; a version nobody kept is refused', async () => {
    const kept = await post('lead', '/versions', { name: 'Bản một' })
    const other = await site.begin()
    const elsewhere = await (await site.as('lead')).post(`/api/documents/${other}/versions`, { name: 'Khác' })
    const wrong = await give('member1', { versionId: field(elsewhere, 'id') })
    expect([wrong.status, valueAt(wrong, 'error', 'details', '0', 'field')]).toEqual([422, 'versionId'])
    expect((await give('member1')).json).toMatchObject({ versionId: null, versionHash: null })
    const onKept = { versionId: field(kept, 'id'), versionHash: field(kept, 'sha256') }
    expect((await give('member1', onKept)).json).toMatchObject({ ...onKept, roundId: null })
    const forged = await give('member1', { versionHash: 'f'.repeat(64) })
    expect(forged.json).toMatchObject({ versionId: null, versionHash: null })
    const opened = await openRound()
    expect((await give('member1')).json).toMatchObject({
      roundId: field(opened, 'id'),
      versionId: null,
      versionHash: field(opened, 'sha256'),
    })
    expect((await give('member1', onKept)).json).toMatchObject({ ...onKept, roundId: field(opened, 'id') })
    const chain = await (await site.as('lead')).get(`${at}/history?verify=1`)
    expect(chain.status).toBe(200)
  })

  test('[RO64] an opinion on the frozen text of one of two open rounds belongs to that round', async () => {
    const first = await openRound()
    const second = await openRound({ title: 'Lấy ý kiến lần 2' })
    const versionId = field(first, 'versionId')
    expect((await give('member1', { versionId })).json).toMatchObject({ roundId: field(first, 'id') })
    expect((await give('member1')).json).toMatchObject({ roundId: field(second, 'id') })
  })

  test('[RO8] after the closing time, by the server’s clock, an opinion is taken, stamped late and counted', async () => {
    const rid = field(await openRound(), 'id')
    nowMs = startMs + 3 * dayMs + 1
    const late = await give('member1', { writtenAt: instant(1) })
    expect(late.status).toBe(201)
    expect(late.json).toMatchObject({ roundId: rid, isLate: true, writtenAt: instant(1) })
    expect(field(late, 'createdAt')).toBe(new Date(nowMs).toISOString())
    expect(await counts(rid)).toMatchObject({ answered: 1, opinions: 1, late: 1 })
    expect(valueAt(await round(rid), 'round', 'phase')).toBe('ended')
  })

  test('[RO9] “không có ý kiến” is said for oneself, for one’s unit, or by a clerk for anybody asked; once', async () => {
    const unitId = await unitBelow()
    const rid = field(await openRound({ units: [unitId] }), 'id')
    const none = `/rounds/${rid}/no-opinion`
    expect((await post('member1', none)).status).toBe(200)
    const before = await seq()
    expect((await post('member1', none)).status).toBe(200)
    expect(await seq()).toBe(before)
    expect((await post('member1', none, { personId: person('member2') })).status).toBe(403)
    expect((await post('clerk', none, { personId: person('member2') })).status).toBe(200)
    expect((await post('member1', none, { unitId })).status).toBe(403)
    expect((await post('outsider', none, { unitId })).status).toBe(200)
    expect((await post('drafter1', none)).status).toBe(422)
    expect(await counts(rid)).toMatchObject({ asked: 3, answered: 3, none: 3, silent: 0, opinions: 0 })
  })

  test('[RO10] an opinion entered by a clerk answers for the person or unit it is given for', async () => {
    const unitId = await unitBelow()
    const rid = field(await openRound({ units: [unitId] }), 'id')
    const paper = await give('clerk', {
      onBehalfOf: 'Vũ Thị Ngân',
      roundId: rid,
      source: 'paper',
      sourceRef: 'Phiếu số 7',
      sourceLevel: 'party_member',
    })
    expect(paper.json).toMatchObject({ roundId: rid, source: 'paper', sourceRef: 'Phiếu số 7' })
    await give('clerk', { onBehalfOfUnit: unitId, source: 'meeting', headCount: { agreed: 12, present: 15 } })
    expect(valueAt(await round(rid), 'answered')).toEqual({
      people: [{ id: person('member2'), name: 'Vũ Thị Ngân' }],
      units: [{ id: unitId, name: 'Chi bộ thôn Hồ Sen' }],
    })
    const wrong = { onBehalfOfUnit: site.sample.units.other, headCount: { agreed: 1, present: 1 } }
    expect(valueAt(await give('clerk', wrong), 'error', 'details', '0', 'field')).toBe('onBehalfOfUnit')
    const tooMany = await give('clerk', { onBehalfOf: 'Chi bộ', headCount: { agreed: 16, present: 15 } })
    expect([tooMany.status, valueAt(tooMany, 'error', 'details', '0', 'field')]).toEqual([
      422,
      'headCount.agreed',
    ])
  })

  test('[RO11] rounds that ask me come with their documents, the soonest first; a member sees no other’s name', async () => {
    await openRound({ closesAt: instant(5) })
    await openRound({ title: 'Gấp', closesAt: instant(1) })
    const mine = await (await site.as('member2')).get('/api/rounds')
    const items = valueAt(mine, 'items') as { documentId: string; round: { title: string } }[]
    expect(items.map(item => [item.documentId, item.round.title])).toEqual([
      [id, 'Gấp'],
      [id, 'Lấy ý kiến lần 1'],
    ])
    expect(mine.text).not.toContain('Nguyễn Văn An')
    expect(valueAt(await (await site.as('drafter1')).get('/api/rounds'), 'items')).toEqual([])
    expect((await round(field(await openRound(), 'id'), 'member2')).status).toBe(403)
  })
})

describe('running', () => {
  test('[RO12] a closing time moves to later, to earlier, to now; the record keeps each move', async () => {
    const rid = field(await openRound(), 'id')
    const later = await post('secretary', `/rounds/${rid}/extend`, { closesAt: instant(6) })
    expect(later.json).toMatchObject({ closesAt: instant(6), phase: 'open' })
    nowMs += dayMs
    const now = await post('compiler', `/rounds/${rid}/extend`, { closesAt: null })
    expect(valueAt(now, 'extensions')).toHaveLength(2)
    nowMs += 1
    expect(valueAt(await round(rid), 'round', 'phase')).toBe('ended')
    const past = await post('secretary', `/rounds/${rid}/extend`, { closesAt: instant(0) })
    expect([past.status, valueAt(past, 'error', 'details', '0', 'field')]).toEqual([422, 'closesAt'])
    expect((await post('member1', `/rounds/${rid}/extend`, { closesAt: instant(9) })).status).toBe(403)
  })

  test('[RO13] a reminder names only those who are silent, and says so to nobody when all have answered', async () => {
    const rid = field(await openRound(), 'id')
    await give('member1')
    const reminded = await post('secretary', `/rounds/${rid}/remind`)
    expect(valueAt(reminded, 'reminders', '0', 'people')).toEqual([
      { id: person('member2'), name: 'Vũ Thị Ngân' },
    ])
    await give('member2')
    const before = await seq()
    expect((await post('secretary', `/rounds/${rid}/remind`)).status).toBe(200)
    expect(await seq()).toBe(before)
  })

  test('[RO14] a round that has not begun takes no answer', async () => {
    const rid = field(await openRound({ opensAt: instant(1) }), 'id')
    expect((await give('member1')).json).toMatchObject({ roundId: null })
    expect((await give('member1', { roundId: rid })).status).toBe(422)
    expect(codeOf(await post('member1', `/rounds/${rid}/no-opinion`))).toBe('round-over')
    nowMs = startMs + 1.5 * dayMs
    expect((await give('member1')).json).toMatchObject({ roundId: rid, isLate: false })
  })

  test('[RO15] a round is not closed while an opinion in it has no line; the numbers are listed', async () => {
    const rid = field(await openRound(), 'id')
    await give('member1')
    await give('member2')
    const close = async () => post('compiler', `/rounds/${rid}/close`, { expectedSeq: await seq() })
    const refused = await close()
    expect([refused.status, codeOf(refused), valueAt(refused, 'error', 'details')]).toEqual([
      409,
      'rows-unassigned',
      [1, 2],
    ])
    expect(codeOf(await post('compiler', `/rounds/${rid}/close`, { expectedSeq: 1 }))).toBe('stale')
  })

  test('[RO16] a closed round takes late opinions and nothing else', async () => {
    const rid = field(await openRound(), 'id')
    const closed = await post('compiler', `/rounds/${rid}/close`, { expectedSeq: await seq() })
    expect(closed.json).toMatchObject({ phase: 'closed' })
    for (const [path, body] of [
      ['extend', { closesAt: instant(9) }],
      ['remind', {}],
      ['no-opinion', {}],
    ] as const) {
      const by = path === 'no-opinion' ? 'member1' : 'secretary'
      expect([path, codeOf(await post(by, `/rounds/${rid}/${path}`, body))]).toEqual([path, 'round-over'])
    }
    expect((await give('member1')).json).toMatchObject({ roundId: rid, isLate: true })
  })
})
