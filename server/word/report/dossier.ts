// The dossier of a congress as a paper: every document that the congress needs, where it stands and what it is held by, for who reads
// the dossier, and the foot that ties it to the books.

import type { DossierItem, DossierView } from '#model/api.ts'
import type { NodeJson } from '#model/content.ts'
import type { DossierBook, EntryState } from '#model/dossier.ts'
import type { Instant, Sha256 } from '#model/ids.ts'
import { stageNames } from '#model/stage-name.ts'
import { dayOf, minuteOf } from '../export/vietnam-time.ts'
import type { ExportInput } from '../export-input.ts'
import { centred, headingRow, line, marked, row, section, table } from './nodes.ts'

/** Input of one file. The same input gives the same bytes. */
export interface DossierInput
  extends Pick<ExportInput, 'profile' | 'front' | 'documentId' | 'contentSha256' | 'creator' | 'now'> {
  readonly mode: 'dossier'
  /** The dossier as its reader is told it. */
  readonly dossier: Pick<DossierView, 'term' | 'isFromAbove' | 'books' | 'items'>
  /** The last event of each book that the reader may know of; none for a book in which nothing was said. */
  readonly heads: readonly { readonly book: DossierBook; readonly at: Instant; readonly hash: Sha256 }[]
}

const columns = [
  { title: 'TT', widthMm: 12 },
  { title: 'Văn kiện', widthMm: 48 },
  { title: 'Cần trước khi', widthMm: 32 },
  { title: 'Tình trạng', widthMm: 30 },
  { title: 'Căn cứ', widthMm: 62 },
  { title: 'Người ghi, ngày ghi', widthMm: 32 },
  { title: 'Nguồn yêu cầu', widthMm: 47 },
]

const groups = [
  ['lacking', 'Còn thiếu'],
  ['asked', 'Nên có, không bắt buộc'],
  ['settled', 'Đã có'],
  ['apart', 'Theo dõi riêng'],
] as const

const dues: Readonly<Record<DossierItem['due'], string>> = {
  steering: 'Trình Tổ chỉ đạo thẩm tra',
  congress: 'Trình đại hội',
}

const states: Readonly<Record<EntryState, string>> = {
  missing: 'Chưa có',
  there: 'Đã có',
  approved: 'Đã duyệt',
  excused: 'Không cần',
}

const bookNames: Readonly<Record<DossierBook, string>> = {
  unit: 'Sổ hồ sơ',
  personnel: 'Sổ hồ sơ nhân sự',
}

/** The export of a dossier. */
export function dossierExport({ dossier, heads, mode: _, ...form }: DossierInput): ExportInput {
  return {
    ...form,
    mode: 'clean',
    doc: { type: 'doc', content: [section('dossier', 'landscape', blocksOf(dossier, form.now))] },
    isLandscape: true,
    foot: [
      ...heads.map(
        ({ book, at, hash }) => `${bookNames[book]} đến lần ghi lúc ${minuteOf(at)}, mã băm SHA-256: ${hash}`,
      ),
      `Thể thức ${form.profile.id}, phiên bản ${form.profile.version}; lập lúc ${minuteOf(form.now)}`,
    ],
    opinions: [],
  }
}

function blocksOf(dossier: DossierInput['dossier'], now: Instant): NodeJson[] {
  const { items, books, term, isFromAbove } = dossier
  const sorted = groups
    .map(([group, title]) => ({ title, items: items.filter(item => groupOf(item) === group) }))
    .filter(group => group.items.length > 0)
  let ordinal = 0
  const rows = sorted.flatMap(group => [
    headingRow(`${group.title} (${group.items.length})`, columns.length),
    ...group.items.map(item => entryRow(++ordinal, item, isFromAbove)),
  ])
  const knows = (book: DossierBook) => books.some(one => one.book === book)
  return [
    line(`${term.title}. Tình trạng đến ${minuteOf(now)}.`),
    line(lackingSentence(items)),
    ...(knows('personnel')
      ? [line(marked('Có phần nhân sự: chỉ trao cho người làm công tác nhân sự.', 'bold'))]
      : [line('Tình trạng của phần nhân sự không nêu ở đây: chỉ người làm công tác nhân sự theo dõi.')]),
    table(columns, rows, 'Danh mục văn kiện đại hội cần có'),
    // Words that stay with the signature: it never stands alone on a page.
    line(`Danh mục gồm ${ordinal} văn kiện.`),
  ]
}

function lackingSentence(items: readonly DossierItem[]): string {
  const lacking = (due: DossierItem['due']) =>
    items.filter(item => item.due === due && groupOf(item) === 'lacking').length
  const [steering, congress] = [lacking('steering'), lacking('congress')]
  return [
    steering === 0
      ? 'Không thiếu văn kiện bắt buộc để trình thẩm tra.'
      : `Còn thiếu ${steering} văn kiện bắt buộc để trình thẩm tra.`,
    ...(congress === 0 ? [] : [`${congress} văn kiện cần duyệt trước khi trình đại hội chưa xong.`]),
  ].join(' ')
}

function groupOf({ standing, isRequired }: DossierItem): (typeof groups)[number][0] {
  if (!standing) return 'apart'
  if (standing.isFulfilled) return 'settled'
  return isRequired ? 'lacking' : 'asked'
}

function entryRow(ordinal: number, item: DossierItem, isFromAbove: boolean): NodeJson {
  const { title, isConfidential, due, needs, standing, confidence, source } = item
  const said = standing?.said ?? null
  const isSure = confidence === 'A' || confidence === 'B'
  const sureness = confidence === 'C' ? 'Một nguồn' : 'Chưa kiểm chứng'
  return row([
    [centred(String(ordinal))],
    [line(title), ...(isConfidential ? [line(marked('Nhân sự', 'italic'))] : [])],
    [line(dues[due]), ...(needs === 'approved' ? [line(marked('phải được duyệt', 'italic'))] : [])],
    [line(stateWords(item, isFromAbove))],
    heldBy(standing),
    said === null ? [line('')] : [line(said.byName), line(dayOf(said.at))],
    [line(source), ...(isSure ? [] : [line(marked(sureness, 'italic'))])],
  ])
}

function stateWords({ standing, needs, isConfidential }: DossierItem, isFromAbove: boolean): string {
  if (standing === null)
    return isConfidential
      ? 'Người làm công tác nhân sự theo dõi'
      : 'Người theo dõi hồ sơ của đơn vị nắm tình trạng'
  if (standing.state === 'missing' && isFromAbove) return 'Chưa có hoặc chưa chuyển lên cấp trên'
  return standing.state === 'there' && needs === 'approved'
    ? 'Đã chuẩn bị, chưa duyệt'
    : states[standing.state]
}

function heldBy(standing: DossierItem['standing']): NodeJson[] {
  const said = standing?.said?.said
  const lines: string[] = []
  if (said?.kind === 'outside') {
    lines.push(`Giữ ngoài hệ thống: số ${said.number}, ngày ${day(said.date)}`)
    if (said.approved !== null) lines.push(`${said.approved.by} duyệt ngày ${day(said.approved.on)}`)
  }
  if (said?.kind === 'notNeeded') lines.push(`Lý do: ${said.reason}`)
  for (const { title, stage } of standing?.documents ?? []) lines.push(`${title} – ${stageNames[stage]}`)
  return lines.length === 0 ? [line('')] : lines.map(text => line(text))
}

/** `05/02/2025` of a day as it is kept, `2025-02-05`. */
function day(kept: string): string {
  return kept.split('-').toReversed().join('/')
}
