// Word files of other programs as drafts: numbers that Word counts, lists in cells, columns and captions of tables.

import { expect, test } from 'vitest'
import { type NodeJson, textOf } from '#model/content.ts'
import { politicalReport } from '#templates/outlines/political-report.ts'
import { buildDraft } from '../../../server/word/draft/build.ts'
import { draftTargets } from '../../../server/word/draft/match.ts'
import { partsOf } from '../../../server/word/draft/parts.ts'
import { readDraft } from '../../../server/word/draft/read-draft.ts'
import { docxFile, para, run } from '../../support/docx-file.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const level = (at: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
// 1 and 2 count together, 3 begins anew; 4 numbers headings, 5 has a start of its own.
const numbering = `<w:numbering ${word}>
  <w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum>
  <w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2.')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
  <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
  <w:num w:numId="5"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:start w:val="7"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl><w:startOverride w:val="7"/></w:lvlOverride></w:num>
</w:numbering>`
const style = (id: string, name: string, outline: number | null = null) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/>${outline === null ? '' : `<w:pPr><w:outlineLvl w:val="${outline}"/></w:pPr>`}</w:style>`
const styles = `<w:styles ${word}>${style('H1', 'heading 1', 0)}${style('H2', 'heading 2', 1)}${style('Cap', 'caption')}</w:styles>`
const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${['numbering', 'styles'].map((name, at) => `<Relationship Id="r${at}" Type="${office}/${name}" Target="${name}.xml"/>`).join('')}</Relationships>`
const file = (...body: string[]) =>
  docxFile(body.join(''), [], {
    'word/numbering.xml': numbering,
    'word/styles.xml': styles,
    'word/_rels/document.xml.rels': relations,
  })

const styled = (id: string, text: string, list?: number, at = 0) =>
  `<w:p><w:pPr><w:pStyle w:val="${id}"/>${list === undefined ? '' : `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`}</w:pPr>${run(text)}</w:p>`
const item = (list: number, text: string, at = 0) => styled('', text, list, at)
const table = (grid: readonly number[], ...rows: string[][]) =>
  `<w:tbl><w:tblPr/><w:tblGrid>${grid.map(width => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows
    .map(cells => `<w:tr>${cells.map(cell => `<w:tc><w:tcPr/>${cell}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`
const pages = (orient: 'portrait' | 'landscape') =>
  `<w:p><w:pPr><w:sectPr><w:pgSz w:w="1" w:h="1" w:orient="${orient}"/></w:sectPr></w:pPr></w:p>`

/** The blocks of a file, as they come into a section of their own. */
function blocksOf(bytes: Uint8Array): NodeJson[] {
  const read = readDraft(bytes, 'unicode')
  if (!read.ok) throw new Error(read.refusal.code)
  let lastId = 0
  const parts = partsOf(read.value, draftTargets(politicalReport))
  const { doc } = buildDraft(
    politicalReport,
    parts,
    parts.map(() => ({ to: 'unassigned' })),
    () => `b${++lastId}`,
  )
  const section = doc.content?.find(one => one.attrs?.['key'] === 'unassigned')
  return (section?.content ?? []).slice(1)
}

/** Lists as their items, each with the number before it. */
function listed(node: NodeJson): unknown[] {
  const start = Number(node.attrs?.['start'] ?? Number.NaN)
  return (node.content ?? []).map((one, index) => {
    const [own, ...deeper] = one.content ?? []
    const number = node.type === 'bulletList' ? '-' : start + index
    return [number, textOf(own ?? { type: 'paragraph' }), ...deeper.map(listed)]
  })
}

test('[WR64] a list goes on with the number that Word prints: after a paragraph, with another list of its kind, at a start of its own', () => {
  const blocks = blocksOf(
    file(
      item(1, 'một'),
      item(1, 'hai'),
      para(run('xen giữa')),
      item(1, 'ba'),
      item(1, 'dưới ba', 1),
      item(2, 'bốn'),
      item(1, 'dưới bốn', 1),
      item(3, 'lại từ đầu'),
      item(5, 'từ bảy'),
      item(5, 'tám'),
    ),
  )
  const lists = blocks.filter(({ type }) => type === 'orderedList').map(listed)
  expect(lists).toEqual([
    [
      [1, 'một'],
      [2, 'hai'],
    ],
    [[3, 'ba', [[1, 'dưới ba']]]],
    [[4, 'bốn', [[1, 'dưới bốn']]]],
    [[1, 'lại từ đầu']],
    [
      [7, 'từ bảy'],
      [8, 'tám'],
    ],
  ])
})

test('[WR64] the number that Word prints before a heading becomes the heading’s number', () => {
  const blocks = blocksOf(
    file(
      styled('H1', 'Một việc lạ', 4),
      para(run('Lời.')),
      styled('H2', 'Việc con', 4, 1),
      styled('H2', 'Việc con nữa', 4, 1),
      styled('H1', 'Hai việc lạ', 4),
      styled('H2', 'Việc con khác', 4, 1),
    ),
  )
  const headings = blocks.filter(({ type }) => type === 'heading')
  expect(headings.map(one => [one.attrs?.['label'], textOf(one)])).toEqual([
    ['I.', 'Một việc lạ'],
    ['I.1.', 'Việc con'],
    ['I.2.', 'Việc con nữa'],
    ['II.', 'Hai việc lạ'],
    ['II.1.', 'Việc con khác'],
  ])
})

test('[WR65] a table keeps its caption, the widths of its columns and the lists in its cells', () => {
  const cell = item(1, 'một') + item(1, 'hai') + para(run('sau danh sách'))
  const [made] = blocksOf(
    file(
      styled('Cap', 'Bảng 1. Kết quả'),
      table([3000, 1500, 4500], [cell, para(run('x')), para(run('12'))]),
    ),
  )
  expect(made?.attrs?.['caption']).toBe('Bảng 1. Kết quả')
  const cells = made?.content?.[0]?.content ?? []
  expect(cells.map(({ attrs }) => attrs?.['colwidth'])).toEqual([[200], [100], [300]])
  expect(cells[0]?.content?.map(({ type }) => type)).toEqual(['orderedList', 'paragraph'])
  expect(listed(cells[0]?.content?.[0] ?? { type: '' })).toEqual([
    [1, 'một'],
    [2, 'hai'],
  ])
})

test('[WR65] a table as wide as its portrait page fits ours, one on a landscape page stays wide; nonsense widths are none', () => {
  const row = [para(run('a')), para(run('b'))]
  const blocks = blocksOf(
    file(
      table([7000, 3500], row),
      pages('portrait'),
      table([7000, 3500], row),
      pages('landscape'),
      table([0, -5], row),
    ),
  )
  const widths = blocks
    .filter(({ type }) => type === 'table')
    .map(one => one.content?.[0]?.content?.map(({ attrs }) => attrs?.['colwidth']))
  expect(widths).toEqual([
    [[416], [208]],
    [[467], [233]],
    [null, null],
  ])
})

test('[WR65] words above a table that are no caption by their style, or are too long for one, stay a paragraph', () => {
  const long = 'x'.repeat(1_200)
  const blocks = blocksOf(
    file(
      para(run('Bảng 2')),
      table([3000], [para(run('a'))]),
      styled('Cap', long),
      table([3000], [para(run('b'))]),
    ),
  )
  expect(blocks.filter(({ type }) => type === 'table').map(one => one.attrs?.['caption'])).toEqual(['', ''])
  expect(blocks.map(textOf)).toContain('Bảng 2')
  expect(blocks.map(textOf)).toContain(long)
})
