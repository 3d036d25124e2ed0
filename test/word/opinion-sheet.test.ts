// The register as a workbook: the Open XML validator, every opinion once, and nothing that a spreadsheet program would run.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { balanceOf, opinionName } from '#model/opinion.ts'
import { politicalReport } from '../../server/demo/content/political-report.ts'
import { cellMaxChars, writeWorkbook } from '../../server/sheet/workbook.ts'
import { kindLabels } from '../../server/word/labels.ts'
import { statusLabels } from '../../server/word/report/report-words.ts'
import { faultsOf } from '../support/docx-oracles.ts'
import { writeWord } from '../support/exported.ts'
import { reportInput } from '../support/report.ts'
import { cellsOf } from '../support/xlsx.ts'
import { demoInput } from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-sheet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the validator finds in a workbook. */
function faultsIn(bytes: Uint8Array): Promise<string[]> {
  const file = join(folder, 'sheet.xlsx')
  writeFileSync(file, bytes)
  return faultsOf(file)
}

test('[WD96] the list of opinions is a right workbook: each opinion in one row, and its balance adds up', async () => {
  const { doc, opinions } = demoInput(politicalReport, 'clean')
  const bytes = await writeWord(reportInput('list', doc, opinions))
  expect(await faultsIn(bytes)).toEqual([])
  const [head, ...rows] = cellsOf(bytes, 1)
  expect(rows.map(row => row[0]?.text)).toEqual(
    [...opinions].sort((a, b) => a.number - b.number).map(({ number }) => opinionName(number)),
  )
  const column = head?.findIndex(({ text }) => text === 'Loại') ?? -1
  expect(rows.map(row => row[column]?.text).sort()).toEqual(
    opinions.map(({ kind }) => kindLabels[kind]).sort(),
  )
  const counted = new Map(cellsOf(bytes, 2).map(row => [row[0]?.text, row[1]]))
  const { received, ...parts } = balanceOf(opinions.map(({ status }) => status))
  expect(counted.get('Nhận')).toMatchObject({ text: String(received), type: 'n' })
  for (const [status, count] of Object.entries(parts))
    expect([status, counted.get(statusLabels[status as keyof typeof parts])?.text]).toEqual([
      status,
      String(count),
    ])
})

test('[WD97] no text of an opinion becomes a formula: it is kept as text and marked so', async () => {
  const { doc, opinions } = demoInput(politicalReport, 'clean')
  const first = opinions[0]
  if (!first) throw new Error('the sample has no opinion')
  const dangerous = ['=HYPERLINK("http://x.example","a")', '+1+1', '-2', '@SUM(A1)', '\t=1', '\n=1']
  const given = dangerous.map((body, index) => ({ ...first, id: `o${index}`, number: index + 1, body }))
  const bytes = await writeWord(reportInput('list', doc, given))
  expect(await faultsIn(bytes)).toEqual([])
  expect(strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).not.toMatch(/<f[ >]/u)
  const [head, ...rows] = cellsOf(bytes, 1)
  const column = head?.findIndex(({ text }) => text === 'Nội dung góp ý') ?? -1
  expect(rows.map(row => row[column])).toEqual(
    dangerous.map(text => ({ text, style: '2', type: 'inlineStr' })),
  )
})

test('[WD98] a workbook keeps what a cell can hold, drops what XML forbids, and is the same twice', async () => {
  const sheet = {
    name: 'Một',
    columns: Array.from({ length: 30 }, (_, index) => ({ title: `Cột ${index}`, width: 10 })),
    rows: [['<&">', 'a\u0000b\uFFFEc', 'ệ'.normalize('NFD'), 'x'.repeat(cellMaxChars + 10), 1.5]],
  }
  const bytes = writeWorkbook([sheet])
  expect(await faultsIn(bytes)).toEqual([])
  const row = cellsOf(bytes, 1)[1]?.map(({ text }) => text) ?? []
  expect(row.slice(0, 3)).toEqual(['<&">', 'abc', 'ệ'.normalize('NFC')])
  expect(row[3]).toHaveLength(cellMaxChars)
  expect(row[3]?.endsWith('…')).toBe(true)
  expect(row[4]).toBe('1.5')
  expect(Buffer.from(writeWorkbook([sheet])).equals(Buffer.from(bytes))).toBe(true)
})
