// A document begun from a Word file, over its route: parts and where they go, then the text; nothing lost.

import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type NodeJson, stringAttr, textOf } from '#model/content.ts'
import type { Assignment, DraftPlan, LeftOut } from '#model/draft-plan.ts'
import { exportDocument } from '../../server/actions/export.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { commented, deleted, docxFile, inserted, para, run } from '../support/docx-file.ts'
import { type Answer, codeOf, field, openSite, type Site, siteOrigin, valueAt } from '../support/site.ts'

let site: Site
let at: string

beforeAll(async () => {
  site = await openSite({ limits: { imports: { points: 10_000, seconds: 60 } } })
  at = `/api/documents/from-word?unitId=${site.sample.units.own}&templateId=political_report`
})

const send = async (
  file: Uint8Array<ArrayBuffer>,
  fields: { readonly title?: string; readonly assignments?: readonly Assignment[] | string } = {},
  by: SampleName = 'drafter1',
  to = at,
): Promise<Answer> => {
  const form = new FormData()
  form.set('file', new File([file], 'dự thảo cũ.docx'))
  const { title, assignments } = fields
  if (title !== undefined) form.set('title', title)
  if (assignments !== undefined)
    form.set('assignments', typeof assignments === 'string' ? assignments : JSON.stringify(assignments))
  return (await site.as(by)).send(to, { method: 'POST', headers: { origin: siteOrigin }, body: form })
}
const planOf = (answer: Answer) => valueAt(answer, 'plan') as DraftPlan
const textOfMade = async (answer: Answer): Promise<NodeJson> => {
  const text = await site.deps.texts.read(field(answer, 'id'))
  if (!text) throw new Error(`no text was made: ${answer.status} ${answer.text.slice(0, 300)}`)
  return text.json
}
/** Words of a section, its headings too. */
const sectionText = (doc: NodeJson, key: string): string => {
  const section = doc.content?.find(one => stringAttr(one, 'key') === key)
  return section ? textOf(section) : ''
}
const bold = (text: string) => run(text, '<w:b/>')
const cell = (...inner: string[]) => `<w:tc><w:tcPr/>${inner.join('')}</w:tc>`
const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`
const item = (list: number, level: number, text: string) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${run(text)}</w:p>`
const numbering = `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const withNumbering = {
  'word/numbering.xml': numbering,
  'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="${office}/numbering" Target="numbering.xml"/><Relationship Id="r8" Type="${office}/comments" Target="comments.xml"/></Relationships>`,
}

/** A draft as an office writes one: header block, title, typed numbers, a list, a table, a comment, a tracked change. */
const draft = docxFile(
  table(
    row(
      cell(para(run('ĐẢNG BỘ TỈNH MẪU')), para(run('ĐẢNG ỦY XÃ MẪU'))),
      cell(para(run('ĐẢNG CỘNG SẢN VIỆT NAM'))),
    ),
  ) +
    `<w:p><w:pPr><w:jc w:val="center"/></w:pPr>${bold('BÁO CÁO')}</w:p>` +
    para(run('Năm năm qua, Đảng bộ xã đã vượt nhiều khó khăn để giữ vững đoàn kết.')) +
    para(bold('Phần thứ nhất')) +
    para(bold('I. ĐẶC ĐIỂM TÌNH HÌNH')) +
    para(run('Xã có '), run('mười hai', '<w:b/>'), run(' thôn.')) +
    item(1, 0, 'Thuận lợi thứ nhất') +
    item(1, 1, 'ý nhỏ') +
    item(1, 0, 'Thuận lợi thứ hai') +
    table(
      row(cell(para(run('Chỉ tiêu'))), cell(para(run('Kết quả')))),
      row(cell(para(run('Thu ngân sách'))), cell(para(run('đạt')))),
    ) +
    para(bold('Chuyện riêng của xã')) +
    para(run('Giữ lại '), deleted('bỏ đi'), inserted('thêm vào'), commented(0, run(' đoạn này'))) +
    table(row(cell(para(run('Nơi nhận:'))), cell(para(run('T/M BAN CHẤP HÀNH')), para(run('Nguyễn Văn A'))))),
  [{ id: 0, text: 'Xem lại câu này.' }],
  withNumbering,
)

