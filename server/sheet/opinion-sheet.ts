// The register as a workbook for those who count: one row an opinion, and the balance beside it.

import { opinionName, statuses } from '#model/opinion.ts'
import { minuteOf } from '../word/export/vietnam-time.ts'
import { decisionLabels, kindLabels, severityLabels, sourceLabels } from '../word/labels.ts'
import { headingTitles } from '../word/report/draft-headings.ts'
import type { ReportInput } from '../word/report/report-input.ts'
import { statusLabels, unitOf } from '../word/report/report-words.ts'
import { type Cell, type Sheet, writeWorkbook } from './workbook.ts'

const columns = [
  { title: 'Số', width: 9 },
  { title: 'Phần, mục', width: 28 },
  { title: 'Người góp ý', width: 20 },
  { title: 'Đơn vị', width: 24 },
  { title: 'Đợt', width: 6 },
  { title: 'Muộn', width: 7 },
  { title: 'Dự thảo lần', width: 8 },
  { title: 'Mã bản góp ý', width: 16 },
  { title: 'Nguồn', width: 16 },
  { title: 'Số người tán thành', width: 10 },
  { title: 'Số người dự', width: 10 },
  { title: 'Loại', width: 12 },
  { title: 'Mức độ', width: 12 },
  { title: 'Nguyên văn được góp ý', width: 40 },
  { title: 'Nội dung góp ý', width: 50 },
  { title: 'Đề nghị sửa thành', width: 40 },
  { title: 'Nhóm', width: 24 },
  { title: 'Phương án', width: 20 },
  { title: 'Nội dung tiếp thu, giải trình', width: 40 },
  { title: 'Người xử lý', width: 18 },
  { title: 'Ngày xử lý', width: 22 },
  { title: 'Bảo lưu', width: 24 },
  { title: 'Ngày nhận', width: 22 },
]

/** Writes the workbook of a register; the same input gives the same bytes. */
export function writeOpinionSheet(input: ReportInput): Uint8Array {
  return writeWorkbook([opinionSheet(input), balanceSheet(input)])
}

function opinionSheet(input: ReportInput): Sheet {
  const headings = headingTitles(input, input.opinions)
  const rounds = new Map(input.rounds.map(({ round }) => [round.id, round.number]))
  const groups = new Map(input.groups.map(({ id, title }) => [id, title]))
  const rows = [...input.opinions]
    .sort((a, b) => a.number - b.number)
    .map((opinion): Cell[] => {
      const disposition = opinion.status === 'withdrawn' ? null : opinion.disposition
      return [
        opinionName(opinion.number),
        headings.get(opinion) ?? 'Toàn văn kiện',
        opinion.onBehalfOf ?? (opinion.onBehalfOfUnit === null ? opinion.author.name : ''),
        unitOf(opinion, input),
        opinion.roundId === null ? '' : (rounds.get(opinion.roundId) ?? ''),
        opinion.isLate ? 'Muộn' : '',
        opinion.draft,
        opinion.versionHash?.slice(0, 12) ?? '',
        sourceLabels[opinion.source],
        opinion.headCount?.agreed ?? '',
        opinion.headCount?.present ?? '',
        kindLabels[opinion.kind],
        severityLabels[opinion.severity],
        opinion.anchor?.quote ?? '',
        opinion.body,
        opinion.proposedText ?? '',
        opinion.groupId === null ? '' : (groups.get(opinion.groupId) ?? ''),
        disposition === null ? statusLabels[opinion.status] : decisionLabels[disposition.decision],
        disposition?.explanation ?? '',
        disposition?.by.name ?? '',
        disposition === null ? '' : minuteOf(disposition.at),
        opinion.reserved?.reason ?? '',
        minuteOf(opinion.createdAt),
      ]
    })
  return { name: 'Ý kiến', columns, rows }
}

function balanceSheet({ opinions, head, title, now }: ReportInput): Sheet {
  return {
    name: 'Cân đối',
    columns: [
      { title: 'Mục', width: 34 },
      { title: 'Số ý kiến', width: 70 },
    ],
    rows: [
      ['Nhận', opinions.length],
      ...statuses.map((status): Cell[] => [
        statusLabels[status],
        opinions.filter(opinion => opinion.status === status).length,
      ]),
      ['Văn kiện', title],
      ['Sổ ý kiến đến sự kiện số', head.seq],
      ['Mã băm SHA-256', head.hash],
      ['Lập lúc', minuteOf(now)],
    ],
  }
}
