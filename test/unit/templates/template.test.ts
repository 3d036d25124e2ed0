// The shipped templates are complete and sound, and every kind of fault is named.
import { describe, expect, test } from 'vitest'
import { findTemplate, templates } from '#templates/index.ts'
import { checkTemplate, lowerIsBetterNote, type Template } from '#templates/template.ts'

const political = shipped('political_report')
const selfCriticism = shipped('self_criticism_report')

function shipped(id: string): Template {
  const template = findTemplate(id)
  if (template === null) throw new Error(`no template ${id}`)
  return template
}

// The faults of a copy of the political report in which the value at a path ('sections.4.title') is
// replaced, or taken away when undefined. What comes from outside is plain JSON, so the copy is too.
function faultsWith(...changes: readonly (readonly [path: string, value: unknown])[]): string[] {
  const copy: unknown = JSON.parse(JSON.stringify(political))
  for (const [path, value] of changes) {
    const steps = path.split('.')
    const last = steps.pop() ?? ''
    const holder = steps.reduce<unknown>((node, step) => Reflect.get(Object(node), step), copy)
    if (value === undefined) Reflect.deleteProperty(Object(holder), last)
    else Reflect.set(Object(holder), last, value)
  }
  return checkTemplate(copy)
}

const ceilings = (template: Template) =>
  template.sections.reduce((sum, section) => sum + (section.budget?.value ?? 0), 0)
const keys = (template: Template) => template.sections.map(section => section.key)
const columnTitles = (template: Template, id: string) =>
  template.tables.find(table => table.id === id)?.columns.map(column => column.title)

describe('shipped templates', () => {
  test.each(templates.map(template => [template.id, template] as const))(
    '[TP1] the shipped template %s has no faults',
    (_id, template) => {
      expect(checkTemplate(template)).toEqual([])
    },
  )

  test('[TP2] the political report has every section of the outline, in order', () => {
    expect(keys(political)).toEqual(
      [
        'title motto open p1 p1.1 p1.2 p1.2.1 p1.2.2 p1.2.3 p1.2.4 p1.2.5 p1.3 p1.4 p1.4.2 p1.4.3 p1.4.4',
        'p2 p2.1 p2.2 p2.3 p2.4 p2.5 p2.6 annex',
      ]
        .join(' ')
        .split(' ')
        .map(key => `pr.${key}`),
    )
    expect(political.sections.every(section => section.required)).toBe(true)
  })

  test('[TP2] the self-criticism report has every section of the outline, in order', () => {
    expect(keys(selfCriticism)).toEqual('open 1 2 3 4 5 6 7 8'.split(' ').map(key => `sc.${key}`))
    expect(selfCriticism.sections.every(section => section.required)).toBe(true)
  })

  test('[TP3] the ceilings add up to 10,030 and 4,950 beside limits of 9,000 and 5,000 for the whole', () => {
    expect([ceilings(political), political.budget.value]).toEqual([10_030, 9_000])
    expect([ceilings(selfCriticism), selfCriticism.budget.value]).toEqual([4_950, 5_000])
  })

  test('[TP3] bare headings and the annex are not counted', () => {
    const uncounted = political.sections.filter(section => section.budget === null)
    expect(uncounted.map(section => section.key)).toEqual(['pr.p1', 'pr.p2', 'pr.annex'])
  })

  test('[TP4] every budget is marked as a suggestion that nobody has verified', () => {
    for (const template of templates) {
      expect(template.budget.confidence).toBe('P')
      for (const { budget } of template.sections) if (budget !== null) expect(budget.confidence).toBe('P')
    }
  })

  test('[TP5] every section tells its author what it must hold and asks two to four questions', () => {
    for (const section of templates.flatMap(template => template.sections)) {
      expect(section.mustContain.length, section.key).toBeGreaterThan(0)
      expect(section.questions.length, section.key).toBeGreaterThanOrEqual(2)
      expect(section.questions.length, section.key).toBeLessThanOrEqual(4)
    }
  })

  test('[TP6] every row of every table has a cell for each column', () => {
    for (const table of templates.flatMap(template => template.tables)) {
      expect(table.rows.length, table.id).toBeGreaterThan(0)
      for (const row of table.rows) expect(row.length, table.id).toBe(table.columns.length)
    }
  })

  test('[TP6] the tables of the reports stand in the sections that need them', () => {
    const placed = (template: Template) =>
      template.sections.filter(({ tables }) => tables.length > 0).map(({ key, tables }) => [key, ...tables])
    expect(placed(political)).toEqual([
      ['pr.p1.2', 'T1'],
      ['pr.p1.3', 'T2', 'T3'],
      ['pr.p1.4.2', 'T4'],
      ['pr.p2.3', 'T5'],
      ['pr.p2.4', 'T6'],
      ['pr.annex', 'T12', 'T13'],
    ])
    expect(placed(selfCriticism)).toEqual([
      ['sc.3', 'T7'],
      ['sc.4', 'T3', 'T8'],
      ['sc.5', 'T9'],
      ['sc.7', 'T10'],
      ['sc.8', 'T11'],
    ])
  })

  test('[TP6] T4 asks for both kinds of causes, who is responsible and the remedy', () => {
    expect(columnTitles(political, 'T4')).toEqual([
      'Hạn chế, khuyết điểm',
      'Minh chứng',
      'Nguyên nhân khách quan',
      'Nguyên nhân chủ quan',
      'Trách nhiệm (ai)',
      'Biện pháp khắc phục',
    ])
  })

  test('[TP6] T3 has a row for each year of the term', () => {
    const themes = political.tables.find(table => table.id === 'T3')
    expect(themes?.rows.length).toBe(5)
    expect(selfCriticism.tables.find(table => table.id === 'T3')).toEqual(themes)
  })

  test('[TP7] an indicator of which less is better says so in its note', () => {
    const t1 = political.tables.find(table => table.id === 'T1')
    const marked = t1?.rows.filter(row => row.at(-1) === lowerIsBetterNote).map(row => row[1])
    expect(marked).toEqual(['Tỷ lệ hộ nghèo (chuẩn đa chiều)', 'Tỷ lệ hộ cận nghèo'])
  })

  test('[TP8] a template is found by id and version, and nothing is found for an unknown one', () => {
    expect(findTemplate('political_report', 1)).toBe(political)
    expect(findTemplate('political_report', 2)).toBeNull()
    expect(findTemplate('toString')).toBeNull()
  })
})

