// One socket of a room: its person and right, what waits to be read or sent, and how it is told no.

import type { Writable } from 'node:stream'
import type { WebSocket } from 'ws'
import { closeCode, encodeAuth } from '#model/frame.ts'
import type { DocumentId, UserId } from '#model/ids.ts'
import type { Language } from '#model/refusal.ts'
import { packet } from './packet.ts'
import type { Person } from './presence.ts'
import { type SentenceName, sentence } from './sentences.ts'

/** What a person may do with a text. */
export type Right = 'write' | 'read'

/** A person at a document, by one of their sessions. */
export interface RightAsked {
  readonly userId: UserId
  readonly documentId: DocumentId
  /** The session that opened the socket; '' = none that could end. */
  readonly sessionId: string
}

/** Bytes that may wait at a socket before it is cut. */
const maxWaitingBytes = 2 << 20
/** What may wait to be handled before a sender is not read for a while: bytes, and messages, of which a burst has eight thousand in these. */
const inboxHigh = 256 * 1024
const inboxMessages = 512
const cutAfterMs = 3000
/** How long a sender may keep its inbox full without a break before it is told to come back later. */
const maxCrowdedMs = 120_000

/** An open socket. */
export class Connection {
  readonly person: Person
  readonly language: Language
  /** The session it was opened by; '' = none that could end. */
  readonly sessionId: string
  /** Whether its client named its versions: then it is told of the text's state (docs/wire.md). */
  readonly isOwnClient: boolean
  readonly #socket: WebSocket
  readonly #transport: Writable
  /** Null until the right is known. */
  right: Right | null = null
  /** Whether its first step 1 is answered: from then on it hears every update. */
  isJoined = false
  /** Packets kept back until an answer that is being computed has gone out. */
  held: Buffer[] | null = null
  /** Whether it was asked for what the server lacks and has not answered yet. */
  isAsked = false
  /** Times it wrote without the right to. */
  strikes = 0
  /** Yjs client id of its awareness. */
  client: number | null = null
  /** Whether nothing more is read from or sent to it. */
  isGone = false
  /** Things across turns that its next message waits for. */
  busy = 0
  /** Counts the questions for its right; only the answer to the latest counts. */
  questions = 0
  /** Whether its messages are to be looked at again in a later turn. */
  isScheduled = false
  #inbox: Uint8Array[] = []
  #next = 0
  #inboxBytes = 0
  #isPaused = false
  #crowdedSinceMs: number | null = null
  #isAlive = true
  #hasSent = true
  #isSuspected = false
  /** Bytes that may wait here: more while the answer to a step 1 is on its way. */
  #allowance = maxWaitingBytes

  /**
   * @param socket open; gets its listeners here
   * @param transport the stream below it: what many sockets hear is framed once and written there
   */
  constructor(
    socket: WebSocket,
    transport: Writable,
    person: Person,
    language: Language,
    isOwnClient: boolean,
    sessionId = '',
  ) {
    this.sessionId = sessionId
    this.#socket = socket
    this.#transport = transport
    this.person = person
    this.language = language
    this.isOwnClient = isOwnClient
    socket.on('error', ignore) // a broken frame closes the socket; the close event does the rest
    socket.on('pong', () => this.beat())
  }

  /** Queues what came in; a sender that is faster than the disk is not read for a while. */
  push(message: Uint8Array): void {
    if (this.isGone) return
    this.beat()
    this.#inbox.push(message)
    this.#inboxBytes += message.length
    if (!this.#isPaused && this.#isOver(1)) {
      this.#isPaused = true
      this.#crowdedSinceMs ??= performance.now()
      this.#socket.pause()
    }
  }

