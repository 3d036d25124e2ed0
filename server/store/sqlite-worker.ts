// The writer's thread: one connection, one transaction per batch of commands (group commit). It syncs while the main
// thread goes on, and whatever is posted meanwhile is the next batch.

import { parentPort, workerData } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { type Command, failureOf, type Outcome, type PostedOutcome } from './command.ts'
import { type Parcel, unpack } from './parcel.ts'
import { openConnection } from './sqlite-connection.ts'
import { type LogWriter, prepareLog } from './sqlite-log.ts'

if (!parentPort) throw new Error('sqlite-worker.ts runs as a worker thread only')
const port = parentPort
const db = openConnection(String(workerData), 'write')
const log = prepareLog(db)

port.on('message', (posted: Parcel | 'close') => {
  if (posted === 'close') {
    db.close()
    port.close()
    return
  }
  const commands = unpack(posted)
  port.postMessage(commit(db, log, commands).map((outcome, at) => short(commands[at], outcome)))
  for (const command of commands) letGo(command)
})
port.postMessage('ready')

function short(command: Command | undefined, outcome: Outcome): PostedOutcome {
  const isSeq = command?.kind === 'appendUpdate' && outcome.ok && typeof outcome.value === 'number'
  return isSeq && typeof outcome.value === 'number' ? outcome.value : outcome
}

/** Frees the buffer that came with a large command: this thread makes so little garbage that V8 would wait long. */
function letGo(command: Command): void {
  const bytes = bytesOf(command)
  if (bytes?.buffer instanceof ArrayBuffer && bytes.length === bytes.buffer.byteLength)
    bytes.buffer.transfer(0)
}

function bytesOf(command: Command): Uint8Array | undefined {
  switch (command.kind) {
    case 'appendUpdate':
      return command.row.update
    case 'compactText':
      return command.snapshot
    case 'addAttachment':
      return command.row.bytes
    case 'appendEvents':
      return command.batch.attachment?.row.bytes
    default:
      return undefined
  }
}

function commit(db: Database, log: LogWriter, commands: readonly Command[]): readonly Outcome[] {
  try {
    db.exec('BEGIN IMMEDIATE')
    const outcomes = commands.map(command => attempt(db, log, command))
    db.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    log.forget()
    const failure = failureOf(error)
    return commands.map(() => ({ ok: false, failure }))
  }
}

/** Runs one command so that its failure takes back its own writes only. */
function attempt(db: Database, log: LogWriter, command: Command): Outcome {
  // An update is one INSERT, which the engine takes back by itself: a savepoint would cost more than the row.
  const isOneRow = command.kind === 'appendUpdate'
  if (!isOneRow) db.exec('SAVEPOINT command')
  try {
    const value = log.run(command)
    if (!isOneRow) db.exec('RELEASE command')
    return { ok: true, value }
  } catch (error) {
    // A full disk and the like end the whole transaction: then the batch has failed, not just this command.
    if (!db.inTransaction) throw error
    if (!isOneRow) db.exec('ROLLBACK TO command; RELEASE command')
    log.forget()
    return { ok: false, failure: failureOf(error) }
  }
}