test('[WF80] the first step tells the parts of the file and where each would go; nothing is made', async () => {
  const before = valueAt(await (await site.as('drafter1')).get('/api/documents'), 'items')
  const answer = await send(draft)
  expect(answer.status).toBe(200)
  const { parts, leftOut } = planOf(answer)
  expect(parts.map(({ label, title, proposed }) => [`${label} ${title}`.trim(), proposed])).toEqual([
    ['', { to: 'leftOut' }],
    ['', { to: 'section', key: 'pr.open' }],
    ['Phần thứ nhất', { to: 'section', key: 'pr.p1' }],
    [
      expect.stringContaining('ĐẶC ĐIỂM TÌNH HÌNH'),
      { to: 'section', key: expect.stringMatching(/^pr\.p1\.1/u) },
    ],
    ['', { to: 'leftOut' }],
  ])
  expect(parts[3]).toMatchObject({ tables: 1, lists: 3 })
  expect(leftOut).toEqual([
    { what: 'deleted', text: 'bỏ đi' },
    { what: 'comment', text: 'Xem lại câu này.' },
  ])
  expect(valueAt(answer, 'targets', '0', 'key')).toBe('pr.title')
  expect(valueAt(await (await site.as('drafter1')).get('/api/documents'), 'items')).toEqual(before)
})

test('[WF81] the second step makes the document: words under their sections, marks, lists and tables kept, the outline locked', async () => {
  const { parts } = planOf(await send(draft))
  const made = await send(draft, {
    title: 'Báo cáo từ Word',
    assignments: parts.map(({ proposed }) => proposed),
  })
  expect(made.status).toBe(201)
  const doc = await textOfMade(made)
  const key = String(Reflect.get(Object(parts[3]?.proposed), 'key')).split('#')[0] ?? ''
  expect(sectionText(doc, 'pr.open')).toContain('vượt nhiều khó khăn')
  expect(sectionText(doc, key)).toContain('Giữ lại thêm vào đoạn này')
  const section = doc.content?.find(one => stringAttr(one, 'key') === key)
  expect(JSON.stringify(section)).toContain('"text":"mười hai","marks":[{"type":"bold"')
  const list = section?.content?.find(({ type }) => type === 'bulletList')
  expect(list?.content?.map(one => textOf(one))).toEqual(['Thuận lợi thứ nhất\ný nhỏ', 'Thuận lợi thứ hai'])
  expect(list?.content?.[0]?.content?.[1]?.type).toBe('orderedList')
  const cells = section?.content?.find(one => one.type === 'table' && textOf(one).includes('Thu ngân sách'))
  expect(cells?.content?.map(one => one.content?.map(textOf))).toEqual([
    ['Chỉ tiêu', 'Kết quả'],
    ['Thu ngân sách', 'đạt'],
  ])
  expect(section?.content?.[0]?.attrs?.['locked']).toBe(true)
  expect(doc.content?.some(one => stringAttr(one, 'key') === 'unassigned')).toBe(false)
  expect(valueAt(made, 'leftOut')).toContainEqual({
    what: 'form',
    text: expect.stringContaining('Nơi nhận:'),
  })
  const history = await (await site.as('drafter1')).get(`/api/documents/${field(made, 'id')}/history`)
  expect(valueAt(history, 'items', '0', 'payload')).toMatchObject({
    title: 'Báo cáo từ Word',
    fromFile: 'dự thảo cũ.docx',
  })
})

test('[WF82] what a person put elsewhere stands there with its heading; what has no section stands in one of its own, before the annexes', async () => {
  const { parts } = planOf(await send(draft))
  const assignments = parts.map(({ proposed }, index): Assignment => {
    if (index === 1) return { to: 'unassigned' }
    return index === 3 ? { to: 'section', key: 'pr.motto' } : proposed
  })
  const doc = await textOfMade(await send(draft, { title: 'Báo cáo xếp lại', assignments }))
  expect(sectionText(doc, 'unassigned')).toMatch(/^Chưa xếp mục\nNăm năm qua/u)
  expect(sectionText(doc, 'pr.motto')).toMatch(/ĐẶC ĐIỂM TÌNH HÌNH\nXã có mười hai thôn/u)
  const keys = doc.content?.map(one => stringAttr(one, 'key')) ?? []
  expect(keys.indexOf('unassigned')).toBe(keys.findIndex(key => key.endsWith('.annex')) - 1)
})