  /** The next message to handle. */
  shift(): Uint8Array | undefined {
    const message = this.#inbox[this.#next]
    if (message === undefined) {
      if (this.#next > 0) this.#empty()
      this.#crowdedSinceMs = null
      return undefined
    }
    this.#next += 1
    this.#inboxBytes -= message.length
    if (this.#isPaused && !this.#isOver(2)) {
      this.#isPaused = false
      this.#isAlive = true
      if (this.#socket.readyState === this.#socket.OPEN) this.#socket.resume()
    }
    if (this.#next === this.#inbox.length) this.#empty()
    return message
  }

  /** The next message, left where it is. */
  get next(): Uint8Array | undefined {
    return this.#inbox[this.#next]
  }

  /** Whether messages wait to be handled. */
  get hasMessages(): boolean {
    return this.#next < this.#inbox.length
  }

  /** Bytes that wait to be handled and to be read by the other end. */
  get waitingBytes(): number {
    return this.#inboxBytes + this.#transport.writableLength
  }

  /** Sends a message, after those that are held back. */
  send(message: Uint8Array): void {
    this.sendPackets(packet(message))
  }

  /** Sends whole packets, after those that are held back. */
  sendPackets(packets: Buffer): void {
    if (this.isGone) return
    if (this.held) this.held.push(packets)
    else this.#write(packets)
  }

  /** Sends a whole text at once, in whole packets, however large: a slow line has the time it needs for it. */
  sendAnswer(parts: readonly Buffer[]): void {
    const bytes = parts.reduce((sum, part) => sum + part.length, 0)
    this.#allowance = this.#transport.writableLength + bytes + maxWaitingBytes
    for (const part of parts) this.#write(part)
    if (!this.#transport.writableNeedDrain) this.#allowance = maxWaitingBytes
    else
      this.#transport.once('drain', () => {
        this.#allowance = maxWaitingBytes
      })
  }

  /** Sends a message at once. */
  sendNow(message: Uint8Array): void {
    this.#write(packet(message))
  }

  /** Sends what was held back. */
  release(): void {
    const packets = this.held ?? []
    this.held = null
    for (const bytes of packets) this.#write(bytes)
  }

  /** Tells the person no, and goes on. */
  tell(name: SentenceName): void {
    this.sendNow(encodeAuth(sentence(name, this.language)))
  }

  /** Tells the person no and closes. */
  refuse(name: SentenceName, code: number): void {
    this.tell(name)
    this.close(code)
  }

  /** Closes; nothing more is handled or sent. A peer that does not answer the close is cut. */
  close(code: number): void {
    if (this.isGone) return
    this.isGone = true
    this.#empty()
    this.#socket.resume()
    this.#socket.close(code)
    setTimeout(() => this.#socket.terminate(), cutAfterMs).unref()
  }

  /**
   * Every 12 s: keeps a quiet client content (a stock one leaves after 30 s without a message) and, every second time,
   * pings; cuts what did not answer the last ping, and sends away who has been too fast for too long.
   *
   * @param quiet the message that says nothing
   */
  tick(quiet: Uint8Array, isPing: boolean): void {
    if (this.isGone) return
    if (this.#crowdedSinceMs !== null && performance.now() - this.#crowdedSinceMs > maxCrowdedMs) {
      this.refuse('tooFast', closeCode.tooFast)
      return
    }
    if (!this.#hasSent) this.sendNow(quiet)
    this.#hasSent = false
    if (isPing) this.#probe()
  }

  /** Asks whether anybody is still there, because the same client has come on another socket; cuts it if not. */
  suspect(): void {
    if (this.isGone || this.#isSuspected) return
    this.#isSuspected = true
    this.#isAlive = false
    this.#socket.ping()
    setTimeout(() => {
      this.#isSuspected = false
      if (!this.#isAlive) this.#cut()
    }, cutAfterMs).unref()
  }

  /** Whether the other end has gone or is going. */
  get isDead(): boolean {
    return this.#socket.readyState >= this.#socket.CLOSING
  }

  /** A socket that does not read is cut: what waits for it is let go, and its client comes back for what it lacks. */
  #write(packets: Buffer): void {
    if (this.isGone || this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#transport.writableLength > this.#allowance) {
      this.#cut()
      return
    }
    this.#hasSent = true
    this.#transport.write(packets)
  }

  /** Whether more waits to be handled than a share of what may. */
  #isOver(share: number): boolean {
    return this.#inboxBytes > inboxHigh / share || this.#inbox.length - this.#next > inboxMessages / share
  }

  #empty(): void {
    this.#inbox = []
    this.#next = 0
    this.#inboxBytes = 0
  }

  #probe(): void {
    if (this.#isPaused || this.#isSuspected) return
    if (!this.#isAlive) {
      this.#cut()
      return
    }
    this.#isAlive = false
    this.#socket.ping()
  }

  #cut(): void {
    this.isGone = true
    this.#empty()
    this.#socket.terminate()
  }

  /** Something came from the other end. */
  beat(): void {
    this.#isAlive = true
  }
}

function ignore(): void {}
