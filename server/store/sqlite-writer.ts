// The main thread's side of the writer: collects commands while a batch is being committed, hands the next batch over,
// and resolves each promise after the commit.

import { once } from 'node:events'
import type { DocumentId } from '#model/ids.ts'
import { startThread } from '../start-worker.ts'
import { type Command, errorOf, type Outcome, type PostedOutcome, type Results } from './command.ts'
import { pack } from './parcel.ts'
import { TextClosed } from './store.ts'

/** The writer of one database. */
export interface Writer {
  /**
   * Puts a command into the next batch. Its bytes are copied at once, so the caller may go on using them.
   *
   * @returns its result after the commit; rejects when nothing of it was stored
   */
  run<K extends Command['kind']>(command: Extract<Command, { kind: K }>): Promise<Results[K]>
  /** Waits for every command given so far, then ends the thread. */
  close(): Promise<void>
}

interface Pending {
  readonly command: Command
  readonly bytes: readonly ArrayBuffer[]
  settle(outcome: Outcome): void
  fail(error: Error): void
}

/** Bounds how long one commit takes; 1,000 keystrokes commit in about 10 ms. */
const batchMax = 1000
/**
 * After a batch the updates of texts wait so many times as long as it kept this thread busy, its relaying included: commits and writes
 * to sockets grow with the load until they take that part of the time, and then every batch holds more. The first of a lull goes at
 * once, and so does whatever is not a text's update. Nobody sees any of these delays; a thousand who type wait a little longer.
 */
const rests = [
  { fromUpdates: 200, fromTexts: 32, factor: 64, maxMs: 80 }, // not after a burst in one text, whose neighbours would wait for it
  { fromUpdates: 100, fromTexts: 0, factor: 64, maxMs: 50 },
  { fromUpdates: 4, fromTexts: 0, factor: 64, maxMs: 30 },
  { fromUpdates: 0, fromTexts: 0, factor: 32, maxMs: 30 },
] as const
/** A batch of so many gains little by waiting for more. So many of one text, and its line is full: its neighbours would wait for nothing. */
const restEndsAt = 900
const restEndsAtOfText = 256
/** Bytes below which a copy to the thread costs less than handing the buffer over. */
const handOverMinBytes = 16 * 1024

/** Starts the thread on a database that has its schema. */
export async function openWriter(file: string): Promise<Writer> {
  const worker = startThread(new URL('./sqlite-worker.ts', import.meta.url), { workerData: file })
  await once(worker, 'message')

  const waiting: Pending[] = []
  let running: readonly Pending[] = []
  let runningTexts = 0
  let gone: Error | null = null
  let closing: Promise<void> | null = null
  let drained: () => void = () => {}
  let dueMs = Number.NEGATIVE_INFINITY
  let resting: NodeJS.Timeout | null = null
  let isAwaited = false // something that waits is not an update of a text, or no more of its text can come
  let isFlushDue = false
  /** How many updates wait of each text. */
  const ofText = new Map<DocumentId, number>()

  /** Once a turn, and not at all while what comes in has to wait: a task for each keystroke would cost as much as noting it. */
  function flushSoon(): void {
    const mustWait = running.length > 0 || (resting !== null && !isAwaited && waiting.length < restEndsAt)
    if (isFlushDue || mustWait) return
    isFlushDue = true
    queueMicrotask(flush)
  }

  /** Whether a command ends the rest: no update of a text, or the last that can come of its text before a commit. */
  function endsRest(command: Command): boolean {
    if (command.kind !== 'appendUpdate') return true
    const { documentId } = command.row
    const count = (ofText.get(documentId) ?? 0) + 1
    ofText.set(documentId, count)
    return count >= restEndsAtOfText
  }

  function flush(): void {
    isFlushDue = false
    if (running.length > 0 || gone) return
    if (waiting.length === 0) {
      drained()
      return
    }
    const isEnough = closing !== null || isAwaited || waiting.length >= restEndsAt
    if (resting && !isEnough) return
    if (resting) clearTimeout(resting)
    resting = null
    const restMs = dueMs - performance.now()
    if (restMs >= 1 && !isEnough) {
      resting = setTimeout(goOn, restMs)
      return
    }
    running = waiting.splice(0, batchMax)
    isAwaited = waiting.some(({ command }) => command.kind !== 'appendUpdate')
    runningTexts = ofText.size
    ofText.clear()
    worker.postMessage(
      pack(running.map(pending => pending.command)),
      running.flatMap(pending => pending.bytes),
    )
  }

  function goOn(): void {
    resting = null
    flush()
  }

  function breakOff(error: Error): void {
    gone ??= error
    const lost = [...running, ...waiting.splice(0)]
    running = []
    for (const pending of lost) pending.fail(error)
    drained()
  }

  /** Fails what was given in the belief that a refused update of its text was taken: it may build on that. */
  function takeClosed(closed: ReadonlySet<DocumentId>): void {
    const isLost = ({ command }: Pending) =>
      command.kind === 'appendUpdate' && closed.has(command.row.documentId)
    const lost = waiting.filter(isLost)
    waiting.splice(0, waiting.length, ...waiting.filter(pending => !isLost(pending)))
    for (const pending of lost) {
      if (pending.command.kind === 'appendUpdate')
        pending.fail(new TextClosed(pending.command.row.documentId))
    }
  }

  worker.on('message', (outcomes: readonly PostedOutcome[]) => {
    const settled = running
    const cameMs = performance.now()
    const closed = closedBy(outcomes)
    if (closed.size > 0) takeClosed(closed)
    settled.forEach((pending, at) => {
      const outcome = outcomes[at]
      if (typeof outcome === 'number') pending.settle({ ok: true, value: outcome })
      else if (outcome) pending.settle(outcome)
      else pending.fail(new Error('the writer of the store gave no answer'))
    })
    // After everything that its callers do about it in this turn.
    setImmediate(() => {
      const nowMs = performance.now()
      dueMs = nowMs + restAfter(settled.length, runningTexts, nowMs - cameMs)
      running = []
      flush()
    })
  })
  worker.on('error', error => breakOff(new Error('the writer of the store broke off', { cause: error })))
  worker.on('exit', () => breakOff(new Error('the store is closed')))

  return {
    run<K extends Command['kind']>(command: Extract<Command, { kind: K }>): Promise<Results[K]> {
      if (gone || closing) return Promise.reject(gone ?? new Error('the store is closed'))
      return new Promise((resolve, reject) => {
        if (endsRest(command)) isAwaited = true
        waiting.push({
          ...withOwnBytes(command),
          // The thread answers each command with its own kind of result (sqlite-log.ts).
          settle: outcome =>
            outcome.ok ? resolve(outcome.value as Results[K]) : reject(errorOf(outcome.failure)),
          fail: reject,
        })
        flushSoon()
      })
    },
    close() {
      closing ??= new Promise<void>(resolve => {
        drained = resolve
        flush()
      }).then(async () => {
        if (gone) return
        const exit = once(worker, 'exit')
        worker.postMessage('close')
        await exit
      })
      return closing
    },
  }
}

