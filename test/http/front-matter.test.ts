// The front matter over its routes: defaults, who sets it, its number, and that every file has it.

import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { FrontMatterView } from '#model/front-matter.ts'
import { done, type Outcome } from '#model/refusal.ts'
import type { Stage } from '#model/stage.ts'
import { currentText } from '../../server/actions/compare.ts'
import { type ExportedFile, exportDocument, exportRedline } from '../../server/actions/export.ts'
import { exportReport } from '../../server/actions/export-report.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { frontMatterDraft } from '../support/front-matter.ts'
import { gatesOf } from '../support/gates.ts'
import { type Answer, codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let id: string
const today = '2026-11-22T18:30:00.000Z' // 23/11 in Vietnam

beforeAll(async () => {
  site = await openSite({ now: () => today })
})
beforeEach(async () => {
  id = await site.begin()
})

const read = async (by: SampleName = 'clerk') =>
  (await (await site.as(by)).get(`/api/documents/${id}/front-matter`)).json as FrontMatterView
const set = async (changed: object = {}, by: SampleName = 'clerk', of = id): Promise<Answer> => {
  const { seq } = await site.deps.registers.state(of)
  return (await site.as(by)).post(`/api/documents/${of}/front-matter`, {
    ...frontMatterDraft,
    expectedSeq: seq,
    ...changed,
  })
}
const number = async (body: object = {}, of = id, by: SampleName = 'clerk'): Promise<Answer> => {
  const { seq } = await site.deps.registers.state(of)
  return (await site.as(by)).post(`/api/documents/${of}/number`, { expectedSeq: seq, ...body })
}

/** Puts a document at a stage without going the way to it. */
async function putAt(stage: Stage, of = id): Promise<void> {
  const { seq } = await site.deps.registers.state(of)
  await site.store.appendEvents({
    documentId: of,
    expectedSeq: seq,
    drafts: [
      {
        documentId: of,
        opinionId: null,
        type: 'stageMoved',
        at: today,
        actor: 'test',
        actorRole: 'party_secretary',
        unitId: site.sample.units.own,
        payload: { from: 'drafting', to: stage, draft: 1, note: '', sha256: null, byName: 'x' },
      },
    ],
    stage: { stage, draft: 1 },
  })
}

/** The words of a finished file. */
async function wordsOf(file: Promise<Outcome<ExportedFile>>): Promise<string> {
  const made = await file
  if (!made.ok) throw new Error(made.refusal.code)
  return strFromU8(unzipSync(made.value.bytes)['word/document.xml'] ?? new Uint8Array())
    .replaceAll('</w:p>', '\n')
    .replaceAll(/<[^>]*>/gu, '')
}

test('[WF40] until somebody sets it, unit, template and profile give it; nothing is recorded by looking', async () => {
  const view = await read('member1')
  expect(view).toMatchObject({ isSet: false, mayEdit: false, mayNumber: false, seq: 1, draft: 1 })
  expect(view.frontMatter).toMatchObject({
    level: 'communeCommittee',
    superiorOrg: 'ĐẢNG BỘ TỈNH MẪU',
    issuer: 'ĐẢNG ỦY XÃ MẪU',
    number: null,
    symbolType: 'BC',
    symbolBody: 'ĐU',
    place: 'Xã Mẫu',
    date: null,
    typeName: 'BÁO CÁO',
    authority: 'T/M BAN CHẤP HÀNH',
    post: 'BÍ THƯ',
    signerName: 'Hoàng Minh Sơn',
  })
  expect(view.frontMatter.subject).toContain('Đảng bộ xã mẫu')
  expect(view.today).toEqual({ day: 23, month: 11, year: 2026 })
  const congress = view.bodies.find(({ level }) => level === 'congress')
  expect(congress).toMatchObject({
    superiorOrg: 'ĐẠI HỘI ĐẠI BIỂU',
    issuer: 'ĐẢNG BỘ XÃ MẪU\nNHIỆM KỲ 2025 - 2030',
    symbolBody: 'ĐH',
    authority: 'T/M ĐOÀN CHỦ TỊCH',
  })
})

test('[WF41] the clerk sets it until the archive, the lead and the secretary before submission, nobody else', async () => {
  for (const name of ['drafter1', 'member1', 'compiler'] as const)
    expect([name, codeOf(await set({}, name))]).toEqual([name, 'not-allowed'])
  for (const name of ['lead', 'secretary', 'clerk'] as const) expect((await set({}, name)).status).toBe(200)
  expect(await read()).toMatchObject({ isSet: true, mayEdit: true, frontMatter: { post: 'PHÓ BÍ THƯ' } })
  await putAt('submitted')
  expect(codeOf(await set({}, 'lead'))).toBe('not-allowed')
  expect(codeOf(await set({}, 'secretary'))).toBe('not-allowed')
  expect((await set({ post: 'BÍ THƯ' })).status).toBe(200)
  await putAt('archived')
  expect(codeOf(await set())).toBe('not-allowed')
  const history = await (await site.as('lead')).get(`/api/documents/${id}/history?verify=1`)
  expect(valueAt(history, 'verified', 'isWhole')).toBe(true)
  expect((valueAt(history, 'items') as { type: string }[]).map(({ type }) => type)).toEqual([
    'documentCreated',
    ...['frontMatterSet', 'frontMatterSet', 'frontMatterSet'],
    'stageMoved',
    'frontMatterSet',
    'stageMoved',
  ])
})

test('[WF42] whoever has not seen the present state is told so; of two at once one is recorded', async () => {
  expect((await set({ expectedSeq: 0 })).json).toMatchObject({
    error: { code: 'stale', details: { seq: 1 } },
  })
  const both = await Promise.all([set({ post: 'A' }), set({ post: 'B' }, 'lead')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test.each([
  ['date', { day: 31, month: 2, year: 2026 }],
  ['secrecy', 'Bí mật lắm'],
  ['issuer', ''],
  ['issuer', 'a\nb\nc\nd\ne'],
  ['symbolType', 'B/C'],
  ['recipients', ['']],
  ['level', 'đoàn'],
])('[WF43] a wrong %s is refused with its name', async (field, value) => {
  const answer = await set({ [field]: value })
  expect([answer.status, codeOf(answer)]).toEqual([422, 'invalid'])
  expect(answer.text).toContain(`"field":"${field}`)
  expect((await read()).isSet).toBe(false)
})

test('[WF44] every file has it: clean, review, redline; a report keeps its own type and has no number', async () => {
  await set()
  const lead = await site.as('lead')
  const version = await lead.post(`/api/documents/${id}/versions`, { name: 'Bản đầu' })
  const clerk = site.sample.people.get('clerk')
  if (!clerk) throw new Error('there is no clerk')
  const sides = { before: String(valueAt(version, 'id')), after: currentText }
  for (const file of [
    exportDocument(site.deps, clerk, id, 'clean'),
    exportDocument(site.deps, clerk, id, 'review'),
    exportRedline(site.deps, clerk, id, sides),
  ]) {
    const text = await wordsOf(file)
    expect(text).toContain('Khẩn')
    expect(text).toContain('Tài liệu hội nghị')
    expect(text).toContain('Xã Mẫu, ngày 05 tháng 02 năm 2026')
    expect(text).toContain('T/M BAN THƯỜNG VỤ')
    expect(text).toContain('Nguyễn Văn Dũng')
    expect(text).toContain('- Lưu Văn phòng Đảng ủy.')
  }
  await putAt('issued')
  expect((await number({ number: 12 })).status).toBe(200)
  expect(await wordsOf(exportDocument(site.deps, clerk, id, 'clean'))).toContain('Số 12-BC/ĐU')
  const report = await wordsOf(exportReport(site.deps, clerk, id, { kind: 'synthesis', roundId: null }))
  expect(report).not.toContain('Số 12')
  expect(report).not.toContain('Khẩn')
})

test('[WF46] the next number is one no other document has, also for many clerks at once; one taken by hand is refused', async () => {
  const more = await Promise.all([site.begin(), site.begin(), site.begin()])
  for (const one of more) await putAt('adopted', one)
  const given = await Promise.all(more.map(one => number({}, one)))
  const numbers = given.map(answer => valueAt(answer, 'frontMatter', 'number') as number)
  expect(given.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(numbers).size).toBe(3)
  await putAt('adopted')
  const taken = await number({ number: numbers[0] })
  expect([taken.status, codeOf(taken)]).toEqual([409, 'number-taken'])
  expect((await read()).frontMatter.number).toBeNull()
  const next = Math.max(...numbers) + 1
  expect((await read()).nextNumber).toBe(next)
  expect(valueAt(await number(), 'frontMatter', 'number')).toBe(next)
  expect(valueAt(await number(), 'frontMatter', 'number')).toBe(next) // asked twice, it keeps its own
  expect(valueAt(await number({ number: null }), 'frontMatter', 'number')).toBeNull()
  expect(valueAt(await number({ number: next }, more[0]), 'frontMatter', 'number')).toBe(next)
  // The number is of the type: another type, another series.
  await number({ number: numbers[0] })
  expect((await set({ symbolType: 'NQ' })).status).toBe(200)
  expect((await read()).frontMatter).toMatchObject({ number: numbers[0], symbolType: 'NQ' })
})

test('[WF47] a number is given by the clerk, at the stages of the profile; a day left open becomes the day', async () => {
  const early = await number()
  expect([early.status, codeOf(early)]).toEqual([409, 'number-early'])
  await putAt('adopted')
  expect(codeOf(await number({}, id, 'lead'))).toBe('not-allowed')
  expect(codeOf(await number({ expectedSeq: 0 }))).toBe('stale')
  expect(await read()).toMatchObject({ mayNumber: true, draft: null })
  expect((await number()).json).toMatchObject({
    frontMatter: { date: { day: 23, month: 11, year: 2026 } },
    isSet: true,
  })
  const wrong = await number({ number: 0 })
  expect([wrong.status, codeOf(wrong)]).toEqual([422, 'invalid'])
})

test('[GT90] nothing is issued without a number: the move says so and the finding leads to the front matter; no number leaves what is issued', async () => {
  const clerk = await site.as('clerk')
  const at = `/api/documents/${id}`
  const issue = async () => clerk.post(`${at}/stage`, { to: 'issued', expectedSeq: (await read()).seq })
  const numberGate = async () => (await gatesOf(clerk, at)).gates.find(({ gate }) => gate === 'number')
  await putAt('amended')
  expect((await numberGate())?.state).toBe('notChecked')
  await putAt('adopted')
  expect(await numberGate()).toMatchObject({
    state: 'fails',
    findings: [{ sentence: 'number-missing', params: { region: 'header' } }],
  })
  await set() // a front matter without a number is not enough
  const refused = await issue()
  expect([refused.status, codeOf(refused)]).toEqual([409, 'number-missing'])
  expect((await number({ number: 7 })).status).toBe(200)
  expect(await numberGate()).toMatchObject({ state: 'passes', findings: [] })
  expect((await number({ number: null })).status).toBe(200)
  expect(codeOf(await issue())).toBe('number-missing')
  expect((await number({ number: 7 })).status).toBe(200)
  expect((await issue()).status).toBe(200)
  expect(await read()).toMatchObject({ mayNumber: true, mayGiveBack: false })
  const back = await number({ number: null })
  expect([back.status, codeOf(back)]).toEqual([409, 'number-missing'])
  expect(valueAt(await number({ number: 8 }), 'frontMatter', 'number')).toBe(8)
})

test('[WF63] PDF over the route: as a file where LibreOffice is, a sentence that says what to do where it is not', async () => {
  const clerk = await site.as('clerk')
  const at = `/api/documents/${id}/export?format=pdf`
  const missing = await clerk.get(`${at}&mode=clean`)
  expect([missing.status, codeOf(missing)]).toEqual([503, 'pdf-missing'])
  expect(field(missing, 'error', 'message')).toContain('LibreOffice')
  const wrong = await clerk.get(`${at}&mode=review`)
  expect([wrong.status, valueAt(wrong, 'error', 'details', '0', 'field')]).toEqual([422, 'format'])
  const printing = await openSite({
    pdf: { print: async docx => done(new TextEncoder().encode(`%PDF- of ${docx.length > 1000}`)) },
  })
  const own = await printing.begin()
  const pdf = await (await printing.as('clerk')).get(`/api/documents/${own}/export?mode=clean&format=pdf`)
  expect([pdf.status, pdf.headers.get('content-type'), pdf.text]).toEqual([
    200,
    'application/pdf',
    '%PDF- of true',
  ])
  expect(pdf.headers.get('content-disposition')).toMatch(/\.pdf/u)
  expect(
    (await (await printing.as('member2')).get(`/api/documents/${own}/export?mode=clean&format=pdf`)).status,
  ).toBe(403)
})
