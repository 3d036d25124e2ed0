// The one connection on which a node writes its log: whatever is given while a transaction runs goes into the next one,
// which is committed, marked and told to the other nodes as one (group commit).

import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import type { DocumentId } from '#model/ids.ts'
import { type Changes, encodeChanges, isNothing, mergeChanges } from './postgres-changes.ts'
import { openClient, type StoreLog, sqlState } from './postgres-connection.ts'
import { appendUpdates, lockDocuments, type Placed, type Written } from './postgres-log.ts'
import { commitChannel, encodeNotes } from './postgres-notes.ts'
import { TextClosed, type UpdateRow } from './store.ts'

/** The writer of one node. */
export interface LogWriter {
  /**
   * Appends to the next group commit; the bytes are copied at once.
   *
   * @returns the row's seq after the commit; rejects when the engine failed
   */
  appendUpdate(row: UpdateRow): Promise<number>
  /**
   * Puts a write into the next group commit. When it fails, nothing of it is stored, and its neighbours are.
   *
   * @param documentIds the documents it writes to, locked before it runs
   * @param bytes about how much it sends
   */
  write<T>(
    documentIds: readonly DocumentId[],
    bytes: number,
    run: (client: Client) => Promise<Written<T>>,
  ): Promise<T>
  /** The connection that writes now and how many of its commits were acknowledged; null before the first. */
  current(): { readonly writerId: string; readonly seq: number } | null
  /** Waits for every write given so far, then lets go of the connection. */
  close(): Promise<void>
}

/** Hears that a connection is lost: what it committed above `seq` was acknowledged to nobody. */
export type OnRetired = (writerId: string, seq: number) => void

/** One append connection. Each has a name of its own, so that a dead one that still commits disturbs no order. */
interface Session {
  readonly client: Client
  readonly writerId: string
  /** Commits acknowledged. */
  seq: number
}

interface Update {
  readonly kind: 'update'
  readonly row: UpdateRow
  readonly settle: (placed: Placed) => void
  readonly reject: (error: Error) => void
}

interface Write {
  readonly kind: 'write'
  readonly documentIds: readonly DocumentId[]
  readonly bytes: number
  /** Gives what settles the promise once it is committed. */
  readonly run: (client: Client) => Promise<Written<() => void>>
  readonly reject: (error: Error) => void
}

type Pending = Update | Write

/** What a transaction did: how to settle each promise once it is committed, and what to tell. */
interface Done {
  readonly settles: readonly (() => void)[]
  readonly changes: readonly Changes[]
  /** Texts of which an update was refused as closed. */
  readonly closed: readonly DocumentId[]
}

/** Bounds how long one commit takes and how much one statement carries. */
const batchMax = 1000
const batchMaxBytes = 4 << 20

