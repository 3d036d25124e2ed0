// The writer's thread: one connection, one transaction per batch of commands (group commit). It syncs while the main
// thread goes on, and whatever is posted meanwhile is the next batch.

import { parentPort, workerData } from 'node:worker_threads'
import type { Database } from 'better-sqlite3'
import { type Command, failureOf, type Outcome, type Results } from './command.ts'
import { openConnection } from './sqlite-connection.ts'
import { prepareLog } from './sqlite-log.ts'

if (!parentPort) throw new Error('sqlite-worker.ts runs as a worker thread only')
const port = parentPort
const db = openConnection(String(workerData), 'write')
const run = prepareLog(db)

port.on('message', (commands: readonly Command[] | 'close') => {
  if (commands === 'close') {
    db.close()
    port.close()
    return
  }
  port.postMessage(commit(db, run, commands))
})
port.postMessage('ready')

function commit(
  db: Database,
  run: (command: Command) => Results[keyof Results],
  commands: readonly Command[],
): readonly Outcome[] {
  try {
    db.exec('BEGIN IMMEDIATE')
    const outcomes = commands.map(command => attempt(db, () => run(command)))
    db.exec('COMMIT')
    return outcomes
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    const failure = failureOf(error)
    return commands.map(() => ({ ok: false, failure }))
  }
}

/** Runs one command so that its failure takes back its own writes only. */
function attempt(db: Database, write: () => Results[keyof Results]): Outcome {
  db.exec('SAVEPOINT command')
  try {
    const value = write()
    db.exec('RELEASE command')
    return { ok: true, value }
  } catch (error) {
    // A full disk and the like end the whole transaction: then the batch has failed, not just this command.
    if (!db.inTransaction) throw error
    db.exec('ROLLBACK TO command; RELEASE command')
    return { ok: false, failure: failureOf(error) }
  }
}
