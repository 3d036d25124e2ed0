// Backup of the embedded database while its server runs, into one file, and the way back.

import { chmodSync, copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type JournalRow, type JournalUpdate, updatesIn } from '../store/journal-row.ts'
import { openConnection } from '../store/sqlite-connection.ts'
import { lockFolder } from '../store/sqlite-lock.ts'
import type {
  AttachmentsTable,
  DossierEventsTable,
  RegisterEventsTable,
  TextSnapshotsTable,
  TextUpdatesTable,
  VersionsTable,
} from '../store/tables.ts'
import { type Checked, isSame, openLedger } from './ledger.ts'
import { fault, notKept, type Outcome } from './outcome.ts'
import { createPrivate, settle } from './place.ts'

const databaseName = 'vankien.sqlite'
/** All pages in one step: in smaller ones the copy begins anew at every commit of the server, and never ends under load. */
const everyPage = 0x7fff_ffff

/** Copies the database as of one moment, opens the copy and checks it. @param file must not exist */
export async function backupSqlite(dataDir: string, file: string): Promise<Outcome> {
  const source = join(dataDir, databaseName)
  if (!existsSync(source)) {
    return fault(`Trong thư mục ${dataDir} không có cơ sở dữ liệu. Hãy đặt DATA_DIR như khi chạy máy chủ.`)
  }
  const part = `${file}.part`
  createPrivate(part)
  try {
    const reader = openConnection(source, 'read')
    try {
      await reader.backup(part, { progress: () => everyPage })
    } finally {
      reader.close()
    }
    makeOneFile(part)
    const checked = checkSqlite(part)
    if (!checked.ok) return notKept(checked)
    settle(part, file)
    return checked
  } finally {
    removeWithCompanions(part)
  }
}

/**
 * Puts a backup into a data folder without a database, checks it before and after, and ends every session: one that was
 * ended since the backup must not live again.
 */
export async function restoreSqlite(file: string, dataDir: string): Promise<Outcome> {
  const target = join(dataDir, databaseName)
  if (withCompanions(target).some(path => existsSync(path))) {
    return fault(
      `Thư mục ${dataDir} đã có cơ sở dữ liệu, nên không ghi gì vào đó. Hãy đặt DATA_DIR là một thư mục trống, hoặc chuyển dữ liệu cũ đi nơi khác trước.`,
    )
  }
  const before = checkSqlite(file)
  if (!before.ok) return before
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockFolder(dataDir)
  const part = `${target}.part`
  try {
    copyFileSync(file, part)
    chmodSync(part, 0o600)
    endSessions(part)
    const after = checkSqlite(part)
    if (!after.ok) return after
    if (!isSame(before.summary, after.summary))
      return fault('Bản chép ra khác với bản sao lưu. Hãy kiểm tra ổ đĩa.')
    settle(part, target)
    return after
  } finally {
    removeWithCompanions(part)
    lock.release()
  }
}

/** Opens a file and recomputes everything that can be recomputed. */
function checkSqlite(file: string): Checked {
  const db = new Database(file, { readonly: true })
  try {
    const tables = db.prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
    if (!tables.includes('schema_migrations') || !tables.includes('register_events')) {
      return fault(`Tệp ${file} không phải cơ sở dữ liệu của Văn Kiện.`)
    }
    if (db.pragma('integrity_check', { simple: true }) !== 'ok') return damaged(file)
    const ledger = openLedger()
    const foreign: unknown = db.pragma('foreign_key_check')
    if (!Array.isArray(foreign) || foreign.length > 0) return damaged(file)
    for (const id of db.prepare<[], string>('SELECT id FROM documents').pluck().iterate()) ledger.document(id)
    for (const row of db.prepare<[], TextSnapshotsTable>('SELECT * FROM text_snapshots').iterate()) {
      ledger.snapshot(row.document_id, row.seq, row.bytes)
    }
    for (const row of db.prepare<[], TextUpdatesTable>('SELECT * FROM text_updates').iterate()) {
      ledger.update(row.document_id, row.seq, row.bytes)
    }
    // A backup from before there was a journal has none.
    for (const { documentId, seq, update } of tables.includes('text_journal') ? unfolded(db) : [])
      ledger.update(documentId, seq, update)
    for (const row of db.prepare<[], RegisterEventsTable>('SELECT * FROM register_events').iterate())
      ledger.event(row)
    for (const row of db.prepare<[], VersionsTable>('SELECT id, json, sha256 FROM versions').iterate()) {
      ledger.version(row)
    }
    if (tables.includes('attachments')) {
      for (const row of db.prepare<[], AttachmentsTable>('SELECT * FROM attachments').iterate())
        ledger.file(row)
    }
    if (tables.includes('dossier_events')) {
      for (const row of db.prepare<[], DossierEventsTable>('SELECT * FROM dossier_events').iterate())
        ledger.dossierEvent(row)
    }
    return ledger.result()
  } catch (error) {
    const isUnreadable = error instanceof SyntaxError // the journal's JSON
    if (
      isUnreadable ||
      (error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/u.test(error.code))
    )
      return damaged(file)
    throw error
  } finally {
    db.close()
  }
}

/** Updates that a server which was running, or was killed, had not put in their places yet. */
function unfolded(db: Database.Database): JournalUpdate[] {
  const rows = db.prepare<[], JournalRow>('SELECT entries, bytes FROM text_journal ORDER BY id').all()
  const snapshotSeq = db
    .prepare<[string], number>('SELECT seq FROM text_snapshots WHERE document_id = ?')
    .pluck()
  return rows
    .flatMap(row => updatesIn(row))
    .filter(({ documentId, seq }) => seq > (snapshotSeq.get(documentId) ?? 0))
}

function damaged(file: string): Extract<Checked, { ok: false }> {
  return fault(`Tệp ${file} bị hỏng: cấu trúc của cơ sở dữ liệu không còn nguyên vẹn.`)
}

/** Takes a copy out of write-ahead mode, in which a database is three files. */
function makeOneFile(file: string): void {
  const db = new Database(file)
  try {
    db.pragma('journal_mode = DELETE')
  } finally {
    db.close()
  }
}

function endSessions(file: string): void {
  const db = new Database(file)
  try {
    const has = db.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'session'`).get()
    if (has !== undefined) db.exec('DELETE FROM session')
  } finally {
    db.close()
  }
}

function withCompanions(file: string): string[] {
  return ['', '-wal', '-shm', '-journal'].map(ending => `${file}${ending}`)
}

function removeWithCompanions(file: string): void {
  for (const path of withCompanions(file)) rmSync(path, { force: true })
}
