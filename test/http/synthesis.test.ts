// The synthesis of opinions as a document of its own: made from the register, edited, brought up to date, adopted by the congress.

import { beforeEach, describe, expect, test } from 'vitest'
import { type NodeJson, stringAttr, textOf } from '#model/content.ts'
import { namedOpinions, synthesisTemplateId } from '#model/synthesis.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { jobs } from '../../server/sync/text-jobs.ts'
import type { Texts } from '../../server/sync/texts.ts'
import { beginClimb, minutes, vote } from '../support/approval.ts'
import { type Consultation, consultationOn } from '../support/consultation.ts'
import { codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'

const title = 'Báo cáo tổng hợp ý kiến góp ý'
let site: Site
let here: Consultation
let duringRestore: () => Promise<void>

beforeEach(async () => {
  duringRestore = async () => undefined
  const slow = (texts: Texts): Texts => ({
    ...texts,
    restore: async (...asked) => {
      await duringRestore()
      return texts.restore(...asked)
    },
  })
  site = await openSite({ texts: slow })
  here = await consultationOn(site)
  await here.write('Tiến độ giải ngân còn chậm so với yêu cầu.')
})

const begin = async (by: SampleName = 'compiler', on = here) =>
  here.site.as(by).then(it => it.post(`${on.at}/synthesis`, { title }))
const made = async (by: SampleName = 'compiler') => consultationOn(site, field(await begin(by), 'id'))
const contentOf = async (id: string) => {
  const text = await site.deps.texts.read(id)
  if (!text) throw new Error('there is no text')
  return text.json
}
const sectionOf = (doc: NodeJson, key: string) =>
  textOf(doc.content?.find(section => stringAttr(section, 'key') === key) ?? { type: 'section' })
const gateOf = async (on: Consultation) => {
  const gates = valueAt(await on.get('lead', '/gates'), 'gates') as {
    gate: string
    state: string
    findings: { sentence: string; params: object }[]
  }[]
  const found = gates.find(({ gate }) => gate === 'synthesis')
  if (!found) throw new Error('there is no such gate')
  return found
}
const update = async (on: Consultation, by: SampleName = 'lead') =>
  on.post(by, '/synthesis/update', { expectedSeq: await on.seq() })
/** Writes over the text of a synthesis by the store's own door, as people who edit would. */
const rewrite = async (id: string, change: (doc: NodeJson) => NodeJson) => {
  const stored = await site.store.loadText(id)
  if (!stored) throw new Error('there is no text')
  const bytes = { snapshot: stored.snapshot, tail: stored.tail.map(row => row.update) }
  const { change: changed } = jobs.restore(
    { ...bytes, json: JSON.stringify(change(await contentOf(id))) },
    () => undefined,
  )
  if (!changed) throw new Error('nothing was changed')
  await site.store.appendUpdate({
    documentId: id,
    update: changed.update,
    userId: here.person('lead'),
    at: site.deps.now(),
  })
}
const inSection =
  (key: string, change: (blocks: readonly NodeJson[]) => readonly NodeJson[]) => (doc: NodeJson) => ({
    ...doc,
    content: (doc.content ?? []).map(section =>
      stringAttr(section, 'key') === key ? { ...section, content: change(section.content ?? []) } : section,
    ),
  })
const words = (text: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id: site.deps.newId(), textAlign: null },
  content: [{ type: 'text', text }],
})

