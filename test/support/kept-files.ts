// The files that the tests of a run export, kept in the folder of the run until it ends: each once, with who exported it.

import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Names the folder of a run of Vitest; inherited by the servers that its tests start. */
export const runFolderVariable = 'VANKIEN_TEST_RUN'
/** Names the test file that runs; set for each, inherited likewise. */
export const testFileVariable = 'VANKIEN_TEST_FILE'

/** A file that tests exported. */
export interface KeptFile {
  readonly path: string
  /** Who exported these bytes: test file, and what it did. */
  readonly by: readonly { readonly testFile: string; readonly act: string }[]
}

/** Keeps an exported file until the run ends; outside a run of Vitest, in a benchmark say, nothing. @param act what made it */
export function keepFile(bytes: Uint8Array, act: string): void {
  const folder = process.env[runFolderVariable]
  if (folder === undefined) return
  const name = nameOf(bytes)
  const path = join(folder, name)
  if (!existsSync(path)) {
    // A process may be killed in the middle of this.
    const unfinished = `${path}.${process.pid}`
    writeFileSync(unfinished, bytes)
    renameSync(unfinished, path)
  }
  appendFileSync(join(folder, log), `${JSON.stringify([name, process.env[testFileVariable] ?? '', act])}\n`)
}

/** Whether a file was kept in this run. */
export function isKept(bytes: Uint8Array): boolean {
  const folder = process.env[runFolderVariable]
  return folder !== undefined && existsSync(join(folder, nameOf(bytes)))
}

/** Everything kept so far, in the order of coming. */
export function keptFiles(folder: string): KeptFile[] {
  const path = join(folder, log)
  if (!existsSync(path)) return []
  const found = new Map<string, { testFile: string; act: string }[]>()
  for (const line of readFileSync(path, 'utf8').split('\n').filter(Boolean)) {
    const [name = '', testFile = '', act = '']: string[] = JSON.parse(line)
    const by = found.get(name)
    if (by) by.push({ testFile, act })
    else found.set(name, [{ testFile, act }])
  }
  return [...found].map(([name, by]) => ({ path: join(folder, name), by }))
}

const log = 'exported.jsonl'

function nameOf(bytes: Uint8Array): string {
  return `${createHash('sha256').update(bytes).digest('hex')}${extensionOf(bytes)}`
}

// Both kinds are zip files; a workbook says so in the name of a part, which stands uncompressed in the zip's directory.
function extensionOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('xl/workbook.xml')
    ? '.xlsx'
    : '.docx'
}
