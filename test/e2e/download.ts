// A file of ours as Chromium saves it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { isKept } from '../support/kept-files.ts'

/**
 * Takes the Word file or workbook that an act on the page brings, under the name that it comes with.
 *
 * @returns the path under which it was saved
 * @throws Error when it is not among the files that the run's end judges
 */
export async function saveDownload(page: Page, folder: string, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), act()])
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  if (!isKept(readFileSync(path))) throw new Error(`nobody would judge ${download.suggestedFilename()}`)
  return path
}