describe('a wrong template', () => {
  const t1 = political.tables[0]
  test.each<[name: string, path: string, value: unknown, fault: string]>([
    ['duplicate key', 'sections.1.key', 'pr.title', 'mục pr.title: khóa bị trùng'],
    ['missing title', 'sections.4.title', undefined, 'mẫu › sections › pr.p1.1 › title: thiếu chữ'],
    ['blank title', 'sections.4.title', '  ', 'mẫu › sections › pr.p1.1 › title: thiếu chữ'],
    [
      'negative budget',
      'sections.4.budget.value',
      -5,
      'mẫu › sections › pr.p1.1 › budget › value: phải lớn hơn 0, đang là -5',
    ],
    [
      'budget without confidence',
      'budget.confidence',
      undefined,
      'mẫu › budget › confidence: giá trị này không thuộc A, B, C, M, P',
    ],
    ['budget not a number', 'budget.value', '9000', 'mẫu › budget › value: phải là số'],
    [
      'unknown property',
      'sections.0.colour',
      'red',
      'mẫu › sections › pr.title: thuộc tính không có trong mẫu: colour',
    ],
    ['built-in name', 'constructor', 1, 'mẫu: thuộc tính không có trong mẫu: constructor'],
    ['unknown table', 'sections.4.tables', ['T99'], 'mục pr.p1.1: không có bảng T99 trong mẫu'],
    ['table in two sections', 'sections.4.tables', ['T3'], 'mục pr.p1.3: bảng T3 đã đặt ở mục pr.p1.1'],
    ['table in no section', 'sections.5.tables', [], 'bảng T1: chưa đặt vào mục nào'],
    ['duplicate table', 'tables.1.id', 'T1', 'bảng T1: mã bảng bị trùng'],
    ['duplicate column', 'tables.0.columns.1.key', 'ordinal', 'bảng T1: cột ordinal bị trùng'],
    ['table without columns', 'tables.0.columns', [], 'bảng T1: chưa có cột nào'],
    ['table without rows', 'tables.0.rows', [], 'bảng T1: chưa có dòng nào'],
    ['row too short', 'tables.0.rows.0', t1?.rows[0]?.slice(1), 'bảng T1: dòng 1 có 14 ô, bảng có 15 cột'],
    [
      'table wider than the page',
      'tables.0.columns.1.widthMm',
      100,
      'bảng T1: rộng 303 mm, trang chỉ còn 252 mm',
    ],
    ['level jump', 'sections.4.level', 3, 'mục pr.p1.1: nhảy cấp, từ cấp 1 xuống cấp 3'],
    [
      'unknown level',
      'sections.4.level',
      7,
      'mẫu › sections › pr.p1.1 › level: giá trị "7" không thuộc 0, 1, 2, 3',
    ],
    [
      'short title too long',
      'sections.4.short',
      'Đặc điểm tình hình, thuận lợi và khó khăn',
      'mục pr.p1.1: tên ngắn dài quá 28 ký tự',
    ],
    [
      'label repeated in the title',
      'sections.4.title',
      'I- Đặc điểm tình hình',
      'mục pr.p1.1: số thứ tự "I-" bị lặp lại trong tên mục',
    ],
    [
      'unknown filling in the subject',
      'subjectPattern',
      'chính trị của {commune}',
      'trích yếu dùng chỗ điền không có: {commune}',
    ],
    ['no sections', 'sections', [], 'mẫu chưa có mục nào'],
    ['sections not a list', 'sections', 'x', 'mẫu › sections: phải là danh sách'],
    ['section not an object', 'sections.2', 'x', 'mẫu › sections › thứ 3: thiếu'],
    [
      'required is not yes or no',
      'sections.0.required',
      'yes',
      'mẫu › sections › pr.title › required: phải là có hoặc không',
    ],
  ])('[TP9] names the fault: %s', (_name, path, value, fault) => {
    expect(faultsWith([path, value])).toContain(fault)
  })

  test('[TP9] lists every fault at once', () => {
    const faults = faultsWith(['sections.1.key', 'pr.title'], ['sections.4.short', 'x'.repeat(29)])
    expect(faults).toEqual(['mục pr.title: khóa bị trùng', 'mục pr.p1.1: tên ngắn dài quá 28 ký tự'])
  })

  test.each([[null], ['political_report'], [[]], [42], [undefined]])('[TP9] refuses %j outright', value => {
    expect(checkTemplate(value)).toEqual(['mẫu: thiếu'])
  })
})
