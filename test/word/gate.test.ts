// The gate that no faulty Word file passes is known to bite: thirty ways of breaking a file, each caught by the schema validator
// or by our lint.

import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { hasStrictLint, lintFaults, openXmlFaults } from '../support/docx-oracles.ts'
import { exportWord } from '../support/exported.ts'
import { pngFile } from '../support/picture-file.ts'
import {
  cell,
  decidedBy,
  doc,
  footnote,
  heading,
  input,
  list,
  opinion,
  paragraph,
  section,
  table,
} from '../unit/word/small.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'vankien-gate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs a tool of the shared ones beside our own packages: it brings none. */
function tool(name: string, ...args: string[]): void {
  const run = spawnSync(process.execPath, [join(folder, name), ...args], { encoding: 'utf8' })
  if (run.error) throw run.error
  if (run.stderr !== '') throw new Error(run.stderr)
}

/** Names of the broken files that neither judge catches. */
async function passing(broken: string): Promise<string[]> {
  const passed: string[] = []
  for (const name of readdirSync(broken)) {
    const file = join(broken, name)
    if (!isCaughtByLint(file) && (await openXmlFaults(file)).length === 0) passed.push(name)
  }
  return passed
}

/** A file that is no zip any more is nothing that the lint is given. */
function isCaughtByLint(file: string): boolean {
  try {
    return lintFaults(file).length > 0
  } catch {
    return false
  }
}

describe.runIf(hasStrictLint)('broken on purpose', () => {
  test('[WF20] each of thirty ways to break a right file is caught', async () => {
    for (const name of ['make-good.mjs', 'mutate.mjs'])
      copyFileSync(at(`../../../shared/tools/docx/${name}`), join(folder, name))
    symlinkSync(at('../../node_modules'), join(folder, 'node_modules'))
    const good = join(folder, 'good.docx')
    const broken = join(folder, 'broken')
    tool('make-good.mjs', good)
    expect([...(await openXmlFaults(good)), ...lintFaults(good)]).toEqual([])
    tool('mutate.mjs', good, broken)
    expect(readdirSync(broken)).toHaveLength(30)
    expect(await passing(broken)).toEqual([])
  })

  test('[WF20] each way that fits an export of ours is caught in it', async () => {
    const report = doc(
      section(
        's.1',
        heading(2, 'I-', 'Kinh tế'),
        paragraph('Xã có ba trường học và một trạm y tế.', footnote('Số liệu đến ngày 31-12.')),
        { type: 'image', attrs: { id: 'i', file: 'a'.repeat(64), alt: 'Bản đồ', widthMm: 60 } },
        list('bulletList', [paragraph('Một')]),
        table('Bảng', [cell('a', { colspan: 2 })], [cell('b'), cell('c')]),
      ),
      section('s.2', heading(2, 'II-', 'Xã hội'), paragraph('Đời sống được nâng lên.')),
    )
    const pictures = new Map([
      ['a'.repeat(64), { bytes: pngFile(6, 4), facts: { type: 'image/png', width: 6, height: 4 } }],
    ] as const)
    const opinions = [
      // Its reply is the second comment of the file: one way of breaking it wants that.
      opinion(report, 1, 'một trạm y tế', {
        status: 'declined',
        disposition: decidedBy('declined', 'Vì đủ'),
      }),
      opinion(report, 2, 'ba trường học', { proposedText: 'bốn trường học' }),
    ]
    const own = join(folder, 'own.docx')
    const broken = join(folder, 'broken-own')
    mkdirSync(broken)
    writeFileSync(own, await exportWord(input(report, opinions, { pictures })))
    expect([...lintFaults(own), ...(await openXmlFaults(own))]).toEqual([])
    tool('mutate.mjs', own, broken)
    const made = readdirSync(broken).map(name => name.replace(/^\d+-|\.docx$/gu, ''))
    expect(made).toHaveLength(30)
    expect(made).toContain('dangling-rId')
    expect(made).toContain('missing-footnote')
    expect(await passing(broken)).toEqual([])
  })
})
