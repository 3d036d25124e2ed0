// The writer's thread: one connection, one transaction per batch of commands (group commit). It syncs while the main
// thread goes on, and whatever is posted meanwhile is the next batch.

import { parentPort, workerData } from 'node:worker_threads'
import { type Command, failureOf, type Outcome, type PostedOutcome } from './command.ts'
import { type Parcel, unpack } from './parcel.ts'
import { openConnection } from './sqlite-connection.ts'
import { openJournal } from './sqlite-journal.ts'
import { prepareLog } from './sqlite-log.ts'

if (!parentPort) throw new Error('sqlite-worker.ts runs as a worker thread only')
const port = parentPort
const db = openConnection(String(workerData), 'write')
const journal = openJournal(db)
const log = prepareLog(db, journal)

/** A commit that spans so many texts is written as one row: each would touch a page of its own. */
const journaledTexts = 32
/** Updates that are put in their places together: so many share what a text costs, and the next commit waits some 10 ms for them. */
const journalMax = 4000
/** After so long without a commit that was journaled nothing is left in the journal. */
const journalRestMs = 500
let moving: NodeJS.Timeout | null = null
let mayMoveMs = 0

moveJournal() // what a server left that was killed
port.on('message', (posted: Parcel | 'close') => {
  if (posted === 'close') {
    if (moving) clearTimeout(moving)
    moveJournal()
    db.close()
    port.close()
    return
  }
  const commands = unpack(posted)
  const isJournaled = textsIn(posted) >= journaledTexts
  port.postMessage(commit(commands, isJournaled).map((outcome, at) => short(commands[at], outcome)))
  for (const command of commands) letGo(command)
  if (journal.size >= journalMax && performance.now() >= mayMoveMs) moveJournal()
  if (journal.size > 0 && (isJournaled || !moving)) moveLater()
})
port.postMessage('ready')

/** How many texts the small updates of a parcel are for. */
function textsIn({ named }: Parcel): number {
  const texts = new Set<number | undefined>()
  for (let at = 0; at < named.length; at += 3) texts.add(named[at])
  return texts.size
}

function moveLater(): void {
  if (moving) moving.refresh()
  else
    moving = setTimeout(() => {
      moving = null
      moveJournal()
      if (journal.size > 0) moveLater()
    }, journalRestMs)
}

/** Puts what lies in the journal in its place. When it cannot be, it stays, and is tried again: it is on the disk already. */
function moveJournal(): void {
  if (journal.size === 0) return
  try {
    db.exec('BEGIN IMMEDIATE')
    journal.move()
    db.exec('COMMIT')
  } catch {
    rollBack()
    mayMoveMs = performance.now() + journalRestMs
  }
}

function rollBack(): void {
  if (db.inTransaction) db.exec('ROLLBACK')
  log.forget()
  journal.reload()
}

function short(command: Command | undefined, outcome: Outcome): PostedOutcome {
  const isSeq = command?.kind === 'appendUpdate' && outcome.ok && typeof outcome.value === 'number'
  return isSeq && typeof outcome.value === 'number' ? outcome.value : outcome
}

/** What is smaller may lie in the journal still. */
const largeBytes = 4096

/** Frees the buffer that came with a large command: this thread makes so little garbage that V8 would wait long. */
function letGo(command: Command): void {
  const bytes = bytesOf(command)
  if (!bytes || bytes.length < largeBytes || bytes.length !== bytes.buffer.byteLength) return
  if (bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0)
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

function commit(commands: readonly Command[], isJournaled: boolean): readonly Outcome[] {
  try {
    db.exec('BEGIN IMMEDIATE')
    const outcomes = commands.map(command => attempt(command, isJournaled))
    journal.write()
    db.exec('COMMIT')
    return outcomes
  } catch (error) {
    rollBack()
    const failure = failureOf(error)
    return commands.map(() => ({ ok: false, failure }))
  }
}

/** Runs one command so that its failure takes back its own writes only. */
function attempt(command: Command, isJournaled: boolean): Outcome {
  // An update is one INSERT, which the engine takes back by itself: a savepoint would cost more than the row.
  const isOneRow = command.kind === 'appendUpdate'
  if (!isOneRow) db.exec('SAVEPOINT command')
  try {
    const value = log.run(command, isJournaled)
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
