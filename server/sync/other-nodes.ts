// The hub's side of several nodes on one database: what the others commit reaches the texts that are open here, what the
// register and the rights have become there takes effect here, and people see each other's carets.

import type { FeedNotice } from '#model/frame.ts'
import type { DocumentId, UserId } from '#model/ids.ts'
import { rightsEvents } from '#model/register.ts'
import type { PostgresStore } from '../store/postgres.ts'
import type { DocumentChange } from '../store/postgres-changes.ts'
import type { TextAfter } from '../store/postgres-text-after.ts'
import type { Heard } from '../store/postgres-watch.ts'
import type { Log } from './log.ts'
import { type PresentRoom, SharedPresence } from './shared-presence.ts'

/** What a store gives that several nodes share. */
export type NodeStore = Pick<
  PostgresStore,
  'watch' | 'loadTextAfter' | 'sendPresence' | 'announceRights' | 'alone' | 'readEvents'
>

/** An open text as far as other nodes go. */
export interface FollowingRoom extends PresentRoom {
  /** Another node has committed updates up to this seq. @param told those that it has just committed, when they came with the news */
  follow(seq: number, told?: TextAfter['tail']): void
  announce(notice: FeedNotice): void
}

/** What is done here about what the others say. */
export interface FollowingHub {
  readonly rooms: ReadonlyMap<DocumentId, FollowingRoom>
  /** Looks again at what a person may do, or everybody in a text (null: in all of them). */
  readonly recheckUser: (userId: UserId) => void
  readonly recheckRoom: (documentId: DocumentId | null) => void
  /** Another node has gone silent. */
  readonly onNodeGone: () => void
}

const againMs = 1000

/** The other nodes, as the live texts hear and tell them. */
export class OtherNodes {
  readonly presence: SharedPresence
  readonly #store: NodeStore
  readonly #hub: FollowingHub
  readonly #log: Log
  /** The register's seq that each room's sockets were told of last. */
  readonly #toldSeq = new WeakMap<FollowingRoom, number>()
  #stop: () => void = () => undefined

  constructor(store: NodeStore, hub: FollowingHub, log: Log) {
    this.#store = store
    this.#hub = hub
    this.#log = log
    this.presence = new SharedPresence(
      hub.rooms,
      note => store.sendPresence(note),
      log,
      () => hub.onNodeGone(),
    )
  }

  /** Begins to listen; once this resolves nothing that is committed is missed. */
  async start(): Promise<void> {
    this.#stop = await this.#store.watch(heard => this.#hear(heard))
    this.presence.start()
  }

  /** Tells the other nodes that a person's rights or sessions may be others now. */
  announceRights(userId: UserId): void {
    this.#store
      .announceRights([userId])
      .catch(error => this.#log.warn({ userId, error: String(error) }, 'other nodes look later'))
  }

  close(): void {
    this.#stop()
    this.presence.close()
  }

  #hear(heard: Heard): void {
    switch (heard.kind) {
      case 'changes':
        for (const change of heard.documents) this.#hearChange(change)
        for (const userId of heard.rightsOf) this.#hub.recheckUser(userId)
        break
      case 'presence':
        this.presence.hear(heard)
        break
      case 'anything':
        for (const [documentId, room] of this.#hub.rooms) {
          room.follow(Number.POSITIVE_INFINITY)
          this.#tellRegister(documentId, room, Number.POSITIVE_INFINITY)
        }
        this.#hub.recheckRoom(null)
    }
  }

  #hearChange({ documentId, text, registerSeq, updates }: DocumentChange): void {
    const room = this.#hub.rooms.get(documentId)
    if (!room) return
    if (text)
      room.follow(
        text.last,
        updates?.map((update, index) => ({ seq: text.first + index, update })),
      )
    if (registerSeq !== null) this.#tellRegister(documentId, room, registerSeq)
  }

  #tellRegister(documentId: DocumentId, room: FollowingRoom, seq: number): void {
    const told = this.#toldSeq.get(room) ?? null
    const after = told ?? (Number.isFinite(seq) ? seq - 1 : 0)
    this.#store
      .readEvents(documentId, after)
      .then(events => {
        const last = events.at(-1)
        if (!last || last.seq <= (this.#toldSeq.get(room) ?? 0)) return
        this.#toldSeq.set(room, last.seq)
        room.announce({ seq: last.seq, type: last.type })
        // The first time others may stand before it: then everybody is looked at.
        if (told === null || events.some(({ type }) => rightsEvents.includes(type)))
          this.#hub.recheckRoom(documentId)
      })
      .catch(error => {
        this.#log.warn({ documentId, error: String(error) }, 'the register could not be read; tried again')
        setTimeout(() => {
          if (this.#hub.rooms.get(documentId) === room) this.#tellRegister(documentId, room, seq)
        }, againMs).unref()
      })
  }
}
