// Opens the engine that the settings name: PostgreSQL when there is an address, else SQLite in the data folder.

import type { Kysely } from 'kysely'
import { readEpoch } from './epoch.ts'
import { openPostgresStore } from './store/postgres.ts'
import type { StoreLog } from './store/postgres-connection.ts'
import { openSqliteStore } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import type { Tables } from './store/tables.ts'
import type { NodeStore } from './sync/other-nodes.ts'

/** An open store, and what a start needs beside it. */
export interface OpenedStore {
  readonly store: Store
  /** For the accounts' library. */
  readonly database: { readonly db: Kysely<Tables>; readonly type: 'sqlite' | 'postgres' }
  /** Tells these data from the same restored from a copy. */
  readonly epoch: string
  /** What the store shares with other servers; null on SQLite, which has one. */
  readonly nodes: NodeStore | null
  /** Does work of the start after every other node that is at it; at once on SQLite, which has one process. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>
}

/** Opens it. @throws Error when the folder is in use or the database cannot be reached */
export async function openStore(
  place: { readonly dataDir: string; readonly databaseUrl: string | null },
  log: StoreLog,
): Promise<OpenedStore> {
  if (place.databaseUrl === null) {
    const store = await openSqliteStore({ dataDir: place.dataDir })
    return {
      store,
      database: { db: store.db, type: 'sqlite' },
      epoch: await readEpoch(place.dataDir),
      nodes: null,
      inTurn: (_name, work) => work(),
    }
  }
  const store = await openPostgresStore({ url: place.databaseUrl, log })
  return {
    store,
    database: { db: store.db, type: 'postgres' },
    epoch: await store.readEpoch(),
    nodes: store,
    inTurn: store.inTurn,
  }
}
