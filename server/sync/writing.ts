// The way of an update from a socket to the disk: size, decoding, guard, whose it is, a rehearsal where it needs one, commit.

import { closeCode } from '#model/frame.ts'
import type { UserId } from '#model/ids.ts'
import type { Connection } from './connection.ts'
import { isEmptyUpdate, updateFrame } from './frames.ts'
import { type Decoded, decode, isCheap, isIncomplete, maxUpdateBytes, type Objection } from './guard.ts'
import { readKeystroke } from './keystroke.ts'
import type { Barred } from './lent-sections.ts'
import type { LiveText } from './live-text.ts'
import type { Owners } from './owners.ts'
import { packetParts } from './packet.ts'
import type { TextDeps } from './text-deps.ts'
import { JobFailed, JobTimeout } from './text-worker-client.ts'

/** Why an update is refused. Technical words for the log. */
export type Refused = Objection | 'forged client' | 'too big' | 'too costly' | 'text full'

/** What the way needs of its room. */
export interface WritingDeps extends Pick<TextDeps, 'log' | 'backgroundWorker'> {
  readonly owners: Owners
  /** An update is on disk: everybody is to hear it. */
  readonly relay: (parts: readonly Buffer[], sender: Connection) => void
  /** Sends one socket a message, after what everybody is hearing. */
  readonly tell: (connection: Connection, message: Uint8Array) => void
  readonly refuse: (connection: Connection, why: Refused) => void
  /** Brings in what other nodes have committed; null where there are none. */
  readonly catchUp: (() => Promise<void>) | null
  /** Sections in which a person may not write; asked at each update. */
  readonly barred: (userId: UserId) => Barred
  /** Resolves once no proposal is being written. */
  readonly untilFree: () => Promise<void>
}

/** An update as it came. */
export interface Sent {
  readonly update: Uint8Array
  /** The message that carried it, when that is fit to be sent on as it is; null for the answer to what the server asked. */
  readonly message: Uint8Array | null
}

/** What was found out of an update. */
interface Looked {
  readonly decoded: Decoded
  readonly writers: readonly number[]
  readonly tried: Tried
}

/** What was done already so that an update may enter. */
interface Tried {
  /** Everything was brought in that other nodes have committed. */
  readonly isCaughtUp: boolean
  /** What was written and deleted again was folded away. */
  readonly isFolded: boolean
}

type Next = 'nothing' | 'echo' | 'bind' | 'commit' | 'rehearse' | 'forged' | 'full'

const rehearsalMs = 250
const nothingTried: Tried = { isCaughtUp: false, isFolded: false }

/** Takes the updates of a room's sockets. */
export class Writing {
  readonly #deps: WritingDeps

  constructor(deps: WritingDeps) {
    this.#deps = deps
  }

