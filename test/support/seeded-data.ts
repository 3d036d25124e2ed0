// The sample data as a folder to copy: made by the first demo of a run of Vitest, so that the others need not make them anew.

import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runFolderVariable } from './kept-files.ts'

/**
 * Puts the data that a demo begins with into an empty folder; outside a run of Vitest nothing, and the demo makes its own.
 *
 * @param makeIn has a demo make its data in a folder, and ends it
 */
export async function copySeededData(
  dataDir: string,
  makeIn: (folder: string) => Promise<void>,
): Promise<void> {
  const run = process.env[runFolderVariable]
  if (run === undefined) return
  const made = join(run, 'sample-data')
  if (!existsSync(made)) {
    const own = join(run, `sample-data-${process.pid}`)
    await makeIn(own)
    // Who a copy is, each finds out for itself.
    for (const name of ['epoch', 'lock.sqlite']) rmSync(join(own, name), { force: true })
    try {
      renameSync(own, made)
    } catch (error) {
      if (!existsSync(made)) throw error
      rmSync(own, { recursive: true }) // two test files began at once, and the other was quicker
    }
  }
  cpSync(made, dataDir, { recursive: true })
}