/** Starts a writer; it connects at the first write. */
export function startWriter(url: string, log: StoreLog, onRetired: OnRetired): LogWriter {
  const waiting: Pending[] = []
  let session: Session | null = null
  let isDraining = false
  let drained = Promise.resolve()
  let isClosed = false

  function give(pending: Pending): void {
    waiting.push(pending)
    if (isDraining) return
    isDraining = true
    drained = drain()
  }

  async function drain(): Promise<void> {
    await null // what is given in the same turn goes into the same commit
    while (waiting.length > 0) {
      const batch = takeBatch(waiting)
      try {
        session ??= await open()
        const { settles, closed } = await commit(session, batch)
        const lost = takeUpdatesOf(waiting, closed)
        for (const settle of settles) settle()
        for (const { settle } of lost) settle('closed')
      } catch (error) {
        if (session) retire(session)
        // What waits was given by callers who took the batch for written: it may build on what is now lost.
        const failure = failed(error)
        for (const pending of [...batch, ...waiting.splice(0)]) pending.reject(failure)
      }
    }
    isDraining = false
  }

  async function open(): Promise<Session> {
    const client = await openClient(url, 'append')
    const opened: Session = { client, writerId: randomUUID(), seq: 0 }
    for (const event of ['error', 'end'] as const) client.once(event, () => retire(opened))
    try {
      // A database that was set up to acknowledge before the disk has the rows is asked for more.
      await client.query(`SELECT set_config('synchronous_commit', 'on', false)
        WHERE current_setting('synchronous_commit') IN ('off', 'local')`)
      await client.query('INSERT INTO log_writers (id) VALUES ($1)', [opened.writerId])
    } catch (error) {
      client.end().catch(() => undefined) // it is broken, which is what is thrown
      throw error
    }
    return opened
  }

  function retire(lost: Session): void {
    if (session !== lost) return
    session = null
    if (!isClosed) log.warn({ writerId: lost.writerId }, 'the connection that writes the log is given up')
    lost.client.end().catch(() => undefined) // nothing more is asked of it
    onRetired(lost.writerId, lost.seq)
  }

  return {
    appendUpdate: row =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Error('the store is closed')
        give({
          kind: 'update',
          row: { ...row, update: Buffer.from(row.update) },
          settle: placed => {
            if (typeof placed === 'number') resolve(placed)
            else if (placed === 'closed') reject(new TextClosed(row.documentId))
            else reject(new RangeError(`no document ${row.documentId}`))
          },
          reject,
        })
      }),
    write: (documentIds, bytes, run) =>
      new Promise((resolve, reject) => {
        if (isClosed) throw new Error('the store is closed')
        give({
          kind: 'write',
          documentIds,
          bytes,
          run: async client => {
            const { value, changes } = await run(client)
            return { value: () => resolve(value), changes }
          },
          reject,
        })
      }),
    current: () => session && { writerId: session.writerId, seq: session.seq },
    async close() {
      isClosed = true
      await drained
      await session?.client.end()
    },
  }
}

function takeBatch(waiting: Pending[]): Pending[] {
  let bytes = 0
  const end = waiting.findIndex((pending, index) => {
    bytes += pending.kind === 'update' ? pending.row.update.length : pending.bytes
    return index > 0 && (index >= batchMax || bytes > batchMaxBytes)
  })
  return waiting.splice(0, end === -1 ? waiting.length : end)
}

/** Takes out the updates of some texts: they may build on one that was refused. */
function takeUpdatesOf<T extends Pending>(waiting: T[], closed: readonly DocumentId[]): (T & Update)[] {
  if (closed.length === 0) return []
  const isLost = (pending: T): pending is T & Update =>
    pending.kind === 'update' && closed.includes(pending.row.documentId)
  const lost = waiting.filter(isLost)
  waiting.splice(0, waiting.length, ...waiting.filter(pending => !isLost(pending)))
  return lost
}

/** Commits a batch. @throws when nothing of it is known to be stored */
async function commit(session: Session, batch: readonly Pending[]): Promise<Done> {
  const { client } = session
  let done: Done
  try {
    done = await write(client, batch, batchMax)
  } catch (error) {
    if (!isAboutValues(error)) throw error
    // One row of many is not to the database's liking: find out which, at a slower pace.
    await client.query('ROLLBACK')
    done = await write(client, batch, 1)
  }
  const changes = mergeChanges(done.changes)
  const seq = session.seq + 1
  const isTold = !isNothing(changes)
  const [, committed] = await Promise.all([
    isTold ? mark(client, session.writerId, seq, changes) : undefined,
    client.query('COMMIT'),
  ])
  // The answer to COMMIT is ROLLBACK when the transaction had failed.
  if (committed.command !== 'COMMIT') throw new Error(`COMMIT was answered by ${committed.command}`)
  if (isTold) session.seq = seq
  return done
}

async function mark(client: Client, writerId: string, seq: number, changes: Changes): Promise<void> {
  const encoded = encodeChanges(changes)
  await client.query({
    name: 'mark',
    text: `WITH mark AS (INSERT INTO log_commits (writer_id, seq, changes) VALUES ($1, $2, $3))
      SELECT pg_notify('${commitChannel}', note) FROM unnest($4::text[]) AS note`,
    values: [writerId, seq, encoded, encodeNotes(writerId, seq, changes, encoded)],
  })
}

