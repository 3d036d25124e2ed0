// `npm test`: brings what the tests need, builds what is stale, runs Vitest, ends with `N passed, N failed`. Page tests that failed beside
// others are run once more by themselves, and named: a pointer that misses what moves under it tells of a busy machine, twice of a fault.
// All in one script, because the project's .npmrc switches pre- and post-scripts off.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judgedCleanVariable } from './support/judged-clean.ts'
import { aptLine, install, mayInstall, missingPrograms } from './support/programs.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What the web app is built from. */
const appSources = ['editor', 'model', 'templates', 'package.json', 'vite.config.ts']

/** More red page tests than these are no accident of a busy machine. */
const mostPagesAgain = 3

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
    const whole = runVitest(join(folder, 'whole'), vitestArgs)
    const again = vitestArgs.length > 0 || !whole.isJudgedClean ? [] : pagesToRunAgain(whole.report)
    if (again.length === 0) return conclude(tallyOf(whole.report), whole.status)
    console.log(`Failed beside others, run once more by themselves: ${again.join(', ')}`)
    const alone = runVitest(join(folder, 'alone'), ['--project', 'e2e', '--maxWorkers', '1', ...again])
    const [all, second] = [tallyOf(whole.report), tallyOf(alone.report)]
    const { passed, skipped } = tallyOfFiles(whole.report, again)
    console.log(`Counted as they ended alone: ${again.join(', ')}`)
    return conclude(
      {
        passed: all.passed - passed + second.passed,
        failed: second.failed,
        skipped: all.skipped - skipped + second.skipped,
      },
      alone.status,
    )
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
  const isOutside = tally.failed === 0 && (status !== 0 || ran === 0)
  if (isOutside)
    console.error(ran === 0 ? 'No test ran.' : `Something outside any test failed: exit code ${status}.`)
  const failed = tally.failed + (isOutside ? 1 : 0)
  const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : ''
  console.log(`${tally.passed} passed, ${failed} failed${skipped}`)
  return failed > 0 ? 1 : 0
}

/** One run of Vitest. */
interface Run {
  readonly status: number
  /** Its JSON report; null when it left none. */
  readonly report: unknown
  /** Whether the files that its tests exported were judged and found right (support/judge-exported.ts). */
  readonly isJudgedClean: boolean
}

function runVitest(path: string, args: readonly string[]): Run {
  const [file, mark] = [`${path}.json`, `${path}.judged`]
  process.env[judgedCleanVariable] = mark
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const status = runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args])
  return { status, report: readReport(file), isJudgedClean: existsSync(mark) }
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    console.error(`Vitest left no report: ${String(error)}`)
    return null
  }
}

function tallyOf(report: unknown): Tally {
  if (report === null) return nothing
  const broken = list(report, 'testResults').filter(isBroken)
  return {
    passed: count(report, 'numPassedTests'),
    failed: count(report, 'numFailedTests') + broken.length,
    skipped: count(report, 'numPendingTests') + count(report, 'numTodoTests'),
  }
}

function tallyOfFiles(report: unknown, files: readonly string[]): Tally {
  const tests = list(report, 'testResults')
    .filter(result => files.includes(nameOf(result)))
    .flatMap(result => list(result, 'assertionResults'))
  const ended = (status: string) => tests.filter(test => field(test, 'status') === status).length
  const [passed, failed] = [ended('passed'), ended('failed')]
  return { passed, failed, skipped: tests.length - passed - failed }
}

/** Files of page tests with a failure, when there is none anywhere else and they are few; else none. */
function pagesToRunAgain(report: unknown): readonly string[] {
  const red = list(report, 'testResults').filter(
    result => isBroken(result) || list(result, 'assertionResults').some(hasFailed),
  )
  const files = red.map(nameOf)
  const arePages = files.every(name => name.startsWith('test/e2e/') || name.startsWith('test/embed/'))
  return arePages && files.length <= mostPagesAgain ? files : []
}

/** Whether a file failed outside any of its tests. */
function isBroken(result: unknown): boolean {
  return field(result, 'status') === 'failed' && !list(result, 'assertionResults').some(hasFailed)
}

function nameOf(result: unknown): string {
  return relative(root, String(field(result, 'name')))
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