test('[WF83] our own clean file, read back, finds each of its sections', async () => {
  const drafter = site.sample.people.get('drafter1')
  const id = await site.begin()
  const exported = drafter && (await exportDocument(site.deps, drafter, id, 'clean'))
  if (!exported?.ok) throw new Error('no file was made')
  const { parts } = planOf(await send(new Uint8Array(exported.value.bytes)))
  const named = parts.filter(({ title }) => title !== '')
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter(({ proposed }) => proposed.to !== 'section')).toEqual([])
})

test('[WF86] a heading that says a word twice, or with another accent than the outline, is listed', async () => {
  const file = docxFile(para(bold('I. Đặc điểm đặc điểm tình hình')) + para(run('Nội dung.')))
  const { parts } = planOf(await send(file))
  expect(parts[0]?.proposed).toMatchObject({ to: 'section' })
  const made = await send(file, { title: 'x', assignments: parts.map(({ proposed }) => proposed) })
  expect(valueAt(made, 'leftOut')).toEqual([{ what: 'heading', text: 'I. Đặc điểm đặc điểm tình hình' }])
})

test('[WF84] only who may begin a document in the unit may send a file; it is not read before', async () => {
  const refused = await send(draft, {}, 'member1')
  expect([refused.status, codeOf(refused)]).toEqual([403, 'not-allowed'])
  const outside = await send(new Uint8Array([1]), {}, 'outsider')
  expect([outside.status, codeOf(outside)]).toEqual([404, 'not-found'])
  const unknown = await send(draft, {}, 'drafter1', at.replace('political_report', 'x'))
  expect([unknown.status, codeOf(unknown)]).toEqual([422, 'invalid'])
  expect(codeOf(await send(new TextEncoder().encode('{\\rtf1 x}')))).toBe('word-is-rtf')
})

test('[WF85] a file that is not the one that was looked at, and wrong fields, are refused and make nothing', async () => {
  const { parts } = planOf(await send(draft))
  const assignments = parts.map(({ proposed }) => proposed)
  const other = await send(docxFile(para(run('Tệp khác.'))), { title: 'x', assignments })
  expect([other.status, codeOf(other)]).toEqual([409, 'file-changed'])
  for (const [fields, name] of [
    [{ assignments }, 'title'],
    [{ assignments, title: '  ' }, 'title'],
    [{ title: 'x', assignments: 'không phải JSON' }, 'assignments'],
    [{ title: 'x', assignments: '[{"to":"nowhere"}]' }, 'assignments'],
  ] as const) {
    const answer = await send(draft, fields)
    expect([name, answer.status, valueAt(answer, 'error', 'details', '0', 'field')]).toEqual([
      name,
      422,
      name,
    ])
  }
})

