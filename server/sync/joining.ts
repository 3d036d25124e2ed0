// What a replica that comes in lacks: stored bytes verbatim for an empty one, a difference from the worker for another.

import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import { deletionsOnly, emptyUpdate, step1Frame, step2Frame, updateFrame } from './frames.ts'
import type { CommittedBytes } from './kept-bytes.ts'
import type { LiveText } from './live-text.ts'
import type { TextWorker } from './text-worker-client.ts'

/** An answer is kept so long for others who come with the same state vector. */
const keepMs = 2000

/** Answers step 1 for the sockets of a room. */
export class Joining {
  readonly #worker: TextWorker
  readonly #fault: (connection: Connection, error: unknown) => void
  readonly #flush: () => void
  /** Differences from the present text by state vector: a hundred clients that come back at once cost one. */
  #differences = { revision: -1, byVector: new Map<string, Promise<Uint8Array>>() }

  /**
   * @param fault told when an answer could not be computed
   * @param flush sends what the room has collected for everybody, so that an answer comes after it
   */
  constructor(
    worker: TextWorker,
    fault: (connection: Connection, error: unknown) => void,
    flush: () => void,
  ) {
    this.#worker = worker
    this.#fault = fault
    this.#flush = flush
  }

  /**
   * Answers a step 1 with everything committed; from then on the socket hears each update.
   *
   * @returns false when the bytes are no state vector
   */
  answer(text: LiveText, connection: Connection, vector: Uint8Array): boolean {
    const known = decodeVector(vector)
    if (!known) return false
    // Taken now: when this turn has come all of it is committed, and what was sent in meanwhile is not.
    const lacks = known.size > 0 && text.isAwake && hasEveryStruct(text, known) ? deletionsOf(text) : null
    text.after(() => {
      this.#flush()
      connection.isJoined = true
      if (known.size === 0) this.#sendWhole(text, connection)
      else if (lacks) connection.send(lacks)
      else this.#sendDifference(text, connection, vector)
    })
    return true
  }

  /**
   * Asks a socket for what the server lacks, once the text is awake; the person reads meanwhile. What the server knows is told
   * when all of it is on disk, because the client counts it as saved.
   */
  ask(text: LiveText, connection: Connection): void {
    connection.isAsked = true
    const send = () => {
      const known = step1Frame(text.structure.stateVector())
      text.after(() => connection.send(known))
    }
    text.wake().then(send, error => this.#fault(connection, error))
  }

  #sendWhole(text: LiveText, connection: Connection): void {
    const send = ({ snapshot, tail }: CommittedBytes) =>
      connection.sendAnswer([
        ...[snapshot, ...tail].map(updateFrame), //
        step2Frame(emptyUpdate),
      ])
    const bytes = text.bytes()
    if (!(bytes instanceof Promise) && !connection.held) send(bytes)
    else this.#holdFor(connection, Promise.resolve(bytes).then(send))
  }

  /** Sends what a replica lacks; what is committed meanwhile follows it. */
  #sendDifference(text: LiveText, connection: Connection, vector: Uint8Array): void {
    if (this.#differences.revision !== text.revision)
      this.#differences = { revision: text.revision, byVector: new Map() }
    const { byVector } = this.#differences
    const key = Buffer.from(vector).toString('latin1')
    const difference = byVector.get(key) ?? this.#difference(text, vector.slice())
    byVector.set(key, difference)
    setTimeout(() => byVector.delete(key), keepMs).unref()
    this.#holdFor(
      connection,
      difference.then(update => connection.sendAnswer([step2Frame(update)])),
    )
  }

  async #difference(text: LiveText, stateVector: Uint8Array): Promise<Uint8Array> {
    const { snapshot, tail } = await text.bytes()
    return this.#worker.call('diff', { snapshot, tail, stateVector })
  }

  #holdFor(connection: Connection, sent: Promise<void>): void {
    connection.held ??= []
    sent.then(() => connection.release()).catch(error => this.#fault(connection, error))
  }
}

function hasEveryStruct(text: LiveText, known: ReadonlyMap<number, number>): boolean {
  return [...text.structure.stateVector()].every(([client, end]) => (known.get(client) ?? 0) >= end)
}

function deletionsOf(text: LiveText): Uint8Array {
  return step2Frame(deletionsOnly(text.structure.deleted))
}

function decodeVector(vector: Uint8Array): Map<number, number> | null {
  try {
    return Y.decodeStateVector(vector)
  } catch {
    return null // whatever a decoder throws on foreign bytes means only this
  }
}
