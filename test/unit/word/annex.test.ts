// What stands around an annex: its own pages, and the line that names its document.
import { expect, test } from 'vitest'
import type { NodeJson } from '#model/content.ts'
import { readDraft } from '../../../server/word/draft/read-draft.ts'
import { identifyFile } from '../../../server/word/identify/identify-file.ts'
import { exportWord } from '../../support/exported.ts'
import {
  body,
  cell,
  doc,
  front,
  heading,
  input,
  paragraph,
  paragraphs,
  partsOf,
  section,
  table,
  words,
} from './small.ts'

test('[WD6] an annex begins a page and counts its own from 1, the first without its number', async () => {
  const annexed = doc(
    section('pr.1', heading(2, 'I-', 'Tình hình'), paragraph('Một.')),
    section(
      'pr.annex',
      heading(1, 'Phụ lục', 'Số liệu'),
      paragraph('Hai.'),
      table('', [cell('x', { colwidth: [900] })]),
    ),
  )
  const xml = body(await partsOf(input(annexed, [])))
  const pages = [...xml.matchAll(/<w:sectPr.*?<\/w:sectPr>/gu)].map(([found]) => found)
  expect(pages.map(found => found.includes('<w:titlePg/>'))).toEqual([true, true, false])
  expect(pages.map(found => /<w:pgNumType w:start="(\d+)"/u.exec(found)?.[1] ?? null)).toEqual([
    null,
    '1',
    null,
  ])
  expect(pages.some(found => found.includes('w:type w:val="continuous"'))).toBe(false)
})

test('[WD105] under the heading of an annex stands which document it belongs to, unless its author wrote it', async () => {
  const annexed = (...blocks: NodeJson[]) =>
    doc(section('pr.1', paragraph('Một.')), section('pr.annex', heading(1, 'Phụ lục', 'Số liệu'), ...blocks))
  const ownFront = { ...front, typeName: 'Báo cáo', number: 5, symbolType: 'BC', symbolBody: 'ĐU' }
  const lines = async (json: NodeJson) =>
    paragraphs(body(await partsOf(input(json, [], { front: ownFront })))).map(line => words(line))
  const printed = await lines(annexed(paragraph('Hai.')))
  expect(printed.slice(printed.indexOf('Số liệu'))).toEqual([
    'Số liệu',
    '(Kèm theo Báo cáo số 05-BC/ĐU)',
    'Hai.',
  ])
  const own = '(Kèm theo Nghị quyết số 01-NQ/ĐU)'
  expect((await lines(annexed(paragraph(own)))).filter(line => line.startsWith('(Kèm theo'))).toEqual([own])
})

test('[WD105] a file with that line is the text it is of, and a new draft from it lists the line', async () => {
  const json = doc(
    section('pr.1', paragraph('Một.')),
    section('pr.annex', heading(1, 'Phụ lục', 'Số liệu'), paragraph('Hai.')),
  )
  const file = await exportWord(input(json, [], { mode: 'clean' }))
  const found = identifyFile({
    mode: 'identify',
    file,
    texts: [{ id: 'v1', sha256: 'a'.repeat(64), json: JSON.stringify(json) }],
  })
  expect(found.ok && found.value.sameAs).toBe('v1')
  expect(found.ok && found.value.beside.some(line => line.startsWith('(Kèm theo'))).toBe(true)
  const draft = readDraft(file, 'unicode')
  expect(
    draft.ok && draft.value.leftOut.filter(({ what }) => what === 'form').map(({ text }) => text),
  ).toEqual([expect.stringMatching(/^\(Kèm theo /u)])
})