/** How long to wait after a batch. @param busyMs this thread's time for its answers */
function restAfter(updates: number, texts: number, busyMs: number): number {
  const isSuch = ({ fromUpdates, fromTexts }: (typeof rests)[number]) =>
    updates >= fromUpdates && texts >= fromTexts
  const { factor, maxMs } = rests.find(isSuch) ?? rests[3]
  return Math.min(maxMs, busyMs * factor)
}

/** The texts of which an update was refused as closed. */
function closedBy(outcomes: readonly PostedOutcome[]): ReadonlySet<DocumentId> {
  return new Set(
    outcomes.flatMap(outcome =>
      typeof outcome === 'object' && !outcome.ok && outcome.failure.kind === 'closed'
        ? [outcome.failure.message]
        : [],
    ),
  )
}

/** The command over fresh buffers that can be handed to the thread: cloning a view would copy all that lies behind it. */
function withOwnBytes(command: Command): { command: Command; bytes: ArrayBuffer[] } {
  const bytes: ArrayBuffer[] = []
  const own = (from: Uint8Array): Uint8Array => {
    const copy = new Uint8Array(from)
    if (copy.length >= handOverMinBytes) bytes.push(copy.buffer)
    return copy
  }
  switch (command.kind) {
    case 'createDocument': {
      const attachments = command.attachments.map(row => ({ ...row, bytes: own(row.bytes) }))
      return { command: { ...command, snapshot: own(command.snapshot), attachments }, bytes }
    }
    case 'compactText':
      return { command: { ...command, snapshot: own(command.snapshot) }, bytes }
    case 'appendUpdate':
      return { command: { ...command, row: { ...command.row, update: own(command.row.update) } }, bytes }
    case 'appendEvents': {
      const { update, version, attachment } = command.batch
      const batch = {
        ...command.batch,
        ...(update && { update: { ...update, update: own(update.update) } }),
        ...(version && { version: { ...version, state: own(version.state) } }),
        ...(attachment && {
          attachment: { ...attachment, row: { ...attachment.row, bytes: own(attachment.row.bytes) } },
        }),
      }
      return { command: { ...command, batch }, bytes }
    }
    case 'addAttachment':
      return { command: { ...command, row: { ...command.row, bytes: own(command.row.bytes) } }, bytes }
    case 'bindClients':
    case 'ping':
      return { command, bytes }
  }
}
