// Reports for tests of gates: a template with something in every section, and words and rows of the test's own.

import { randomUUID } from 'node:crypto'
import type { NodeJson } from '#model/content.ts'
import { freshDocument, paragraph, tableNode } from '#model/outline.ts'
import type { Stage } from '#model/stage.ts'
import { findTemplate } from '#templates/index.ts'
import type { Template } from '#templates/template.ts'
import type { Store } from '../../server/store/store.ts'
import { seedState } from '../../server/sync/seed.ts'
import { movedTo, record } from '../contract/rows.ts'

/** What a test writes. */
export interface Written {
  /** Paragraphs by section key; an empty list leaves the section empty. */
  readonly words?: Readonly<Record<string, readonly string[]>>
  /** Rows by table id; they take the place of the seeded ones. */
  readonly rows?: Readonly<Record<string, readonly (readonly string[])[]>>
}

/** Words that let the political report of 2025–2030 through every gate on its text. */
export const soundWords: Written = {
  words: {
    'pr.p1.3': [
      'Đảng ủy thực hiện Nghị quyết Trung ương 4 và Chỉ thị 05 gắn với Quy định 144 về chuẩn mực đạo đức.',
    ],
    'pr.p2.4': ['Thực hiện các nghị quyết đột phá của Bộ Chính trị trên địa bàn xã.'],
    'pr.p1.4.3': [
      'Nguyên nhân chủ quan: đảng ủy chưa kiểm tra kịp thời. Nguyên nhân khách quan: giá vật tư tăng.',
    ],
  },
  rows: { T3: [['2023', 'Tự lực, tự cường', 'Hiến đất mở đường', 'Hai tuyến đường', 'Biên bản bàn giao']] },
}

/** A template's text. Block ids count up, so that the same words give the same text. */
export function reportText(templateId: string, ...written: readonly Written[]): NodeJson {
  const template = templateOf(templateId)
  let count = 0
  const newId = () => {
    count += 1
    return `b${count}`
  }
  const words: Written['words'] = Object.assign({}, ...written.map(one => one.words))
  const rows: Written['rows'] = Object.assign({}, ...written.map(one => one.rows))
  const doc = freshDocument(template, newId)
  return {
    ...doc,
    content: (doc.content ?? []).map(section => {
      const own = words?.[String(section.attrs?.['key'])] ?? ['Mục này đã được viết.']
      const paragraphs = own.map(text => paragraph(text, newId))
      const blocks = (section.content ?? []).flatMap(block => tabled(block, template, rows, newId))
      const at = blocks.findIndex(({ type }) => type === 'paragraph')
      const written = at < 0 ? blocks : blocks.toSpliced(at, paragraphs.length > 0 ? 1 : 0, ...paragraphs)
      return { ...section, content: written }
    }),
  }
}

/** Puts a political report with a text into a store. @returns its id */
export async function storeReport(
  store: Store,
  unitId: string,
  { json, stage = 'drafting', term = '2025-2030' }: { json: NodeJson; stage?: Stage; term?: string },
): Promise<string> {
  const id = randomUUID()
  const at = new Date().toISOString()
  const pinned = {
    title: 'Báo cáo chính trị',
    templateId: 'political_report',
    templateVersion: 1,
    formatProfile: 'hd36-2018',
    formatProfileVersion: 1,
    termProfile: term,
    termProfileVersion: 1,
  }
  await store.createDocument(
    {
      ...pinned,
      id,
      unitId,
      stage,
      draft: 1,
      createdAt: at,
      updatedAt: at,
      access: 'unit',
      isAmending: false,
    },
    seedState(json),
    {
      documentId: id,
      opinionId: null,
      type: 'documentCreated',
      at,
      actor: 'test',
      actorRole: 'drafter',
      unitId,
      payload: pinned,
    },
  )
  if (stage !== 'drafting')
    await record(store, { documentId: id, expectedSeq: 1, drafts: [movedTo(id, stage)] })
  return id
}

function tabled(block: NodeJson, template: Template, rows: Written['rows'], newId: () => string): NodeJson[] {
  const own = block.type === 'table' ? rows?.[String(block.attrs?.['tableId'])] : undefined
  const table = template.tables.find(({ id }) => id === block.attrs?.['tableId'])
  return own && table ? [tableNode(table, own, newId)] : [block]
}

function templateOf(id: string): Template {
  const template = findTemplate(id)
  if (!template) throw new RangeError(`no template ${id}`)
  return template
}
