// The table of dispositions (domain §3d): every opinion in its own row, what was answered, and the text after the change.

import type { NodeJson } from '#model/content.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { redline } from '#model/redline.ts'
import { dayOf } from '../export/vietnam-time.ts'
import { circumstances, kindLabels } from '../labels.ts'
import { byHeading, type HeadingOpinions } from './draft-headings.ts'
import { centred, headingRow, line, marked, row, section, table, type Words } from './nodes.ts'
import { balanceLines, balanceSentence } from './overview.ts'
import { contentLines } from './quotes.ts'
import type { ReportInput } from './report-input.ts'
import { holderOf, opinionCount, statusLabels, successionOf } from './report-words.ts'

const columns = [
  { title: 'TT', widthMm: 15 },
  { title: 'Phần, mục', widthMm: 29 },
  { title: 'Chủ thể góp ý', widthMm: 27 },
  { title: 'Nội dung góp ý', widthMm: 47 },
  { title: 'Loại', widthMm: 16 },
  { title: 'Phương án', widthMm: 21 },
  { title: 'Nội dung tiếp thu, giải trình', widthMm: 33 },
  { title: 'Vị trí và văn bản sau sửa', widthMm: 33 },
  { title: 'Người xử lý', widthMm: 20 },
  { title: 'Ngày', widthMm: 22 },
]

/** The sections of the report: the balance, then the table by the draft's headings, each with its own balance. */
export function dispositionSections(input: ReportInput): NodeJson[] {
  const { headings, whole } = byHeading(input, input.opinions)
  const groups: HeadingOpinions[] =
    whole.length === 0 ? [...headings] : [...headings, { title: 'Toàn văn kiện', opinions: whole }]
  let ordinal = 0
  const rows = groups.flatMap(({ title, opinions }) => [
    headingRow(`${title} – ${balanceSentence(opinions)}`, columns.length),
    ...opinions.map(opinion => opinionRow(++ordinal, title, opinion, input)),
  ])
  return [
    section('dispositions', 'landscape', [
      ...balanceLines(input.opinions),
      ...(rows.length === 0
        ? [line('Không có ý kiến góp ý.')]
        : [
            table(columns, rows, 'Bảng tổng hợp, tiếp thu, giải trình ý kiến'),
            // Words that stay with the signature: it never stands alone on a page.
            line(`Bảng gồm ${opinionCount(ordinal)}, mỗi ý kiến một dòng.`),
          ]),
    ]),
  ]
}

function opinionRow(ordinal: number, title: string, opinion: Opinion, input: ReportInput): NodeJson {
  const { status, reserved, withdrawnAt } = opinion
  const disposition = status === 'withdrawn' ? null : opinion.disposition
  const decidedAt = status === 'withdrawn' ? withdrawnAt : (disposition?.at ?? null)
  return row([
    [centred(String(ordinal)), centred(opinionName(opinion.number))],
    [line(title)],
    [line(holderOf(opinion, input)), ...circumstances(opinion).map(note => line(marked(note, 'italic')))],
    contentLines(opinion),
    [line(kindLabels[opinion.kind])],
    [
      line(statusLabels[status]),
      ...(reserved === null ? [] : [line(marked(`Bảo lưu: “${reserved.reason}”`, 'bold'))]),
      ...successionOf(opinion, input.opinions).map(text => line(text)),
    ],
    answerLines(opinion, input),
    afterLines(opinion, title),
    [line(disposition?.by.name ?? (status === 'withdrawn' ? opinion.author.name : ''))],
    [line(decidedAt === null ? '' : dayOf(decidedAt))],
  ])
}

/** The answer as it was given, with what it rests on. */
function answerLines({ disposition, issuerAnswer, status }: Opinion, { opinions }: ReportInput): NodeJson[] {
  if (disposition === null || status === 'withdrawn') return [line('')]
  const { explanation, basis, duplicateOf } = disposition
  const twin = duplicateOf === null ? undefined : opinions.find(({ id }) => id === duplicateOf)
  const lines = [
    explanation,
    twin === undefined ? '' : `Trùng ${opinionName(twin.number)}.`,
    basis ? `Căn cứ: ${basis}` : '',
    issuerAnswer === null
      ? ''
      : `Trả lời của cấp yêu cầu: “${issuerAnswer.answer}” ${issuerAnswer.reference}`,
  ].filter(text => text.trim() !== '')
  return lines.length === 0 ? [line('')] : lines.map(text => line(text.trim()))
}

/** Where the change stands and the text after it: struck words went, underlined ones came. */
function afterLines({ implementation, implementedBy }: Opinion, title: string): NodeJson[] {
  if (implementation === 'pending') return [line('Chưa đưa vào văn bản')]
  if (implementation === 'conflict') return [line('Chưa đưa vào văn bản: cần người đặt lại vị trí')]
  if (implementedBy === null) return [line('')]
  const { textBefore, textAfter, noChangeReason } = implementedBy
  if (noChangeReason !== null) return [line(`Không cần sửa văn bản: ${noChangeReason}`)]
  const words = redline(textBefore, textAfter).map(({ type, text }): Words => {
    if (type === 'kept') return text
    return type === 'added' ? marked(text, 'underline') : marked(text, 'strike')
  })
  return [line(`${title}:`), line('“', ...words, '”')]
}
