// Who is where, between nodes: each tells the others of its own people's states, bounded in number and size, and says every
// two seconds that it lives. A node that is not heard any more has taken its people's carets with it.

import type { DocumentId } from '#model/ids.ts'
import type { HeardPresence, PresenceNote } from '../store/postgres-presence.ts'
import type { Log } from './log.ts'
import { type PresenceEntry, presencePayload, readEntries } from './presence.ts'
import type { RoomPresence } from './room-presence.ts'

/** A room as far as presence goes. */
export interface PresentRoom {
  readonly presence: Pick<RoomPresence, 'hear' | 'forget' | 'own'>
}

/** What the first byte of a note says it is. */
const noteKind = { beat: 0, ask: 1, states: 2 } as const

/** States go out at most so often, the last of each client. */
const gatherMs = 200
const beatMs = 2000
/** A node not heard for so long counts as gone: three beats. */
const goneMs = 6000
/** Below what a note may have (store/postgres-presence.ts). */
const maxNoteBytes = 4900
/** Client id and clock take at most so much. */
const entryHeadBytes = 24

/** The states that cross nodes. */
export class SharedPresence {
  readonly #rooms: ReadonlyMap<DocumentId, PresentRoom>
  readonly #send: (note: PresenceNote) => void
  readonly #log: Log
  readonly #onGone: () => void
  /** When each other node was heard last. */
  readonly #heardMs = new Map<string, number>()
  #waiting = new Map<DocumentId, Map<number, PresenceEntry>>()
  #asked = new Set<DocumentId>()
  #timer: NodeJS.Timeout | null = null
  #beats: NodeJS.Timeout | null = null

  /**
   * @param send gives a note to every other node that listens
   * @param onGone told when a node has gone silent
   */
  constructor(
    rooms: ReadonlyMap<DocumentId, PresentRoom>,
    send: (note: PresenceNote) => void,
    log: Log,
    onGone: () => void,
  ) {
    this.#rooms = rooms
    this.#send = send
    this.#log = log
    this.#onGone = onGone
  }

  /** Other nodes that are heard. */
  get size(): number {
    return this.#heardMs.size
  }

  /** Begins to say that this node lives. */
  start(): void {
    const beat = () => {
      this.#say('', Uint8Array.of(noteKind.beat))
      this.#lookForSilent()
    }
    this.#beats = setInterval(beat, beatMs)
    this.#beats.unref()
    beat()
  }

  /** A state of this node has changed. */
  share(documentId: DocumentId, entry: PresenceEntry): void {
    if (this.size === 0) return
    const states = this.#waiting.get(documentId) ?? new Map<number, PresenceEntry>()
    this.#waiting.set(documentId, states.set(entry.client, entry))
    this.#schedule()
  }

  /** Asks the other nodes who is in a text that was opened here. */
  ask(documentId: DocumentId): void {
    if (this.size === 0) return
    this.#asked.add(documentId)
    this.#schedule()
  }

  /** Takes in what another node says. */
  hear({ from, documentId, bytes }: HeardPresence): void {
    const isNew = !this.#heardMs.has(from)
    this.#heardMs.set(from, performance.now())
    if (isNew) {
      this.#log.info({ node: from }, 'another node is heard')
      this.ask('')
    }
    const [kind] = bytes
    if (kind === noteKind.ask) this.#answer(documentId)
    else if (kind === noteKind.states)
      this.#rooms.get(documentId)?.presence.hear(from, readEntries(bytes.subarray(1)))
  }

  /** Sends what waits, and is silent from then on. */
  close(): void {
    if (this.#beats) clearInterval(this.#beats)
    this.#flush()
  }

  #answer(documentId: DocumentId): void {
    for (const [id, room] of this.#rooms) {
      if (documentId === '' || documentId === id)
        for (const entry of room.presence.own()) this.share(id, entry)
    }
  }

  #lookForSilent(): void {
    for (const [node, heardMs] of this.#heardMs) {
      if (performance.now() - heardMs < goneMs) continue
      this.#heardMs.delete(node)
      this.#log.warn({ node }, 'another node is not heard any more')
      for (const room of this.#rooms.values()) room.presence.forget(node)
      this.#onGone()
    }
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs)
  }

  #flush(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    for (const documentId of this.#asked.has('') ? [''] : this.#asked)
      this.#say(documentId, Uint8Array.of(noteKind.ask))
    for (const [documentId, states] of this.#waiting)
      for (const some of inNotes([...states.values()]))
        this.#say(documentId, Buffer.concat([Uint8Array.of(noteKind.states), presencePayload(some)]))
    this.#asked = new Set()
    this.#waiting = new Map()
  }

  #say(documentId: DocumentId, bytes: Uint8Array): void {
    try {
      this.#send({ documentId, bytes })
    } catch (error) {
      this.#log.warn({ documentId, error: String(error) }, 'presence was not sent to the other nodes')
    }
  }
}

/** Entries in parts that each fit a note; one that fits none is left out. */
function inNotes(entries: readonly PresenceEntry[]): PresenceEntry[][] {
  const notes: PresenceEntry[][] = []
  let room = 0
  for (const entry of entries) {
    const size = entryHeadBytes + Buffer.byteLength(entry.json)
    if (size > maxNoteBytes) continue
    if (size > room) {
      notes.push([])
      room = maxNoteBytes
    }
    notes.at(-1)?.push(entry)
    room -= size
  }
  return notes
}
