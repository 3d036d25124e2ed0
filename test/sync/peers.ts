// Five people at one room without a network between them: each message waits until the dice let it through.

import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import * as Y from 'yjs'
import { messageType, syncType } from '#model/frame.ts'
import type { Store } from '../../server/store/store.ts'
import { Room } from '../../server/sync/room.ts'
import type { TextWorker } from '../../server/sync/text-worker-client.ts'
import { type MemoryLine, openMemoryLine } from '../support/memory-line.ts'
import { syncMessage } from '../support/stock-client.ts'
import type { Dice } from './random-writer.ts'

/** Where a replica's own edits come from. */
export const local = Symbol('local')
const remote = Symbol('remote')

/** The room's side: opened when somebody comes, opened anew after everybody has left. */
export class RoomOf {
  readonly refusals: string[] = []
  readonly #make: () => Room
  #room: Room | null = null

  constructor(store: Store, documentId: string, workers: { text: TextWorker; background: TextWorker }) {
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (fields: object) => this.refusals.push(JSON.stringify(fields)),
    }
    this.#make = () => {
      const room: Room = new Room(
        {
          store,
          now: () => '2026-11-22T00:00:00.000Z',
          log,
          worker: workers.text,
          backgroundWorker: workers.background,
          right: async () => 'write',
          onDone: () => {
            if (this.#room === room) this.#room = null
          },
          onPresence: () => undefined,
          onRefused: rule => this.refusals.push(rule),
        },
        documentId,
      )
      return room
    }
  }

  /** The room that is open now. */
  get now(): Room {
    this.#room ??= this.#make()
    return this.#room
  }
}

/** A person with a replica, on a line or cut off. */
export class Peer {
  readonly doc = new Y.Doc()
  readonly undo: Y.UndoManager
  readonly #room: RoomOf
  readonly #user: string
  #line: (MemoryLine & { readonly room: Room }) | null = null
  /** Whether the server has asked for what it lacks, on this line. */
  #wasAsked = false
  #out: Uint8Array[] = []
  #in: Uint8Array[] = []
  /** Lines that are dead here and that the server does not know to be dead. */
  readonly #dead: (MemoryLine & { readonly room: Room })[] = []

  constructor(room: RoomOf, user: string, clientId: number) {
    this.#room = room
    this.#user = user
    this.doc.clientID = clientId
    this.undo = new Y.UndoManager(this.doc.getXmlFragment('default'), {
      trackedOrigins: new Set([local]),
      captureTimeout: 0,
    })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== remote && this.#line) this.#out.push(syncMessage(2, update))
    })
  }

  get isOnline(): boolean {
    return this.#line !== null
  }

  /** Whether the server is still at work on something of this person. */
  get isServed(): boolean {
    const connection = this.#line?.connection
    if (!connection || connection.isGone) return true
    return this.#wasAsked && connection.busy === 0 && connection.held === null && !connection.hasMessages
  }

  /** Whether nothing is on its way to or from this person. */
  get isQuiet(): boolean {
    return this.#out.length === 0 && this.#in.length === 0 && this.isServed && this.#dead.length === 0
  }

  /** Opens a line and says what is known here. */
  connect(): void {
    if (this.#line) return
    this.#wasAsked = false
    const hear = (message: Uint8Array) => {
      if (this.#line?.connection !== line.connection) return
      this.#wasAsked ||= message[0] === messageType.sync && message[1] === syncType.step1
      this.#in.push(message)
    }
    const line = openMemoryLine({ id: this.#user, name: this.#user }, 'vi', hear)
    const room = this.#room.now
    this.#line = { ...line, room }
    this.#out.push(syncMessage(0, Y.encodeStateVector(this.doc)))
    void room.enter(line.connection)
  }

  /** Loses the line with all that is on it. The server hears of it later. */
  cut(): void {
    if (!this.#line) return
    this.#dead.push(this.#line)
    this.#line = null
    this.#out = []
    this.#in = []
  }

  /** Asks for everything that is missing, as the page does when it finds that it differs. */
  resync(): void {
    if (this.#line) this.#out.push(syncMessage(0, Y.encodeStateVector(this.doc)))
  }

  /** The server hears of the oldest line that is dead. */
  bury(): void {
    const line = this.#dead.shift()
    line?.room.leave(line.connection)
  }

  /** Lets one message through, in one direction. @param mayLose whether an update from the server may vanish */
  deliver(roll: Dice, mayLose: boolean): void {
    const line = this.#line
    if (!line) return
    const code = line.closedWith()
    if (code !== null && this.#in.length === 0) {
      if (code !== 1012 && code !== 1006)
        throw new Error(`an honest client was closed with ${code}: ${this.#room.refusals.join()}`)
      this.cut()
      return
    }
    if (this.#out.length > 0 && (this.#in.length === 0 || roll(2) === 0)) {
      const message = this.#out.shift()
      if (message) line.room.receive(line.connection, message)
    } else {
      const message = this.#in.shift()
      if (message) this.#hear(message, mayLose && roll(50) === 0)
    }
  }

  #hear(message: Uint8Array, isLost: boolean): void {
    const decoder = createDecoder(message)
    if (readVarUint(decoder) !== messageType.sync) return
    const kind = readVarUint(decoder)
    const payload = readVarUint8Array(decoder)
    if (kind === syncType.step1) this.#out.push(syncMessage(1, Y.encodeStateAsUpdate(this.doc, payload)))
    else if (!(isLost && kind === syncType.update)) Y.applyUpdate(this.doc, payload, remote)
  }
}
