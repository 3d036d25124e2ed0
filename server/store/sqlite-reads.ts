// Everything the store reads, on a connection of its own that never writes: what a reader sees is always committed,
// and another library's open transaction on the writing connection can neither show it an older moment nor hold it up.

import type { Database } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { DocumentId, Instant } from '#model/ids.ts'
import { byName, latestFirst } from './order.ts'
import { bytesOf, documentOf, eventOf, unitOf, versionOf } from './rows.ts'
import type { Store, StoredText } from './store.ts'
import type { RegisterEventsTable, Tables, TextSnapshotsTable, TextUpdatesTable } from './tables.ts'

/** The reading half of the store's door. */
type Reads = Pick<
  Store,
  | 'findDocument'
  | 'listDocuments'
  | 'loadText'
  | 'readEvents'
  | 'listVersions'
  | 'findVersion'
  | 'listUnits'
  | 'listMembershipsOfUser'
  | 'listMembershipsOfUnit'
>

/** Reads over a connection that the caller opens and closes. */
export function createReads(reader: Database): Reads {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: reader }) })
  const loadText = prepareLoadText(reader)
  const eventsAfter = reader.prepare<[DocumentId, number], RegisterEventsTable>(
    'SELECT * FROM register_events WHERE document_id = ? AND seq > ? ORDER BY seq',
  )
  const documents = () =>
    db
      .selectFrom('documents')
      .selectAll()
      .select(({ selectFrom }) =>
        selectFrom('text_updates')
          .select('at')
          .whereRef('document_id', '=', 'documents.id')
          .orderBy('seq', 'desc')
          .limit(1)
          .$castTo<{ at: Instant | null }>()
          .as('typed_at'),
      )

  return {
    async findDocument(id) {
      const found = await documents().where('id', '=', id).executeTakeFirst()
      return found ? documentOf(found, found.typed_at) : null
    },
    async listDocuments(unitIds) {
      if (unitIds.length === 0) return []
      const found = await documents().where('unit_id', 'in', unitIds).execute()
      return found.map(columns => documentOf(columns, columns.typed_at)).sort(latestFirst)
    },
    async loadText(documentId) {
      return loadText(documentId)
    },
    async readEvents(documentId, afterSeq) {
      return eventsAfter.all(documentId, afterSeq).map(eventOf)
    },
    async listVersions(documentId) {
      const found = await db
        .selectFrom('versions')
        .select(['id', 'document_id', 'ordinal', 'name', 'draft', 'stage', 'sha256'])
        .select(['created_at', 'created_by', 'created_by_name'])
        .where('document_id', '=', documentId)
        .orderBy('ordinal')
        .execute()
      return found.map(versionOf)
    },
    async findVersion(documentId, id) {
      const found = await db
        .selectFrom('versions')
        .selectAll()
        .where('document_id', '=', documentId)
        .where('id', '=', id)
        .executeTakeFirst()
      return found ? { ...versionOf(found), json: found.json, state: bytesOf(found.state) } : null
    },
    async listUnits() {
      return (await db.selectFrom('units').selectAll().execute()).map(unitOf).sort(byName)
    },
    async listMembershipsOfUser(userId) {
      return await memberships(db).where('user_id', '=', userId).execute()
    },
    async listMembershipsOfUnit(unitId) {
      return await memberships(db).where('unit_id', '=', unitId).execute()
    },
  }
}

function memberships(db: Kysely<Tables>) {
  return db
    .selectFrom('memberships')
    .select(['unit_id as unitId', 'user_id as userId', 'role'])
    .orderBy('unit_id')
    .orderBy('user_id')
    .orderBy('role')
}

/** Snapshot and tail in one transaction: one moment, whatever is being committed or compacted. */
function prepareLoadText(reader: Database): (documentId: DocumentId) => StoredText | null {
  const snapshot = reader.prepare<[DocumentId], Pick<TextSnapshotsTable, 'seq' | 'bytes'>>(
    'SELECT seq, bytes FROM text_snapshots WHERE document_id = ?',
  )
  const tail = reader.prepare<[DocumentId], Pick<TextUpdatesTable, 'seq' | 'bytes'>>(
    'SELECT seq, bytes FROM text_updates WHERE document_id = ? ORDER BY seq',
  )
  return reader.transaction((documentId: DocumentId) => {
    const found = snapshot.get(documentId)
    if (!found) return null
    const rows = tail.all(documentId)
    rows.forEach(({ seq }, index) => {
      // An update too few would be a text that lacks a colleague's words; better no text than that one.
      if (seq !== found.seq + 1 + index)
        throw new Error(`text ${documentId}: update ${found.seq + 1 + index} is missing`)
    })
    return {
      snapshot: bytesOf(found.bytes),
      snapshotSeq: found.seq,
      tail: rows.map(({ seq, bytes }) => ({ seq, update: bytesOf(bytes) })),
    }
  })
}
