// The record of one opinion over the routes: what it carries, what is said about it, what became of it.

import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { beginConsultation, type Consultation } from '../support/consultation.ts'
import { codeOf, field, valueAt } from '../support/site.ts'

let here: Consultation
beforeEach(async () => {
  here = await beginConsultation()
})

const given = async (by: 'member1' | 'steering' | 'clerk' | 'secretary' = 'member1', more: object = {}) =>
  field(await here.give(by, more), 'id')
const declined = { decision: 'declined', explanation: 'Số liệu đã chốt.' }

describe('the record', () => {
  test('[RO17] level, source, reference, head count and both times are kept; what is left out has its default', async () => {
    const plain = await here.opinion(await given())
    expect(plain).toMatchObject({
      source: 'system',
      sourceLevel: null,
      sourceRef: null,
      headCount: null,
      writtenAt: null,
      isLate: false,
      draft: 1,
      replies: [],
      supports: { for: 0, against: 0, mine: null },
    })
    const told = await here.give('clerk', {
      onBehalfOf: 'Chi bộ thôn Hồ Sen',
      source: 'meeting',
      sourceLevel: 'cell',
      sourceRef: 'BB 12-BB/CB',
      headCount: { agreed: 12, present: 15 },
      writtenAt: '2026-02-01T08:00:00+07:00',
    })
    expect(told.json).toMatchObject({
      source: 'meeting',
      sourceLevel: 'cell',
      sourceRef: 'BB 12-BB/CB',
      headCount: { agreed: 12, present: 15 },
      writtenAt: '2026-02-01T01:00:00.000Z',
    })
  })

  test('[RO60] what changed since a moment of the register is asked for alone; the balance is of all', async () => {
    const [first, second] = [await given(), await given()]
    const since = async (after: number | string) => await here.get('lead', `/opinions?after=${after}`)
    const idsOf = (answer: Awaited<ReturnType<typeof since>>) =>
      (valueAt(answer, 'items') as { id: string }[]).map(({ id }) => id)
    const before = Number(valueAt(await here.get('lead', '/opinions'), 'seq'))
    expect(idsOf(await since(before))).toEqual([])
    await here.decide(first, declined)
    const third = await given()
    const later = await since(before)
    expect(idsOf(later)).toEqual([first, third])
    expect(valueAt(later, 'after')).toBe(before)
    expect(valueAt(later, 'balance')).toMatchObject({ received: 3, open: 2, declined: 1 })
    const own = await here.get('member1', `/opinions?after=${before}`)
    expect(idsOf(own).toSorted()).toEqual([first, third].toSorted())
    // A state that the register never had, as after a restore: everything is told.
    const ahead = await since(Number(valueAt(later, 'seq')) + 100)
    expect([idsOf(ahead), valueAt(ahead, 'after')]).toEqual([[first, second, third], null])
    for (const wrong of ['-1', '1.5', 'x', ''])
      expect((await since(wrong)).status).toBe(wrong === '' ? 200 : 422)
  })

  test('[OP179] sixty opinions that are given in one moment are all taken, one after the other', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => here.give('member1')))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
    const items = valueAt(await here.get('lead', '/opinions'), 'items') as { number: number }[]
    expect(items.map(({ number }) => number)).toEqual(answers.map((_, at) => at + 1))
    expect(valueAt(await here.get('lead', '/history?verify=1'), 'verified', 'isWhole')).toBe(true)
  })

  test('[RO18] a correction is a new opinion; the old one is withdrawn in the same step, its text stays, both are counted', async () => {
    const old = await given()
    const better = await here.give('member1', { corrects: old, body: 'Đề nghị nêu rõ số liệu năm 2024.' })
    expect(better.json).toMatchObject({ corrects: old, status: 'open' })
    expect(await here.opinion(old)).toMatchObject({
      status: 'withdrawn',
      correctedBy: field(better, 'id'),
      body: 'Đề nghị nêu rõ số liệu.',
    })
    expect(valueAt(await here.get('lead', '/opinions'), 'balance')).toMatchObject({
      received: 2,
      open: 1,
      withdrawn: 1,
    })
    expect(codeOf(await here.give('member1', { corrects: old }))).toBe('opinion-withdrawn')
    expect((await here.give('secretary', { corrects: field(better, 'id') })).status).toBe(404)
    await here.decide(field(better, 'id'), declined)
    expect(codeOf(await here.give('member1', { corrects: field(better, 'id') }))).toBe('decided-by-author')
  })

  test('[RO19] a binding request comes from a superior, or through the clerk or compiler; from others it is refused', async () => {
    const bind = async (by: 'member1' | 'secretary' | 'steering' | 'clerk') =>
      (await here.give(by, { severity: 'binding', onBehalfOf: 'Ban Thường vụ' })).status
    expect(await bind('steering')).toBe(201)
    expect(await bind('clerk')).toBe(201)
    expect(await bind('member1')).toBe(422)
    expect(await bind('secretary')).toBe(422)
  })
})

