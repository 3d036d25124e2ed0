// The sockets of one live text: who is in, what they may do, what they hear.

import { setTimeout as pause } from 'node:timers/promises'
import { closeCode, encodeFeed, type FeedNotice } from '#model/frame.ts'
import type { DocumentId, UserId } from '#model/ids.ts'
import type { TextAfter } from '../store/postgres-text-after.ts'
import { applyProposal } from './applying.ts'
import { CatchingUp } from './catching-up.ts'
import type { Connection, Right, RightAsked } from './connection.ts'
import { Exclusive } from './exclusive.ts'
import { carriesText, readMessage, updateFrame } from './frames.ts'
import type { LentSections } from './lent-sections.ts'
import { LiveText } from './live-text.ts'
import { Owners } from './owners.ts'
import { packet, packetParts } from './packet.ts'
import type { PresenceEntry } from './presence.ts'
import { restoreText } from './restoring.ts'
import { RoomPresence } from './room-presence.ts'
import { createRoomWork, type RoomWork } from './room-work.ts'
import type { TextDeps } from './text-deps.ts'
import type { Texts } from './texts.ts'
import { Turning } from './turning.ts'

/** What rooms work with: one value for all of them. */
export interface RoomDeps extends TextDeps {
  readonly right: (asked: RightAsked) => Promise<Right | null>
  readonly loans?: LentSections
  /** The room is empty and done, unknown, or broken: forget it. */
  readonly onDone: (room: Room) => void
  /** A state of this node has changed: the other nodes are to hear of it. */
  readonly onPresence: (documentId: DocumentId, entry: PresenceEntry) => void
  /** Something was refused, by which rule. */
  readonly onRefused: (rule: string) => void
}

type Apply = Parameters<Texts['apply']>

/** What one socket may have handled in one turn before the others come: updates, and bytes of them. */
const turn = { messages: 64, bytes: 128 * 1024 } as const

/** One document with its sockets. */
export class Room {
  readonly #deps: RoomDeps
  readonly #id: DocumentId
  readonly #connections = new Set<Connection>()
  readonly #owners: Owners
  readonly #turn: Turning
  /** Who shows themselves in the text. */
  readonly presence: RoomPresence
  /** Null while the room rests. */
  #working: RoomWork | null = null
  readonly #ready: Promise<LiveText | null>
  #text: LiveText | null = null
  /** The way of other nodes' updates into the text; null until it is loaded, and where there are none. */
  #catchingUp: CatchingUp | null = null
  #followSeq = 0
  /** Runs of `apply`, one after the other; no message is handled meanwhile. */
  readonly #exclusive = new Exclusive()
  #isClosing = false

