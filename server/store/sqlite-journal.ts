// The journal of the writer's thread: a commit that spans many texts is one row, and what gathers goes to its place in
// `text_updates` together, sorted by text. What lies in it is in memory too, since it is soon moved.

import type { Database } from 'better-sqlite3'
import type { DocumentId } from '#model/ids.ts'
import { type JournalRow, type JournalUpdate, journalRow, updatesIn } from './journal-row.ts'
import type { UpdateRow } from './store.ts'

/** Updates in the journal of one writing connection. */
export interface Journal {
  /** Notes an update; it lies in the journal once `write` has been called. */
  note(row: UpdateRow, seq: number): void
  /** Writes what was noted as one row. Inside the transaction of its commit. */
  write(): void
  /** The last update of a text that was noted and not moved. */
  last(documentId: DocumentId): JournalUpdate | undefined
  /** An update that was noted and not moved. */
  find(documentId: DocumentId, seq: number): JournalUpdate | undefined
  /** How many updates were noted and not moved. */
  readonly size: number
  /** Puts everything in its place, but for what lies in a snapshot already. Inside a transaction of its own. */
  move(): void
  /** Something was rolled back: looks at what there is. */
  reload(): void
}

type Value = string | number | Uint8Array

/** Columns of `text_updates`. */
const columns = 5
/** Rows of one statement: a call costs as much as a row. */
const rowsAtOnce = 16

/** Opens the journal on a writing connection. */
export function openJournal(db: Database): Journal {
  const insertRow = db.prepare<[string, Uint8Array]>(
    'INSERT INTO text_journal (entries, bytes) VALUES (?, ?)',
  )
  const everyRow = db.prepare<[], JournalRow>('SELECT entries, bytes FROM text_journal ORDER BY id')
  const empty = db.prepare<[]>('DELETE FROM text_journal')
  const snapshotSeq = db
    .prepare<[DocumentId], number>('SELECT seq FROM text_snapshots WHERE document_id = ?')
    .pluck()
  const insertUpdates = (rows: number) =>
    db.prepare<[Value[]]>(
      `INSERT INTO text_updates (document_id, seq, user_id, at, bytes) VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?, ?)').join(', ')}`,
    )
  const insertMany = insertUpdates(rowsAtOnce)
  const insertOne = insertUpdates(1)

  /** By text, ascending. */
  const kept = new Map<DocumentId, JournalUpdate[]>()
  let noted: JournalUpdate[] = []
  let size = 0

  function keep(update: JournalUpdate): void {
    const ofText = kept.get(update.documentId)
    if (ofText) ofText.push(update)
    else kept.set(update.documentId, [update])
    size += 1
  }

  function reload(): void {
    kept.clear()
    noted = []
    size = 0
    for (const row of everyRow.all()) for (const update of updatesIn(row)) keep(update)
  }

  function move(): void {
    let values: Value[] = []
    for (const documentId of [...kept.keys()].sort()) {
      const folded = snapshotSeq.get(documentId) ?? 0
      for (const { seq, userId, at, update } of kept.get(documentId) ?? []) {
        if (seq <= folded) continue
        values.push(documentId, seq, userId, at, update)
        if (values.length < rowsAtOnce * columns) continue
        insertMany.run(values)
        values = []
      }
    }
    for (let at = 0; at < values.length; at += columns) insertOne.run(values.slice(at, at + columns))
    empty.run()
    kept.clear()
    size = 0
  }

  reload()
  return {
    note({ documentId, userId, at, update }, seq) {
      const given = { documentId, seq, userId, at, update }
      noted.push(given)
      keep(given)
    },
    write() {
      if (noted.length === 0) return
      const { entries, bytes } = journalRow(noted)
      insertRow.run(entries, bytes)
      noted = []
    },
    last: documentId => kept.get(documentId)?.at(-1),
    find: (documentId, seq) => kept.get(documentId)?.find(update => update.seq === seq),
    get size() {
      return size
    },
    move,
    reload,
  }
}
