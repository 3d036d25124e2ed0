// The gates on a text, one by one: what each finds, where, and what it leaves alone.

import { describe, expect, test } from 'vitest'
import type { NodeJson } from '#model/content.ts'
import { emptyRegister } from '#model/fold.ts'
import { checkText, dayOfTerm, gateResults, type TextFindings } from '#model/gates/check.ts'
import { type Figure, numbersIn, placeOfNumber } from '#model/gates/figures.ts'
import type { FormFacts } from '#model/gates/form-gate.ts'
import type { Finding, Gate } from '#model/gates/gate.ts'
import { citationsIn } from '#model/gates/references.ts'
import { writtenText } from '#model/gates/written-text.ts'
import { moves } from '#model/move.ts'
import { findTemplate, findTermProfile, termProfiles } from '#templates/index.ts'
import { reportText, soundWords, type Written } from '../../support/report-text.ts'

const today = '2026-11-22'

function check(
  doc: NodeJson,
  over: { term?: string; template?: string; figures?: readonly Figure[]; form?: FormFacts } = {},
): TextFindings {
  const term = findTermProfile(over.term ?? '2025-2030')
  if (!term) throw new Error('no such term')
  return checkText({
    doc,
    template: findTemplate(over.template ?? 'political_report'),
    term,
    library: termProfiles.flatMap(({ references }) => references),
    figures: over.figures ?? [],
    form: over.form ?? null,
    day: dayOfTerm(term, today),
  })
}

const now = '2026-11-22T00:00:00.000Z'
const report = (...written: readonly Written[]) => reportText('political_report', soundWords, ...written)
const found = (findings: TextFindings, gate: Gate): readonly Finding[] | null =>
  findings.gates.find(one => one.gate === gate)?.found ?? null
const ids = (findings: readonly Finding[] | null) => findings?.map(({ id }) => id)
const stateOf = (findings: TextFindings, gate: Gate, register = emptyRegister) =>
  gateResults(findings, register, now, null, null).find(one => one.gate === gate)?.state

describe('sections and themes', () => {
  test('[GT1] a sound report passes every gate, and raises no question', () => {
    const findings = check(report())
    expect(
      gateResults(findings, emptyRegister, now, null, null).filter(({ state }) => state === 'fails'),
    ).toEqual([])
    expect(findings.questions).toEqual([])
  })

  test('[GT2] a required section without a syllable is found, with its place', () => {
    const findings = check(report({ words: { 'pr.p1.1': [], 'pr.p2.1': ['…'] } }))
    expect(ids(found(findings, 'sections'))).toEqual(['sections:pr.p1.1', 'sections:pr.p2.1'])
    expect(found(findings, 'sections')?.[0]?.where).toEqual([
      { sectionKey: 'pr.p1.1', blockId: null, quote: '' },
    ])
  })

  test('[GT3] a theme of the term that its section does not name fails, whatever the locked headings say', () => {
    const findings = check(report({ words: { 'pr.p1.3': ['Công tác xây dựng Đảng được chú trọng.'] } }))
    expect(ids(found(findings, 'themes'))).toEqual(['themes:nqtw4', 'themes:ct05', 'themes:qd144'])
    expect(found(findings, 'themes')?.[0]).toMatchObject({
      where: [{ sectionKey: 'pr.p1.3' }],
      confidence: 'M',
    })
  })

  test('[GT4] AS1: the yearly table of themes that nobody filled fails; one written row is enough', () => {
    const seeded = [['Năm thứ nhất'], ['Năm thứ hai']]
    expect(ids(found(check(report({ rows: { T3: seeded } })), 'themes'))).toEqual(['themes:ct05.table'])
    expect(found(check(report()), 'themes')).toEqual([])
  })

  test('[GT5] a key word counts as whole words only, in capitals and with any spaces', () => {
    const text = 'Thực hiện NGHỊ QUYẾT  TRUNG ƯƠNG 4, Chỉ thị số 05, nêu gương.'
    expect(found(check(report({ words: { 'pr.p1.3': [text] } })), 'themes')).toEqual([])
    const other = 'Nghị quyết Trung ương 44, Chỉ thị 0512, nêu gương.'
    expect(ids(found(check(report({ words: { 'pr.p1.3': [other] } })), 'themes'))).toEqual([
      'themes:nqtw4',
      'themes:ct05',
    ])
  })

  test('[GT6] AS12: the themes asked are those of the document’s own term', () => {
    const doc = report({ words: { 'pr.p2.4': ['Ba khâu đột phá.'] } })
    expect(ids(found(check(doc), 'themes'))).toEqual(['themes:breakthroughResolutions'])
    expect(found(check(doc, { term: '2020-2025' }), 'themes')).toEqual([])
  })
})

