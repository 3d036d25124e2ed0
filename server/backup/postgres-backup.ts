// Backup of a PostgreSQL database by its own programs while the server runs, and the way back.

import { rmSync } from 'node:fs'
import type { Client } from 'pg'
import { openClient } from '../store/postgres-connection.ts'
import type {
  AttachmentsTable,
  DossierEventsTable,
  RegisterEventsTable,
  TextSnapshotsTable,
  TextUpdatesTable,
  VersionsTable,
} from '../store/tables.ts'
import { type DumpRow, readDump } from './dump-rows.ts'
import { type Checked, isSame, openLedger } from './ledger.ts'
import { fault, notKept, type Outcome } from './outcome.ts'
import { createPrivate, settle } from './place.ts'
import { runProgram } from './postgres-programs.ts'

/** Marks by which running servers hear of each other: of no use to a later one. */
const passing = ['log_writers', 'log_commits']
/** Owners and rights are the target's own matter. */
const bare = ['--no-owner', '--no-privileges', '--no-comments']

/** Dumps the database as of one moment, reads the dump back and checks it. @param file must not exist */
export async function backupPostgres(url: string, file: string): Promise<Outcome> {
  const part = `${file}.part`
  createPrivate(part)
  try {
    const without = passing.map(table => `--exclude-table-data=${table}`)
    const dumped = await runProgram(
      'pg_dump',
      ['--format=custom', ...bare, ...without, `--file=${part}`],
      url,
    )
    if (!dumped.ok) return dumped
    const checked = await checkDump(part)
    if (!checked.ok) return notKept(checked)
    settle(part, file)
    return checked
  } finally {
    rmSync(part, { force: true })
  }
}

/**
 * Puts a dump into an empty database, all or nothing, checks it before and after, and ends every session: one that was
 * ended since the backup must not live again.
 */
export async function restorePostgres(file: string, url: string): Promise<Outcome> {
  const before = await checkDump(file)
  if (!before.ok) return before
  const client = await openClient(url, 'migrate')
  try {
    // The lock of migratePostgres: a server that starts meanwhile waits until the tables are there.
    await client.query(`SELECT pg_advisory_lock(hashtext('vankien schema'))`)
    if (!(await isEmpty(client))) {
      return fault(
        'Cơ sở dữ liệu đích đã có bảng, nên không ghi gì vào đó. Hãy tạo một cơ sở dữ liệu trống và đặt DATABASE_URL theo nó.',
      )
    }
    const restored = await runProgram('pg_restore', ['--single-transaction', ...bare, file], url)
    if (!restored.ok) return restored
    await endSessions(client)
    await beginEpoch(client)
    const after = await checkDatabase(client)
    if (!after.ok) return after
    return isSame(before.summary, after.summary)
      ? after
      : fault('Dữ liệu đọc lại khác với bản sao lưu. Đừng khởi động máy chủ trên cơ sở dữ liệu này.')
  } finally {
    await client.end()
  }
}

/** Reads every row of a dump, so that every packed block of it is unpacked, and recomputes the hashes. */
async function checkDump(file: string): Promise<Checked> {
  const ledger = openLedger()
  let isOurs = false
  const read = readDump({
    schema_migrations: () => {
      isOurs = true
    },
    documents: row => ledger.document(text(row, 'id')),
    text_snapshots: row =>
      ledger.snapshot(text(row, 'document_id'), Number(text(row, 'seq')), bytes(row, 'bytes')),
    text_updates: row =>
      ledger.update(text(row, 'document_id'), Number(text(row, 'seq')), bytes(row, 'bytes')),
    register_events: row => ledger.event({ ...row, seq: Number(text(row, 'seq')) } as RegisterEventsTable),
    versions: row =>
      ledger.version({ id: text(row, 'id'), json: text(row, 'json'), sha256: text(row, 'sha256') }),
    attachments: row =>
      ledger.file({
        document_id: text(row, 'document_id'),
        sha256: text(row, 'sha256'),
        bytes: bytes(row, 'bytes'),
      }),
    dossier_events: row =>
      ledger.dossierEvent({ ...row, seq: Number(text(row, 'seq')) } as DossierEventsTable),
  })
  const ran = await runProgram('pg_restore', ['--data-only', '--file=-', file], null, read)
  if (!ran.ok) return { ok: false, faults: [`Không đọc được tệp ${file}.`, ...ran.faults] }
  return isOurs ? ledger.result() : fault(`Tệp ${file} không phải bản sao lưu của Văn Kiện.`)
}

function text(row: DumpRow, column: string): string {
  return row[column] ?? ''
}

/** What stands in a dump as `\x` and two digits a byte. */
function bytes(row: DumpRow, column: string): Uint8Array {
  return Buffer.from(text(row, column).slice(2), 'hex')
}

async function checkDatabase(client: Client): Promise<Checked> {
  const ledger = openLedger()
  const { rows: documents } = await client.query<{ id: string }>('SELECT id FROM documents')
  for (const { id } of documents) {
    ledger.document(id)
    const snapshots = await client.query<TextSnapshotsTable>(
      'SELECT * FROM text_snapshots WHERE document_id = $1',
      [id],
    )
    for (const { seq, bytes: state } of snapshots.rows) ledger.snapshot(id, seq, state)
    const updates = await client.query<TextUpdatesTable>(
      'SELECT * FROM text_updates WHERE document_id = $1',
      [id],
    )
    for (const { seq, bytes: update } of updates.rows) ledger.update(id, seq, update)
    const events = await client.query<RegisterEventsTable>(
      'SELECT * FROM register_events WHERE document_id = $1',
      [id],
    )
    events.rows.forEach(ledger.event)
    const versions = await client.query<Pick<VersionsTable, 'id' | 'json' | 'sha256'>>(
      'SELECT id, json, sha256 FROM versions WHERE document_id = $1',
      [id],
    )
    versions.rows.forEach(ledger.version)
    const files = await client.query<Pick<AttachmentsTable, 'sha256'>>(
      'SELECT sha256 FROM attachments WHERE document_id = $1',
      [id],
    )
    for (const { sha256 } of files.rows) {
      const one = await client.query<AttachmentsTable>(
        'SELECT * FROM attachments WHERE document_id = $1 AND sha256 = $2',
        [id, sha256],
      )
      one.rows.forEach(ledger.file)
    }
  }
  // A backup from before there were dossiers has none.
  if (await hasTable(client, 'dossier_events')) {
    const said = await client.query<DossierEventsTable>('SELECT * FROM dossier_events')
    said.rows.forEach(ledger.dossierEvent)
  }
  return ledger.result()
}

async function isEmpty(client: Client): Promise<boolean> {
  const { rows } =
    await client.query(`SELECT 1 FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
    WHERE relkind IN ('r', 'p') AND nspname <> 'information_schema' AND nspname !~ '^pg_' LIMIT 1`)
  return rows.length === 0
}

/** Pages from before must not bring their text back: the next start gives these data another epoch. */
async function beginEpoch(client: Client): Promise<void> {
  if (await hasTable(client, 'data_epoch')) await client.query('DELETE FROM data_epoch')
}

async function endSessions(client: Client): Promise<void> {
  if (await hasTable(client, 'session')) await client.query('DELETE FROM session')
}

async function hasTable(client: Client, name: string): Promise<boolean> {
  const { rows } = await client.query<{ found: string | null }>('SELECT to_regclass($1)::text AS found', [
    name,
  ])
  return rows[0]?.found != null
}