describe('what it holds', () => {
  test('[OP160] every opinion is named under its heading and listed once, with counts, trend, what is notable, reserved, taken back or apart', async () => {
    const ids: string[] = []
    const give = async (by: SampleName, more: object) => ids.push(field(await here.give(by, more), 'id'))
    await give('member1', { kind: 'replace', anchor: { quote: 'còn chậm' }, proposedText: 'mới đạt 87 %' })
    await give('member2', { anchor: { quote: 'giải ngân' }, body: 'Nêu rõ nguồn vốn.' })
    await give('member1', { kind: 'general', body: 'Báo cáo còn dài.\nNên rút gọn phần đầu.' })
    await give('member2', { kind: 'add', body: 'Bổ sung việc xử lý.' })
    await give('member2', { kind: 'general', body: 'Kiến nghị làm đường.' })
    await give('member1', { kind: 'general', body: 'Ý này xin rút.' })
    const [first = '', second = '', , , apart = '', taken = ''] = ids
    await here.post('compiler', '/groups', {
      title: 'Về giải ngân',
      opinionIds: [first, second],
      notable: [second],
      trend: 'majority',
      summary: 'Nói rõ hơn.',
      expectedSeq: await here.seq(),
    })
    await here.decide(apart, { decision: 'outOfScope', explanation: 'Gửi cơ quan khác.' })
    await here.decide(ids[3] ?? '', { decision: 'declined', explanation: 'Đã có ở mục khác.' })
    await here.post('member2', `/opinions/${ids[3]}/reserve`, { reason: 'Vẫn thấy cần.' })
    await here.post('member1', `/opinions/${taken}/withdraw`)
    const doc = await contentOf((await made()).id)
    expect(namedOpinions(doc)).toEqual({ body: [1, 2, 3, 4, 5, 6], annex: [1, 2, 3, 4, 5, 6] })
    expect(sectionOf(doc, 'os.1')).toContain('Tổng số: 6 ý kiến = chưa xử lý 3 + giải trình, giữ nguyên 1')
    const byHeading = sectionOf(doc, 'os.2')
    expect(byHeading).toContain('Đặc điểm tình hình')
    expect(byHeading).toContain('Về giải ngân: 2 ý kiến (YK-001, YK-002)')
    expect(byHeading).toContain(
      'xu hướng: đa số. Nội dung: Nói rõ hơn. Đề nghị “còn chậm” → “mới đạt 87 %” (YK-001).',
    )
    expect(byHeading).toContain('“Nêu rõ nguồn vốn.”')
    expect(sectionOf(doc, 'os.3')).toContain('“Báo cáo còn dài.\nNên rút gọn phần đầu.”')
    expect(sectionOf(doc, 'os.3')).toContain('YK-006')
    expect(sectionOf(doc, 'os.4')).toContain('YK-005')
    expect(sectionOf(doc, 'os.5')).toMatch(/YK-004.*bảo lưu ngày .*“Vẫn thấy cần\.”/u)
  })

  test('[OP161] it is a document of the same unit that knows its register: the head’s hash, how many, and from when', async () => {
    await here.give('member1')
    const register = await site.deps.registers.state(here.id)
    const its = await made()
    expect((await its.get('lead', '')).json).toMatchObject({
      title,
      templateId: synthesisTemplateId,
      stage: 'drafting',
      access: 'unit',
    })
    expect((await its.get('lead', '/synthesis')).json).toMatchObject({
      of: { documentId: here.id, opinions: 1, seq: register.seq, head: register.head, came: 0, changed: 0 },
      made: [],
    })
    expect(valueAt(await here.get('lead', '/synthesis'), 'made')).toMatchObject([
      { id: its.id, title, stage: 'drafting' },
    ])
    const [event] = await site.store.readEvents(its.id, 0)
    expect(event?.payload).toMatchObject({
      synthesizes: { documentId: here.id, seq: register.seq, head: register.head },
    })
    const file = await its.get('lead', '/export?mode=clean')
    expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK'])
  })

  test('[OP162] without an opinion it says so in every part, and nothing is missing', async () => {
    const its = await made()
    const doc = await contentOf(its.id)
    for (const key of ['os.2', 'os.3', 'os.4', 'os.5', 'os.annex'])
      expect(sectionOf(doc, key)).toContain('Không có')
    expect((await gateOf(its)).state).toBe('passes')
  })

  test('[OP163] a broken register gives no synthesis', async () => {
    await here.give('member1')
    const { verify } = site.deps.registers
    site.deps.registers.verify = async id => ({ ...(await verify(id)), brokenAt: 2 })
    const refused = await begin()
    expect([refused.status, codeOf(refused)]).toEqual([409, 'register-broken'])
  })
})

