// Consolidation over the routes: groups, lines of their own, one answer for a group, answers in bulk, gates.

import { beforeEach, expect, test } from 'vitest'
import { minutes, vote } from '../support/approval.ts'
import { beginConsultation, type Consultation } from '../support/consultation.ts'
import { gatesOf } from '../support/gates.ts'
import { codeOf, field, valueAt } from '../support/site.ts'

let here: Consultation
let ids: string[]
beforeEach(async () => {
  here = await beginConsultation()
  ids = []
  for (let count = 0; count < 4; count += 1) ids.push(field(await here.give('member1'), 'id'))
})

const pick = (...at: number[]) => at.map(index => ids[index] ?? '')
const group = async (opinionIds: string[], more: object = {}, gid?: string) =>
  here.post('compiler', gid ? `/groups/${gid}` : '/groups', {
    opinionIds,
    expectedSeq: await here.seq(),
    ...more,
  })
const groupOf = async (id: string) => (await here.opinion(id))['groupId']

test('[RO29] a group keeps its members in order, with title, trend, summary and notable ones; each member keeps its own row', async () => {
  const made = await group(pick(2, 0), {
    title: 'Làm rõ số liệu',
    trend: 'majority',
    summary: 'Đề nghị nêu số liệu từng năm.',
    notable: pick(2),
  })
  expect(made.status).toBe(201)
  const gid = field(made, 'id')
  expect(valueAt(made, 'items', '0')).toMatchObject({ id: gid, opinionIds: pick(0, 2), notable: pick(2) })
  expect(valueAt(made, 'unassigned')).toEqual(pick(1, 3))
  expect(await groupOf(ids[0] ?? '')).toBe(gid)
  expect(valueAt(await here.get('lead', '/opinions'), 'balance', 'received')).toBe(4)
})

test('[RO30] an opinion stands in one group at most: joining another it leaves the first, which is split or dissolved', async () => {
  const first = field(await group(pick(0, 1)), 'id')
  const second = field(await group(pick(1, 2)), 'id')
  expect([await groupOf(ids[0] ?? ''), await groupOf(ids[1] ?? '')]).toEqual([first, second])
  await group(pick(0, 1, 2), {}, second)
  const groups = valueAt(await here.get('lead', '/groups'), 'items') as { id: string }[]
  expect(groups.map(({ id }) => id)).toEqual([second])
  await group([], {}, second)
  expect(valueAt(await here.get('lead', '/groups'), 'unassigned')).toEqual(ids)
})

test('[RO31] an opinion gets a line of its own and can lose it; grouped, it has none', async () => {
  const single = async (isSingle: boolean, ...at: number[]) =>
    here.post('compiler', '/singles', { opinionIds: pick(...at), isSingle, expectedSeq: await here.seq() })
  const gid = field(await group(pick(0, 1)), 'id')
  const after = await single(true, 1, 2)
  expect(valueAt(after, 'unassigned')).toEqual(pick(3))
  expect(valueAt(after, 'items', '0', 'opinionIds')).toEqual(pick(0))
  expect(valueAt(await single(false, 2), 'unassigned')).toEqual(pick(2, 3))
  await group(pick(0, 1), {}, gid)
  expect((await here.opinion(ids[1] ?? ''))['isSingle']).toBe(false)
})

test('[RO32] only the compiler and the lead consolidate; strangers, withdrawn ones and empty groups are refused', async () => {
  const asked = { opinionIds: ids, expectedSeq: await here.seq() }
  for (const by of ['drafter1', 'secretary', 'member1', 'clerk'] as const)
    expect([by, (await here.post(by, '/groups', asked)).status]).toEqual([by, 403])
  expect((await here.get('member2', '/groups')).status).toBe(403)
  expect(valueAt(await group(['unknown']), 'error', 'details', '0', 'field')).toBe('opinionIds')
  expect(valueAt(await group([]), 'error', 'details', '0', 'field')).toBe('opinionIds')
  expect(valueAt(await group(pick(0), { notable: pick(1) }), 'error', 'details', '0', 'field')).toBe(
    'notable',
  )
  await here.post('member1', `/opinions/${ids[0]}/withdraw`)
  expect(codeOf(await group(pick(0, 1)))).toBe('opinion-withdrawn')
  expect((await group(pick(1), {}, 'unknown')).status).toBe(404)
})