describe('what is said about it', () => {
  test('[RO20] replies stand under an opinion, once per id; who sees nobody else’s opinions replies to their own', async () => {
    const oid = await given()
    const id = randomUUID()
    const reply = { id, body: 'Số liệu lấy ở Phụ lục 1.' }
    expect((await here.post('drafter1', `/opinions/${oid}/replies`, reply)).status).toBe(200)
    expect((await here.post('drafter1', `/opinions/${oid}/replies`, reply)).status).toBe(200)
    const more = { id: randomUUID(), body: 'Tôi đã xem.' }
    expect((await here.post('member1', `/opinions/${oid}/replies`, more)).status).toBe(200)
    expect((await here.opinion(oid))['replies']).toMatchObject([
      { id, by: { name: 'Lò Thị Mai' }, body: reply.body },
      { by: { name: 'Nguyễn Văn An' } },
    ])
    expect((await here.post('member2', `/opinions/${oid}/replies`, more)).status).toBe(404)
  })

  test('[RO21] others support an opinion or do not, and may change their minds; nobody supports their own', async () => {
    const oid = await given()
    const say = (by: 'secretary' | 'steering' | 'member1' | 'lead', stance: string) =>
      here.post(by, `/opinions/${oid}/support`, { stance })
    expect(valueAt(await say('secretary', 'for'), 'supports')).toEqual({ for: 1, against: 0, mine: 'for' })
    await say('steering', 'for')
    expect(valueAt(await say('secretary', 'against'), 'supports')).toEqual({
      for: 1,
      against: 1,
      mine: 'against',
    })
    expect(valueAt(await say('secretary', 'none'), 'supports')).toEqual({ for: 1, against: 0, mine: null })
    expect((await here.opinion(oid))['supports']).toEqual({ for: 1, against: 0, mine: null })
    expect(codeOf(await say('member1', 'for'))).toBe('own-opinion')
    expect((await say('lead', 'for')).status).toBe(403)
  })

  test('[RO22] its holder reserves a declined opinion with a reason; nobody else does, and not before', async () => {
    const oid = await given()
    const reserve = (by: 'member1' | 'secretary' = 'member1') =>
      here.post(by, `/opinions/${oid}/reserve`, { reason: 'Vẫn thấy chưa rõ.' })
    expect(codeOf(await reserve())).toBe('not-declined')
    await here.decide(oid, declined)
    expect((await reserve('secretary')).status).toBe(403)
    const kept = await reserve()
    expect(valueAt(kept, 'reserved')).toMatchObject({
      reason: 'Vẫn thấy chưa rõ.',
      by: { name: 'Nguyễn Văn An' },
    })
    expect(field(kept, 'status')).toBe('declined')
    await here.decide(oid, { decision: 'accepted' })
    expect((await here.opinion(oid))['reserved']).toBeNull()
  })
})

