// Footnotes in Word files: native ones in every mode, changes of theirs in a redline, and back into a draft.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { footnotesOf, type NodeJson, stringAttr } from '#model/content.ts'
import { politicalReport } from '#templates/outlines/political-report.ts'
import { fragmentName } from '../../server/sync/seed.ts'
import { planDraft } from '../../server/word/draft/plan-draft.ts'
import { identifyFile } from '../../server/word/identify/identify-file.ts'
import { planImport } from '../../server/word/import/import-plan.ts'
import { readWord } from '../../server/word/import/read.ts'
import { docxFile, para, run } from '../support/docx-file.ts'
import { faultsOf, pandocNotes } from '../support/docx-oracles.ts'
import { exportWord } from '../support/exported.ts'
import {
  cell,
  doc,
  footnote,
  heading,
  input,
  opinion,
  paragraph,
  partsOf,
  section,
  table,
} from '../unit/word/small.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-footnotes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const seed = Number(process.env['FC_SEED'] ?? 20_261_122)

const sources = ['Báo cáo số 12-BC/ĐU, ngày 05-02-2025.', 'Số liệu <ước> & “tạm”.', 'CURRENT']
const report = doc(
  section(
    's.1',
    heading(2, 'I-', 'Kinh tế'),
    paragraph(
      'Thu ngân sách đạt 12 tỷ đồng',
      footnote(sources[0] ?? ''),
      ', vượt 5% kế hoạch',
      footnote(sources[1] ?? ''),
      '.',
    ),
    table('Bảng', [{ ...cell(''), content: [paragraph('118 héc-ta', footnote(sources[2] ?? ''))] }]),
  ),
)

function faultsIn(name: string, bytes: Uint8Array): Promise<string[]> {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  return faultsOf(file)
}

function notesIn(bytes: Uint8Array): readonly string[] {
  const read = readWord(bytes)
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value.footnotes
}

test('[WF120] every footnote of a text is a native footnote of the clean and of the review file', async () => {
  const opinions = [
    opinion(report, 1, 'Thu ngân sách đạt 12 tỷ đồng, vượt 5% kế hoạch', {
      proposedText: 'Thu ngân sách đạt 13 tỷ đồng',
    }),
    opinion(report, 2, '118 héc-ta'),
  ]
  for (const mode of ['clean', 'review'] as const) {
    const bytes = await exportWord(input(report, opinions, { mode }))
    expect(await faultsIn(`${mode}.docx`, bytes)).toEqual([])
    expect(notesIn(bytes)).toEqual(sources)
    expect(pandocNotes(join(folder, `${mode}.docx`), 'accept')).toEqual(sources)
    expect(pandocNotes(join(folder, `${mode}.docx`), 'reject')).toEqual(sources)
  }
})

test('[WF120] the mark stands right behind its words, and a paragraph of nothing but a footnote is printed', async () => {
  const bare = doc(
    section(
      's.1',
      heading(2, 'I-', 'Một'),
      paragraph('Sáu mươi', footnote('a'), ' phần trăm'),
      paragraph(footnote('b')),
    ),
  )
  const parts = await partsOf(input(bare, [], { mode: 'clean' }))
  const order = [
    ...(parts.get('word/document.xml') ?? '').matchAll(
      />Sáu mươi<|footnoteReference w:id="\d"| phần trăm</gu,
    ),
  ]
  expect(order.map(([found]) => found)).toEqual([
    '>Sáu mươi<',
    'footnoteReference w:id="1"',
    ' phần trăm<',
    'footnoteReference w:id="2"',
  ])
})

const inlines = fc.array(
  fc.oneof(
    fc.constantFrom('một ', 'hai ', 'ba ').map((text): NodeJson => ({ type: 'text', text })),
    fc.constantFrom('nguồn a', 'nguồn b').map(footnote),
    fc.constant<NodeJson>({ type: 'hardBreak' }),
  ),
  { maxLength: 6 },
)
const texts = fc
  .array(inlines, { minLength: 1, maxLength: 4 })
  .map(blocks =>
    doc(
      section(
        's.1',
        heading(2, 'I-', 'Một'),
        paragraph('đầu'),
        ...blocks.map(content => paragraph(...content)),
      ),
    ),
  )
const notesOf = (text: NodeJson) => footnotesOf(text).map(note => stringAttr(note, 'text'))

test('[WF121] in a redline every change taken gives the later footnotes, left the earlier ones', async () => {
  let judged = 0
  await fc.assert(
    fc.asyncProperty(texts, texts, async (before, after) => {
      const made = input(after, [], {
        mode: 'redline',
        earlier: { doc: before, changedAt: '2025-05-19T02:00:00.000Z' },
      })
      const bytes = await exportWord(made)
      const file = join(folder, `redline-${judged}.docx`)
      writeFileSync(file, bytes)
      expect(pandocNotes(file, 'accept')).toEqual(notesOf(after))
      expect(pandocNotes(file, 'reject')).toEqual(notesOf(before))
      if (judged < 2) expect(await faultsIn(`redline-${judged}.docx`, bytes)).toEqual([])
      judged += 1
    }),
    { numRuns: Number(process.env['FOOTNOTE_RUNS'] ?? 12), seed },
  )
})

