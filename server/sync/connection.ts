// One socket of a room: its person and right, what waits to be read or sent, and how it is told no.

import type { WebSocket } from 'ws'
import { closeCode, encodeAuth } from '#model/frame.ts'
import type { Language } from '#model/refusal.ts'
import type { Person } from './presence.ts'
import { type SentenceName, sentence } from './sentences.ts'

/** What a person may do with a text. */
export type Right = 'write' | 'read'

/** Bytes that may wait at a socket before it is cut. */
const maxWaitingBytes = 4 << 20
const inboxHigh = 1 << 20
const cutAfterMs = 3000

/** An open socket. */
export class Connection {
  readonly person: Person
  readonly language: Language
  readonly #socket: WebSocket
  /** Null until the right is known. */
  right: Right | null = null
  /** Whether its first step 1 is answered: from then on it hears every update. */
  isJoined = false
  /** Frames kept back until an answer that is being computed has gone out. */
  held: Uint8Array[] | null = null
  /** Times it wrote without the right to. */
  strikes = 0
  /** Yjs client id of its awareness. */
  client: number | null = null
  /** Whether nothing more is read from or sent to it. */
  isGone = false
  /** Messages not handled yet. */
  readonly inbox: Uint8Array[] = []
  /** Things across turns that its next message waits for. */
  busy = 0
  /** Counts the questions for its right; only the answer to the latest counts. */
  questions = 0
  #inboxBytes = 0
  #isPaused = false
  #isAlive = true
  #hasSent = true
  #isSuspected = false

  /** @param socket open; gets its listeners here */
  constructor(socket: WebSocket, person: Person, language: Language) {
    this.#socket = socket
    this.person = person
    this.language = language
    socket.binaryType = 'arraybuffer'
    socket.on('error', () => undefined) // a broken frame closes the socket; the close event does the rest
    socket.on('pong', () => this.#beat())
  }

  /** Queues what came in; a sender that is faster than the disk is not read for a while. */
  push(message: Uint8Array): void {
    if (this.isGone) return
    this.#beat()
    this.inbox.push(message)
    this.#inboxBytes += message.length
    if (!this.#isPaused && this.#inboxBytes > inboxHigh) {
      this.#isPaused = true
      this.#socket.pause()
    }
  }

  /** The next message to handle. */
  shift(): Uint8Array | undefined {
    const message = this.inbox.shift()
    this.#inboxBytes -= message?.length ?? 0
    if (this.#isPaused && this.#inboxBytes <= inboxHigh / 2) {
      this.#isPaused = false
      this.#isAlive = true
      if (this.#socket.readyState === this.#socket.OPEN) this.#socket.resume()
    }
    return message
  }

  /** Sends a frame, after those that are held back. */
  send(frame: Uint8Array): void {
    if (this.isGone) return
    if (this.held) this.held.push(frame)
    else this.sendNow(frame)
  }

  /** Sends a frame at once. A socket that does not read is cut; its client comes back and asks for what it lacks. */
  sendNow(frame: Uint8Array): void {
    if (this.isGone) return
    if (this.#socket.bufferedAmount > maxWaitingBytes) {
      this.close(closeCode.restarting)
      return
    }
    this.#hasSent = true
    this.#socket.send(frame)
  }

  /** Sends what was held back. */
  release(): void {
    const frames = this.held ?? []
    this.held = null
    for (const frame of frames) this.sendNow(frame)
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
    this.inbox.length = 0
    this.#socket.resume()
    this.#socket.close(code)
    setTimeout(() => this.#socket.terminate(), cutAfterMs).unref()
  }

  /**
   * Every 12 s: keeps a quiet client content (a stock one leaves after 30 s without a message) and, every second time,
   * pings; cuts what did not answer the last ping.
   *
   * @param quiet the frame that says nothing
   */
  tick(quiet: Uint8Array, isPing: boolean): void {
    if (this.isGone) return
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
    this.inbox.length = 0
    this.#socket.terminate()
  }

  #beat(): void {
    this.#isAlive = true
  }
}