/** Opens a transaction, locks its documents and writes everything. @param runMax updates in one statement at most */
async function write(client: Client, batch: readonly Pending[], runMax: number): Promise<Done> {
  const ids = [
    ...new Set(
      batch.flatMap(pending => (pending.kind === 'update' ? [pending.row.documentId] : pending.documentIds)),
    ),
  ].sort()
  const begin = [client.query('BEGIN'), lockDocuments(client, ids)]
  const runs = runsOf(batch, runMax)
  const [only] = runs
  // Nothing can fail alone: no savepoint, and everything is on the wire at once.
  if (runs.length === 1 && only?.kind === 'updates' && runMax > 1) {
    const [done] = await Promise.all([appendRun(client, only.updates), ...begin])
    return done
  }
  await Promise.all(begin)
  // What nobody waits for until the end: only what is between can fail by itself.
  const sent: Promise<unknown>[] = []
  const send = (statement: string) => {
    const answer = client.query(statement)
    answer.catch(() => undefined) // it is in `sent`
    sent.push(answer)
  }
  const settles: (() => void)[] = []
  const changes: Changes[] = []
  const closed: DocumentId[] = []
  for (const run of runs) {
    const lost = run.kind === 'updates' ? takeUpdatesOf(run.updates, closed) : []
    settles.push(
      ...lost.map(
        ({ settle }) =>
          () =>
            settle('closed'),
      ),
    )
    if (run.kind === 'updates' && run.updates.length === 0) continue
    send('SAVEPOINT command')
    try {
      const done = run.kind === 'updates' ? await appendRun(client, run.updates) : await single(client, run)
      settles.push(...done.settles)
      changes.push(...done.changes)
      closed.push(...done.closed)
      send('RELEASE SAVEPOINT command')
    } catch (error) {
      if (run.kind === 'updates' && run.updates.length > 1) throw error
      await client.query('ROLLBACK TO SAVEPOINT command') // rejects when the connection is gone
      const failure = failed(error)
      settles.push(() => {
        for (const pending of run.kind === 'updates' ? run.updates : [run]) pending.reject(failure)
      })
    }
  }
  await Promise.all(sent)
  return { settles, changes, closed }
}

async function appendRun(client: Client, updates: readonly Update[]): Promise<Done> {
  const rows = updates.map(({ row }) => row)
  const { value: placed, changes } = await appendUpdates(client, rows)
  return {
    settles: updates.map(
      ({ settle }, index) =>
        () =>
          settle(placed[index] ?? 'no document'),
    ),
    changes: [changes],
    closed: rows.flatMap(({ documentId }, index) => (placed[index] === 'closed' ? [documentId] : [])),
  }
}

async function single(client: Client, { run }: Write): Promise<Done> {
  const { value: settle, changes } = await run(client)
  return { settles: [settle], changes: [changes], closed: [] }
}

type Run = Write | { readonly kind: 'updates'; readonly updates: Update[] }

/** Consecutive updates together, everything else by itself, in the order given. */
function runsOf(batch: readonly Pending[], runMax: number): Run[] {
  const runs: Run[] = []
  for (const pending of batch) {
    const last = runs.at(-1)
    if (pending.kind === 'write') runs.push(pending)
    else if (last?.kind === 'updates' && last.updates.length < runMax) last.updates.push(pending)
    else runs.push({ kind: 'updates', updates: [pending] })
  }
  return runs
}

/** Whether an error speaks of what was given (data exception, integrity) and not of the engine's own trouble. */
function isAboutValues(error: unknown): boolean {
  return /^2[23]/u.test(sqlState(error))
}

/** The error that a caller gets: his own mistake as it is, anything else as the store's. */
function failed(error: unknown): Error {
  if (error instanceof RangeError) return error
  const state = sqlState(error)
  const message = error instanceof Error ? error.message : String(error)
  return new Error(`the store failed: ${message}${state && ` (${state})`}`, { cause: error })
}