test('[WF122] a draft begun from a Word file has its footnotes, and endnotes as such; on headings they are listed', () => {
  const names = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const mark = (kind: 'footnote' | 'endnote', id: number) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const note = (id: number, words: string) => `<w:footnote w:id="${id}">${para(run(words))}</w:footnote>`
  const long = 'dài '.repeat(600).trim()
  const file = docxFile(
    para(run('II. Một mục', '<w:b/>'), mark('footnote', 1), mark('endnote', 2)) +
      para(
        run('Chữ có chú thích'),
        mark('footnote', 2),
        run(' và tiếp.'),
        mark('footnote', 3),
        mark('endnote', 1),
      ),
    [],
    {
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="f1" Type="${office}/footnotes" Target="footnotes.xml"/><Relationship Id="f2" Type="${office}/endnotes" Target="endnotes.xml"/></Relationships>`,
      'word/footnotes.xml': `<w:footnotes ${names}>${note(1, 'ở tiêu đề')}${note(2, 'ở đoạn')}${note(3, long)}</w:footnotes>`,
      'word/endnotes.xml': `<w:endnotes ${names}><w:endnote w:id="1">${para(run('cuối văn bản'))}</w:endnote><w:endnote w:id="2">${para(run('cuối, ở tiêu đề'))}</w:endnote></w:endnotes>`,
    },
  )
  const [text, leftOut] = drafted(file)
  expect(notesOf(text)).toEqual(['ở đoạn', 'cuối văn bản'])
  expect(leftOut).toEqual(
    expect.arrayContaining(
      ['ở tiêu đề', long, 'cuối, ở tiêu đề'].map(words => ({ what: 'footnote', text: words })),
    ),
  )
  expect(leftOut).toContainEqual({ what: 'endnote', text: 'cuối văn bản' })
  expect(leftOut).not.toContainEqual({ what: 'endnote', text: 'cuối, ở tiêu đề' })
})

function drafted(file: Uint8Array): [NodeJson, readonly unknown[]] {
  let lastId = 0
  const newId = () => `b${++lastId}`
  const given = { mode: 'draft', file, template: politicalReport } as const
  const planned = planDraft({ ...given, assignments: null }, newId)
  if (!planned.ok || planned.value.is !== 'plan') throw new Error('no plan')
  const assignments = planned.value.plan.parts.map(() => ({ to: 'unassigned' }) as const)
  const made = planDraft({ ...given, assignments }, newId)
  if (!made.ok || made.value.is !== 'text') throw new Error('no text')
  const ydoc = new Y.Doc()
  Y.applyUpdate(ydoc, made.value.state)
  return [yXmlFragmentToProsemirrorJSON(ydoc.getXmlFragment(fragmentName)) as NodeJson, made.value.leftOut]
}

test('[WF122] our own clean file, begun from anew, has the same footnotes', async () => {
  const [text] = drafted(await exportWord(input(report, [], { mode: 'clean' })))
  expect(notesOf(text)).toEqual(sources)
})

test('[WF123] a file of ours read back does not count its footnotes as left out; one that was added in Word is', async () => {
  const bytes = await exportWord(input(report, []))
  const codes = (document: NodeJson) => {
    const plan = planImport({
      mode: 'import',
      fileName: 'bao-cao.docx',
      file: bytes,
      doc: document,
      opinions: [],
      documentId: 'document-1',
    })
    if (!plan.ok) throw new Error(plan.refusal.code)
    return plan.value.notes.filter(({ code }) => code === 'footnotes')
  }
  expect(codes(report)).toEqual([])
  const without = doc(
    section('s.1', heading(2, 'I-', 'Kinh tế'), paragraph('Thu', footnote(sources[0] ?? ''))),
  )
  expect(codes(without)).toEqual([{ code: 'footnotes', count: 2 }])
})

test('[WF124] a file whose footnotes are others holds another text, and says in which words', async () => {
  const bytes = await exportWord(input(report, [], { mode: 'clean' }))
  const checked = (document: NodeJson) => {
    const text = { id: 'v1', sha256: 'ab'.repeat(32), json: JSON.stringify(document) }
    const found = identifyFile({ mode: 'identify', file: bytes, texts: [text] })
    if (!found.ok) throw new Error(found.refusal.code)
    return found.value
  }
  expect(checked(report).sameAs).toBe('v1')
  const other = checked(JSON.parse(JSON.stringify(report).replace('số 12-BC', 'số 21-BC')) as NodeJson)
  expect(other.sameAs).toBeNull()
  expect(JSON.stringify(other.blocks)).toContain('21')
})
