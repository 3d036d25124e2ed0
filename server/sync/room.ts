// The sockets of one live text: who is in, what they may do, what they hear.

import { createHash } from 'node:crypto'
import { closeCode, encodeFeed, type FeedNotice } from '#model/frame.ts'
import type { DocumentId, UserId } from '#model/ids.ts'
import type { Connection, Right } from './connection.ts'
import { isEmptyUpdate, readMessage, step1Frame, updateFrame } from './frames.ts'
import { type Decoded, decode, examine, isCheap, maxUpdateBytes, type Objection } from './guard.ts'
import { Joining } from './joining.ts'
import { LiveText, type TextDeps } from './live-text.ts'
import { Owners } from './owners.ts'
import { maxAwarenessBytes, Presence, type PresenceEntry, readEntries, stamped } from './presence.ts'
import { JobFailed, JobTimeout } from './text-worker-client.ts'
import type { Texts } from './texts.ts'

/** What a room works with. */
export interface RoomDeps extends TextDeps {
  readonly right: (userId: UserId, documentId: DocumentId) => Promise<Right | null>
  /** The room is empty and done, unknown, or broken: forget it. */
  readonly onDone: () => void
}

type Proposal = Parameters<Texts['apply']>[1]
type RecordApplied = Parameters<Texts['apply']>[2]
type ApplyResult = Awaited<ReturnType<Texts['apply']>>

const rehearsalMs = 250
const maxStrikes = 3

/** One document with its sockets. */
export class Room {
  readonly #deps: RoomDeps
  readonly #id: DocumentId
  readonly #connections = new Set<Connection>()
  readonly #presence = new Presence()
  readonly #owners = new Owners()
  readonly #joining: Joining
  readonly #ready: Promise<LiveText | null>
  #text: LiveText | null = null
  /** Runs of `apply`, one after the other; no message is handled meanwhile. */
  #exclusive: Promise<unknown> = Promise.resolve()
  #exclusives = 0
  #isClosing = false

