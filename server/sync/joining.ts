// What a replica that comes in lacks: stored bytes verbatim for an empty one, a difference from the worker for another. Either is
// computed and framed once for all who come while the text is the same.

import * as Y from 'yjs'
import type { Connection } from './connection.ts'
import { deletionsOnly, emptyUpdate, step1Frame, step2Frame, updateFrame } from './frames.ts'
import type { CommittedBytes } from './kept-bytes.ts'
import type { LiveText } from './live-text.ts'
import { inPieces, packetParts } from './packet.ts'
import type { TextWorker } from './text-worker-client.ts'

/** Reading a long text through takes a processor for as long as its newcomer needs to show it. */
const wakeAfterMs = 100
/** An answer is kept so long for others who come with the same state vector. */
const keepMs = 2000

/** The key of who knows nothing yet. */
const nothing = ''

/** Packets as they are written to whichever socket. */
type Answer = readonly Buffer[]

/** Answers step 1 for the sockets of a room. */
export class Joining {
  readonly #worker: TextWorker
  readonly #fault: (connection: Connection, error: unknown) => void
  readonly #flush: () => void
  /** Answers from the present text by state vector: five hundred clients that come at once cost one. */
  #answers = { revision: -1, byVector: new Map<string, Answer | Promise<Answer>>() }

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
      if (lacks) connection.send(lacks)
      else this.#send(text, connection, known.size === 0 ? null : vector)
    })
    return true
  }

  /**
   * Asks a socket for what the server lacks, once the text is awake. A text that sleeps is woken a little later: the person gets the text
   * first, and reads meanwhile. What the server knows is told when all of it is on disk, because the client counts it as saved.
   */
  ask(text: LiveText, connection: Connection): void {
    connection.isAsked = true
    const send = () => {
      const known = step1Frame(text.structure.stateVector())
      text.after(() => connection.send(known))
    }
    const wake = () => {
      if (!connection.isGone) text.wake().then(send, error => this.#fault(connection, error))
    }
    if (text.isAwake) wake()
    else setTimeout(wake, wakeAfterMs).unref()
  }

  /** Sends what a replica lacks; what is committed meanwhile follows it. */
  #send(text: LiveText, connection: Connection, vector: Uint8Array | null): void {
    const answer = this.#answerFor(text, vector)
    if (!(answer instanceof Promise) && !connection.held) connection.sendAnswer(answer)
    else
      this.#holdFor(
        connection,
        Promise.resolve(answer).then(ready => connection.sendAnswer(ready)),
      )
  }

  #answerFor(text: LiveText, vector: Uint8Array | null): Answer | Promise<Answer> {
    if (this.#answers.revision !== text.revision)
      this.#answers = { revision: text.revision, byVector: new Map() }
    const { byVector } = this.#answers
    const key = vector ? Buffer.from(vector).toString('latin1') : nothing
    const known = byVector.get(key)
    if (known !== undefined) return known
    const answer = vector ? this.#difference(text, vector.slice()) : whole(text)
    const keep = (ready: Answer) => {
      byVector.set(key, ready)
      setTimeout(() => byVector.delete(key), keepMs).unref()
    }
    if (!(answer instanceof Promise)) keep(answer)
    else {
      byVector.set(key, answer)
      answer.then(keep, () => byVector.delete(key)) // who asked is told of the failure
    }
    return answer
  }

  async #difference(text: LiveText, stateVector: Uint8Array): Promise<Answer> {
    const { snapshot, tail } = await text.bytes()
    return framed([step2Frame(await this.#worker.call('diff', { snapshot, tail, stateVector }))])
  }

  #holdFor(connection: Connection, sent: Promise<void>): void {
    connection.held ??= []
    sent.then(() => connection.release()).catch(error => this.#fault(connection, error))
  }
}

function whole(text: LiveText): Answer | Promise<Answer> {
  const frame = ({ snapshot, tail }: CommittedBytes) =>
    framed([...[snapshot, ...tail].map(updateFrame), step2Frame(emptyUpdate)])
  const bytes = text.bytes()
  return bytes instanceof Promise ? bytes.then(frame) : frame(bytes)
}

function framed(messages: readonly Uint8Array[]): Answer {
  return inPieces(messages.flatMap(packetParts))
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
