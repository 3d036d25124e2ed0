// `npm test`: brings what the tests need, builds what is stale, runs Vitest, ends with `N passed, N failed`.
// All in one script, because the project's .npmrc switches pre- and post-scripts off.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { aptLine, install, mayInstall, missingPrograms } from './support/programs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the web app is built from. */
const appSources = ['editor', 'model', 'templates', 'package.json', 'vite.config.ts']

/** The figures that are read from Vitest's JSON report. */
interface Tally {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const nothing: Tally = { passed: 0, failed: 0, skipped: 0 }

process.exitCode = main(process.argv.slice(2))

function main(vitestArgs: readonly string[]): number {
  if (!bringPrograms()) return 1
  if (isAppStale()) {
    console.log('Building the web app …')
    if (runNode(['node_modules/vite/bin/vite.js', 'build']) !== 0) return conclude(nothing, 1)
  }
  const folder = mkdtempSync(join(tmpdir(), 'vankien-report-'))
  try {
    const report = join(folder, 'report.json')
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const status = runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...vitestArgs])
    return conclude(readTally(report), status)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function bringPrograms(): boolean {
  const missing = missingPrograms()
  if (missing.length === 0) return true
  for (const program of missing) console.log(`missing: ${program.name} (${program.job})`)
  if (!mayInstall()) {
    console.error(`The tests need these programs. On Debian, as root:\n  ${aptLine(missing)}`)
    return false
  }
  const stillMissing = install(missing)
  if (stillMissing.length === 0) return true
  console.error(`apt could not install all of them. Try:\n  ${aptLine(stillMissing)}`)
  return false
}

// The last line always agrees with the exit code: a run that broke outside a test counts as one failure.
function conclude(tally: Tally, status: number): number {
  const ran = tally.passed + tally.failed
  const isBroken = tally.failed === 0 && (status !== 0 || ran === 0)
  if (isBroken)
    console.error(ran === 0 ? 'No test ran.' : `Something outside any test failed: exit code ${status}.`)
  const failed = tally.failed + (isBroken ? 1 : 0)
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
  console.log(`${tally.passed} passed, ${failed} failed${skipped}`)
  return failed > 0 ? 1 : 0
}

function readTally(file: string): Tally {
  let report: unknown
  try {
    report = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    console.error(`Vitest left no report: ${String(error)}`)
    return nothing
  }
  const broken = list(report, 'testResults').filter(
    one => field(one, 'status') === 'failed' && !list(one, 'assertionResults').some(hasFailed),
  )
  return {
    passed: count(report, 'numPassedTests'),
    failed: count(report, 'numFailedTests') + broken.length,
    skipped: count(report, 'numPendingTests') + count(report, 'numTodoTests'),
  }
}

function hasFailed(assertion: unknown): boolean {
  return field(assertion, 'status') === 'failed'
}

function count(holder: unknown, name: string): number {
  const value = field(holder, name)
  if (typeof value !== 'number') throw new Error(`the report has no number ${name}`)
  return value
}

function list(holder: unknown, name: string): readonly unknown[] {
  const value = field(holder, name)
  return Array.isArray(value) ? value : []
}

function field(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined
}

function isAppStale(): boolean {
  const built = changedAtMs('dist/app/index.html')
  return built === 0 || appSources.some(source => changedAtMs(source) > built)
}

// The latest change of a file, or of anything in a folder; 0 when it does not exist.
function changedAtMs(path: string): number {
  const stat = statSync(join(root, path), { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(
    0,
    ...readdirSync(join(root, path), { recursive: true, encoding: 'utf8' }).map(
      name => statSync(join(root, path, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    ),
  )
}

function runNode(args: readonly string[]): number {
  const ended = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
  if (ended.error) throw ended.error
  return ended.status ?? 1
}
