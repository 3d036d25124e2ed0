// Small documents and opinions for the tests of Word files, and the parts of what comes out.

import { strFromU8, unzipSync } from 'fflate'
import { resolveAnchor, textMap } from '#model/anchor.ts'
import { type MarkJson, type NodeJson, textBlocksOf } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import type { ExportInput, FrontMatter } from '../../../server/word/export-input.ts'
import { exportWord } from '../../support/exported.ts'
import { bareDecision, untouched } from '../../support/opinion.ts'

let lastId = 0
const newId = () => `block-${++lastId}`

export const text = (words: string, ...marks: MarkJson[]): NodeJson =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks }

export const paragraph = (...content: (string | NodeJson)[]): NodeJson => ({
  type: 'paragraph',
  attrs: { id: newId(), textAlign: null },
  content: content.filter(part => part !== '').map(part => (typeof part === 'string' ? text(part) : part)),
})

export const footnote = (words: string): NodeJson => ({ type: 'footnote', attrs: { text: words } })

export const heading = (level: number, label: string, words: string): NodeJson => ({
  type: 'heading',
  attrs: { id: newId(), level, label, locked: true },
  content: [text(words)],
})

export const section = (key: string, ...content: NodeJson[]): NodeJson => ({
  type: 'section',
  attrs: { key, required: true, orientation: 'portrait' },
  content,
})

export const cell = (
  words: string,
  attrs: Readonly<Record<string, unknown>> = {},
  type: 'tableCell' | 'tableHeader' = 'tableCell',
): NodeJson => ({
  type,
  attrs: { colspan: 1, rowspan: 1, colwidth: null, ...attrs },
  content: [paragraph(words)],
})

export const table = (caption: string, ...rows: NodeJson[][]): NodeJson => ({
  type: 'table',
  attrs: { id: newId(), tableId: null, caption },
  content: rows.map(content => ({ type: 'tableRow', content })),
})

export const list = (type: 'bulletList' | 'orderedList', ...items: NodeJson[][]): NodeJson => ({
  type,
  attrs: { id: newId(), start: 1 },
  content: items.map(content => ({ type: 'listItem', content })),
})

export const doc = (...content: NodeJson[]): NodeJson => ({ type: 'doc', content })

export const front: FrontMatter = {
  superiorOrg: 'ĐẢNG BỘ TỈNH MẪU',
  issuer: 'ĐẢNG ỦY XÃ MẪU',
  number: 5,
  symbolType: 'BC',
  symbolBody: 'ĐU',
  place: 'Xã Mẫu',
  date: { day: 5, month: 2, year: 2025 },
  typeName: 'Báo cáo',
  subject: 'tổng kết nhiệm kỳ 2020 – 2025',
  authority: 'T/M BAN CHẤP HÀNH',
  post: 'BÍ THƯ',
  signerName: 'Hoàng Minh Sơn',
  recipients: ['Ban Thường vụ Tỉnh ủy', '- Lưu Văn phòng Đảng ủy.'],
  draft: 2,
}

/** An open opinion on words of a document, placed by the resolver. */
export function opinion(
  document: NodeJson,
  number: number,
  quote: string | null,
  over: Partial<Opinion> = {},
): Opinion {
  const anchor = quote === null ? null : { quote }
  const sectionKey = over.sectionKey ?? null
  return {
    ...untouched,
    id: `opinion-${number}`,
    number,
    kind: 'replace',
    severity: 'major',
    criterion: null,
    sectionKey,
    anchor,
    body: `Nội dung ý kiến ${number}.`,
    proposedText: null,
    onBehalfOf: null,
    status: 'open',
    place: resolveAnchor(textMap(textBlocksOf(document)), anchor, sectionKey, null),
    author: { id: `user-${number}`, name: `Người góp ý ${number}`, unitId: 'unit' },
    createdAt: '2025-03-01T18:05:09.123Z',
    ...over,
  }
}

export const decidedBy = (decision: 'accepted' | 'declined', explanation: string) => ({
  ...bareDecision,
  decision,
  explanation,
  by: { id: 'user-lead', name: 'Nguyễn Văn Dũng' },
  at: '2025-04-01T02:00:00.000Z',
})

export function input(
  document: NodeJson,
  opinions: readonly Opinion[],
  over: Partial<ExportInput> = {},
): ExportInput {
  return {
    mode: 'review',
    doc: document,
    profile: hd36Format,
    front,
    opinions,
    documentId: 'document-1',
    contentSha256: 'ab'.repeat(32),
    creator: 'Đảng ủy xã Mẫu',
    now: '2025-05-20T03:00:00.000Z',
    ...over,
  }
}

/** The parts of an exported file by name. */
export async function partsOf(made: ExportInput): Promise<Map<string, string>> {
  const bytes = await exportWord(made)
  return new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]))
}

/** One part; it must be there. */
export function part(parts: ReadonlyMap<string, string>, name: string): string {
  const xml = parts.get(name)
  if (xml === undefined) throw new Error(`no part ${name} among ${[...parts.keys()].join(', ')}`)
  return xml
}

export const body = (parts: ReadonlyMap<string, string>) => part(parts, 'word/document.xml')

/** The paragraphs of a part as XML, innermost ones. */
export function paragraphs(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([found]) => found)
}

/** The words of a piece of XML; deleted ones when asked for. */
export function words(xml: string, deleted: 'with deleted' | 'without deleted' = 'with deleted'): string {
  const pattern = deleted === 'with deleted' ? /<w:(?:t|delText)[^>]*>([^<]*)</gu : /<w:t[^>]*>([^<]*)</gu
  return [...xml.matchAll(pattern)].map(([, found]) => found ?? '').join('')
}
