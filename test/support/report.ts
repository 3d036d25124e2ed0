// Reports from small registers for tests, and the tables of what comes out.

import { strFromU8, unzipSync } from 'fflate'
import type { NodeJson } from '#model/content.ts'
import type { Group } from '#model/group.ts'
import type { Opinion } from '#model/opinion.ts'
import type { Round } from '#model/round.ts'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import type { ReportInput, ReportKind } from '../../server/word/report/report-input.ts'
import { front } from '../unit/word/small.ts'
import { writeWord } from './exported.ts'

/** A report on a draft with opinions. */
export function reportInput(
  kind: ReportKind,
  doc: NodeJson,
  opinions: readonly Opinion[],
  over: Partial<ReportInput> = {},
): ReportInput {
  return {
    mode: 'register',
    kind,
    title: 'Báo cáo chính trị',
    drafts: [2],
    doc,
    opinions,
    rounds: [],
    groups: [],
    unitNames: new Map([
      ['unit', 'Đảng ủy xã Mẫu'],
      ['cell', 'Chi bộ thôn Đông'],
    ]),
    head: { seq: 512, hash: 'fe'.repeat(32) },
    profile: hd36Format,
    front,
    documentId: 'document-1',
    contentSha256: 'ab'.repeat(32),
    creator: 'Đảng ủy xã Mẫu',
    now: '2025-05-20T03:00:00.000Z',
    ...over,
  }
}

const clerk = { id: 'user-clerk', name: 'Lò Thị Mai' }

/** A group of opinions. */
export function group(id: string, members: readonly string[], over: Partial<Group> = {}): Group {
  const at = '2025-04-01T02:00:00.000Z'
  return {
    id,
    title: `Nhóm ${id}`,
    trend: null,
    summary: '',
    opinionIds: members,
    notable: [],
    by: clerk,
    at,
    seq: 1,
    ...over,
  }
}

/** A round of March 2025 that asked two units and three people. */
export const marchRound: Round = {
  id: 'round-1',
  number: 1,
  title: 'Lấy ý kiến các chi bộ',
  question: 'Các chỉ tiêu có khả thi không?',
  versionId: 'version-1',
  sha256: 'cd'.repeat(32),
  draft: 2,
  audience: {
    people: ['An', 'Bình', 'Chi'].map(name => ({ id: `user-${name}`, name })),
    units: [
      { id: 'cell', name: 'Chi bộ thôn Đông' },
      { id: 'west', name: 'Chi bộ thôn Tây' },
    ],
  },
  opensAt: '2025-03-01T01:00:00.000Z',
  closesAt: '2025-03-20T10:00:00.000Z',
  openedBy: clerk,
  closedAt: null,
  extensions: [],
  reminders: [],
  noOpinions: [],
}

/** The parts of a report's file by name. */
export async function reportParts(input: ReportInput): Promise<Map<string, string>> {
  const bytes = await writeWord(input)
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** A cell of a table: its paragraphs as text, breaks as line feeds; struck words left out. */
export interface ReadCell {
  readonly lines: readonly string[]
  readonly columns: number
}

/** The tables of a document part that hold a repeated head, each as rows of cells. No table of a report holds another. */
export function tablesOf(xml: string): ReadCell[][][] {
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)]
    .map(([table]) => table)
    .filter(table => table.includes('<w:tblHeader/>'))
    .map(table => [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) => cellsOf(row)))
}

function cellsOf(row: string): ReadCell[] {
  return [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) => ({
    lines: linesOf(cell),
    columns: Number(/<w:gridSpan w:val="(\d+)"/u.exec(cell)?.[1] ?? 1),
  }))
}

/** The paragraphs of a piece of XML as text, struck words left out. */
export function linesOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:r[ >].*?<\/w:r>/gsu)]
      .filter(([run]) => !run.includes('<w:strike/>'))
      .flatMap(([run]) => [...run.matchAll(/<w:t(?: [^>]*)?>([^<]*)<|<w:br\/>|<w:tab\/>/gu)])
      .map(([mark, text]) => (text === undefined ? (mark === '<w:br/>' ? '\n' : '\t') : plain(text)))
      .join(''),
  )
}

function plain(xml: string): string {
  return xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
}