describe('what became of it', () => {
  test('[RO23] a binding request is turned down only after its issuer agreed; the clerk names the letter', async () => {
    const oid = await given('steering', { severity: 'binding' })
    expect(codeOf(await here.decide(oid, declined))).toBe('binding-declined')
    expect(codeOf(await here.decide(oid, { decision: 'outOfScope', explanation: 'x' }))).toBe(
      'binding-declined',
    )
    const answer = (by: 'standing' | 'lead', agrees: boolean) =>
      here.post(by, `/opinions/${oid}/issuer-answer`, { agrees, answer: 'Thống nhất.' })
    expect((await answer('lead', true)).status).toBe(403)
    await answer('standing', false)
    expect(codeOf(await here.decide(oid, declined))).toBe('binding-declined')
    await answer('standing', true)
    expect((await here.decide(oid, declined)).status).toBe(200)
    const entered = await given('clerk', { severity: 'binding', onBehalfOf: 'Ban Thường vụ' })
    const say = (reference: string) =>
      here.post('clerk', `/opinions/${entered}/issuer-answer`, { agrees: true, answer: 'Được.', reference })
    expect(valueAt(await say(''), 'error', 'details', '0', 'field')).toBe('reference')
    expect((await say('CV 15-CV/HU ngày 01/3/2026')).status).toBe(200)
    const plain = await given()
    expect(
      codeOf(await here.post('standing', `/opinions/${plain}/issuer-answer`, { agrees: true, answer: 'x' })),
    ).toBe('not-binding')
  })

  test('[RO24] an opinion is put at other words by hand; its own anchor stays, and words that are not there are refused', async () => {
    const oid = await given('member1', { anchor: { quote: 'câu không còn trong văn bản này' } })
    expect((await here.opinion(oid))['place']).toMatchObject({ status: 'document' })
    const place = (by: 'compiler' | 'steering', quote: string) =>
      here.post(by, `/opinions/${oid}/place`, { anchor: { quote } })
    expect(codeOf(await place('compiler', 'cũng không có'))).toBe('words-not-there')
    const words = 'Đặc điểm tình hình'
    expect((await place('steering', words)).status).toBe(403)
    expect((await place('compiler', words)).status).toBe(200)
    expect(await here.opinion(oid)).toMatchObject({
      anchor: { quote: 'câu không còn trong văn bản này' },
      placement: { anchor: { quote: words }, by: { name: 'Trần Thị Hoa' } },
      place: { status: 'exact-moved' },
    })
  })

  test('[RO25] a person links the change that carried an accepted opinion out, or says why nothing had to be changed', async () => {
    const oid = await given()
    const link = (body: object, by: 'drafter1' | 'member1' = 'drafter1') =>
      here.post(by, `/opinions/${oid}/implemented`, body)
    const change = { textBefore: 'chậm', textAfter: 'chậm, đạt 87 %', blockId: 'b1' }
    expect(codeOf(await link(change))).toBe('not-accepted')
    await here.decide(oid, { decision: 'acceptedPartial', explanation: 'Nêu số năm 2024.' })
    expect((await link(change, 'member1')).status).toBe(403)
    expect(valueAt(await link({ textBefore: 'a', textAfter: 'a' }), 'error', 'details', '0', 'field')).toBe(
      'textAfter',
    )
    expect((await link(change)).json).toMatchObject({
      implementation: 'done',
      implementedBy: {
        by: 'person',
        person: { name: 'Lò Thị Mai' },
        textBefore: 'chậm',
        textAfter: 'chậm, đạt 87 %',
      },
    })
    expect((await link({ noChange: 'Đã nêu ở Phụ lục.' })).json).toMatchObject({
      implementation: 'noChange',
      implementedBy: { noChangeReason: 'Đã nêu ở Phụ lục.' },
    })
  })

  test('[RO26] what the server wrote is not linked again by hand', async () => {
    await here.write('Tiến độ giải ngân còn chậm so với yêu cầu.')
    const oid = await given('member1', {
      kind: 'replace',
      anchor: { quote: 'còn chậm' },
      proposedText: 'mới đạt 87 %',
    })
    await here.decide(oid, { decision: 'accepted' })
    expect(await here.text()).toContain('Tiến độ giải ngân mới đạt 87 % so với yêu cầu.')
    expect(await here.opinion(oid)).toMatchObject({
      implementation: 'done',
      implementedBy: { by: 'server', person: null, textBefore: 'còn chậm', textAfter: 'mới đạt 87 %' },
    })
    const linked = await here.post('drafter1', `/opinions/${oid}/implemented`, { noChange: 'x' })
    expect(codeOf(linked)).toBe('not-accepted')
  })

  test('[RO39] a proposal that lost its words is written where a person put it, once it is accepted again', async () => {
    await here.write('Tiến độ giải ngân còn chậm so với yêu cầu.')
    const oid = await given('member1', {
      kind: 'replace',
      anchor: { quote: 'câu đã bị xóa' },
      proposedText: 'mới đạt 87 %',
    })
    await here.decide(oid, { decision: 'accepted' })
    expect((await here.opinion(oid))['implementation']).toBe('conflict')
    await here.post('compiler', `/opinions/${oid}/place`, { anchor: { quote: 'còn chậm' } })
    await here.decide(oid, { decision: 'accepted' })
    expect(await here.opinion(oid)).toMatchObject({
      implementation: 'done',
      anchor: { quote: 'câu đã bị xóa' },
      implementedBy: { textBefore: 'còn chậm' },
    })
    expect(await here.text()).toContain('giải ngân mới đạt 87 % so với')
  })

  test('[RO27] two decisions at once: one stands, the other is refused with the first and its maker', async () => {
    const oid = await given()
    const expectedSeq = await here.seq()
    const path = `/opinions/${oid}/disposition`
    const [a, b] = await Promise.all([
      here.post('lead', path, { ...declined, expectedSeq }),
      here.post('lead', path, { decision: 'accepted', expectedSeq }),
    ])
    expect([a.status, b.status].sort()).toEqual([200, 409])
    const [won, lost] = a.status === 200 ? [a, b] : [b, a]
    expect(codeOf(lost)).toBe('stale')
    expect(valueAt(lost, 'error', 'details', 'disposition')).toMatchObject({
      decision: valueAt(won, 'opinion', 'status'),
      by: { name: 'Nguyễn Văn Dũng' },
    })
    const again = await here.decide(oid, { decision: 'noted', explanation: 'Xem lại.' })
    expect(again.status).toBe(200)
    const types = (valueAt(await here.get('lead', '/history'), 'items') as { type: string }[]).map(
      e => e.type,
    )
    expect(types.filter(type => type === 'dispositionConfirmed')).toHaveLength(2)
  })

  test('[RO28] a duplicate names its original instead of a reason; no circle, no stranger, no withdrawn one', async () => {
    const [first, second, gone] = [await given(), await given('secretary'), await given()]
    await here.post('member1', `/opinions/${gone}/withdraw`)
    const same = (oid: string, duplicateOf: string) =>
      here.decide(oid, { decision: 'duplicate', duplicateOf })
    expect((await same(second, first)).status).toBe(200)
    expect((await here.opinion(second))['disposition']).toMatchObject({ duplicateOf: first, explanation: '' })
    for (const [oid, original] of [
      [first, second],
      [first, first],
      [first, randomUUID()],
      [first, gone],
    ] as const) {
      const refused = await same(oid, original)
      expect([refused.status, valueAt(refused, 'error', 'details', '0', 'field')]).toEqual([
        422,
        'duplicateOf',
      ])
    }
    const odd = await here.decide(first, { decision: 'noted', explanation: 'x', duplicateOf: second })
    expect(odd.status).toBe(422)
  })
})
