// Every live text of the process: rooms by document, the door for sockets, and the door for the rest of the server.

import type { WebSocketLike } from '@hono/node-server'
import type { WSEvents } from 'hono/ws'
import { WebSocket } from 'ws'
import { closeCode, schemaVersion as ownSchemaVersion } from '#model/frame.ts'
import type { DocumentId, Instant, UserId } from '#model/ids.ts'
import type { Language } from '#model/refusal.ts'
import type { Store } from '../store/store.ts'
import { Connection, type Right } from './connection.ts'
import { loadBytes } from './live-text.ts'
import type { Log } from './log.ts'
import { presenceFrame } from './presence.ts'
import { Room } from './room.ts'
import type { TextBytes } from './text-jobs.ts'
import { TextWorker } from './text-worker-client.ts'
import type { Texts } from './texts.ts'

/** What the hub works with. */
export interface HubDeps {
  readonly store: Store
  readonly now: () => Instant
  readonly log: Log
  /** What a person may do with a document's text now; null = nothing. Asked at opening and at each recheck. */
  readonly right: (userId: UserId, documentId: DocumentId) => Promise<Right | null>
}

/** Who opens a socket. Origin, session and right were checked before the upgrade. */
export interface SocketOwner {
  readonly documentId: DocumentId
  readonly user: { readonly id: UserId; readonly name: string }
  readonly language: Language
  /** What the client says in the query; null for a stock client, which says nothing. */
  readonly schemaVersion: number | null
}

/** The live texts with their sockets. */
export interface Hub extends Texts {
  /** Handlers for one socket, to be given to `upgradeWebSocket`. */
  socketEvents(who: SocketOwner): WSEvents<WebSocketLike>
}

const tickMs = 12_000
const maxSpreadMs = 2000
const spreadPerSocketMs = 200

/** Opens the hub. `close` ends it. */
export function createHub(deps: HubDeps): Hub {
  const worker = new TextWorker()
  const rooms = new Map<DocumentId, Room>()
  const connections = new Set<Connection>()
  let isClosing = false
  let ticks = 0
  const quiet = presenceFrame([])
  const timer = setInterval(() => {
    ticks += 1
    for (const connection of connections) connection.tick(quiet, ticks % 2 === 0)
  }, tickMs)
  timer.unref()

  const open = (documentId: DocumentId): Room => {
    const known = rooms.get(documentId)
    if (known) return known
    const onDone = () => {
      if (rooms.get(documentId) === room) rooms.delete(documentId)
    }
    const room: Room = new Room({ ...deps, worker, onDone }, documentId)
    rooms.set(documentId, room)
    return room
  }

  /** A text's committed bytes, from its room when one is open. */
  const bytesOf = async (documentId: DocumentId): Promise<(TextBytes & { readonly seq: number }) | null> => {
    const room = rooms.get(documentId)
    if (!room) return loadBytes(deps.store, documentId)
    const text = await room.text
    return text ? { ...text.bytes, seq: text.seq } : null
  }

  const socketEvents = (who: SocketOwner): WSEvents<WebSocketLike> => {
    let connection: Connection | null = null
    let room: Room | null = null
    return {
      onOpen: (_event, context) => {
        const socket = context.raw
        if (!(socket instanceof WebSocket)) throw new TypeError('sockets must come from the ws package')
        const opened = new Connection(socket, who.user, who.language)
        connection = opened
        connections.add(opened)
        if (isClosing) opened.close(closeCode.restarting)
        else if (who.schemaVersion !== null && who.schemaVersion !== ownSchemaVersion) {
          opened.refuse('otherVersion', closeCode.otherVersion)
        } else {
          room = open(who.documentId)
          room.enter(opened).catch(error => {
            deps.log.error({ documentId: who.documentId, error: String(error) }, 'a socket could not enter')
            opened.close(closeCode.restarting)
          })
        }
      },
      onMessage: event => {
        if (!connection || connection.isGone) return
        if (event.data instanceof ArrayBuffer) room?.receive(connection, new Uint8Array(event.data))
        else connection.refuse('refusedUpdate', closeCode.refusedUpdate)
      },
      onClose: () => {
        if (!connection) return
        connections.delete(connection)
        room?.leave(connection)
      },
      onError: () => undefined, // the close that follows tells all there is to know
    }
  }

  return {
    socketEvents,
    read: async documentId => {
      const bytes = await bytesOf(documentId)
      if (!bytes) return null
      const { json, state } = await worker.call('read', { snapshot: bytes.snapshot, tail: bytes.tail })
      return { json, state, textSeq: bytes.seq }
    },
    place: async (documentId, opinions) => {
      if (opinions.length === 0) return new Map()
      const bytes = await bytesOf(documentId)
      if (!bytes) throw new RangeError(`unknown document ${documentId}`)
      return new Map(await worker.call('place', { snapshot: bytes.snapshot, tail: bytes.tail, opinions }))
    },
    apply: (documentId, proposal, record) => open(documentId).apply(proposal, record),
    announce: (documentId, notice) => rooms.get(documentId)?.announce(notice),
    recheck: documentId => rooms.get(documentId)?.recheck(null),
    recheckUser: userId => {
      for (const room of rooms.values()) if (room.has(userId)) room.recheck(userId)
    },
    close: async () => {
      isClosing = true
      clearInterval(timer)
      const spread = connections.size < 2 ? 0 : Math.min(maxSpreadMs, connections.size * spreadPerSocketMs)
      await Promise.all([...rooms.values()].map(room => room.close(spread)))
      await worker.stop()
    },
  }
}