test('[OP197] a synthesis does not go up while the register that it consolidates is broken', async () => {
  await here.give('member1', { kind: 'general' })
  const its = await made()
  const climb = await beginClimb(site, its.id)
  await climb.climbTo('committee_review')
  const { state } = site.deps.registers
  site.deps.registers.state = async id => ({ ...(await state(id)), ...(id === here.id && { brokenAt: 7 }) })
  const refused = await climb.move('secretary', 'steering_review')
  expect([refused.status, codeOf(refused), valueAt(refused, 'error', 'details')]).toEqual([
    409,
    'source-broken',
    { seq: 7 },
  ])
})

describe('what has changed since', () => {
  test('[OP164] an opinion that the text does not name any more closes the way up, by name, until it is named again', async () => {
    await here.give('member1', { kind: 'general' })
    await here.give('member2', { kind: 'general' })
    const its = await made()
    expect((await gateOf(its)).state).toBe('passes')
    await rewrite(
      its.id,
      inSection('os.3', ([heading]) => [heading ?? words(''), words('Chỉ còn YK-001.')]),
    )
    const gate = await gateOf(its)
    expect([gate.state, gate.findings.map(({ sentence, params }) => [sentence, params])]).toEqual([
      'fails',
      [['opinion-unnamed', { opinion: 'YK-002' }]],
    ])
    const climb = await beginClimb(site, its.id)
    await climb.climbTo('committee_review')
    const refused = await climb.move('secretary', 'steering_review')
    expect([refused.status, codeOf(refused), valueAt(refused, 'error', 'details')]).toEqual([
      409,
      'gates-closed',
      [{ gate: 'synthesis', count: 1 }],
    ])
    expect(valueAt(await update(its), 'added')).toEqual([2])
    expect((await climb.move('secretary', 'steering_review')).status).toBe(200)
  })

  test('[OP165] what came to the register is added under its heading, what people wrote stays, and the check says how much it was', async () => {
    const anchor = { quote: 'còn chậm' }
    await here.give('member1', { anchor })
    const its = await made()
    await rewrite(
      its.id,
      inSection('os.2', blocks => [...blocks, words('Câu của tổ biên tập.')]),
    )
    const before = await contentOf(its.id)
    const second = field(await here.give('member2', { anchor, body: 'Ý kiến đến sau.' }), 'id')
    await here.give('member2', { kind: 'general', body: 'Góp ý chung đến sau.' })
    const first = (valueAt(await here.get('lead', '/opinions'), 'items') as { id: string }[])[0]?.id ?? ''
    await here.decide(first, { decision: 'declined', explanation: 'Giữ như dự thảo.' })
    await here.post('member1', `/opinions/${first}/reserve`, { reason: 'Tôi giữ ý kiến.' })
    const gate = await gateOf(its)
    expect(gate.findings.map(({ sentence, params }) => [sentence, params])).toEqual([
      ['synthesis-behind', { came: 2, changed: 1 }],
    ])
    expect((await update(its, 'compiler')).json).toEqual({ seq: await its.seq(), added: [2, 3] })
    const doc = await contentOf(its.id)
    const kept = textOf(before)
      .split('\n')
      .filter(line => !line.startsWith('Không có'))
    const now = textOf(doc).split('\n')
    expect(kept.filter(line => !now.includes(line))).toEqual([])
    const [, ...under] = sectionOf(doc, 'os.2').split('Câu của tổ biên tập.')
    expect(under.join('')).toMatch(/Bổ sung ngày .*“Ý kiến đến sau\.”/su)
    expect(
      doc.content?.[1]?.content?.filter(({ type, attrs }) => type === 'heading' && attrs?.['level'] === 3),
    ).toHaveLength(1)
    expect(sectionOf(doc, 'os.3')).toContain('“Góp ý chung đến sau.”')
    expect(sectionOf(doc, 'os.3')).not.toContain('Không có góp ý chung')
    expect(sectionOf(doc, 'os.5')).toContain('“Tôi giữ ý kiến.”')
    expect(sectionOf(doc, 'os.1')).toContain('YK-001: giải trình, giữ nguyên; bảo lưu.')
    expect(namedOpinions(doc)).toEqual({ body: [1, 2, 3], annex: [1, 2, 3] })
    expect(doc.content?.at(-1)?.content?.filter(({ type }) => type === 'table')).toHaveLength(1)
    expect((await gateOf(its)).state).toBe('passes')
    expect((await site.store.readEvents(its.id, 0)).at(-1)).toMatchObject({
      type: 'synthesisUpdated',
      payload: { added: [2, 3], opinions: 3 },
    })
    const again = await update(its)
    expect([again.status, codeOf(again)]).toEqual([409, 'synthesis-current'])
    expect((await here.opinion(second))['status']).toBe('open')
    expect((await its.get('lead', '/export?mode=clean')).status).toBe(200)
  })

  test('[OP192] opinions that came and were written in by hand leave nothing in the way: bringing it up to date says so in part I', async () => {
    const its = await made()
    await here.give('member1', { kind: 'general', body: 'Đến sau.' })
    for (const key of ['os.3', 'os.annex'])
      await rewrite(
        its.id,
        inSection(key, blocks => [...blocks, words('YK-001: đã ghi tay.')]),
      )
    expect((await gateOf(its)).findings.map(({ params }) => params)).toEqual([{ came: 1, changed: 0 }])
    expect((await update(its)).json).toEqual({ seq: await its.seq(), added: [] })
    expect((await gateOf(its)).state).toBe('passes')
    expect(sectionOf(await contentOf(its.id), 'os.1')).toContain('Tổng số: 1 ý kiến')
    expect(codeOf(await update(its))).toBe('synthesis-current')
  })

  test('[OP194] an opinion that came in the place of an earlier one is listed with which', async () => {
    const corrects = field(await here.give('member1', { kind: 'general' }), 'id')
    const its = await made()
    await here.give('member1', { kind: 'general', corrects, body: 'Nêu rõ số liệu.' })
    expect(valueAt(await update(its), 'added')).toEqual([2])
    expect(sectionOf(await contentOf(its.id), 'os.annex')).toContain('Thay cho YK-001.')
  })

  test('[OP166] what somebody types while it is brought up to date stays', async () => {
    const its = await made()
    await here.give('member1', { kind: 'general', body: 'Đến sau.' })
    let times = 0
    duringRestore = async () => {
      times += 1
      if (times <= 2)
        await rewrite(
          its.id,
          inSection('os.4', blocks => [...blocks, words(`Gõ lúc đó, lần ${times}.`)]),
        )
    }
    expect((await update(its)).status).toBe(200)
    const text = textOf(await contentOf(its.id))
    for (const line of ['Gõ lúc đó, lần 1.', 'Gõ lúc đó, lần 2.', '“Đến sau.”']) expect(text).toContain(line)
    expect([times, (await gateOf(its)).state]).toEqual([3, 'passes'])
  })

  test('[OP167] a document that consolidates no register is not brought up to date, nor one on a state that has moved, nor a closed one', async () => {
    const none = await update(here)
    expect([none.status, codeOf(none)]).toEqual([409, 'no-synthesis'])
    expect((await gateOf(here)).state).toBe('notChecked')
    const its = await made()
    await here.give('member1')
    const stale = await its.post('lead', '/synthesis/update', { expectedSeq: 0 })
    expect([stale.status, codeOf(stale)]).toEqual([409, 'stale'])
    expect((await its.post('lead', '/synthesis/update', { expectedSeq: -1 })).status).toBe(422)
    expect((await its.post('lead', '/synthesis', { title: ' ' })).status).toBe(422)
    expect((await update(its)).status).toBe(200)
    const climb = await beginClimb(site, its.id)
    await climb.climbTo('submitted')
    expect((await update(its)).status).toBe(403)
  })
})

