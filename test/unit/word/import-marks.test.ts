// Splits and joins of paragraphs that somebody tracked in a Word file: opinions like every other change.

import { expect, test } from 'vitest'
import type { OpinionDraft } from '#model/opinion.ts'
import { type ImportPlan, planImport } from '../../../server/word/import/import-plan.ts'
import { docxFile, inserted, para, run } from '../../support/docx-file.ts'
import { doc, heading, paragraph, section } from './small.ts'

const report = doc(
  section(
    's.1',
    heading(2, 'I-', 'Kinh tế'),
    paragraph('Diện tích chè tăng nhanh. Thu nhập của người trồng chè khá hơn.'),
    paragraph('Xã có ba trường học.'),
    paragraph('Các cháu được đến lớp đúng tuổi.'),
  ),
)

function planned(body: string): ImportPlan {
  const plan = planImport({
    mode: 'import',
    file: docxFile(body),
    fileName: 'a.docx',
    documentId: 'document-1',
    doc: report,
    opinions: [],
  })
  if (!plan.ok) throw new Error(plan.refusal.code)
  return plan.value
}
const marked = (change: 'ins' | 'del', author: string, ...inner: string[]) =>
  para(
    `<w:pPr><w:rPr><w:${change} w:id="9" w:author="${author}" w:date="2025-03-01T10:00:00Z"/></w:rPr></w:pPr>`,
    ...inner,
  )
const changed =
  marked('ins', 'Trần Thị B', run('Diện tích chè tăng nhanh. ')) +
  para(run('Thu nhập của người trồng chè khá hơn.')) +
  marked('del', 'Lê Văn C', run('Xã có ba trường học.')) +
  para(run('Các cháu được đến lớp đúng tuổi.'))

test('[WR66] a split and a join become opinions of whoever made them, at the words before the mark, with the same ids each time', () => {
  const { items, notes } = planned(changed)
  const drafts = items.map(({ opinion, state }) => ({ ...(opinion as OpinionDraft), state }))
  expect(
    drafts.map(({ kind, body, onBehalfOf, anchor, sectionKey, proposedText, state }) => [
      [kind, body, onBehalfOf, proposedText],
      [anchor?.quote.trim(), sectionKey, state],
    ]),
  ).toEqual([
    [
      ['general', 'Tách đoạn ở sau chỗ này.', 'Trần Thị B', null],
      ['Diện tích chè tăng nhanh.', 's.1', 'moved'], // half a paragraph is found by its words
    ],
    [
      ['general', 'Nối đoạn này với đoạn sau.', 'Lê Văn C', null],
      ['Xã có ba trường học.', 's.1', 'matched'],
    ],
  ])
  expect(notes).toEqual([])
  expect(planned(changed).items.map(({ opinion }) => opinion.id)).toEqual(drafts.map(({ id }) => id))
})

test('[WR66] the mark of a paragraph that is new as a whole is not told twice, and an empty paragraph is counted', () => {
  const added = marked('ins', 'Trần Thị B', inserted('Đoạn mới.')) + marked('ins', 'Trần Thị B')
  const { items, notes } = planned(para(run('Xã có ba trường học.')) + added)
  expect(items.map(({ opinion }) => (opinion as OpinionDraft).kind)).toEqual(['add'])
  expect(notes).toEqual([{ code: 'emptyParagraphs', count: 1 }])
})
