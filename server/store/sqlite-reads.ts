// Everything the store reads, on a connection of its own that never writes: what a reader sees is always committed,
// and another library's open transaction on the writing connection can neither show it an older moment nor hold it up.

import type { Database } from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import type { DocumentId, Instant } from '#model/ids.ts'
import { type JournalRow, type JournalUpdate, updatesIn } from './journal-row.ts'
import { createCommonReads } from './reads.ts'
import { bytesOf, eventOf, touchOf } from './rows.ts'
import type { AuthoredText, Store, StoredText } from './store.ts'
import type {
  BlockTouchTable,
  ClientOwnersTable,
  RegisterEventsTable,
  Tables,
  TextSnapshotsTable,
  TextUpdatesTable,
} from './tables.ts'

/** The reading half of the store's door. */
type Reads = ReturnType<typeof createCommonReads> &
  Pick<Store, 'loadText' | 'loadAuthored' | 'findClientOwners' | 'readEvents'>

/** Reads over a connection that the caller opens and closes. */
export function createReads(reader: Database): Reads {
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: reader }) })
  const journal = reader.prepare<[], JournalRow>('SELECT entries, bytes FROM text_journal ORDER BY id')
  const journaled: Journaled = documentId =>
    journal.all().flatMap(({ entries, bytes }) => updatesIn({ entries, bytes: bytesOf(bytes) }, documentId))
  const loadText = prepareLoadText(reader, journaled)
  const loadAuthored = prepareLoadAuthored(reader, loadText, journaled)
  const eventsAfter = reader.prepare<[DocumentId, number], RegisterEventsTable>(
    'SELECT * FROM register_events WHERE document_id = ? AND seq > ? ORDER BY seq',
  )
  const ownersOf = reader.prepare<[DocumentId, string], Pick<ClientOwnersTable, 'client' | 'user_id'>>(
    `SELECT client, user_id FROM client_owners
      WHERE document_id = ? AND client IN (SELECT value FROM json_each(?))`,
  )
  return {
    ...createCommonReads(db, () => lastJournaled(journaled())),
    async loadText(documentId) {
      return loadText(documentId, all)
    },
    async findClientOwners(documentId, clients) {
      const rows = ownersOf.all(documentId, JSON.stringify(clients))
      return new Map(rows.map(({ client, user_id }) => [client, user_id]))
    },
    async loadAuthored(documentId, maxRows = all) {
      return loadAuthored(documentId, maxRows)
    },
    async readEvents(documentId, afterSeq) {
      return eventsAfter.all(documentId, afterSeq).map(eventOf)
    },
  }
}

/** No limit, in SQLite's words. */
const all = -1

type Load<Text> = (documentId: DocumentId, maxRows: number) => Text | null

/** The updates in the journal, in the order of their commits: of one text, or of all. Nearly always there are none. */
type Journaled = (documentId?: DocumentId) => readonly JournalUpdate[]

type TailRow = Pick<TextUpdatesTable, 'seq' | 'bytes'>

/** When each text was last written to, by the journal. */
function lastJournaled(updates: readonly JournalUpdate[]): ReadonlyMap<DocumentId, Instant> {
  return new Map(updates.map(({ documentId, at }) => [documentId, at]))
}

/** Snapshot and tail in one transaction: one moment, whatever is being committed or compacted. */
function prepareLoadText(reader: Database, journaled: Journaled): Load<StoredText> {
  const snapshot = reader.prepare<[DocumentId], Pick<TextSnapshotsTable, 'seq' | 'bytes'>>(
    'SELECT seq, bytes FROM text_snapshots WHERE document_id = ?',
  )
  const tail = reader.prepare<[DocumentId, number], TailRow>(
    'SELECT seq, bytes FROM text_updates WHERE document_id = ? ORDER BY seq LIMIT ?',
  )
  return reader.transaction((documentId: DocumentId, maxRows: number) => {
    const found = snapshot.get(documentId)
    if (!found) return null
    const rows = withJournaled(tail.all(documentId, maxRows), journaled(documentId), found.seq, maxRows)
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

/** Rows of a text with those that lie in the journal, in their order: as many as are wanted of those above the snapshot. */
function withJournaled(
  rows: readonly TailRow[],
  journaled: readonly JournalUpdate[],
  snapshotSeq: number,
  maxRows: number,
): readonly TailRow[] {
  const more = journaled
    .filter(({ seq }) => seq > snapshotSeq)
    .map(({ seq, update }) => ({ seq, bytes: update }))
  if (more.length === 0) return rows
  const sorted = [...rows, ...more].sort((a, b) => a.seq - b.seq)
  return maxRows === all ? sorted : sorted.slice(0, maxRows)
}

function prepareLoadAuthored(
  reader: Database,
  loadText: Load<StoredText>,
  journaled: Journaled,
): Load<AuthoredText> {
  const senders = reader.prepare<[DocumentId, number], Pick<TextUpdatesTable, 'seq' | 'user_id' | 'at'>>(
    'SELECT seq, user_id, at FROM text_updates WHERE document_id = ? ORDER BY seq LIMIT ?',
  )
  const touches = reader.prepare<[DocumentId], BlockTouchTable>(
    'SELECT * FROM block_touch WHERE document_id = ?',
  )
  return reader.transaction((documentId: DocumentId, maxRows: number) => {
    const text = loadText(documentId, maxRows)
    if (!text) return null
    const sent = new Map(senders.all(documentId, maxRows).map(row => [row.seq, row]))
    for (const { seq, userId, at } of journaled(documentId)) sent.set(seq, { seq, user_id: userId, at })
    const tail = text.tail.flatMap(({ seq, update }) => {
      const row = sent.get(seq)
      return row ? [{ seq, update, userId: row.user_id, at: row.at }] : []
    })
    return { ...text, tail, touches: touches.all(documentId).map(touchOf) }
  })
}
