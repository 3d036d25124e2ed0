// Tells a node what the others have committed: through LISTEN at once, and every few seconds and after each reconnect
// from the kept marks, with one cursor per writer. A writer's marks become visible in the order of their numbers, so
// what lies above the cursor is all that is new: a lost notification or connection delays, and skips nothing.

import { setTimeout as pause } from 'node:timers/promises'
import type { Client } from 'pg'
import { type Changes, decodeChanges } from './postgres-changes.ts'
import { openClient, type StoreLog } from './postgres-connection.ts'
import { commitChannel, createNoteReader, type Mark } from './postgres-notes.ts'
import { type HeardPresence, presenceChannel } from './postgres-presence.ts'

/** What a watcher hears: what one commit of another node changed, that anything may have changed, or who is where. */
export type Heard =
  | ({ readonly kind: 'changes' } & Changes)
  | { readonly kind: 'anything' }
  | ({ readonly kind: 'presence' } & HeardPresence)

/** Called for each commit of another node, each writer's in their order. It must not throw. */
export type Listener = (heard: Heard) => void

/** The listening half of one node. */
export interface Watcher {
  /**
   * Adds a listener.
   *
   * @returns how to take it away, once everything that is committed from now on will be heard
   */
  watch(listener: Listener): Promise<() => void>
  /** A connection of this node is lost: what it committed above `seq` was acknowledged to nobody, so it is news here. */
  retire(writerId: string, seq: number): void
  close(): Promise<void>
}

const tailCheckMs = 2000
const reconnectMs = { first: 100, most: 2000 }
const pageRows = 500
/** Marks are kept for `keptMinutes` of postgres.ts; whoever was away for half of that looks at everything again. */
const trustMs = 5 * 60_000

interface MarkRow {
  readonly writer_id: string
  readonly seq: string
  readonly changes: string
}

/**
 * Starts a watcher; it connects when the first listener comes.
 *
 * @param own.writerId the writer of this node, whose commits are not news here
 * @param own.readPresence what a payload says, nothing when this node sent it
 */
