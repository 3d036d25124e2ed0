// A SQLite store in a folder of its own that goes away afterwards.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore, type SqliteStore } from '../../server/store/sqlite.ts'

/** A store, its folder, and the way to open it again. */
export interface SqliteFolder {
  readonly dataDir: string
  readonly store: SqliteStore
  /** Closes the store that is open and opens the same folder again. */
  reopen(): Promise<SqliteStore>
  /** Closes the store that is open and removes the folder. */
  close(): Promise<void>
}

/** Opens a store in a new folder. */
export async function openSqliteInFolder(): Promise<SqliteFolder> {
  const dataDir = await mkdtemp(join(tmpdir(), 'vankien-store-'))
  const store = await openSqliteStore({ dataDir })
  let current = store
  return {
    dataDir,
    store,
    async reopen() {
      await current.close()
      current = await openSqliteStore({ dataDir })
      return current
    },
    async close() {
      await current.close()
      await rm(dataDir, { recursive: true })
    },
  }
}
