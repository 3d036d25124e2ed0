// The end of every run: each file that any of its tests exported is judged by the Open XML validator and the lints. A fault ends the
// run red, and so does a test file that is known to export and of which no file came, and a run that ends before the judgement.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { TestModule, TestProject } from 'vitest/node'
import { faultsOfAll } from './docx-oracles.ts'
import { exportingTests } from './exporting-tests.ts'
import { judgedCleanVariable } from './judged-clean.ts'
import { type KeptFile, keptFiles, runFolderVariable } from './kept-files.ts'
import { isValidatorMade } from './validator.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Vitest's global set-up. @returns what is done when all tests have ended; it throws what was found */
export function setup({ vitest }: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-run-'))
  process.env[runFolderVariable] = folder
  let isJudged = false
  process.once('exit', () => {
    if (isJudged) return
    console.error('The run ended before the files that its tests exported were judged.')
    process.exitCode = 1
  })
  return async () => {
    const tellClean = () => {
      const mark = process.env[judgedCleanVariable]
      if (mark) writeFileSync(mark, '')
    }
    if (!isValidatorMade) {
      isJudged = true
      tellClean()
      console.warn('No exported file was judged: the Open XML validator is there for Linux on x64 only.')
      return
    }
    const begunMs = performance.now()
    const files = keptFiles(folder)
    const ran = vitest.state.getTestModules().filter(passedWhole)
    const faults = [
      ...silentTests(
        ran.map(({ moduleId }) => relative(root, moduleId)),
        files,
      ).map(name => `${name} is known to export (exporting-tests.ts), and no file came of it`),
      ...(await faultyFiles(files)),
    ]
    isJudged = true
    if (faults.length > 0) throw new Error(`Exported files, ${faults.length} faults:\n${faults.join('\n')}`)
    tellClean()
    rmSync(folder, { recursive: true, force: true }) // with a fault they are left where they are
    if (files.length === 0) return
    const tests = new Set(files.flatMap(({ by }) => by.map(({ testFile }) => testFile)))
    const seconds = ((performance.now() - begunMs) / 1000).toFixed(1)
    console.log(
      `${files.length} exported files of ${tests.size} test files judged by the Open XML validator and the lints: no fault (${seconds} s)`,
    )
  }
}

/** Test files that are known to export and of which none of these files came. @param ran test files that ran whole */
export function silentTests(ran: readonly string[], files: readonly KeptFile[]): string[] {
  const heard = new Set(files.flatMap(({ by }) => by.map(({ testFile }) => testFile)))
  return ran.filter(name => exportingTests.has(name) && !heard.has(name))
}

/** What the judges find in exported files: file, who exported it, its first faults. */
export async function faultyFiles(files: readonly KeptFile[]): Promise<string[]> {
  if (files.length === 0) return []
  const found = await faultsOfAll(files.map(({ path }) => path))
  return files.flatMap(({ path, by }) => {
    const faults = found.get(path)
    if (!faults) throw new Error(`${path} was not judged`)
    if (faults.length === 0) return []
    const exporters = by.map(({ testFile, act }) => `  exported by ${testFile}, ${act}`)
    return [[path, ...exporters, ...faults.slice(0, 5).map(fault => `  ${shortened(fault)}`)].join('\n')]
  })
}

function passedWhole({ children }: TestModule): boolean {
  return [...children.allTests()].every(test => test.result().state === 'passed')
}

// The validator lists every element that might have stood there.
function shortened(fault: string): string {
  return fault.length > 400 ? `${fault.slice(0, 200)} … ${fault.slice(-200)}` : fault
}