describe('length', () => {
  test('[GT7] AS3: a whole over its budget fails and names the sections furthest over; a section alone does not', () => {
    const words = (count: number) => [Array.from({ length: count }, () => 'tiếng').join(' ')]
    const long = check(report({ words: { 'pr.p1.2.1': words(9_000), 'pr.p2.5': words(5_000) } }))
    const [finding] = found(long, 'length') ?? []
    expect(finding?.params).toMatchObject({ budget: 9_000 })
    expect(Number(finding?.params['used'])).toBeGreaterThan(14_000)
    expect(finding?.where.map(({ sectionKey }) => sectionKey)).toEqual(['pr.p1.2.1', 'pr.p2.5'])
    expect(finding?.confidence).toBe('P')
    expect(found(check(report({ words: { 'pr.p1.2.1': words(2_000) } })), 'length')).toEqual([])
  })
})

describe('references', () => {
  const cite = (text: string, term?: string) =>
    found(check(report({ words: { 'pr.open': [text] } }), term === undefined ? {} : { term }), 'references')

  test('[GT8] a citation is read with the date behind it, in every usual spelling', () => {
    const doc = report({
      words: {
        'pr.open': [
          'Chỉ thị số 35-CT/TW, ngày 14/6/2024; Quy định 294-QĐ/TW ngày 26 tháng 5 năm 2025; Hướng dẫn 04-HD/TW năm 2024; 12-NQ/TU.',
        ],
      },
    })
    const cited = citationsIn(writtenText(doc)).filter(({ where }) => where.sectionKey === 'pr.open')
    expect(cited.map(({ number, date }) => [number, date])).toEqual([
      ['35-CT/TW', '2024-06-14'],
      ['294-QĐ/TW', '2025-05-26'],
      ['04-HD/TW', '2024'],
      ['12-NQ/TU', null],
    ])
  })

  test('[GT9] the same number of two terms is told apart by its date: replaced, unknown, or not said', () => {
    expect(cite('Chỉ thị 45-CT/TW ngày 14/4/2025.')).toEqual([])
    const [replaced] = cite('Theo Chỉ thị 35-CT/TW ngày 14/6/2024 và Chỉ thị 35-CT/TW ngày 14/6/2024.') ?? []
    expect(replaced).toMatchObject({
      id: 'references:35-CT/TW 2024-06-14',
      sentence: 'reference-replaced',
      params: { by: '45-CT/TW ngày 14/4/2025' },
      confidence: 'B',
    })
    expect(replaced?.where).toHaveLength(2)
    expect(cite('Chỉ thị 35-CT/TW ngày 15/6/2024.')?.[0]?.sentence).toBe('reference-date-unknown')
    expect(cite('Chỉ thị 35-CT/TW.')?.[0]?.sentence).toBe('reference-undated')
  })

  test('[GT10] a date given once counts for the number’s other mentions; numbers nobody knows are left alone', () => {
    expect(ids(cite('Chỉ thị 35-CT/TW ngày 30/5/2019 (Chỉ thị 35-CT/TW).'))).toEqual([
      'references:35-CT/TW 2019-05-30',
    ])
    expect(cite('Kế hoạch 17-KH/ĐU ngày 01/02/2025 của Đảng ủy xã.')).toBe(null)
    expect(cite('Luật số 72-QH ban hành.')).toBe(null)
  })

  test('[GT11] AS12: what was in force at the end of the document’s term is in force for it', () => {
    expect(cite('Chỉ thị 35-CT/TW ngày 30/5/2019.', '2020-2025')).toEqual([])
    expect(cite('Quy định 29-QĐ/TW ngày 25/7/2016.', '2020-2025')?.[0]?.sentence).toBe('reference-replaced')
  })
})

