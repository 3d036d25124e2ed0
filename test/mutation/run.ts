// `node test/mutation/run.ts [WORD]`: switches each rule off in turn, in a copy, and expects a test to turn red. Prints a table.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Mutation, mutations } from './mutations.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copied = ['model', 'templates', 'server', 'editor', 'test', 'package.json', 'vitest.config.ts']

const [, , word = ''] = process.argv
const folder = mkdtempSync(join(tmpdir(), 'vankien-mutation-'))
try {
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const chosen = mutations.filter(({ rule, file }) => `${file} ${rule}`.includes(word))
  const unmutated = [...new Set(chosen.flatMap(({ tests }) => tests))]
  const red = redTest(unmutated)
  if (red !== null) throw new Error(`red before anything was switched off: ${red}`)
  console.log('| rule | where | red test |\n| --- | --- | --- |')
  const unnoticed = chosen.filter(mutation => !isNoticed(mutation))
  console.log(
    `\n${chosen.length - unnoticed.length} of ${chosen.length} rules turn a test red when they are off`,
  )
  process.exitCode = unnoticed.length === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function isNoticed({ rule, file, find, replace, tests }: Mutation): boolean {
  const path = join(folder, file)
  const source = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    source.replace(find, () => replace),
  )
  let red: string | null = null
  for (const test of tests) {
    red = redTest([test])
    if (red !== null) break
  }
  writeFileSync(path, source)
  console.log(`| ${rule} | \`${file}\` | ${red ?? '**none**'} |`)
  return red !== null
}

/** The first test that fails, or null. */
function redTest(files: readonly string[]): string | null {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'unit',
      '--bail',
      '1',
      '--testTimeout',
      '12000',
      ...files,
    ],
    { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  )
  if (status === 0) return null
  return /×\s+(\[[A-Z0-9]+\][^\n]*?)(?:\s+\d+ms)?$/mu.exec(stdout)?.[1] ?? stdout.slice(-1500)
}