test('[WF87] old letters become Unicode; links and merged cells stay; what a text cannot hold is listed with its words', async () => {
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="l1" Type="${office}/hyperlink" Target="https://dang.example.vn/a" TargetMode="External"/><Relationship Id="l2" Type="${office}/hyperlink" Target="javascript:x" TargetMode="External"/><Relationship Id="f1" Type="${office}/footnotes" Target="footnotes.xml"/><Relationship Id="h1" Type="${office}/header" Target="header1.xml"/></Relationships>`
  const names =
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
  const link = (of: string, text: string) => `<w:hyperlink ${names} r:id="${of}">${run(text)}</w:hyperlink>`
  const merged = (text: string, merge: string) =>
    `<w:tc><w:tcPr>${merge}</w:tcPr>${text === '' ? '<w:p/>' : para(run(text))}</w:tc>`
  const file = docxFile(
    para(run('B¸o c¸o', '<w:rFonts w:ascii=".VnTime"/>'), link('l1', ' trang'), link('l2', ' lạ')) +
      para(run('Có chú thích'), '<w:r><w:footnoteReference w:id="2"/></w:r>') +
      para(`<w:r><w:pict><w:p>${run('chữ trong hộp')}</w:p></w:pict></w:r>`) +
      para('<w:r><w:drawing/></w:r>') +
      table(
        row(merged('dọc', '<w:vMerge w:val="restart"/>'), merged('ngang', '<w:gridSpan w:val="2"/>')),
        row(merged('', '<w:vMerge/>'), merged('a', ''), merged('b', '')),
      ),
    [],
    {
      'word/_rels/document.xml.rels': relations,
      'word/footnotes.xml': `<w:footnotes ${names}><w:footnote w:id="2">${para(run('Nguồn: báo cáo năm'))}</w:footnote></w:footnotes>`,
      'word/header1.xml': `<w:hdr ${names}>${para(run('đầu trang cũ'))}</w:hdr>`,
    },
  )
  const plan = planOf(await send(file))
  expect(plan.legacyLetters).toBe(1)
  expect(plan.leftOut).toEqual([
    { what: 'textBox', text: 'chữ trong hộp' },
    { what: 'image', text: '' },
    { what: 'headerFooter', text: 'đầu trang cũ' },
  ])
  const made = await send(file, {
    title: 'Nhiều thứ',
    assignments: plan.parts.map(() => ({ to: 'unassigned' })),
  })
  const doc = await textOfMade(made)
  expect(sectionText(doc, 'unassigned')).toContain('Báo cáo trang lạ')
  const asWritten = await send(
    file,
    { title: 'Nhiều thứ', assignments: plan.parts.map(() => ({ to: 'unassigned' })) },
    'drafter1',
    `${at}&letters=asWritten`,
  )
  expect(sectionText(await textOfMade(asWritten), 'unassigned')).toContain('B¸o c¸o trang lạ')
  const json = JSON.stringify(doc)
  expect(json).toContain('https://dang.example.vn/a')
  expect(json).not.toContain('javascript')
  expect(json).toContain('"rowspan":2')
  expect(json).toContain('"colspan":2')
  expect(json).toContain('{"type":"footnote","attrs":{"text":"Nguồn: báo cáo năm"}}')
})

const word = fc.constantFrom(
  ...'Đảng bộ xã đã lãnh đạo nhân dân thực hiện nghị quyết đại hội kết quả hạn chế'.split(' '),
)
const words = fc.array(word, { minLength: 1, maxLength: 8 }).map(all => all.join(' '))
const block = fc.oneof(
  { weight: 4, arbitrary: words.map(text => para(run(text))) },
  { weight: 2, arbitrary: words.map(text => para(bold(`II. ${text}`))) },
  { weight: 1, arbitrary: words.map(text => para(bold(`1. ${text}`))) },
  { weight: 1, arbitrary: fc.constant(para(bold('I- Đặc điểm tình hình'))) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(2), words).map(([level, text]) => item(1, level, text)) },
  {
    weight: 1,
    arbitrary: fc.tuple(words, words).map(([a, b]) => para(run(`${a} `), deleted(b), inserted(a))),
  },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.array(words, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 3 })
      .map(rows => table(...rows.map(cells => row(...cells.map(text => cell(para(run(text)))))))),
  },
)

test('[WF86] every word of any file stands in the new text or in the list of what was left out', async () => {
  const where = fc.constantFrom<Assignment['to'] | 'proposed'>(
    'proposed',
    'proposed',
    'unassigned',
    'leftOut',
    'section',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(block, { maxLength: 14 }),
      fc.array(where, { minLength: 15, maxLength: 15 }),
      async (blocks, ways) => {
        const file = docxFile(blocks.join(''), [{ id: 0, text: 'ghi chú riêng' }], withNumbering)
        const { parts } = planOf(await send(file))
        const assignments = parts.map(({ proposed }, index): Assignment => {
          const way = ways[index] ?? 'proposed'
          if (way === 'section') return { to: 'section', key: 'pr.open' }
          return way === 'proposed' ? proposed : { to: way }
        })
        const made = await send(file, { title: 'Bất kỳ', assignments })
        const doc = await textOfMade(made)
        const leftOut = (valueAt(made, 'leftOut') as LeftOut[]).map(({ text }) => text)
        const have = counted([...labels(doc), textOf(doc), ...leftOut].join('\n'))
        for (const [one, count] of counted(blocks.join('\n').replaceAll(/<[^>]*>/gu, ' ')))
          expect([one, (have.get(one) ?? 0) >= count]).toEqual([one, true])
      },
    ),
    { numRuns: Number(process.env['DRAFT_RUNS'] ?? 20) },
  )
})

function counted(text: string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const one of text.match(/[\p{L}\p{M}\d]+/gu) ?? []) {
    const plain = one.normalize('NFC').toLowerCase()
    counts.set(plain, (counts.get(plain) ?? 0) + 1)
  }
  return counts
}

function labels(node: NodeJson): string[] {
  return [
    stringAttr(node, 'label'),
    stringAttr(node, 'caption'),
    ...(node.content ?? []).flatMap(labels),
  ].filter(label => label !== '')
}