describe('figures', () => {
  const economy = 'Đến cuối năm 2025, thu nhập bình quân đạt 52 triệu đồng, tăng 8 triệu so với năm 2020.'
  const target = 'Thu nhập bình quân hiện nay là 52 triệu đồng/người.'
  const marked = (doc: NodeJson, sectionKey: string, number: string) => {
    const section = writtenText(doc).find(({ key }) => key === sectionKey)
    const block = section?.blocks.find(({ text }) => text.includes(` ${number} `))
    const named = block && placeOfNumber(block.text, block.text.indexOf(` ${number} `) + 1)
    if (!block?.id || !named) throw new Error(`no ${number} in ${sectionKey}`)
    const { before, after } = named
    return { id: `${sectionKey} ${number}`, sectionKey, blockId: block.id, before, after }
  }
  const before = report({ words: { 'pr.p1.2.1': [economy], 'pr.p2.3': [target] } })
  const income: Figure = {
    id: 'income',
    name: 'Thu nhập bình quân',
    places: [marked(before, 'pr.p1.2.1', '52'), marked(before, 'pr.p2.3', '52')],
  }

  test('[GT12] numbers are read the Vietnamese way, with the word of scale behind them', () => {
    expect(
      numbersIn('1.234.567,5 và 52,0; 1,2 tỷ; 35-CT/TW, T5').map(({ value, scaled }) => [value, scaled]),
    ).toEqual([
      [1_234_567.5, 1_234_567.5],
      [52, 52],
      [1.2, 1.2e9],
    ])
  })

  test('[GT13] places that say the same agree, whatever is written around them', () => {
    expect(found(check(before, { figures: [income] }), 'figures')).toEqual([])
    expect(stateOf(check(before), 'figures')).toBe('notChecked')
  })

  test('[GT14] a number that was changed at one place is found among the other numbers of its paragraph', () => {
    const after = report({
      words: { 'pr.p1.2.1': [economy.replace('52', '55,5')], 'pr.p2.3': [target] },
    })
    const [finding] = found(check(after, { figures: [income] }), 'figures') ?? []
    expect(finding).toMatchObject({
      sentence: 'figure-differs',
      params: { name: 'Thu nhập bình quân', values: '55,5 · 52' },
    })
    expect(finding?.where.map(({ sectionKey }) => sectionKey)).toEqual(['pr.p1.2.1', 'pr.p2.3'])
  })

  test('[GT15] a place that is gone is said to be gone, not taken for another number', () => {
    const after = report({ words: { 'pr.p1.2.1': ['Năm 2025 và năm 2020.'], 'pr.p2.3': [target] } })
    expect(found(check(after, { figures: [income] }), 'figures')?.[0]?.sentence).toBe('figure-lost')
  })
})

