// The store on PostgreSQL: one database for any number of nodes. Each node writes on one connection (group commit), reads
// through a pool, and hears what the others commit.

import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect } from 'kysely'
import type { Pool } from 'pg'
import type { DocumentId, UserId } from '#model/ids.ts'
import { noChanges } from './postgres-changes.ts'
import { compactText } from './postgres-compaction.ts'
import { openPool, type StoreLog } from './postgres-connection.ts'
import { type Alone, createLocks } from './postgres-locks.ts'
import { addAttachment, appendEvents, bindClients, countBeat, createDocument } from './postgres-log.ts'
import { migratePostgres } from './postgres-migrations.ts'
import { type PresenceNote, startPresence } from './postgres-presence.ts'
import { createReads } from './postgres-reads.ts'
import type { TextAfter } from './postgres-text-after.ts'
import {
  addAssignment,
  addMembership,
  appendDossierEvent,
  createUnit,
  removeAssignment,
  removeMemberships,
} from './postgres-units.ts'
import { type Listener, startWatcher } from './postgres-watch.ts'
import { startWriter } from './postgres-writer.ts'
import type { EventBatch, Store } from './store.ts'
import type { Tables } from './tables.ts'

/** The store on PostgreSQL, with what several nodes need of each other and what the accounts' library shares. */
export interface PostgresStore extends Store {
  /** The application's tables over `pool`. Never used to write the log, the register, units or memberships. */
  readonly db: Kysely<Tables>
  readonly pool: Pool
  /**
   * Calls back for every commit of another node that comes after the promise resolved, each node's in their order, and
   * for commits of this one whose acknowledgement was lost. Nothing is skipped; something may be told twice.
   *
   * @returns how to stop
   */
  watch(listener: Listener): Promise<() => void>
  /** What a text has above `seq`, as of one moment; null for an unknown document. */
  loadTextAfter(documentId: DocumentId, seq: number): Promise<TextAfter | null>
  /** Tells the other nodes that these people's rights or sessions may be others now. Roles in units tell it themselves. */
  announceRights(userIds: readonly UserId[]): Promise<void>
  /**
   * Tells the nodes that watch who is where in a text; kept nowhere, and lost when nobody listens.
   *
   * @throws RangeError over 5,000 bytes
   */
  sendPresence(note: PresenceNote): void
  /** The epoch of the data, the same for all nodes; data without one, such as restored ones, begin a new one. */
  readEpoch(): Promise<string>
  /** Does work that one node at a time does, such as folding a tail, unless another node is at it. */
  alone<T>(name: string, work: () => Promise<T>): Promise<Alone<T>>
  /** Does work of a node's start, such as making the accounts' tables, after every other node that is at it. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>
}

const silent: StoreLog = { info: () => undefined, warn: () => undefined }

/** How long the marks of commits are kept for nodes that were away; postgres-watch.ts trusts half of it. */
const keptMinutes = 10
const houseKeepingMs = 30_000

/**
 * Opens the store and brings its schema up to date.
 *
 * @param options.url `postgres://user:password@host:port/database`, or several hosts' pooler in session mode
 * @throws Error when the database cannot be reached
 */
export async function openPostgresStore(options: {
  readonly url: string
  readonly log?: StoreLog
}): Promise<PostgresStore> {
  const { url, log = silent } = options
  await migratePostgres(url)
  const pool = openPool(url, log)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const presence = startPresence(pool, log)
  const watcher = startWatcher(url, log, {
    writerId: () => writer.current()?.writerId ?? null,
    readPresence: presence.read,
  })
  const writer = startWriter(url, log, watcher.retire)
  const locks = createLocks(url)
  const timer = setInterval(() => {
    keepHouse(pool, writer.current()?.writerId ?? null).catch(error =>
      log.warn({ error: String(error) }, 'old marks of commits were not cleared away'),
    )
  }, houseKeepingMs)
  timer.unref()
  let closing: Promise<void> | null = null

  return {
    ...createReads(db, pool),
    db,
    pool,
    watch: watcher.watch,
    sendPresence: presence.send,
    alone: locks.alone,
    inTurn: locks.inTurn,

    createDocument: (row, snapshot, event, attachments = []) => {
      const own = Buffer.from(snapshot)
      const files = attachments.map(file => ({ ...file, bytes: Buffer.from(file.bytes) }))
      const bytes = files.reduce((sum, file) => sum + file.bytes.length, own.length)
      return writer.write([row.id], bytes, client => createDocument(client, row, own, event, files))
    },
    appendUpdate: row => writer.appendUpdate(row),
    appendEvents: batch => {
      const own = withOwnBytes(batch)
      const bytes =
        (own.update?.update.length ?? 0) +
        (own.version?.state.length ?? 0) +
        (own.attachment?.row.bytes.length ?? 0)
      return writer.write([batch.documentId], bytes, client => appendEvents(client, own))
    },
    compactText: (documentId, seq, snapshot, folded) =>
      compactText(pool, documentId, seq, Buffer.from(snapshot), folded),
    bindClients: (documentId, clients, userId) =>
      writer.write([documentId], 0, client => bindClients(client, documentId, clients, userId)),
    addAttachment: (row, roomBytes) => {
      const own = { ...row, bytes: Buffer.from(row.bytes) }
      return writer.write([row.documentId], own.bytes.length, client => addAttachment(client, own, roomBytes))
    },

    async createUnit(row) {
      await writer.write([], 0, client => createUnit(client, row))
    },
    async addMembership(row) {
      await writer.write([], 0, client => addMembership(client, row))
    },
    async removeMemberships(unitId, userId) {
      await writer.write([], 0, client => removeMemberships(client, unitId, userId))
    },
    async addAssignment(row) {
      await writer.write([], 0, client => addAssignment(client, row))
    },
    async removeAssignment(id, userId) {
      await writer.write([], 0, client => removeAssignment(client, id, userId))
    },
    appendDossierEvent: event => writer.write([], 0, client => appendDossierEvent(client, event)),
    async announceRights(userIds) {
      const changes = { ...noChanges, rightsOf: [...userIds] }
      await writer.write([], 0, async () => ({ value: null, changes }))
    },

    async readEpoch() {
      await pool.query('INSERT INTO data_epoch (id, epoch) VALUES (1, $1) ON CONFLICT DO NOTHING', [
        randomUUID(),
      ])
      const { rows } = await pool.query<{ epoch: string }>('SELECT epoch FROM data_epoch WHERE id = 1')
      if (!rows[0]) throw new Error('the row of the epoch is gone')
      return rows[0].epoch
    },

    async ping() {
      const beat = await writer.write([], 0, countBeat)
      const read = await db.selectFrom('liveness').select('beat').where('id', '=', 1).executeTakeFirst()
      if (!read || read.beat < beat) throw new Error(`the store wrote beat ${beat} and read ${read?.beat}`)
    },
    close() {
      clearInterval(timer)
      closing ??= presence
        .close()
        .then(() => writer.close())
        .then(() => Promise.all([watcher.close(), locks.close()]))
        .then(() => pool.end())
      return closing
    },
  }
}

/** Says that this node lives, and clears away what no other node will ask for any more. */
async function keepHouse(pool: Pool, writerId: string | null): Promise<void> {
  await pool.query('UPDATE log_writers SET seen_at = now() WHERE id = $1', [writerId])
  await pool.query(`DELETE FROM log_commits WHERE at < now() - interval '${keptMinutes} minutes'`)
  // A writer that is not quite dead finds its row gone at its next commit, fails, and begins anew under another name.
  await pool.query(`DELETE FROM log_writers WHERE id IN (
    SELECT id FROM log_writers WHERE seen_at < now() - interval '${2 * keptMinutes} minutes' FOR UPDATE SKIP LOCKED)`)
}

function withOwnBytes(batch: EventBatch): EventBatch {
  const { update, version, attachment } = batch
  return {
    ...batch,
    ...(update && { update: { ...update, update: Buffer.from(update.update) } }),
    ...(version && { version: { ...version, state: Buffer.from(version.state) } }),
    ...(attachment && {
      attachment: { ...attachment, row: { ...attachment.row, bytes: Buffer.from(attachment.row.bytes) } },
    }),
  }
}
