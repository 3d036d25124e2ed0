// A draft of a body above that a unit is asked about: begun from its Word file, asked about in a round, consolidated.

import { beforeEach, expect, test } from 'vitest'
import { type NodeJson, stringAttr, textOf } from '#model/content.ts'
import type { DraftPlan } from '#model/draft-plan.ts'
import { namedOpinions } from '#model/synthesis.ts'
import { beginClimb } from '../support/approval.ts'
import { consultationOn } from '../support/consultation.ts'
import { docxFile, para, run } from '../support/docx-file.ts'
import { field, openSite, type Site, siteOrigin, valueAt } from '../support/site.ts'

let site: Site
beforeEach(async () => {
  site = await openSite()
})

const contentOf = async (id: string) => {
  const text = await site.deps.texts.read(id)
  if (!text) throw new Error('there is no text')
  return text.json
}
const sectionOf = (doc: NodeJson, key: string) =>
  textOf(doc.content?.find(section => stringAttr(section, 'key') === key) ?? { type: 'section' })
const bold = (text: string) => para(run(text, '<w:b/>'))
const sentDown = docxFile(
  bold('Phần thứ nhất. Kết quả của tỉnh') +
    bold('I. Kinh tế') +
    para(run('Thu ngân sách tăng bình quân 9 % mỗi năm.')) +
    bold('1. Nông nghiệp') +
    para(run('Diện tích chè đạt 4.200 ha.')) +
    bold('II. Văn hóa, xã hội') +
    para(run('Tỷ lệ hộ nghèo còn 12 %.')),
)
const fromFile = async (assignments: unknown) => {
  const form = new FormData()
  form.set('file', new File([sentDown], 'Dự thảo của tỉnh.docx'))
  form.set('title', 'Dự thảo báo cáo chính trị của Tỉnh ủy')
  if (assignments) form.set('assignments', JSON.stringify(assignments))
  const path = `/api/documents/from-word?unitId=${site.sample.units.own}&templateId=superior_draft`
  const init = { method: 'POST', headers: { origin: siteOrigin }, body: form }
  return (await site.as('drafter1')).send(path, init)
}
const begun = async () => {
  const { parts } = valueAt(await fromFile(null), 'plan') as DraftPlan
  return consultationOn(site, field(await fromFile(parts.map(({ proposed }) => proposed)), 'id'))
}

test('[OP173] a draft of a body above is begun from its Word file as it is: every heading with its number, in order, nothing left out', async () => {
  const draft = await begun()
  const [section, ...others] = (await contentOf(draft.id)).content ?? []
  expect(others).toEqual([])
  const blocks = (section?.content ?? []).slice(1)
  expect(
    blocks.map(block => [block.attrs?.['level'] ?? null, stringAttr(block, 'label'), textOf(block)]),
  ).toEqual([
    [1, 'Phần thứ nhất', 'Kết quả của tỉnh'],
    [2, 'I.', 'Kinh tế'],
    [null, '', 'Thu ngân sách tăng bình quân 9 % mỗi năm.'],
    [3, '1.', 'Nông nghiệp'],
    [null, '', 'Diện tích chè đạt 4.200 ha.'],
    [2, 'II.', 'Văn hóa, xã hội'],
    [null, '', 'Tỷ lệ hộ nghèo còn 12 %.'],
  ])
})

test('[OP174] people are asked about it in a round, and the synthesis stands under its own headings and says nothing of decisions that are not the unit’s', async () => {
  const draft = await begun()
  const climb = await beginClimb(site, draft.id)
  expect((await climb.move('lead', 'internal_review')).status).toBe(200)
  expect((await climb.move('secretary', 'consultation')).status).toBe(200)
  const round = await draft.post('secretary', '/rounds', {
    title: 'Góp ý dự thảo của tỉnh',
    people: [draft.person('member1')],
    closesAt: new Date(Date.now() + 86_400_000).toISOString(),
  })
  expect(round.status).toBe(201)
  for (const quote of ['còn 12 %', 'Diện tích chè', 'bình quân 9 %', 'Thu ngân sách'])
    expect((await draft.give('member1', { anchor: { quote } })).status).toBe(201)
  await draft.give('member1', { kind: 'general', body: 'Dự thảo còn dài.' })
  const doc = await contentOf(
    (await consultationOn(site, field(await draft.post('lead', '/synthesis', { title: 'Tổng hợp' }), 'id')))
      .id,
  )
  const headings = (doc.content?.[1]?.content ?? []).filter(
    ({ type, attrs }) => type === 'heading' && attrs?.['level'] === 3,
  )
  expect(headings.map(textOf)).toEqual([
    'Phần thứ nhất, mục I: Kinh tế (2 ý kiến)',
    'Phần thứ nhất, mục I.1: Nông nghiệp (1 ý kiến)',
    'Phần thứ nhất, mục II: Văn hóa, xã hội (1 ý kiến)',
  ])
  expect(sectionOf(doc, 'os.1')).toContain('Đợt 1: Góp ý dự thảo của tỉnh.')
  expect(sectionOf(doc, 'os.1')).toContain('Tổng số: 5 ý kiến.')
  expect(sectionOf(doc, 'os.3')).toContain('“Dự thảo còn dài.”')
  expect(textOf(doc).toLowerCase()).not.toMatch(/chưa xử lý|kết quả\n/u)
  expect(namedOpinions(doc)).toEqual({ body: [1, 2, 3, 4, 5], annex: [1, 2, 3, 4, 5] })
})
