// What a replica that comes in lacks: stored bytes verbatim for an empty one, a difference from the worker for another.

import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import { deletionsOnly, emptyUpdate, step2Frame, updateFrame } from './frames.ts'
import type { LiveText } from './live-text.ts'
import type { TextWorker } from './text-worker-client.ts'

/** Answers step 1 for the sockets of a room. */
export class Joining {
  readonly #worker: TextWorker
  readonly #fault: (connection: Connection, error: unknown) => void
  /** Differences from the present text by state vector: a hundred clients that come back at once cost one. */
  #differences = { seq: -1, byVector: new Map<string, Promise<Uint8Array>>() }

  /** @param fault told when an answer could not be computed */
  constructor(worker: TextWorker, fault: (connection: Connection, error: unknown) => void) {
    this.#worker = worker
    this.#fault = fault
  }

  /**
   * Answers a step 1 with everything committed; from then on the socket hears each update.
   *
   * @returns false when the bytes are no state vector
   */
  answer(text: LiveText, connection: Connection, vector: Uint8Array): boolean {
    const known = decodeVector(vector)
    if (!known) return false
    text.after(() => {
      connection.isJoined = true
      if (known.size === 0) {
        const { snapshot, tail } = text.bytes
        for (const update of [snapshot, ...tail]) connection.send(updateFrame(update))
        connection.send(step2Frame(emptyUpdate))
      } else if (
        [...text.structure.stateVector()].every(([client, end]) => (known.get(client) ?? 0) >= end)
      ) {
        connection.send(step2Frame(deletionsOnly(text.structure.deleted)))
      } else this.#sendDifference(text, connection, vector)
    })
    return true
  }

  /** Sends what a replica lacks; what is committed meanwhile follows it. */
  #sendDifference(text: LiveText, connection: Connection, vector: Uint8Array): void {
    connection.held ??= []
    if (this.#differences.seq !== text.seq) this.#differences = { seq: text.seq, byVector: new Map() }
    const { byVector } = this.#differences
    const key = Array.from(vector, byte => String.fromCharCode(byte)).join('')
    const difference =
      byVector.get(key) ?? this.#worker.call('diff', { ...text.bytes, stateVector: vector.slice() })
    byVector.set(key, difference)
    difference
      .then(update => {
        connection.sendNow(step2Frame(update))
        connection.release()
      })
      .catch(error => this.#fault(connection, error))
  }
}

function decodeVector(vector: Uint8Array): Map<number, number> | null {
  try {
    return Y.decodeStateVector(vector)
  } catch {
    return null // whatever a decoder throws on foreign bytes means only this
  }
}