  constructor(deps: RoomDeps, id: DocumentId) {
    this.#deps = deps
    this.#id = id
    this.#joining = new Joining(deps.worker, (connection, error) => this.#fault(connection, error))
    this.#ready = LiveText.open(deps, id, error => this.#break(error)).then(text => {
      this.#text = text
      if (text) this.endIfEmpty()
      else deps.onDone()
      return text
    })
    this.#ready.catch(error => this.#break(error))
  }

  /** The text once it is loaded, or null when there is no such document. Rejects when the store fails. */
  get text(): Promise<LiveText | null> {
    return this.#ready
  }

  /** People with a socket in the room. */
  has(userId: UserId): boolean {
    return [...this.#connections].some(connection => connection.person.id === userId)
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
    const everyone = this.#presence.all()
    if (everyone) connection.send(everyone)
    this.#pump(connection)
  }

  /** A message of a socket. */
  receive(connection: Connection, message: Uint8Array): void {
    connection.push(message)
    this.#pump(connection)
  }

  /** A socket is gone. */
  leave(connection: Connection): void {
    connection.isGone = true
    if (!this.#connections.delete(connection)) return
    this.#owners.release(connection)
    const frame = connection.client === null ? null : this.#presence.remove(connection.client)
    if (frame) this.#broadcast(frame)
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
        if (this.#isUnused) this.#deps.onDone()
      })
      .catch(() => undefined) // the store failed: #break has given the room up
  }

  /** Asks again what each socket of a person, or everybody's, may do. Until the answer nothing of them is handled. */
  recheck(userId: UserId | null): void {
    for (const connection of this.#connections) {
      if (userId !== null && connection.person.id !== userId) continue
      connection.busy += 1
      this.#askRight(connection)
        .then(() => {
          connection.busy -= 1
          this.#pump(connection)
        })
        .catch(error => this.#fault(connection, error))
    }
  }

  /** Tells every socket that the register moved. */
  announce(notice: FeedNotice): void {
    this.#broadcast(encodeFeed(notice))
  }

  /** As `Texts.apply`. */
  apply(proposal: Proposal, record: RecordApplied): Promise<ApplyResult> {
    this.#exclusives += 1
    const run = this.#exclusive.then(() => this.#apply(proposal, record))
    this.#exclusive = run
      .catch(() => undefined) // the caller has it
      .then(() => {
        this.#exclusives -= 1
        for (const connection of this.#connections) this.#pump(connection)
        this.endIfEmpty()
      })
    return run
  }

  /** Waits for running commits, then closes every socket within `spreadMs`, so that they do not all come back at once. */
  async close(spreadMs: number): Promise<void> {
    this.#isClosing = true
    const text = await this.#ready.catch(() => null) // #break has logged it
    await text?.settled().catch(() => undefined)
    await Promise.all(
      [...this.#connections].map(async connection => {
        await new Promise(resolve => setTimeout(resolve, Math.random() * spreadMs))
        connection.close(closeCode.restarting)
      }),
    )
    await text?.settled().catch(() => undefined) // #break has logged it
  }

  get #isUnused(): boolean {
    return this.#connections.size === 0 && this.#exclusives === 0
  }

  async #apply(proposal: Proposal, record: RecordApplied): Promise<ApplyResult> {
    const text = await this.#ready
    if (!text) throw new RangeError(`unknown document ${this.#id}`)
    await text.settled()
    const accepted = await this.#deps.worker.call('accept', { ...text.bytes, ...proposal })
    if (!accepted.ok) return { ok: false, reason: 'unsure', status: accepted.status }
    const { update, blockId, textBefore, textAfter } = accepted
    const updateHash = createHash('sha256').update(update).digest('hex')
    const { drafts, expectedSeq } = await record({ blockId, textBefore, textAfter, updateHash })
    const appended = await text.appendWithEvents(update, drafts, expectedSeq)
    if (!appended.ok) return { ok: false, reason: 'stale', seq: appended.seq }
    this.#owners.reserve(accepted.client)
    this.#relay(update, null)
    return { ok: true, events: appended.events }
  }

  /** Asks for a socket's right and acts on it. Only the answer to the latest question counts. */
  async #askRight(connection: Connection): Promise<void> {
    connection.questions += 1
    const question = connection.questions
    const before = connection.right
    let right: Right | null
    try {
      right = await this.#deps.right(connection.person.id, this.#id)
    } catch (error) {
      this.#fault(connection, error)
      return
    }
    if (connection.isGone || question !== connection.questions) return
    if (right === null || (right === 'read' && before === 'write')) {
      connection.refuse('rightChanged', closeCode.forbidden)
      return
    }
    connection.right = right
    if (right === 'write' && before !== 'write' && this.#text) {
      connection.send(step1Frame(this.#text.structure.stateVector()))
    }
  }

  #pump(connection: Connection): void {
    const text = this.#text
    while (text && !connection.isGone && connection.busy === 0 && this.#exclusives === 0) {
      const message = connection.shift()
      if (!message) return
      const wait = this.#handle(text, connection, message)
      if (!wait) continue
      connection.busy += 1
      wait
        .then(() => {
          connection.busy -= 1
          this.#pump(connection)
        })
        .catch(error => this.#fault(connection, error))
    }
  }

  /** Handles a message; a promise when the next one has to wait for it. */
  #handle(text: LiveText, connection: Connection, message: Uint8Array): Promise<void> | null {
    const incoming = readMessage(message)
    if (!incoming) {
      this.#refuse(connection, 'undecodable')
      return null
    }
    switch (incoming.kind) {
      case 'step1':
        if (!this.#joining.answer(text, connection, incoming.payload)) this.#refuse(connection, 'undecodable')
        return null
      case 'step2':
      case 'update':
        if (connection.right === 'write') return this.#write(text, connection, incoming.payload)
        this.#refuseReader(connection, incoming.payload)
        return null
      case 'awareness':
        this.#takePresence(connection, incoming.payload)
        return null
      case 'query': {
        const everyone = this.#presence.all()
        if (everyone) connection.send(everyone)
        return null
      }
      case 'other':
        return null
    }
  }

  #write(text: LiveText, connection: Connection, update: Uint8Array): Promise<void> | null {
    if (update.length > maxUpdateBytes) {
      this.#deps.log.warn({ ...this.#who(connection), bytes: update.length }, 'update too big')
      connection.refuse('tooBig', closeCode.tooBig)
      return null
    }
    const decoded = decode(update)
    if (!decoded) {
      this.#refuse(connection, 'undecodable')
      return null
    }
    const finding = examine(text.structure, decoded)
    if (!finding.ok) this.#refuse(connection, finding.objection)
    else if (!finding.isNew) text.after(() => connection.send(updateFrame(update)))
    else if (!this.#mayWriteAs(connection, finding.writers)) return null
    else if (!isCheap(update, decoded)) return this.#rehearse(text, connection, update, decoded)
    else this.#commit(text, connection, update, decoded)
    return null
  }

  #commit(text: LiveText, connection: Connection, update: Uint8Array, decoded: Decoded): void {
    text.append(update, decoded, connection.person.id, () => this.#relay(update, connection))
  }

  /** Tries a large update out on a copy first: one that is costly beyond its size would stop every screen. */
  async #rehearse(
    text: LiveText,
    connection: Connection,
    update: Uint8Array,
    decoded: Decoded,
  ): Promise<void> {
    let fits: boolean
    try {
      fits = await this.#deps.worker.call('rehearse', { ...text.comingBytes, update }, rehearsalMs)
    } catch (error) {
      if (!(error instanceof JobTimeout || error instanceof JobFailed)) throw error
      this.#deps.log.warn({ ...this.#who(connection), problem: error.name }, 'rehearsal failed')
      fits = false
    }
    while (this.#exclusives > 0) await this.#exclusive
    if (connection.isGone) return
    const finding = examine(text.structure, decoded)
    if (!fits || !finding.ok) this.#refuse(connection, finding.ok ? 'gap' : finding.objection)
    else this.#commit(text, connection, update, decoded)
  }

  /** Whether a socket may write under these client ids: not under another person's, not under one in use elsewhere. */
  #mayWriteAs(connection: Connection, clients: readonly number[]): boolean {
    const clash = this.#owners.claim(connection, clients)
    if (clash === null) return true
    if (clash === 'foreign') this.#refuse(connection, 'forged client')
    else connection.close(closeCode.restarting) // the old socket is being asked whether it lives; come back then
    return false
  }

  #refuseReader(connection: Connection, payload: Uint8Array): void {
    if (isEmptyUpdate(payload)) return
    connection.strikes += 1
    this.#deps.log.warn(this.#who(connection), 'a reader wrote')
    if (connection.strikes >= maxStrikes) connection.refuse('readOnly', closeCode.forbidden)
    else connection.tell('readOnly')
  }

  #takePresence(connection: Connection, payload: Uint8Array): void {
    if (payload.length > maxAwarenessBytes) return
    let entry: PresenceEntry | undefined
    try {
      entry = readEntries(payload).find(candidate => this.#isOwn(connection, candidate))
      const json = entry ? stamped(entry.json, connection.person) : null
      entry = entry && json !== null ? { ...entry, json } : undefined
    } catch {
      this.#refuse(connection, 'undecodable')
      return
    }
    const frame = entry ? this.#presence.set(entry) : null
    if (frame) this.#broadcast(frame)
  }

  /** Whether a state is the socket's own; the first one that nobody else has becomes its own. Stock clients repeat others'. */
  #isOwn(connection: Connection, { client, json }: PresenceEntry): boolean {
    if (connection.client !== null) return connection.client === client
    if (json === 'null' || this.#owners.claim(connection, [client]) !== null) return false
    connection.client = client
    return true
  }

  #refuse(connection: Connection, objection: Objection | 'forged client'): void {
    this.#deps.log.warn({ ...this.#who(connection), objection }, 'update refused')
    connection.refuse('refusedUpdate', closeCode.refusedUpdate)
  }

  /** An update is on disk: everybody hears of it, its sender too. */
  #relay(update: Uint8Array, sender: Connection | null): void {
    const frame = updateFrame(update)
    for (const connection of this.#connections) {
      if (connection === sender || connection.isJoined) connection.send(frame)
    }
  }

  #broadcast(frame: Uint8Array): void {
    for (const connection of this.#connections) if (connection.right !== null) connection.send(frame)
  }

  #fault(connection: Connection, error: unknown): void {
    this.#deps.log.error({ ...this.#who(connection), error: String(error) }, 'a socket could not be served')
    connection.refuse('notReady', closeCode.restarting)
  }

  /** The store failed: nothing unsaved is acknowledged, clients keep it and come back to a room loaded afresh. */
  #break(error: unknown): void {
    this.#deps.log.error(
      { documentId: this.#id, error: String(error) },
      'the text could not be saved or loaded',
    )
    for (const connection of this.#connections) connection.refuse('notReady', closeCode.restarting)
    this.#deps.onDone()
  }

  #who(connection: Connection): { documentId: DocumentId; userId: UserId } {
    return { documentId: this.#id, userId: connection.person.id }
  }
}
