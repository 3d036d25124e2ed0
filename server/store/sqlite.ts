// The embedded store: one SQLite file in a folder, for one process. Writes of the log go through a thread (group commit).

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import { assignmentColumns, dossierColumns } from './rows.ts'
import { openConnection } from './sqlite-connection.ts'
import { type FolderLock, lockFolder } from './sqlite-lock.ts'
import { createReads } from './sqlite-reads.ts'
import { openWriter, type Writer } from './sqlite-writer.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** The store on SQLite, with the connection that the accounts' library shares. */
export interface SqliteStore extends Store {
  /** The application's tables over `raw`. Never used for the text log and the register: their writer is the thread. */
  readonly db: Kysely<Tables>
  /** The main thread's writing connection. A transaction on it must be short: it keeps the log's writer waiting. */
  readonly raw: Database
}

/**
 * Opens the store in a folder and brings its schema up to date; makes the folder when it is not there.
 *
 * @throws Error when another process has the folder open
 */
export async function openSqliteStore({ dataDir }: { readonly dataDir: string }): Promise<SqliteStore> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(dataDir)
  const opened: Database[] = []
  try {
    const file = join(dataDir, 'vankien.sqlite')
    const raw = openConnection(file, 'write')
    opened.push(raw)
    migrate(raw)
    const reader = openConnection(file, 'read')
    opened.push(reader)
    return storeOver(raw, reader, await openWriter(file), lock)
  } catch (error) {
    for (const connection of opened) connection.close()
    lock.release()
    throw error
  }
}

function storeOver(raw: Database, reader: Database, writer: Writer, lock: FolderLock): SqliteStore {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: raw }) })
  const readBeat = reader.prepare<[], number>('SELECT beat FROM liveness WHERE id = 1').pluck()
  let closing: Promise<void> | null = null

  return {
    ...createReads(reader),
    db,
    raw,
    createDocument: (row, snapshot, event, attachments = []) =>
      writer.run({ kind: 'createDocument', row, snapshot, event, attachments }),
    appendUpdate: row => writer.run({ kind: 'appendUpdate', row }),
    appendEvents: batch => writer.run({ kind: 'appendEvents', batch }),
    async compactText(documentId, seq, snapshot, folded) {
      await writer.run({ kind: 'compactText', documentId, seq, snapshot, folded })
    },
    bindClients: (documentId, clients, userId) =>
      writer.run({ kind: 'bindClients', documentId, clients, userId }),
    addAttachment: (row, roomBytes) => writer.run({ kind: 'addAttachment', row, roomBytes }),

    async createUnit({ id, name, parentId, kind, place, superiorLine }) {
      const row = { id, name, parent_id: parentId, kind, place, superior_line: superiorLine }
      await db.insertInto('units').values(row).execute()
    },
    async addMembership({ unitId, userId, role, until = null }) {
      const row = { unit_id: unitId, user_id: userId, role, until }
      await db
        .insertInto('memberships')
        .values(row)
        .onConflict(conflict => conflict.columns(['unit_id', 'user_id', 'role']).doUpdateSet({ until }))
        .execute()
    },
    async removeMemberships(unitId, userId) {
      await db.transaction().execute(async changes => {
        await changes
          .deleteFrom('assignments')
          .where('holder_unit_id', '=', unitId)
          .where('user_id', '=', userId)
          .execute()
        await changes
          .deleteFrom('memberships')
          .where('unit_id', '=', unitId)
          .where('user_id', '=', userId)
          .execute()
      })
    },
    async addAssignment(row) {
      await db.insertInto('assignments').values(assignmentColumns(row)).execute()
    },
    async removeAssignment(id, userId) {
      await db.deleteFrom('assignments').where('id', '=', id).where('user_id', '=', userId).execute()
    },
    async appendDossierEvent(event) {
      const added = await db
        .insertInto('dossier_events')
        .values(dossierColumns(event))
        .onConflict(conflict => conflict.columns(['unit_id', 'term', 'book', 'seq']).doNothing())
        .executeTakeFirst()
      return added.numInsertedOrUpdatedRows === 1n
    },

    async ping() {
      const beat = await writer.run({ kind: 'ping' })
      const read = readBeat.get()
      if (read === undefined || read < beat) throw new Error(`the store wrote beat ${beat} and read ${read}`)
    },
    close() {
      closing ??= writer.close().finally(() => {
        reader.close()
        raw.close()
        lock.release()
      })
      return closing
    },
  }
}