export function startWatcher(
  url: string,
  log: StoreLog,
  own: {
    readonly writerId: () => string | null
    readonly readPresence: (payload: string) => readonly HeardPresence[]
  },
): Watcher {
  const listeners = new Set<Listener>()
  const cursors = new Map<string, number>()
  const stop = new AbortController()
  let client: Client | null = null
  let running: Promise<void> | null = null
  let caughtUpAtMs = 0
  let isChecking = false
  let isCheckWanted = false
  let onReady: () => void = () => {}
  let ready = Promise.resolve()

  function tell(heard: Heard): void {
    for (const listener of listeners) listener(heard)
  }

  function take({ writerId, seq, changes }: Mark & { readonly changes: Changes }): void {
    cursors.set(writerId, seq)
    tell({ kind: 'changes', ...changes })
  }

  function onPresence(payload: string): void {
    for (const note of own.readPresence(payload)) tell({ kind: 'presence', ...note })
  }

  function onMark(mark: Mark): void {
    const cursor = cursors.get(mark.writerId) ?? 0
    if (mark.seq <= cursor) return
    const { changes } = mark
    if (changes && mark.seq === cursor + 1 && !isChecking) take({ ...mark, changes })
    else check()
  }

  /** Reads the marks above the cursors; asked for while it runs, it runs once more. */
  function check(): void {
    const on = client
    if (!on) return
    isCheckWanted = isChecking
    if (isChecking) return
    isChecking = true
    readMarks(on)
      .catch(error => {
        log.warn({ error: String(error) }, 'the marks of the other nodes could not be read')
        return on.end()
      })
      .catch(() => undefined) // its `end` is emitted all the same, and `run` connects again
      .finally(() => {
        isChecking = false
        if (isCheckWanted) check()
      })
  }

  async function readMarks(on: Client): Promise<void> {
    for (let isMore = true; isMore; ) {
      const { rows } = await on.query<MarkRow>(
        `SELECT w.id AS writer_id, c.seq, c.changes
          FROM log_writers w
          LEFT JOIN unnest($1::text[], $2::bigint[]) AS known (id, seq) ON known.id = w.id
          JOIN LATERAL (
            SELECT seq, changes FROM log_commits
            WHERE writer_id = w.id AND seq > coalesce(known.seq, 0) ORDER BY seq LIMIT ${pageRows}
          ) c ON true
          WHERE w.id IS DISTINCT FROM $3
          ORDER BY w.id, c.seq`,
        [[...cursors.keys()], [...cursors.values()], own.writerId()],
      )
      for (const row of rows) {
        const mark = { writerId: row.writer_id, seq: Number(row.seq), changes: decodeChanges(row.changes) }
        if (mark.seq > (cursors.get(mark.writerId) ?? 0)) take(mark)
      }
      isMore = rows.length >= pageRows
    }
    caughtUpAtMs = performance.now()
  }

  /** The cursors of a node that knows nothing yet, or has been away too long to know what it missed. */
  async function startOver(on: Client): Promise<void> {
    const { rows } = await on.query<{ id: string; seq: string }>(
      `SELECT w.id, coalesce((SELECT max(c.seq) FROM log_commits c WHERE c.writer_id = w.id), 0) AS seq
        FROM log_writers w`,
    )
    cursors.clear()
    for (const { id, seq } of rows) cursors.set(id, Number(seq))
    tell({ kind: 'anything' })
    caughtUpAtMs = performance.now()
  }

  /** One connection from its opening to its end. */
  async function listenOnce(): Promise<void> {
    const opened = await openClient(url, 'listen')
    const ended = new Promise<void>(resolve => opened.once('end', resolve))
    try {
      const readNote = createNoteReader(own.writerId)
      opened.on('notification', ({ channel, payload = '' }) => {
        try {
          if (channel === presenceChannel) onPresence(payload)
          else for (const mark of readNote(payload)) onMark(mark)
        } catch (error) {
          // Another release speaks otherwise, or a person at the database spoke. Its words may be anybody's: they are not told.
          const name = error instanceof Error ? error.name : typeof error
          log.warn({ channel, error: name }, 'a notification could not be taken in')
          if (channel === presenceChannel) return // the next one of its kind comes soon
          caughtUpAtMs = 0 // everything is looked at again
          opened.end().catch(() => undefined)
        }
      })
      await opened.query(`LISTEN ${commitChannel}; LISTEN ${presenceChannel}`)
      if (caughtUpAtMs === 0 || performance.now() - caughtUpAtMs > trustMs) await startOver(opened)
      if (stop.signal.aborted) return
      client = opened
      check()
      onReady()
      const timer = setInterval(check, tailCheckMs)
      await ended
      clearInterval(timer)
    } finally {
      client = null
      opened.end().catch(() => undefined) // it has ended, or is broken, which is what is thrown
    }
  }

  async function run(): Promise<void> {
    let waitMs = reconnectMs.first
    while (!stop.signal.aborted) {
      try {
        await listenOnce()
        waitMs = reconnectMs.first
        if (!stop.signal.aborted) log.warn({}, 'the connection that listens to the other nodes was lost')
      } catch (error) {
        log.warn({ error: String(error) }, 'the other nodes cannot be listened to')
        waitMs = Math.min(waitMs * 2, reconnectMs.most)
      }
      await pause(waitMs, undefined, { signal: stop.signal }).catch(() => undefined) // closed meanwhile
    }
  }

  return {
    async watch(listener) {
      if (!running) {
        ready = new Promise(resolve => {
          onReady = resolve
        })
        running = run()
      }
      await ready
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    retire(writerId, seq) {
      cursors.set(writerId, seq)
      check()
    },
    async close() {
      stop.abort()
      onReady()
      await client?.end()
      await running
    },
  }
}