  constructor(deps: RoomDeps, id: DocumentId) {
    this.#deps = deps
    this.#id = id
    this.#turn = new Turning(deps, id)
    this.#owners = new Owners(deps.store, id)
    this.presence = new RoomPresence(
      this.#owners,
      frame => this.#broadcast(frame),
      connection => this.#turn.refused(connection, 'undecodable'),
      entry => deps.onPresence(id, entry),
    )
    this.#ready = LiveText.open(deps, id, {
      onBroken: error => this.#break(error),
      onRoom: () => this.#pumpAll(),
    }).then(text => {
      this.#text = text
      if (text) this.#begin(text)
      else deps.onDone(this)
      return text
    })
    this.#ready.catch(error => this.#break(error))
  }

  /** Whose room it is. */
  get id(): DocumentId {
    return this.#id
  }

  /** The text once it is loaded, or null when there is no such document. Rejects when the store fails. */
  get text(): Promise<LiveText | null> {
    return this.#ready
  }

  /** Lets a socket in: its messages wait until the text is loaded and its right known. */
  async enter(connection: Connection): Promise<void> {
    this.#connections.add(connection)
    connection.busy += 1
    const text = await this.#ready.catch(() => undefined)
    if (text === undefined) connection.refuse('notReady', closeCode.restarting)
    else if (text === null) connection.refuse('notFound', closeCode.unknown)
    else await this.#askRight(connection)
    connection.busy -= 1
    if (connection.isGone || connection.right === null) return
    this.presence.tellAll(connection)
    this.#pump(connection)
  }

  /** A message of a socket. */
  receive(connection: Connection, message: Uint8Array): void {
    const text = this.#text
    const isFirst = text?.isAwake && !connection.hasMessages && !connection.isScheduled
    if (isFirst && this.#mayHandle(text, connection)) {
      connection.beat() // nothing waits before it, as nearly always
      const wait = this.#handle(text, connection, message)
      if (wait !== null) this.#waitFor(connection, wait)
    } else {
      connection.push(message)
      this.#pump(connection)
    }
  }

  /** A socket is gone. */
  leave(connection: Connection): void {
    connection.isGone = true
    if (!this.#connections.delete(connection)) return
    this.#owners.release(connection)
    this.presence.leave(connection)
    this.endIfEmpty()
  }

  /** Gives the room up once nobody is in it, nothing is on its way and the tail is folded in. */
  endIfEmpty(): void {
    const text = this.#text
    if (!text || !this.#isUnused) return
    text
      .settled()
      .then(() => (text.hasTail && !this.#isClosing ? text.compact() : undefined))
      .then(() => {
        if (this.#isUnused) this.#end(text)
      })
      .catch(() => undefined) // the store failed: #break has given the room up
  }

  /** Tells clients that named their versions what the committed text comes to; nothing while something is on its way. */
  tellState(epoch: string): void {
    const listeners = [...this.#connections].filter(({ isOwnClient, isJoined }) => isOwnClient && isJoined)
    const mark = listeners.length > 0 ? this.#text?.mark() : null
    if (!mark) return
    this.#working?.outbox.flush()
    const bytes = packet(encodeFeed({ type: 'state', ...mark, epoch }))
    for (const connection of listeners) connection.sendPackets(bytes)
  }

  /** Lets go of what a text that nobody writes in can do without. @returns another number whenever the text is; null = not loaded */
  rest(unusedMs: number): number | null {
    if (!this.#exclusive.isBusy) {
      this.#text?.sleepIfUnused(unusedMs)
      if (this.isAsleep) this.#working = null
    }
    return this.#text?.revision ?? null
  }

  /** Whether the text lies on disk, and what is known of it is packed or gone. */
  get isAsleep(): boolean {
    return this.#text?.isAwake === false
  }

  /** Whether a sleeping text still has its structure packed. */
  get isPacked(): boolean {
    return this.#text?.isPacked === true
  }

  /** Milliseconds the oldest update has been on its way to the disk; 0 when none is. */
  ageMs(nowMs: number): number {
    return this.#text?.ageMs(nowMs) ?? 0
  }

  /** Asks again what each socket of a person, or everybody's, may do. Until the answer nothing of them is handled. */
  recheck(userId: UserId | null): void {
    for (const connection of this.#connections) {
      if (userId !== null && connection.person.id !== userId) continue
      this.#waitFor(connection, this.#askRight(connection))
    }
  }

  /** Another node has committed updates up to this seq. @param told those that it has just committed, when they came with the news */
  follow(seq: number, told?: TextAfter['tail']): void {
    this.#followSeq = Math.max(this.#followSeq, seq)
    this.#catchingUp?.upTo(seq, told)
  }

  /** Tells every socket that the register moved. */
  announce(notice: FeedNotice): void {
    this.#broadcast(encodeFeed(notice))
  }

  /** As `Texts.apply`. */
  apply(proposal: Apply[1], record: Apply[2]): ReturnType<Texts['apply']> {
    return this.#alone(async text => {
      if (!text) throw new RangeError(`unknown document ${this.#id}`)
      await this.#catchingUp?.now()
      const { result, update } = await applyProposal(text, this.#owners, this.#deps.worker, proposal, record)
      if (update) this.#work.relay([packet(updateFrame(update))], null)
      return result
    })
  }

  /** As `Texts.restore`. */
  restore(json: string, record: Parameters<Texts['restore']>[2]): ReturnType<Texts['restore']> {
    return this.#alone(async text => {
      if (!text) throw new RangeError(`unknown document ${this.#id}`)
      await this.#catchingUp?.now()
      const { result, update } = await restoreText(text, this.#owners, this.#deps.worker, json, record)
      if (update) this.#work.relay(packetParts(updateFrame(update)), null)
      return result
    })
  }

  /** Does a piece of work once everything is committed that has entered the text; meanwhile nothing more enters. */
  still<T>(work: () => Promise<T>): Promise<T> {
    return this.#alone(async text => {
      await text?.settled()
      return work()
    })
  }

  /** Waits for running commits, then closes every socket within `spreadMs`, so that they do not all come back at once. */
  async close(spreadMs: number): Promise<void> {
    this.#isClosing = true
    const text = await this.#ready.catch(() => null) // #break has logged it
    await text?.settled().catch(() => undefined)
    const parting = [...this.#connections].map(connection =>
      pause(Math.random() * spreadMs).then(() => connection.close(closeCode.restarting)),
    )
    await Promise.all(parting)
    await text?.settled().catch(() => undefined) // #break has logged it
  }

  #begin(text: LiveText): void {
    const { nodes, log } = this.#deps
    if (nodes) {
      const relay = (update: Uint8Array) => this.#work.relay(packetParts(updateFrame(update)), null)
      this.#catchingUp = new CatchingUp(nodes.loadTextAfter, text, relay, log)
      this.#catchingUp.upTo(this.#followSeq) // heard of while it was being loaded
    }
    this.endIfEmpty()
  }

  get #work(): RoomWork {
    this.#working ??= createRoomWork(this.#deps, {
      id: this.#id,
      connections: this.#connections,
      owners: this.#owners,
      turn: this.#turn,
      exclusive: this.#exclusive,
      catchingUp: this.#catchingUp,
    })
    return this.#working
  }

  get #isUnused(): boolean {
    return this.#connections.size === 0 && !this.#exclusive.isBusy
  }

  #alone<T>(work: (text: LiveText | null) => Promise<T>): Promise<T> {
    const done = () => {
      this.#pumpAll()
      this.endIfEmpty()
    }
    return this.#exclusive.run(async () => work(await this.#ready), done)
  }

  /** Asks for a socket's right and acts on it. Only the answer to the latest question counts. */
  async #askRight(connection: Connection): Promise<void> {
    connection.questions += 1
    const question = connection.questions
    const before = connection.right
    let right: Right | null
    try {
      const { person, sessionId } = connection
      right = await this.#deps.right({ userId: person.id, documentId: this.#id, sessionId })
    } catch (error) {
      this.#turn.fault(connection, error)
      return
    }
    if (connection.isGone || question !== connection.questions) return
    if (right === null || (right === 'read' && before === 'write')) {
      connection.refuse('rightChanged', closeCode.forbidden)
      return
    }
    connection.right = right
    const text = this.#text
    if (right !== 'write' || before === 'write' || !text) return
    this.#work.joining.ask(text, connection)
  }

  #pumpAll(): void {
    for (const connection of this.#connections) this.#pump(connection)
  }

  /** Handles a socket's messages, as many as are its due in one turn. */
  #pump(connection: Connection): void {
    const text = this.#text
    if (!text || connection.isScheduled) return
    let bytes = 0
    for (let count = 0; this.#mayHandle(text, connection); count += 1) {
      if (count >= turn.messages || bytes >= turn.bytes) {
        this.#pumpLater(connection)
        return
      }
      if (!text.isAwake && connection.right === 'write' && carriesText(connection.next)) {
        this.#waitFor(connection, text.wake())
        return
      }
      const message = connection.shift()
      if (!message) return
      bytes += message.length
      const wait = this.#handle(text, connection, message)
      if (wait !== null) this.#waitFor(connection, wait)
    }
  }

  #mayHandle(text: LiveText, connection: Connection): boolean {
    return !connection.isGone && connection.busy === 0 && !this.#exclusive.isBusy && !text.isFull
  }

  #pumpLater(connection: Connection): void {
    if (!connection.hasMessages) return
    connection.isScheduled = true
    setImmediate(() => {
      connection.isScheduled = false
      this.#pump(connection)
    })
  }

  #waitFor(connection: Connection, wait: Promise<void>): void {
    connection.busy += 1
    wait
      .then(() => {
        connection.busy -= 1
        this.#pump(connection)
      })
      .catch(error => this.#turn.fault(connection, error))
  }

  /** Handles a message; a promise when the next one has to wait for it. */
  #handle(text: LiveText, connection: Connection, message: Uint8Array): Promise<void> | null {
    const incoming = readMessage(message)
    if (!incoming) {
      this.#turn.refused(connection, 'undecodable')
      return null
    }
    switch (incoming.kind) {
      case 'step1':
        if (!this.#work.joining.answer(text, connection, incoming.payload))
          this.#turn.refused(connection, 'undecodable')
        return null
      case 'step2':
      case 'update':
        if (connection.right === 'write')
          return this.#work.writing.take(text, connection, {
            update: incoming.payload,
            message: incoming.kind === 'update' ? message : null,
          })
        this.#turn.reader(connection, incoming.payload)
        return null
      case 'awareness':
        return this.presence.take(connection, incoming.payload)
      case 'query':
        this.presence.tellAll(connection)
        return null
      case 'feed':
        this.#turn.differing(connection)
        return null
      case 'other':
        return null
    }
  }

  #broadcast(frame: Uint8Array): void {
    const bytes = packet(frame)
    for (const connection of this.#connections) if (connection.right !== null) connection.sendPackets(bytes)
  }

  /** Nobody is in the room and everything is on disk. */
  #end(text: LiveText): void {
    this.presence.close()
    text.drop()
    this.#deps.onDone(this)
  }

  /** An update could not be stored, which this copy of the text has taken in: the next who come get a room loaded afresh. */
  #break(error: unknown): void {
    this.#turn.away(this.#connections, error)
    this.presence.close()
    this.#deps.onDone(this)
  }
}
