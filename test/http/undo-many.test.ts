// One answer for many opinions taken back at one stroke: as far as it stands, each by an event of its own.

import { beforeEach, expect, test } from 'vitest'
import type { SampleName } from '../../server/demo/accounts.ts'
import { beginConsultation, type Consultation } from '../support/consultation.ts'
import { type Answer, codeOf, field, valueAt } from '../support/site.ts'

const sentence = 'Tiến độ giải ngân còn chậm so với yêu cầu.'
let here: Consultation
beforeEach(async () => {
  here = await beginConsultation()
  await here.write(sentence)
})

const given = async (more: object = {}) =>
  field(await here.give('member1', { severity: 'editorial', ...more }), 'id')
const undo = async (opinionIds: readonly string[], by: SampleName = 'lead', seq?: number): Promise<Answer> =>
  here.post(by, '/dispositions/undo', { opinionIds, expectedSeq: seq ?? (await here.seq()) })
const decideAll = async (opinionIds: readonly string[], more: object = {}) =>
  here.post('lead', '/dispositions', {
    opinionIds,
    decision: 'noted',
    explanation: 'Nghiên cứu sau.',
    expectedSeq: await here.seq(),
    ...more,
  })
const statuses = async (ids: readonly string[]) =>
  Promise.all(ids.map(async id => (await here.opinion(id))['status']))

test('[OP175] a group’s answer is undone at one stroke: every member is open again by an event of its own, and the words it brought leave the text', async () => {
  const before = await here.text()
  const ids = [
    await given({ kind: 'replace', anchor: { quote: 'còn chậm' }, proposedText: 'mới đạt 87 %' }),
    await given(),
    await given(),
  ]
  const group = await here.post('compiler', '/groups', {
    title: 'Giải ngân',
    opinionIds: ids,
    expectedSeq: await here.seq(),
  })
  const [made] = valueAt(group, 'items') as { id: string }[]
  const answer = { decision: 'accepted', wording: ids[0], expectedSeq: await here.seq() }
  expect((await here.post('lead', `/groups/${made?.id}/disposition`, answer)).status).toBe(200)
  expect(await here.text()).toContain('mới đạt 87 %')
  const seq = await here.seq()
  const undone = await undo(ids)
  expect([undone.status, valueAt(undone, 'refused'), (valueAt(undone, 'items') as object[]).length]).toEqual([
    200,
    [],
    3,
  ])
  expect(await statuses(ids)).toEqual(['open', 'open', 'open'])
  expect(await here.text()).toBe(before)
  const events = (await here.site.store.readEvents(here.id, seq)).map(({ type }) => type)
  expect(events).toEqual(['dispositionUndone', 'dispositionUndone', 'dispositionUndone'])
  expect(valueAt(await here.get('lead', '/history?verify=1'), 'verified', 'isWhole')).toBe(true)
})

test('[OP176] what cannot be undone stays and is named with the reason, the others are undone', async () => {
  const ids = [
    await given({ kind: 'replace', anchor: { quote: 'còn chậm' }, proposedText: 'mới đạt 87 %' }),
    await given(),
    await given(),
    await given(),
  ]
  const [words = '', kept = '', free = '', never = ''] = ids
  await here.decide(words, { decision: 'accepted' })
  await decideAll([kept, free], { decision: 'declined' })
  await here.post('member1', `/opinions/${kept}/reserve`, { reason: 'Vẫn thấy cần.' })
  await here.write(sentence.replace('còn chậm', 'mới chỉ đạt 87 %'))
  const undone = await undo(ids)
  expect(undone.status).toBe(200)
  const refused = valueAt(undone, 'refused') as { number: number; code: string; message: string }[]
  expect(refused.map(({ number, code }) => [number, code]).sort()).toEqual([
    [1, 'undo-words-changed'],
    [2, 'undo-built-on'],
    [4, 'undo-nothing'],
  ])
  for (const { message } of refused) expect(message).toMatch(/\.$/u)
  expect(await statuses([words, kept, free, never])).toEqual(['accepted', 'declined', 'open', 'open'])
})

test('[OP177] a decision that was made anew meanwhile is left alone; on a state that has moved nothing is undone', async () => {
  const ids = [await given(), await given()]
  await decideAll(ids)
  const seq = await here.seq()
  await here.decide(ids[0] ?? '', { decision: 'declined', explanation: 'Giữ như dự thảo.' })
  const stale = await undo(ids, 'lead', seq)
  expect([stale.status, codeOf(stale)]).toEqual([409, 'stale'])
  expect(await statuses(ids)).toEqual(['declined', 'noted'])
  expect(valueAt(await undo(ids), 'items')).toHaveLength(2)
  expect(await statuses(ids)).toEqual(['noted', 'open'])
})

test('[OP178] only who decided and may decide undoes it', async () => {
  const ids = [await given()]
  await decideAll(ids)
  for (const by of ['drafter1', 'compiler', 'member1'] as const)
    expect([by, (await undo(ids, by)).status]).toEqual([by, 403])
  expect((await undo(ids, 'outsider', 1)).status).toBe(404)
  expect((await undo(['unknown'])).status).toBe(404)
  expect((await undo([])).status).toBe(422)
  expect(await statuses(ids)).toEqual(['noted'])
})