test('[RO33] somebody else’s change of the group or of a member is seen before one’s own is taken; other events do not disturb', async () => {
  const gid = field(await group(pick(0, 1)), 'id')
  const seen = await here.seq()
  await here.give('secretary')
  expect((await group(pick(0, 1), { title: 'A', expectedSeq: seen }, gid)).status).toBe(200)
  const stale = await group(pick(0, 1), { title: 'B', expectedSeq: seen }, gid)
  expect([stale.status, codeOf(stale), valueAt(stale, 'error', 'details', 'items', '0', 'title')]).toEqual([
    409,
    'stale',
    'A',
  ])
  expect((await group(pick(2), { expectedSeq: 9_999 })).status).toBe(409)
})

test('[RO34] a group gets one answer and each member its own decision; withdrawn members are left alone', async () => {
  const gid = field(await group(pick(0, 1, 2)), 'id')
  await here.post('member1', `/opinions/${ids[2]}/withdraw`)
  const answered = await here.post('lead', `/groups/${gid}/disposition`, {
    decision: 'declined',
    explanation: 'Đã nêu ở Phụ lục 2.',
    basis: 'Phiên họp ngày 02/3/2026',
    expectedSeq: await here.seq(),
  })
  expect(valueAt(answered, 'items')).toMatchObject(
    pick(0, 1).map(id => ({ id, status: 'declined', disposition: { basis: 'Phiên họp ngày 02/3/2026' } })),
  )
  expect(valueAt(await here.get('lead', '/opinions'), 'balance')).toMatchObject({
    received: 4,
    declined: 2,
    withdrawn: 1,
    open: 1,
  })
})

test('[RO35] accepting a group writes at most the one wording that a person chose', async () => {
  await here.write('Tiến độ giải ngân còn chậm so với yêu cầu.')
  const wordings = ['mới đạt 87 %', 'chưa đạt kế hoạch']
  const proposals: string[] = []
  for (const proposedText of wordings)
    proposals.push(
      field(
        await here.give('member1', { kind: 'replace', anchor: { quote: 'còn chậm' }, proposedText }),
        'id',
      ),
    )
  const gid = field(await group(proposals), 'id')
  const before = field(await here.get('lead', '/content'), 'sha256')
  const accept = async (wording: string | null) =>
    here.post('lead', `/groups/${gid}/disposition`, {
      decision: 'accepted',
      wording,
      expectedSeq: await here.seq(),
    })
  await accept(null)
  expect(field(await here.get('lead', '/content'), 'sha256')).toBe(before)
  for (const id of proposals)
    expect(await here.opinion(id)).toMatchObject({ status: 'accepted', implementation: null })
  expect((await accept(ids[0] ?? '')).status).toBe(422)
  await accept(proposals[1] ?? '')
  expect((await here.opinion(proposals[0] ?? ''))['implementation']).toBeNull()
  expect((await here.opinion(proposals[1] ?? ''))['implementation']).toBe('done')
  expect(await here.text()).toContain('giải ngân chưa đạt kế hoạch so với')
})

