// Opens the engine that the settings name: PostgreSQL when there is an address, else SQLite in the data folder.

import { setTimeout as sleep } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { openPostgresStore, type PostgresStore } from './store/postgres.ts'
import type { StoreLog } from './store/postgres-connection.ts'
import { openSqliteStore } from './store/sqlite.ts'
import type { Store } from './store/store.ts'
import type { Tables } from './store/tables.ts'

/** An open store, and what a start needs beside it. */
export interface OpenedStore {
  readonly store: Store
  /** For the accounts' library. */
  readonly database: { readonly db: Kysely<Tables>; readonly type: 'sqlite' | 'postgres' }
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
    return { store, database: { db: store.db, type: 'sqlite' }, inTurn: (_name, work) => work() }
  }
  const store = await openPostgresStore({ url: place.databaseUrl, log })
  const seat = await takeSeat(store)
  if (seat === null) {
    await store.close()
    throw new Error(
      'Cơ sở dữ liệu này đang có một máy chủ Văn Kiện khác dùng. Hãy dừng máy chủ đó rồi khởi động lại.',
    )
  }
  const close = async () => {
    await seat.leave()
    await store.close()
  }
  return { store: { ...store, close }, database: { db: store.db, type: 'postgres' }, inTurn: store.inTurn }
}

const seatTries = 20 // with the wait between: 5 s, in which the database notices that a killed server is gone
const seatWaitMs = 250

/** Keeps other servers away from the database until `leave`; null when one is there. Live texts are not yet shared between servers. */
async function takeSeat(store: Pick<PostgresStore, 'alone'>): Promise<{ leave(): Promise<void> } | null> {
  for (let attempt = 0; attempt < seatTries; attempt += 1) {
    const taken = Promise.withResolvers<true>()
    const left = Promise.withResolvers<void>()
    const sitting = store.alone('server', () => {
      taken.resolve(true)
      return left.promise
    })
    if (await Promise.race([taken.promise, sitting.then(() => false)])) {
      return {
        leave: async () => {
          left.resolve()
          await sitting
        },
      }
    }
    await sleep(seatWaitMs)
  }
  return null
}