describe('who', () => {
  test('[OP168] drafters, the lead, the secretary and who compiles begin one; who compiles writes in it, and nowhere else', async () => {
    for (const by of ['drafter1', 'lead', 'secretary', 'compiler'] as const)
      expect([by, (await begin(by)).status]).toEqual([by, 201])
    for (const by of ['member1', 'clerk', 'steering', 'standing'] as const)
      expect([by, (await begin(by)).status]).toEqual([by, 403])
    for (const by of ['admin', 'outsider'] as const) expect([by, (await begin(by)).status]).toEqual([by, 404])
    const its = await made()
    const mayWrite = async (on: Consultation, by: SampleName) =>
      (valueAt(await on.get(by, ''), 'permissions') as string[]).includes('write')
    expect(
      await Promise.all(
        (['drafter1', 'lead', 'compiler', 'secretary', 'member1'] as const).map(by => mayWrite(its, by)),
      ),
    ).toEqual([true, true, true, false, false])
    expect(await mayWrite(here, 'compiler')).toBe(false)
    for (const by of ['member1', 'clerk', 'secretary'] as const)
      expect([by, (await update(its, by)).status]).toEqual([by, 403])
    expect((await its.get('outsider', '/synthesis')).status).toBe(404)
  })

  test('[OP169] the synthesis of a document for those who deal with personnel is for them alone, and others learn of neither', async () => {
    await site.store.addMembership({
      unitId: site.sample.units.own,
      userId: here.person('drafter2'),
      role: 'personnel_officer',
    })
    const wanted = {
      unitId: site.sample.units.own,
      templateId: 'political_report',
      title: 'Đề án nhân sự',
      access: 'personnel',
    }
    const secret = await consultationOn(
      site,
      field(await (await site.as('drafter2')).post('/api/documents', wanted), 'id'),
    )
    const its = await consultationOn(site, field(await begin('drafter2', secret), 'id'))
    expect(valueAt(await its.get('drafter2', ''), 'access')).toBe('personnel')
    expect((await begin('compiler', secret)).status).toBe(404)
    for (const by of ['lead', 'compiler', 'member1', 'clerk'] as const) {
      expect([by, (await its.get(by, '')).status, (await its.get(by, '/synthesis')).status]).toEqual([
        by,
        404,
        404,
      ])
      expect((await (await site.as(by)).get('/api/documents')).text).not.toContain(its.id)
    }
    const plain = await made()
    expect(valueAt(await here.get('lead', '/synthesis'), 'made')).toMatchObject([{ id: plain.id }])
  })

  test('[OP170] a reader above who may not see the draft learns its title from the report, and no address of it', async () => {
    const draft = await consultationOn(site, await site.begin())
    const its = await consultationOn(site, field(await begin('lead', draft), 'id'))
    const climb = await beginClimb(site, its.id)
    await climb.climbTo('steering_review')
    expect((await draft.get('steering', '')).status).toBe(404)
    const seen = await its.get('steering', '/synthesis')
    expect([seen.status, valueAt(seen, 'of', 'documentId')]).toEqual([200, null])
    expect(seen.text).not.toContain(draft.id)
  })
})

test('[OP171] it goes the way of every document, and its adoption by the congress is recorded with day and vote', async () => {
  await here.give('member1', { kind: 'general' })
  const its = await made()
  const climb = await beginClimb(site, its.id)
  await climb.climbTo('approved')
  expect((await climb.move('secretary', 'presented')).status).toBe(200)
  const without = await climb.post('secretary', '/stage', {
    to: 'adopted',
    expectedSeq: await climb.seq(),
    minutes,
  })
  expect([without.status, codeOf(without)]).toEqual([422, 'vote-missing'])
  expect((await climb.move('secretary', 'adopted')).status).toBe(200)
  expect(valueAt(await its.get('lead', ''), 'stage')).toBe('adopted')
  const history = valueAt(await its.get('lead', '/history'), 'items') as { type: string; payload: object }[]
  expect(history.at(-1)).toMatchObject({ type: 'stageMoved', payload: { to: 'adopted', minutes, vote } })
  const file = await its.get('clerk', '/export?mode=clean')
  expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK'])
})