test('[RO36] many get one decision, all or none; only editorial ones are accepted this way', async () => {
  const many = async (opinionIds: string[], more: object) =>
    here.post('lead', '/dispositions', { opinionIds, expectedSeq: await here.seq(), ...more })
  const heavy = await many(ids, { decision: 'accepted' })
  expect([heavy.status, codeOf(heavy), valueAt(heavy, 'error', 'details')]).toEqual([
    409,
    'bulk-accept',
    [1, 2, 3, 4],
  ])
  const bare = await many(ids, { decision: 'noted' })
  expect([bare.status, valueAt(bare, 'error', 'details')]).toEqual([422, [1, 2, 3, 4]])
  expect((await many([...ids, 'unknown'], { decision: 'noted', explanation: 'x' })).status).toBe(404)
  expect((await many(ids, { decision: 'noted', explanation: 'Ghi nhận.' })).status).toBe(200)
  const wording: string[] = []
  for (let count = 0; count < 2; count += 1)
    wording.push(field(await here.give('member1', { severity: 'editorial' }), 'id'))
  expect((await many(wording, { decision: 'accepted' })).status).toBe(200)
  expect((await many(wording, { decision: 'accepted', expectedSeq: 1 })).status).toBe(409)
  expect(valueAt(await here.get('lead', '/opinions'), 'balance')).toMatchObject({
    received: 6,
    noted: 4,
    accepted: 2,
    open: 0,
  })
})

test('[RO37] a consolidation moves on only when its rounds are closed and every unit asked has answered', async () => {
  const closesAt = new Date(Date.now() + 86_400_000).toISOString()
  const round = await here.post('secretary', '/rounds', {
    title: 'Lấy ý kiến lần 1',
    units: [here.site.sample.units.own],
    closesAt,
  })
  const rid = field(round, 'id')
  const move = async (to: string) => here.post('secretary', '/stage', { to, expectedSeq: await here.seq() })
  await here.post('secretary', `/rounds/${rid}/extend`, { closesAt: null })
  expect((await move('consolidation')).status).toBe(200)
  const expectedSeq = await here.seq()
  await here.post('lead', '/dispositions', {
    opinionIds: ids,
    decision: 'noted',
    explanation: 'x',
    expectedSeq,
  })
  expect([codeOf(await move('committee_review'))]).toEqual(['rounds-open'])
  await here.post('compiler', `/rounds/${rid}/close`, { expectedSeq: await here.seq() })
  const silent = await move('committee_review')
  expect([codeOf(silent), valueAt(silent, 'error', 'details')]).toEqual(['units-silent', ['Đảng ủy xã mẫu']])
  const late = field(await here.give('member1'), 'id')
  await here.decide(late, { decision: 'noted', explanation: 'x' })
  expect((await move('committee_review')).status).toBe(200)
})

test('[GT91] the consolidation begins when no round is running: the move names it, the finding leads to the rounds', async () => {
  const closesAt = new Date(Date.now() + 86_400_000).toISOString()
  const asked = { title: 'Lấy ý kiến lần 1', units: [here.site.sample.units.own], closesAt }
  const rid = field(await here.post('secretary', '/rounds', asked), 'id')
  const move = async (to: string) => here.post('compiler', '/stage', { to, expectedSeq: await here.seq() })
  const early = await move('consolidation')
  expect([codeOf(early), valueAt(early, 'error', 'details')]).toEqual(['rounds-open', [1]])
  const gates = await gatesOf(await here.site.as('lead'), `/api/documents/${here.id}`)
  expect(gates.gates.find(({ gate }) => gate === 'ended')).toMatchObject({
    state: 'fails',
    findings: [{ sentence: 'round-running', params: { number: 1 } }],
  })
  await here.post('secretary', `/rounds/${rid}/extend`, { closesAt: null })
  expect((await move('consolidation')).status).toBe(200)
})

test('[RO38] an opinion of substance goes up only with the committee’s vote', async () => {
  const oid = field(await here.give('member1', { kind: 'substantive' }), 'id')
  const expectedSeq = await here.seq()
  await here.post('lead', '/dispositions', {
    opinionIds: [...ids, oid],
    decision: 'noted',
    explanation: 'x',
    expectedSeq,
  })
  const move = async (to: string) =>
    here.post('secretary', '/stage', { to, expectedSeq: await here.seq(), minutes, vote })
  await move('consolidation')
  await move('committee_review')
  const refused = await move('steering_review')
  expect([codeOf(refused), valueAt(refused, 'error', 'details')]).toEqual(['basis-missing', [5]])
  await here.decide(oid, { decision: 'declined', explanation: 'x', basis: 'Biên bản số 3' })
  expect(codeOf(await move('steering_review'))).toBe('sections-empty')
})
