// One process per data folder: a small database held in exclusive mode. The lock dies with the process, kill -9 included.

import { join } from 'node:path'
import Database from 'better-sqlite3'

/** A held lock. */
export interface FolderLock {
  release(): void
}

/**
 * Takes the folder for this process.
 *
 * @throws Error when another server holds it
 */
export function lockFolder(dataDir: string): FolderLock {
  const db = new Database(join(dataDir, 'lock.sqlite'), { timeout: 0 })
  try {
    // A journal in memory leaves no file behind that a later opener would have to play back.
    db.pragma('journal_mode = MEMORY')
    db.pragma('locking_mode = EXCLUSIVE')
    db.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (id INTEGER PRIMARY KEY); COMMIT')
  } catch (error) {
    db.close()
    if (isBusy(error)) {
      throw new Error(
        `the data folder ${dataDir} is in use by another running server: stop that one, or set DATA_DIR to another folder`,
        { cause: error },
      )
    }
    throw error
  }
  return {
    release() {
      db.close()
    },
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code)
}
