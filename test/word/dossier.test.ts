// The dossier of a congress as a Word file: every entry with what it is held by, and the printed pages.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import type { DossierItem } from '#model/api.ts'
import { type DossierSaid, type EntryState, isFulfilled } from '#model/dossier.ts'
import { dossierLists } from '#templates/dossier/congress.ts'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import { printable } from '../../server/word/export/printable.ts'
import type { DossierInput } from '../../server/word/report/dossier.ts'
import { faultsOf, pandocLetters } from '../support/docx-oracles.ts'
import { paper } from '../support/dossier.ts'
import { writeWord } from '../support/exported.ts'
import { linesOf as printedLines, printWord } from '../support/pdf.ts'
import { tablesOf } from '../support/report.ts'
import { front } from '../unit/word/small.ts'

const folder = process.env['DOSSIER_FILES'] ?? mkdtempSync(join(tmpdir(), 'vankien-dossier-'))
afterAll(() => process.env['DOSSIER_FILES'] ?? rmSync(folder, { recursive: true, force: true }))
const dense = (text: string) => printable(text).replace(/\s+/gu, '')

const [list] = dossierLists
if (!list) throw new Error('no list of a term is shipped')

const longReason =
  `Đại hội hai nội dung, không bầu cử. ${'Cấp trên đã cho ý kiến bằng văn bản. '.repeat(12)}`.trim()
const saids: readonly (DossierSaid | null)[] = [
  null,
  paper,
  { ...paper, approved: null },
  { kind: 'notNeeded', reason: longReason },
  { kind: 'document', documentId: 'document-7' },
]

/** An entry in one of its ways to stand; where it is for personnel, as who does not deal with that sees it. */
function itemOf(index: number): DossierItem {
  const sourced = list?.entries[index]
  if (!sourced) throw new Error(`no entry ${index}`)
  const { id, title, titleEn, group, due, needs, isConfidential, usualStage } = sourced.value
  const { confidence, source } = sourced
  const facts = { id, title, titleEn, group, due, needs, isConfidential, isRequired: index % 2 === 0 }
  const known = { usualStage: usualStage as DossierItem['usualStage'], confidence, source }
  if (isConfidential) return { ...facts, ...known, standing: null }
  const said = saids[index % saids.length] ?? null
  const by = { book: 'unit', entry: id, actorRole: 'clerk', byName: 'Đỗ Minh Khôi' } as const
  const documents =
    said?.kind === 'document'
      ? [{ id: 'document-7', title: 'Kế hoạch & “đại hội” <xã>', stage: 'drafting' as const, isBehind: true }]
      : []
  const state = stateWith(said)
  return {
    ...facts,
    ...known,
    standing: {
      state,
      isFulfilled: isFulfilled(sourced.value, state),
      said: said && { ...by, said, at: '2026-11-20T18:30:00.000Z' },
      documents,
    },
  }
}

function stateWith(said: DossierSaid | null): EntryState {
  if (said === null) return 'missing'
  if (said.kind === 'notNeeded') return 'excused'
  return said.kind === 'outside' && said.approved !== null ? 'approved' : 'there'
}

const items = (list?.entries ?? []).map((_, index) => itemOf(index))
const hash = 'fe'.repeat(32)
const input: DossierInput = {
  mode: 'dossier',
  dossier: {
    term: { id: list.term, title: 'Nhiệm kỳ 2025 – 2030' },
    isFromAbove: false,
    books: [{ book: 'unit', seq: 5, brokenAt: null }],
    items,
  },
  heads: [{ book: 'unit', at: '2026-11-20T18:30:00.000Z', hash }],
  profile: hd36Format,
  front,
  documentId: 'unit-1',
  contentSha256: 'ab'.repeat(32),
  creator: 'Đảng ủy xã Mẫu',
  now: '2026-11-21T03:00:00.000Z',
}

test('[WD210] the file holds every entry once with state, what it is held by, who recorded it when, source and how sure it is', async () => {
  const parts = unzipSync(await writeWord(input))
  const rows = tablesOf(strFromU8(parts['word/document.xml'] ?? new Uint8Array())).at(-1) ?? []
  const told = rows
    .filter(row => row.length > 1)
    .slice(1)
    .map(row => row.map(({ lines }) => lines.join('\n')))
  expect(told).toHaveLength(items.length)
  for (const { title, standing, source, confidence, isConfidential, needs } of items) {
    const [row, ...more] = told.filter(cells => cells[1]?.split('\n')[0] === title)
    expect([title, more]).toEqual([title, []])
    const [, name, due, state, held, by, from] = row ?? []
    expect(name?.includes('Nhân sự')).toBe(isConfidential)
    expect(due?.includes('phải được duyệt')).toBe(needs === 'approved')
    expect(dense(from ?? '')).toContain(dense(source))
    expect(/Một nguồn|Chưa kiểm chứng/u.test(from ?? '')).toBe(confidence !== 'A' && confidence !== 'B')
    const said = standing?.said?.said
    expect(by).toBe(said ? 'Đỗ Minh Khôi\n21/11/2026' : '') // after midnight in Việt Nam
    if (said?.kind === 'outside') {
      expect(held).toContain('số 07-TB/TCĐ, ngày 10/11/2026')
      expect(held?.includes('Tổ chỉ đạo đại hội duyệt ngày 12/11/2026')).toBe(said.approved !== null)
    }
    if (said?.kind === 'notNeeded')
      expect([state, dense(held ?? '')]).toEqual(['Không cần', dense(`Lý do: ${longReason}`)])
    if (said?.kind === 'document') expect(held).toBe('Kế hoạch & “đại hội” <xã> – Soạn thảo')
    if (standing === null) expect(state).toBe('Người làm công tác nhân sự theo dõi')
  }
})

test('[WD212] nothing is found in it by the schema validator and the lints, pandoc reads it; printed it is landscape, the hash on every page, the head of the table too', async () => {
  const file = join(folder, 'dossier.docx')
  writeFileSync(file, await writeWord(input))
  expect(await faultsOf(file)).toEqual([])
  const read = pandocLetters(file, 'accept')
  for (const { title, source } of items)
    expect([title, read.includes(dense(title)), read.includes(dense(source))]).toEqual([title, true, true])
  const pages = printWord(file)
  expect(pages.length).toBeGreaterThan(1)
  expect(pages.every(({ width, height }) => width > height)).toBe(true)
  const lines = pages.map(printedLines)
  for (const page of lines) expect(page.join('\n')).toContain(`mã băm SHA-256: ${hash}`)
  expect(lines[0]?.slice(0, 3).join('\n')).toContain('ĐẢNG CỘNG SẢN VIỆT NAM')
  const signed = lines.findIndex(page => page.some(text => text.startsWith('Nơi nhận:')))
  expect([signed, lines[signed]?.some(text => text.includes('Danh mục gồm'))]).toEqual([
    lines.length - 1,
    true,
  ])
  const withRows = lines.slice(1).filter(page => page.some(text => /^\d+ \p{Lu}/u.test(text)))
  for (const page of withRows) expect(page.join('\n')).toMatch(/Văn kiện .*Căn cứ/u)
})
