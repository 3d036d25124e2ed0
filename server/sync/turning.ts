// What a room says no to, and how it is told: in the log without a word of the text, and to the socket as a sentence.

import { closeCode } from '#model/frame.ts'
import type { DocumentId, UserId } from '#model/ids.ts'
import { TextClosed } from '../store/store.ts'
import type { Connection } from './connection.ts'
import { isEmptyUpdate } from './frames.ts'
import type { Log } from './log.ts'
import type { Refused } from './writing.ts'

/** What turning away works with. */
export interface TurningDeps {
  readonly log: Log
  /** Something was refused, by which rule. */
  readonly onRefused: (rule: string) => void
}

const maxStrikes = 3

/** Turns sockets of one document away, or what they sent. */
export class Turning {
  readonly #deps: TurningDeps
  readonly #id: DocumentId

  constructor(deps: TurningDeps, id: DocumentId) {
    this.#deps = deps
    this.#id = id
  }

  /** A reader wrote: told so, and sent away the third time. What says nothing is let pass. */
  reader(connection: Connection, payload: Uint8Array): void {
    if (isEmptyUpdate(payload)) return
    connection.strikes += 1
    this.#deps.log.warn(this.#who(connection), 'a reader wrote')
    this.#deps.onRefused('reader')
    if (connection.strikes >= maxStrikes) connection.refuse('readOnly', closeCode.forbidden)
    else connection.tell('readOnly')
  }

  /** An update was refused. */
  refused(connection: Connection, objection: Refused): void {
    this.#deps.log.warn({ ...this.#who(connection), objection }, 'update refused')
    this.#deps.onRefused(objection)
    if (objection === 'too big') connection.refuse('tooBig', closeCode.tooBig)
    else if (objection === 'text full') connection.refuse('textFull', closeCode.tooBig)
    else connection.refuse('refusedUpdate', closeCode.refusedUpdate)
  }

  /** A client found that its text is another than ours. */
  differing(connection: Connection): void {
    this.#deps.log.warn(this.#who(connection), 'a replica differed and asks for the text anew')
    this.#deps.onRefused('replica differed')
  }

  /** Something broke while one socket was served. */
  fault(connection: Connection, error: unknown): void {
    this.#deps.log.error({ ...this.#who(connection), error: String(error) }, 'a socket could not be served')
    connection.refuse('notReady', closeCode.restarting)
  }

  /**
   * An update could not be stored: nothing unsaved is acknowledged, clients keep it and come back. Where it could not because the
   * text is closed by now, those who wrote are told that.
   */
  away(connections: Iterable<Connection>, error: unknown): void {
    const isClosed = error instanceof TextClosed
    const { log } = this.#deps
    if (isClosed) log.info({ documentId: this.#id }, 'the text was closed while somebody wrote')
    else log.error({ documentId: this.#id, error: String(error) }, 'the text could not be saved or loaded')
    for (const connection of connections) {
      if (isClosed && connection.right === 'write') connection.refuse('rightChanged', closeCode.forbidden)
      else connection.refuse('notReady', closeCode.restarting)
    }
  }

  #who(connection: Connection): { documentId: DocumentId; userId: UserId } {
    return { documentId: this.#id, userId: connection.person.id }
  }
}
