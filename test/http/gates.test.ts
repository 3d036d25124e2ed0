// Gates over the routes: where they stand, reasons and answers in the register, figures, and a move that is refused by them.

import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import type { GateReport } from '#model/api.ts'
import { textBlocksOf } from '#model/content.ts'
import { placeOfNumber } from '#model/gates/figures.ts'
import { isInFrontMatter } from '#model/gates/form-gate.ts'
import type { Gate } from '#model/gates/gate.ts'
import { findTemplate } from '#templates/index.ts'
import { createCheckAhead } from '../../server/actions/check-ahead.ts'
import { formOf } from '../../server/actions/export.ts'
import { findingsIn } from '../../server/actions/gates.ts'
import { createTextChecks } from '../../server/actions/text-checks.ts'
import { checkDocument } from '../../server/word/check-text.ts'
import { minutes, vote } from '../support/approval.ts'
import { frontMatterDraft } from '../support/front-matter.ts'
import { excuseFindings, gatesOf } from '../support/gates.ts'
import { reportText, soundWords, storeReport, type Written } from '../support/report-text.ts'
import { type Caller, codeOf, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let lead: Caller

beforeEach(async () => {
  site = await openSite()
  lead = await site.as('lead')
})

async function begin(
  written: Written = {},
  stage: 'drafting' | 'committee_review' | 'submitted' = 'drafting',
) {
  const json = reportText('political_report', soundWords, written)
  const id = await storeReport(site.store, site.sample.units.own, { json, stage })
  return `/api/documents/${id}`
}

const gate = (report: GateReport, name: Gate) => report.gates.find(one => one.gate === name)
const withoutThemes = { words: { 'pr.p1.3': ['Công tác xây dựng Đảng.'] } }

test('[GT30] a reader of every opinion sees all gates in order, with places; whoever sees only their own does not', async () => {
  const at = await begin(withoutThemes)
  const report = await gatesOf(lead, at)
  expect(report.gates.map(one => [one.gate, one.state])).toEqual([
    ['sections', 'passes'],
    ['themes', 'fails'],
    ['references', 'notChecked'],
    ['figures', 'notChecked'],
    ['length', 'passes'],
    ['form', 'passes'],
    ['opinions', 'passes'],
    ['ended', 'passes'],
    ['rounds', 'passes'],
    ['votes', 'passes'],
    ['requests', 'passes'],
    ['number', 'notChecked'],
    ['synthesis', 'notChecked'],
    ['dossier', 'passes'],
    ['operating', 'notChecked'],
  ])
  expect(gate(report, 'themes')?.findings[0]?.where[0]?.sectionKey).toBe('pr.p1.3')
  expect((await (await site.as('member2')).get(`${at}/gates`)).status).toBe(403)
  expect((await (await site.as('admin')).get(`${at}/gates`)).status).toBe(404)
  expect((await (await site.as('outsider')).delete(`${at}/figures/x`)).status).toBe(404)
})

test('[GT31] a reason is written, read by all, and taken back; it stands in the register with its author', async () => {
  const at = await begin({ words: { 'pr.p1.1': [] } })
  const say = (answer: string | null, who = lead) =>
    who.post(`${at}/findings`, { finding: 'sections:pr.p1.1', answer })
  expect(codeOf(await say(''))).toBe('explanation-missing')
  expect((await say('Tỉnh đã có mẫu riêng.', await site.as('member1'))).status).toBe(403)
  const given = await say('  Tỉnh đã có mẫu riêng. ')
  const answered = gate(given.json as GateReport, 'sections')
  expect(answered).toMatchObject({ state: 'passes' })
  expect(answered?.findings[0]?.answer).toMatchObject({
    answer: 'Tỉnh đã có mẫu riêng.',
    by: { name: 'Nguyễn Văn Dũng' },
  })
  expect(valueAt(await say('Tỉnh đã có mẫu riêng.'), 'seq')).toBe(valueAt(given, 'seq')) // said twice is said once
  expect(gate((await say(null)).json as GateReport, 'sections')?.state).toBe('fails')
  const history = valueAt(await lead.get(`${at}/history`), 'items') as { type: string }[]
  expect(history.filter(({ type }) => type === 'findingAnswered')).toHaveLength(2)
})

test('[GT32] only what was found can be answered: no stranger, nothing that has to be settled itself', async () => {
  const at = await begin({}, 'committee_review')
  const opinionId = randomUUID()
  const given = await (await site.as('member1')).post(`${at}/opinions`, {
    id: opinionId,
    kind: 'clarify',
    severity: 'minor',
    body: 'Nêu rõ.',
  })
  expect(given.status).toBe(201)
  for (const finding of ['sections:pr.p1.1', `opinions:${opinionId}`, 'unknown'])
    expect(codeOf(await lead.post(`${at}/findings`, { finding, answer: 'x' }))).toBe('finding-gone')
  expect(gate(await gatesOf(lead, at), 'opinions')?.findings[0]).toMatchObject({
    opinionId,
    params: { number: 1 },
  })
})

test('[GT33] a question is answered, or put aside without a word, and closes nothing', async () => {
  const at = await begin({ words: { 'pr.p1.4.3': ['Do thời tiết.'] } })
  const finding = (await gatesOf(lead, at)).questions[0]?.id ?? ''
  expect(finding).toBe('ask:no-subjective-cause.pr.p1.4.3')
  const aside = await (await site.as('drafter1')).post(`${at}/findings`, { finding, answer: '' })
  expect((aside.json as GateReport).questions[0]?.answer?.answer).toBe('')
})

test('[GT34] a number is marked at two places, differs after an edit, and is unmarked; sent twice it is marked once', async () => {
  const at = await begin({
    words: { 'pr.p1.2.1': ['Thu nhập đạt 52 triệu đồng.'], 'pr.p2.3': ['Hiện nay là 55 triệu đồng.'] },
  })
  const { json } = await lead.get(`${at}/content`)
  const blocks = textBlocksOf(valueAt({ json } as never, 'json') as Parameters<typeof textBlocksOf>[0])
  const mark = (id: string, number: string) => {
    const block = blocks.find(({ text }) => text.includes(` ${number} `))
    const named = placeOfNumber(block?.text ?? '', (block?.text ?? '').indexOf(number))
    return lead.post(`${at}/figures`, {
      id,
      figureId: 'income',
      name: 'Thu nhập',
      sectionKey: block?.sectionKey,
      blockId: block?.id,
      before: named?.before,
      after: named?.after,
    })
  }
  await mark('one', '52')
  const both = (await mark('two', '55')).json as GateReport
  expect((await mark('two', '55')).json).toMatchObject({ seq: both.seq, figures: both.figures })
  expect(both.figures[0]?.places.map(({ written }) => written)).toEqual(['52', '55'])
  expect(gate(both, 'figures')?.findings[0]?.sentence).toBe('figure-differs')
  const refused = await lead.post(`${at}/figures`, {
    id: 'x',
    figureId: 'y',
    name: 'z',
    sectionKey: 'pr.p2.3',
    blockId: 'b1',
    before: '',
    after: '',
  })
  expect(codeOf(refused)).toBe('finding-gone')
  const one = (await lead.delete(`${at}/figures/two`)).json as GateReport
  expect(gate(one, 'figures')?.state).toBe('passes')
  expect(gate((await lead.delete(`${at}/figures/one`)).json as GateReport, 'figures')?.state).toBe(
    'notChecked',
  )
})

test('[GT35] AS1: a move is refused with every closed gate and how much each found; reasons open it', async () => {
  const at = await begin({ ...withoutThemes, rows: { T3: [] } }, 'committee_review')
  const secretary = await site.as('secretary')
  const move = async () =>
    secretary.post(`${at}/stage`, {
      to: 'steering_review',
      minutes,
      vote,
      expectedSeq: valueAt(await secretary.get(at), 'seq'),
    })
  const refused = await move()
  expect([refused.status, codeOf(refused), valueAt(refused, 'error', 'details')]).toEqual([
    409,
    'gates-closed',
    [{ gate: 'themes', count: 3 }],
  ])
  await excuseFindings(lead, at)
  expect((await move()).status).toBe(200)
})

test('[GT36] what is frozen is not answered any more', async () => {
  const at = await begin({ words: { 'pr.p1.1': [] } }, 'submitted')
  const said = await lead.post(`${at}/findings`, { finding: 'sections:pr.p1.1', answer: 'x' })
  expect([said.status, codeOf(said)]).toEqual([403, 'not-allowed'])
})

test('[GT37] the findings of a text are computed once for a state of text, front matter, figures and day', async () => {
  const at = await begin(withoutThemes)
  const row = await site.store.findDocument(at.split('/').at(-1) ?? '')
  const text = row && (await site.deps.texts.read(row.id))
  if (!row || !text) throw new Error('the document is not there')
  const { figures } = await site.deps.registers.state(row.id)
  const form = { ...(await formOf(site.deps, row, await ownUnit())), contentSha256: text.sha256 }
  const find = (today: string, subject = form.front.subject) =>
    site.deps.checks.find(row, text, {
      figures,
      today,
      form: { ...form, front: { ...form.front, subject } },
    })
  expect(find('2026-11-22')).toBe(find('2026-11-22'))
  expect(find('2026-11-23')).not.toBe(find('2026-11-22'))
  expect(find('2026-11-22', 'khác')).not.toBe(find('2026-11-22'))
  await lead.post(`${at}/findings`, { finding: 'themes:ct05', answer: 'x' })
  expect((await site.deps.registers.state(row.id)).figures).toBe(figures) // other events ask nothing anew
})

test('[GT71] words that were undone are known again by their hash, and a check that failed is asked again', async () => {
  const at = await begin(withoutThemes)
  const row = await site.store.findDocument(at.split('/').at(-1) ?? '')
  const text = row && (await site.deps.texts.read(row.id))
  if (!row || !text) throw new Error('the document is not there')
  const { figures } = await site.deps.registers.state(row.id)
  let asked = 0
  let isDown = true
  const checks = createTextChecks(async input => {
    asked += 1
    if (isDown) throw new Error('the Word process is gone')
    return checkDocument(input)
  })
  const find = () => checks.find(row, text, { figures, today: '2026-11-22', form: null })
  await expect(find()).rejects.toThrow('gone')
  isDown = false
  await find()
  const later = { ...text, textSeq: text.textSeq + 2, state: new Uint8Array() }
  await checks.find(row, later, { figures, today: '2026-11-22', form: null })
  expect(asked).toBe(2)
  await checks.find(row, { ...later, sha256: '0'.repeat(64) }, { figures, today: '2026-11-22', form: null })
  expect(asked).toBe(3)
})

test('[GT72] the answer names the text that was asked by its hash, and when it was read', async () => {
  const at = await begin(withoutThemes)
  const { text } = await gatesOf(lead, at)
  expect(text.sha256).toBe(valueAt(await lead.get(`${at}/content`), 'sha256'))
  expect(Math.abs(Date.parse(text.readAt) - Date.now())).toBeLessThan(60_000)
})

test('[GT74] a text that rests is checked ahead of the asking when somebody has asked before, one after the other', async () => {
  const [first, second] = [await begin(withoutThemes), await begin()]
  const ids = [first, second].map(at => at.split('/').at(-1) ?? '')
  let [atOnce, most, asked] = [0, 0, 0]
  const deps = {
    ...site.deps,
    checks: createTextChecks(async input => {
      asked += 1
      atOnce += 1
      most = Math.max(most, atOnce)
      await new Promise(setImmediate)
      atOnce -= 1
      return checkDocument(input)
    }),
  }
  const ask = async (id: string) => {
    const row = await deps.store.findDocument(id)
    const text = row && (await deps.texts.read(id))
    if (!row || !text) throw new Error('the document is not there')
    return findingsIn(deps, row, text)
  }
  const rested = createCheckAhead(deps)
  await rested(ids)
  expect(asked).toBe(0) // nobody has asked about either
  for (const id of ids) await ask(id)
  for (const at of [first, second]) await setFront(at, { subject: 'một trích yếu khác' })
  await rested(ids)
  expect([asked, most]).toEqual([4, 1])
  for (const id of ids) await ask(id)
  expect(asked).toBe(4) // the asking found what was checked ahead
})

/** The sample unit. */
async function ownUnit() {
  const unit = (await site.store.listUnits()).find(({ id }) => id === site.sample.units.own)
  if (!unit) throw new Error('the sample unit is not there')
  return unit
}

/** Sets the front matter of a document. */
async function setFront(at: string, changed: object) {
  const seq = valueAt(await lead.get(at), 'seq')
  const set = await lead.post(`${at}/front-matter`, { ...frontMatterDraft, ...changed, expectedSeq: seq })
  expect(set.status).toBe(200)
}

test('[GT50] a part of the form that is missing closes the gate and leads to the front matter; once it is there, it passes', async () => {
  const at = await begin({}, 'committee_review')
  await setFront(at, { subject: '', authority: '', post: '', recipients: [] })
  const form = gate(await gatesOf(lead, at), 'form')
  expect(form?.state).toBe('fails')
  expect(form?.findings.map(({ id }) => id)).toEqual([
    'form:missing.subject',
    'form:missing.authority',
    'form:missing.recipientsLabel',
  ])
  expect(form?.findings.every(finding => isInFrontMatter(finding) && finding.confidence === 'A')).toBe(true)
  await setFront(at, {})
  expect(gate(await gatesOf(lead, at), 'form')?.state).toBe('passes')
})

test('[GT51] a line that no Party document has is found in the text, with its place, rule, found and expected; a reason lets it stand', async () => {
  const line = 'Độc lập - Tự do - Hạnh phúc'
  const at = await begin({ words: { 'pr.p1.1': ['Đặc điểm.', line] } }, 'committee_review')
  const finding = gate(await gatesOf(lead, at), 'form')?.findings[0]
  expect(finding).toMatchObject({
    sentence: 'form-departure',
    params: { region: 'text', titleVi: 'Dòng không có trong văn bản của Đảng', foundVi: `“${line}”` },
    where: [{ sectionKey: 'pr.p1.1', quote: line }],
  })
  expect(finding?.params['expectedVi']).not.toBe('')
  const secretary = await site.as('secretary')
  const move = async () =>
    secretary.post(`${at}/stage`, {
      to: 'steering_review',
      expectedSeq: valueAt(await secretary.get(at), 'seq'),
      minutes,
      vote,
    })
  const refused = await move()
  expect(codeOf(refused)).toBe('gates-closed')
  expect(JSON.stringify(refused.json)).toContain('"form"')
  const said = await lead.post(`${at}/findings`, { finding: finding?.id, answer: 'Trích nguyên văn.' })
  expect(gate(said.json as GateReport, 'form')?.state).toBe('passes')
  expect((await move()).status).toBe(200)
})

test('[GT52] what is less well known is asked and closes nothing: a mark at the end, a signer without a name', async () => {
  const keys = findTemplate('political_report')?.sections.map(({ key }) => key) ?? []
  const last = keys.findLast(key => key.startsWith('pr.p')) ?? ''
  const at = await begin({ words: { [last]: ['Đảng bộ quyết tâm thực hiện./.'] } })
  await setFront(at, { signerName: '' })
  const report = await gatesOf(lead, at)
  expect(gate(report, 'form')?.state).toBe('passes')
  expect(report.questions.map(({ id }) => id)).toEqual([
    'form:finalMark.text.“./.”',
    'form:missing.signerName',
  ])
})