  /**
   * Takes an update of a socket that may write; a promise when the socket's next message has to wait for it.
   *
   * @param tried what was done already so that it may enter
   */
  take(text: LiveText, connection: Connection, sent: Sent, tried = nothingTried): Promise<void> | null {
    const { update } = sent
    if (sent.message === null) {
      connection.isAsked = false
      if (isEmptyUpdate(update)) return null
    }
    const barred = this.#deps.barred(connection.person.id)
    const mayGrow = text.mayGrow(update.length)
    const key = barred.size === 0 && mayGrow ? readKeystroke(update) : null
    if (key && text.takeKeystroke(key, () => this.#deps.owners.claim(connection, [key.client]) === null)) {
      this.#commit(text, connection, sent)
      return null
    }
    const decoded = update.length > maxUpdateBytes ? null : decode(update)
    if (!decoded) {
      this.#deps.refuse(connection, update.length > maxUpdateBytes ? 'too big' : 'undecodable')
      return null
    }
    let next = 'nothing' as Next
    const look = ({ isNew, writers }: { readonly isNew: boolean; readonly writers: readonly number[] }) => {
      const isFull = !mayGrow && writers.length > 0 // what only deletes may always come
      if (!isNew) next = 'echo'
      else next = isFull ? 'full' : this.#next(connection, writers, update, decoded)
      return next === 'commit'
    }
    const finding = text.examine(decoded, look, barred)
    if (finding.ok && next !== 'forged')
      return this.#go(next, text, connection, sent, { decoded, writers: finding.writers, tried })
    // What a stock client types at the instant its line is back comes before what it wrote while cut off, which was asked for.
    if (!finding.ok && connection.isAsked && isIncomplete(finding.objection)) return null
    const { catchUp, refuse } = this.#deps
    // A client that comes from another node may bring what this one has not heard of yet.
    if (catchUp && !tried.isCaughtUp)
      return catchUp().then(() => this.#takeAgain(text, connection, sent, { ...tried, isCaughtUp: true }))
    refuse(connection, finding.ok ? 'forged client' : finding.objection)
    return null
  }

  #next(connection: Connection, writers: readonly number[], update: Uint8Array, decoded: Decoded): Next {
    const clash = this.#deps.owners.claim(connection, writers)
    if (clash === null) return isCheap(update, decoded) ? 'commit' : 'rehearse'
    if (clash === 'unbound') return 'bind'
    if (clash === 'foreign') return 'forged'
    connection.close(closeCode.restarting) // the old socket is being asked whether it lives; come back then
    return 'nothing'
  }

  #go(
    next: Exclude<Next, 'forged'>,
    text: LiveText,
    connection: Connection,
    sent: Sent,
    looked: Looked,
  ): Promise<void> | null {
    switch (next) {
      case 'bind':
        return this.#deps.owners
          .bind(connection, looked.writers)
          .then(() => this.#takeAgain(text, connection, sent, looked.tried))
      case 'rehearse':
        return this.#rehearse(text, connection, sent, looked.decoded)
      case 'commit':
        this.#commit(text, connection, sent)
        return null
      case 'echo':
        text.after(() => this.#deps.tell(connection, updateFrame(sent.update)))
        return null
      case 'full': {
        const folding = looked.tried.isFolded ? null : text.makeRoom()
        if (folding === null) this.#deps.refuse(connection, 'text full')
        const tried = { ...looked.tried, isFolded: true }
        return folding?.then(() => this.#takeAgain(text, connection, sent, tried)) ?? null
      }
      case 'nothing':
        return null
    }
  }

  async #takeAgain(text: LiveText, connection: Connection, sent: Sent, tried: Tried): Promise<void> {
    await this.#deps.untilFree()
    await text.wake()
    if (!connection.isGone) await this.take(text, connection, sent, tried)
  }

  /** Sends an update to the disk that was taken into the structure. */
  #commit(text: LiveText, connection: Connection, { update, message }: Sent): void {
    const parts = packetParts(message ?? updateFrame(update))
    text.append(update, connection.person.id, () => this.#deps.relay(parts, connection))
  }

  /** Tries a large update out on a copy first: one that is costly beyond its size would stop every screen. */
  async #rehearse(text: LiveText, connection: Connection, sent: Sent, decoded: Decoded): Promise<void> {
    const { log, backgroundWorker, refuse, untilFree } = this.#deps
    let fits: boolean
    try {
      const given = { ...(await text.comingBytes()), update: sent.update.slice() }
      fits = await backgroundWorker.call('rehearse', given, rehearsalMs)
    } catch (error) {
      if (!(error instanceof JobTimeout || error instanceof JobFailed)) throw error
      log.warn({ userId: connection.person.id, problem: error.name }, 'rehearsal failed')
      fits = false
    }
    await untilFree()
    if (connection.isGone) return
    await text.wake()
    const finding = text.examine(decoded, () => fits, this.#deps.barred(connection.person.id))
    if (!fits || !finding.ok) refuse(connection, finding.ok ? 'too costly' : finding.objection)
    else this.#commit(text, connection, sent)
  }
}
