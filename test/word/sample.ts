// Full-length samples for the tests of Word files: the demo reports with their opinions, placed by the resolver.

import { resolveAnchor, textMap } from '#model/anchor.ts'
import { type NodeJson, stringAttr, textBlocksOf } from '#model/content.ts'
import { fillPattern } from '#model/front-matter.ts'
import type { Decision, Disposition, Opinion, Status } from '#model/opinion.ts'
import { freshDocument, paragraph, tableNode } from '#model/outline.ts'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import { findTemplate } from '#templates/index.ts'
import type { DemoBlock, DemoDocument, DemoOpinion } from '../../server/demo/content/content.ts'
import type { ExportInput, FrontMatter } from '../../server/word/export-input.ts'
import { bareDecision, untouched } from '../support/opinion.ts'

/** Front matter of a commune's reports, but for what each is about. */
const sampleFront: Omit<FrontMatter, 'subject'> = {
  superiorOrg: 'ĐẢNG BỘ TỈNH MẪU',
  issuer: 'ĐẢNG ỦY XÃ MẪU',
  number: null,
  symbolType: 'BC',
  symbolBody: 'ĐU',
  place: 'Xã Mẫu',
  date: { day: 5, month: 2, year: 2025 },
  typeName: 'BÁO CÁO',
  authority: 'T/M BAN CHẤP HÀNH',
  post: 'BÍ THƯ',
  signerName: 'Hoàng Minh Sơn',
  recipients: [
    'Ban Thường vụ Tỉnh ủy',
    'Các đồng chí ủy viên Ban Chấp hành Đảng bộ xã',
    'Lưu Văn phòng Đảng ủy',
  ],
  draft: 2,
}

/** A document made of a template and the text of a demo document. */
function demoDocument(demo: DemoDocument): NodeJson {
  const template = findTemplate(demo.templateId)
  if (!template) throw new Error(`no template ${demo.templateId}`)
  let lastId = 0
  const newId = () => `b${++lastId}`
  const written = new Map(demo.sections.map(section => [section.key, section.blocks]))
  const fresh = freshDocument(template, newId)
  const write = (block: DemoBlock): NodeJson[] => {
    if (typeof block === 'string') return [paragraph(block, newId)]
    if ('heading' in block) {
      const attrs = { id: newId(), level: 4, label: '', locked: false }
      return [{ type: 'heading', attrs, content: [{ type: 'text', text: block.heading }] }]
    }
    if ('bullets' in block) {
      const items = block.bullets.map(text => ({ type: 'listItem', content: [paragraph(text, newId)] }))
      return [{ type: 'bulletList', attrs: { id: newId() }, content: items }]
    }
    return []
  }
  const filled = (fresh.content ?? []).map(section => {
    const key = stringAttr(section, 'key')
    const rows = new Map(
      [...written.entries()]
        .filter(([name]) => name.split('#')[0] === key)
        .flatMap(([, blocks]) => blocks)
        .flatMap(block =>
          typeof block === 'object' && 'table' in block ? [[block.table, block.rows] as const] : [],
        ),
    )
    let subheading = 0
    const content = (section.content ?? []).flatMap((block, index) => {
      const tableRows = rows.get(stringAttr(block, 'tableId'))
      const table = template.tables.find(({ id }) => id === stringAttr(block, 'tableId'))
      if (table && tableRows) return [tableNode(table, tableRows, newId)]
      if (block.type !== 'heading') return [block]
      const name = index === 0 ? key : `${key}#${++subheading}`
      return [block, ...(written.get(name) ?? []).flatMap(write)]
    })
    return { ...section, content }
  })
  return { ...fresh, content: filled }
}

/** The opinions of a demo document, placed in a text. */
function demoOpinions(demo: DemoDocument, doc: NodeJson): Opinion[] {
  const map = textMap(textBlocksOf(doc))
  return demo.opinions.map((opinion, index) => {
    const anchor = opinion.quote === undefined ? null : { quote: opinion.quote }
    const sectionKey = opinion.sectionKey?.split('#')[0] ?? null
    const disposition = dispositionOf(opinion, index)
    const isConfirmed = opinion.disposition?.by === 'lead'
    const status: Status = opinion.withdrawn
      ? 'withdrawn'
      : isConfirmed
        ? (disposition?.decision ?? 'open')
        : 'open'
    return {
      ...untouched,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      number: index + 1,
      kind: opinion.kind,
      severity: opinion.severity,
      criterion: null,
      sectionKey,
      anchor,
      body: opinion.body,
      proposedText: opinion.proposedText ?? null,
      onBehalfOf: opinion.onBehalfOf ?? null,
      status,
      place: resolveAnchor(map, anchor, sectionKey, null),
      author: { id: `user-${opinion.by}`, name: `Đồng chí ${opinion.by}`, unitId: 'unit' },
      createdAt: `2025-03-${String(1 + (index % 27)).padStart(2, '0')}T18:05:00.000Z`,
      disposition: isConfirmed ? disposition : null,
      proposedDisposition: isConfirmed ? null : disposition,
    }
  })
}

function dispositionOf({ disposition }: DemoOpinion, index: number): Disposition | null {
  if (!disposition) return null
  const decision: Decision = disposition.decision
  return {
    ...bareDecision,
    decision,
    explanation: disposition.explanation ?? '',
    by: { id: `user-${disposition.by}`, name: disposition.by === 'lead' ? 'Nguyễn Văn Dũng' : 'Lò Thị Mai' },
    at: `2025-04-${String(1 + (index % 27)).padStart(2, '0')}T02:00:00.000Z`,
  }
}

/** What a report is about, as its template says it. */
function subjectOf({ templateId }: DemoDocument): string {
  return fillPattern(findTemplate(templateId)?.subjectPattern ?? '', {
    organisation: 'Đảng bộ xã Mẫu',
    congress: 'Đại hội đại biểu Đảng bộ xã lần thứ nhất',
    term: '2025 – 2030',
  })
}

/** The input of an export of a demo document. */
export function demoInput(demo: DemoDocument, mode: ExportInput['mode']): ExportInput {
  const doc = demoDocument(demo)
  return {
    mode,
    doc,
    profile: hd36Format,
    front: { ...sampleFront, subject: subjectOf(demo) },
    opinions: demoOpinions(demo, doc),
    documentId: 'doc-1',
    contentSha256: 'ab'.repeat(32),
    creator: 'Đảng ủy xã Mẫu',
    now: '2025-05-20T03:00:00.000Z',
  }
}
