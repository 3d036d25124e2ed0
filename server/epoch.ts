// Tells the data of a folder from the same data restored from a copy: a browser tab from before must not bring its text back.
// Data in PostgreSQL carry their epoch with them (store/postgres.ts).

import { randomUUID } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Name of the file in the data folder. Whoever restores a copy deletes it. */
export const epochFile = 'epoch'

/** The epoch of a data folder; a folder without one begins a new one. */
export async function readEpoch(dataDir: string): Promise<string> {
  const file = join(dataDir, epochFile)
  await mkdir(dataDir, { recursive: true, mode: 0o700 })
  const epoch = randomUUID()
  try {
    await writeFile(file, epoch, { flag: 'wx', mode: 0o600 })
    return epoch
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    return (await readFile(file, 'utf8')).trim()
  }
}
