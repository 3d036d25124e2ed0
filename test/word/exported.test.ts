// What tests export is judged at the end of every run, and the judgement is known to bite.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { exportWord } from '../support/exported.ts'
import { exportingTests } from '../support/exporting-tests.ts'
import { faultyFiles, silentTests } from '../support/judge-exported.ts'
import { isKept } from '../support/kept-files.ts'
import { projectFiles, readProjectFile } from '../unit/project/files.ts'
import { doc, heading, input, paragraph, section } from '../unit/word/small.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-exported-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const report = input(doc(section('s', heading(2, 'I-', 'Kinh tế'), paragraph('Một đoạn.'))), [])

function file(name: string, bytes: Uint8Array) {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return { path, by: [{ testFile: 'test/some.test.ts', act: `makes ${name}` }] }
}

test('[WD200] each exported file is judged at the end of a run: one that breaks the schema, a rule of the lint or the zip is named with who exported it', async () => {
  const right = await exportWord(report)
  const changed = (from: string, to: string) => {
    const parts = unzipSync(right)
    const main = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
    expect(main).toContain(from)
    return zipSync({ ...parts, 'word/document.xml': strToU8(main.replace(from, to)) })
  }
  const stray = file('stray.docx', changed('<w:body>', '<w:body><w:r><w:t>lạc</w:t></w:r>'))
  const unstyled = file('unstyled.docx', changed('w:pStyle w:val="', 'w:pStyle w:val="Khong'))
  const cut = file('cut.docx', right.slice(0, right.length / 2))
  const found = await faultyFiles([file('right.docx', right), stray, unstyled, cut])
  expect(found.map(text => text.split('\n').slice(0, 2))).toEqual(
    [stray, unstyled, cut].map(({ path, by }) => [
      path,
      `  exported by test/some.test.ts, ${by.map(({ act }) => act).join()}`,
    ]),
  )
  expect(found[0]).toContain('Sch_InvalidElementContent')
})

test('[WD201] what the exporter writes in a test is kept for that, and no test calls it by another way', async () => {
  expect(isKept(await exportWord({ ...report, now: '2025-04-01T02:00:00.000Z' }))).toBe(true)
  expect(isKept(strToU8('nobody exported this'))).toBe(false)
  const ways = projectFiles('test/').filter(
    path =>
      !path.startsWith('test/bench/') &&
      /import (?:\*|\{[^}]*\b(?:exportWord|writeWord|createWordPool)\b)[^;]*?'[^']*\/word\/(?:export|write-word|pool)\.ts'/u.test(
        readProjectFile(path),
      ),
  )
  expect(ways).toEqual(['test/support/exported.ts'])
})

test('[WD202] a test file that is known to export and of which no file came is named; the others are left in peace', () => {
  const [known = '', other = ''] = exportingTests
  const kept = [{ path: 'a.docx', by: [{ testFile: other, act: '' }] }]
  expect(silentTests([known, other, 'test/unit/model/fold.test.ts'], kept)).toEqual([known])
  const missing = [...exportingTests].filter(path => !projectFiles('test/').includes(path))
  expect(missing).toEqual([])
})
