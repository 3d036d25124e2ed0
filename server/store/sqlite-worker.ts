// The writer's thread: one connection, one transaction per batch of commands (group commit). It syncs while the main
// thread goes on, and whatever is posted meanwhile is the next batch.

import { parentPort, workerData } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import {
  type Command,
  failureOf,
  type Outcome,
  type Posted,
  type PostedOutcome,
  type Results,
  unpacked,
} from './command.ts'
import { openConnection } from './sqlite-connection.ts'
import { prepareLog } from './sqlite-log.ts'

if (!parentPort) throw new Error('sqlite-worker.ts runs as a worker thread only')
const port = parentPort
const db = openConnection(String(workerData), 'write')
const run = prepareLog(db)

port.on('message', (posted: readonly Posted[] | 'close') => {
  if (posted === 'close') {
    db.close()
    port.close()
    return
  }
  const commands = posted.map(unpacked)
  port.postMessage(commit(db, run, commands).map((outcome, at) => short(commands[at], outcome)))
  for (const command of commands) letGo(command)
})
port.postMessage('ready')

function short(command: Command | undefined, outcome: Outcome): PostedOutcome {
  const isSeq = command?.kind === 'appendUpdate' && outcome.ok && typeof outcome.value === 'number'
  return isSeq && typeof outcome.value === 'number' ? outcome.value : outcome
}

/** Frees the buffer that was handed over for a large update: this thread makes so little garbage that V8 would wait long. */
function letGo(command: Command): void {
  const bytes =
    command.kind === 'appendUpdate'
      ? command.row.update
      : command.kind === 'compactText'
        ? command.snapshot
        : null
  if (bytes?.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0)
}

function commit(
  db: Database,
  run: (command: Command) => Results[keyof Results],
  commands: readonly Command[],
): readonly Outcome[] {
  try {
    db.exec('BEGIN IMMEDIATE')
    const outcomes = commands.map(command => attempt(db, command, () => run(command)))
    db.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    const failure = failureOf(error)
    return commands.map(() => ({ ok: false, failure }))
  }
}

/** Runs one command so that its failure takes back its own writes only. */
function attempt(db: Database, command: Command, write: () => Results[keyof Results]): Outcome {
  // An update is one INSERT, which the engine takes back by itself: a savepoint would cost more than the row.
  const isOneRow = command.kind === 'appendUpdate'
  if (!isOneRow) db.exec('SAVEPOINT command')
  try {
    const value = write()
    if (!isOneRow) db.exec('RELEASE command')
    return { ok: true, value }
  } catch (error) {
    // A full disk and the like end the whole transaction: then the batch has failed, not just this command.
    if (!db.inTransaction) throw error
    if (!isOneRow) db.exec('ROLLBACK TO command; RELEASE command')
    return { ok: false, failure: failureOf(error) }
  }
}
