// A decision taken back by who made it: what counted before counts again, and the words it had brought leave the text.

import { beforeEach, describe, expect, test } from 'vitest'
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
  field(
    await here.give('member1', {
      kind: 'replace',
      anchor: { quote: 'còn chậm' },
      proposedText: 'mới đạt 87 %',
      ...more,
    }),
    'id',
  )
const undo = async (oid: string, by: SampleName = 'lead', seq?: number): Promise<Answer> =>
  here.post(by, `/opinions/${oid}/disposition/undo`, { expectedSeq: seq ?? (await here.seq()) })
const lastEvent = async () => (await here.site.store.readEvents(here.id, 0)).at(-1)
const declined = { decision: 'declined', explanation: 'Số liệu đã chốt.' }

describe('the text', () => {
  test('[OP130] an accepted proposal is undone: the old words stand again, the opinion is open, both in one event that says so', async () => {
    const before = await here.text()
    const oid = await given()
    await here.decide(oid, { decision: 'accepted' })
    const written = await here.text()
    expect(written).toContain('giải ngân mới đạt 87 % so với')
    const undone = await undo(oid)
    expect(undone.json).toMatchObject({
      opinion: { status: 'open', disposition: null, implementation: null, implementedBy: null },
      seq: await here.seq(),
    })
    expect(await here.text()).toBe(before)
    expect(await lastEvent()).toMatchObject({
      type: 'dispositionUndone',
      actor: here.person('lead'),
      opinionId: oid,
      payload: {
        decision: 'accepted',
        byName: 'Nguyễn Văn Dũng',
        takenOut: { textBefore: 'mới đạt 87 %', textAfter: 'còn chậm', updateHash: expect.any(String) },
      },
    })
    expect(valueAt(await here.get('lead', '/opinions'), 'balance')).toMatchObject({ received: 1, open: 1 })
    expect(valueAt(await here.get('lead', '/history?verify=1'), 'verified', 'isWhole')).toBe(true)
  })

  test('[OP131] undone and accepted again, again and again: the words stand in the text once', async () => {
    await here.write(sentence, 'Việc kiểm tra còn chậm.')
    const oid = await given()
    const place = { anchor: { quote: 'còn chậm so với' } }
    await here.post('compiler', `/opinions/${oid}/place`, place)
    for (let round = 0; round < 3; round += 1) {
      await here.decide(oid, { decision: 'accepted' })
      expect((await here.opinion(oid))['implementation']).toBe('done')
      expect((await here.text()).split('mới đạt 87 %')).toHaveLength(2)
      expect((await undo(oid)).status).toBe(200)
      expect(await here.text()).toContain(sentence)
    }
  })

  test('[OP132] words that were changed since stay: the answer says what stands there, and nothing is recorded', async () => {
    const oid = await given()
    await here.decide(oid, { decision: 'accepted' })
    await here.write(sentence.replace('còn chậm', 'mới chỉ đạt 87 %'))
    const seq = await here.seq()
    const refused = await undo(oid)
    expect([refused.status, codeOf(refused)]).toEqual([409, 'undo-words-changed'])
    expect(valueAt(refused, 'error', 'details')).toMatchObject({
      textWritten: 'mới đạt 87 %',
      text: expect.stringContaining('mới chỉ đạt 87 %'),
    })
    expect(await here.text()).toContain('mới chỉ đạt 87 %')
    expect([await here.seq(), (await here.opinion(oid))['status']]).toEqual([seq, 'accepted'])
  })

  test('[OP133] words that were taken out by an accepted proposal come back where they stood', async () => {
    const before = await here.text()
    const oid = await given({ kind: 'delete', anchor: { quote: ' còn chậm' }, proposedText: '' })
    await here.decide(oid, { decision: 'accepted' })
    expect(await here.text()).toContain('giải ngân so với')
    expect((await undo(oid)).status).toBe(200)
    expect(await here.text()).toBe(before)
  })
})

describe('the register', () => {
  test('[OP134] any decision is undone by who made it; the one before it counts again, step by step', async () => {
    const oid = await given({ kind: 'clarify', proposedText: undefined })
    await here.decide(oid, declined)
    await here.decide(oid, { decision: 'noted', explanation: 'Nghiên cứu sau.' })
    expect((await undo(oid)).json).toMatchObject({
      opinion: { status: 'declined', disposition: { explanation: 'Số liệu đã chốt.' } },
    })
    expect((await undo(oid)).json).toMatchObject({ opinion: { status: 'open', disposition: null } })
    expect(codeOf(await undo(oid))).toBe('undo-nothing')
    expect((await here.post('member1', `/opinions/${oid}/withdraw`)).status).toBe(200)
  })

  test('[OP135] a later decision that is undone leaves the words of the accepted one; undoing that one takes them out', async () => {
    const oid = await given()
    await here.decide(oid, { decision: 'accepted' })
    await here.decide(oid, declined)
    expect((await undo(oid)).json).toMatchObject({ opinion: { status: 'accepted', implementation: 'done' } })
    expect(await here.text()).toContain('mới đạt 87 %')
    expect((await undo(oid)).json).toMatchObject({ opinion: { status: 'open' } })
    expect(await here.text()).toContain(sentence)
  })

  test('[OP136] nobody else undoes a decision, and none on a state that has moved', async () => {
    const oid = await given()
    await here.decide(oid, { decision: 'accepted' })
    const seq = await here.seq()
    expect((await undo(oid, 'drafter1')).status).toBe(403)
    expect((await undo(oid, 'member1')).status).toBe(403)
    expect((await undo(oid, 'outsider')).status).toBe(404)
    expect((await here.post('lead', `/opinions/${oid}/disposition/undo`, {})).status).toBe(422)
    const stale = await undo(oid, 'lead', seq - 1)
    expect([stale.status, codeOf(stale)]).toEqual([409, 'stale'])
    expect(valueAt(stale, 'error', 'details')).toMatchObject({ seq, status: 'accepted' })
    const { sample, store } = here.site
    const second = sample.people.get('drafter2')?.id ?? ''
    await store.addMembership({ userId: second, unitId: sample.units.own, role: 'lead_drafter' })
    const other = await here.post('drafter2', `/opinions/${oid}/disposition/undo`, { expectedSeq: seq })
    expect([other.status, codeOf(other)]).toEqual([403, 'undo-not-yours'])
    expect(await here.text()).toContain('mới đạt 87 %')
  })

  test('[OP137] once its holder kept to it, or a person linked a change, a decision is decided again, not undone', async () => {
    const reserved = await given({ kind: 'clarify', proposedText: undefined })
    await here.decide(reserved, declined)
    await here.post('member1', `/opinions/${reserved}/reserve`, { reason: 'Vẫn giữ ý kiến.' })
    expect(codeOf(await undo(reserved))).toBe('undo-built-on')
    const linked = await given({ kind: 'clarify', proposedText: undefined })
    await here.decide(linked, { decision: 'accepted' })
    await here.post('drafter1', `/opinions/${linked}/implemented`, { noChange: 'Đã nêu ở Phụ lục.' })
    expect(codeOf(await undo(linked))).toBe('undo-built-on')
    expect((await here.decide(linked, declined)).status).toBe(200)
    expect((await undo(linked)).json).toMatchObject({
      opinion: { status: 'accepted', implementation: 'noChange' },
    })
  })
})
