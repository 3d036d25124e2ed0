// `node test/mutation/run.ts [WORD]`: switches each rule off in turn, in a copy, and expects a test to turn red. Prints a table.
// WORD chooses the rules in whose file or name it stands; FROM=21 begins with the 21st of them.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Mutation, mutations } from './mutations.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const copied = ['model', 'templates', 'server', 'editor', 'test', 'package.json', 'vitest.config.ts']

/** Longer than any of the files takes on a loaded machine. */
const patienceMs = 300_000
const [, , word = ''] = process.argv
const { FROM = '1' } = process.env
const folder = mkdtempSync(join(tmpdir(), 'vankien-mutation-'))
try {
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  const chosen = mutations
    .filter(({ rule, file }) => `${file} ${rule}`.includes(word))
    .slice(Number(FROM) - 1)
  const unmutated = [...new Set(chosen.flatMap(({ tests }) => tests))]
  const red = await redTest(unmutated, 4 * patienceMs)
  if (red !== null) throw new Error(`red before anything was switched off: ${red}`)
  console.log('| rule | where | red test |\n| --- | --- | --- |')
  let noticed = 0
  for (const mutation of chosen) if (await isNoticed(mutation)) noticed += 1
  console.log(`\n${noticed} of ${chosen.length} rules turn a test red when they are off`)
  process.exitCode = noticed === chosen.length ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function isNoticed({ rule, file, find, replace, tests }: Mutation): Promise<boolean> {
  const path = join(folder, file)
  const source = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    source.replace(find, () => replace),
  )
  let red: string | null = null
  for (const test of tests) {
    red = await redTest([test], patienceMs)
    if (red !== null) break
  }
  writeFileSync(path, source)
  console.log(`| ${rule} | \`${file}\` | ${red ?? '**none**'} |`)
  return red !== null
}

/** The first test that fails, or null. A server that stands still without its rule fails too: its whole group of processes ends. */
async function redTest(files: readonly string[], waitMs: number): Promise<string | null> {
  const options = ['--project', 'unit', '--bail', '1', '--testTimeout', '45000']
  const child = spawn(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...options, ...files], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, NO_COLOR: '1' },
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text
  })
  let isStuck = false
  const timer = setTimeout(() => {
    isStuck = true
    if (child.pid) process.kill(-child.pid, 'SIGKILL')
  }, waitMs)
  const [status] = await once(child, 'close')
  clearTimeout(timer)
  if (isStuck) return `stands still in ${files.join(', ')}`
  if (status === 0) return null
  return /×\s+(\[[A-Z0-9]+\][^\n]*?)(?:\s+\d+ms)?$/mu.exec(output)?.[1] ?? output.slice(-1500)
}