describe('questions', () => {
  const asks = (...written: readonly Written[]) => check(report(...written)).questions
  const row = (name: string, goal: string, reached: string, note = '') => {
    const cells = Array<string>(15).fill('')
    return cells.map((_, at) => ({ 0: '1', 1: name, 4: goal, 10: reached, 14: note })[at] ?? '')
  }

  test('[GT20] a shortcoming without a cause: rows of T4, else prose without a word on causes', () => {
    const bare = asks({ rows: { T4: [['Kinh tế: giải ngân chậm', '68%'], ['Văn hóa – xã hội: ']] } })
    expect(bare.map(({ sentence, params }) => [sentence, params['shortcoming']])).toEqual([
      ['shortcoming-without-cause', 'Kinh tế: giải ngân chậm'],
    ])
    expect(bare[0]?.where[0]?.blockId).toMatch(/^b\d+$/u)
    expect(asks({ words: { 'pr.p1.4.3': [] } }).map(({ id }) => id)).toEqual([
      'ask:shortcoming-without-cause.pr.p1.4.2',
    ])
    expect(asks({ rows: { T4: [['Giải ngân chậm', '', '', 'Không kiểm tra']] } })).toEqual([])
  })

  test('[GT21] causes without a subjective one, unless the table names it', () => {
    const words = { 'pr.p1.4.3': ['Do thời tiết, dịch bệnh.'] }
    expect(asks({ words }).map(({ sentence }) => sentence)).toEqual(['no-subjective-cause'])
    expect(asks({ words, rows: { T4: [['Chậm', '', '', 'Không kiểm tra']] } })).toEqual([])
    const own = reportText('self_criticism_report', { words: { 'sc.6': ['Nguyên nhân: do thiên tai.'] } })
    expect(check(own, { template: 'self_criticism_report' }).questions.map(({ id }) => id)).toEqual([
      'ask:no-subjective-cause.sc.6',
    ])
  })

  test('[GT75] a picture without a description, at the picture; one that is described is not asked about', () => {
    const image = (id: string, alt: string) => ({
      type: 'image',
      attrs: { id, file: 'a'.repeat(64), alt, widthMm: 120 },
    })
    const text = report()
    const [first, ...others] = text.content ?? []
    const pictured = (...images: NodeJson[]) => ({
      ...text,
      content: [{ ...first, type: 'section', content: [...(first?.content ?? []), ...images] }, ...others],
    })
    expect(check(pictured(image('p1', 'Bản đồ'))).questions).toEqual([])
    const asked = check(pictured(image('p1', ' '), image('p2', ''))).questions
    expect(asked.map(({ sentence, where }) => [sentence, where[0]?.blockId])).toEqual([
      ['picture-undescribed', 'p1'],
      ['picture-undescribed', 'p2'],
    ])
    expect(new Set(asked.map(({ id }) => id)).size).toBe(2)
  })

  test('[GT22] AS2: a target that was missed and is not spoken of among the shortcomings, with both places', () => {
    const rows = {
      T1: [
        row('Thu nhập bình quân đầu người', '60', '52'),
        row('Tỷ lệ hộ nghèo (chuẩn đa chiều)', '5', '7', 'Càng thấp càng tốt'),
        row('Trường học đạt chuẩn quốc gia', '3', '3'),
        row('Tổng thu ngân sách nhà nước trên địa bàn', '', '9'),
      ],
    }
    const [question, ...others] = asks({ rows, words: { 'pr.p1.4.2': ['Hộ nghèo giảm chậm, còn 7%.'] } })
    expect(others).toEqual([])
    expect(question).toMatchObject({
      sentence: 'missed-target-unnamed',
      params: { target: 'Thu nhập bình quân đầu người' },
    })
    expect(question?.where.map(({ sectionKey }) => sectionKey)).toEqual(['pr.p1.2', 'pr.p1.4.2'])
  })

  test('[GT23] a target of the next term that no solution takes up, by name or by number', () => {
    const target = (number: string, name: string) => [number, name, '%', '10', '20']
    const rows = {
      T5: [
        target('1', 'Tỷ lệ hộ nghèo'),
        target('2', 'Số đảng viên kết nạp bình quân mỗi năm'),
        target('3', 'Tỷ lệ lao động qua đào tạo'),
        ['4', 'Tỷ lệ hộ cận nghèo', '%'],
      ],
    }
    const words = {
      'pr.p2.5': ['Vay vốn, cầm tay chỉ việc cho từng hộ nghèo.', 'Mở lớp nghề tại xã (chỉ tiêu 3).'],
    }
    expect(asks({ rows, words }).map(({ sentence, params }) => [sentence, params['target']])).toEqual([
      ['target-without-solution', 'Số đảng viên kết nạp bình quân mỗi năm'],
    ])
  })

  test('[GT24] every question says that it is our own guess, and none of them closes a gate', () => {
    const findings = check(report({ words: { 'pr.p1.4.3': ['Do thời tiết.'] } }))
    expect(findings.questions.every(({ confidence }) => confidence === 'P')).toBe(true)
    expect(gateResults(findings, emptyRegister, now, null, null).some(({ state }) => state === 'fails')).toBe(
      false,
    )
  })
})

test('[GT25] a written reason lets a finding stand, for the gates that may be excused', () => {
  const answer = {
    answer: 'Đơn vị mới thành lập.',
    by: { id: 'u', name: 'Dũng' },
    at: '2026-11-22T00:00:00.000Z',
  }
  const findings = check(report({ words: { 'pr.p1.1': [] } }))
  const register = { ...emptyRegister, answers: new Map([['sections:pr.p1.1', answer]]) }
  expect(stateOf(findings, 'sections')).toBe('fails')
  expect(stateOf(findings, 'sections', register)).toBe('passes')
})

test('[GT26] the gates on the text stand before the steering team and before submission alike', () => {
  const asked = (to: string) => moves.filter(move => move.to === to).map(({ gates }) => gates)
  for (const gates of [...asked('steering_review'), ...asked('submitted')])
    expect(gates).toEqual(
      expect.arrayContaining(['opinions', 'sections', 'themes', 'references', 'figures', 'length']),
    )
})
