// Every live text of the process: rooms by document, the door for sockets, and the door for the rest of the server.

import type { Writable } from 'node:stream'
import type { WebSocketLike } from '@hono/node-server'
import type { WSEvents } from 'hono/ws'
import { WebSocket } from 'ws'
import { closeCode, encodeFeed, schemaVersion as ownSchemaVersion } from '#model/frame.ts'
import type { DocumentId, Instant, UserId } from '#model/ids.ts'
import type { Language } from '#model/refusal.ts'
import { unknownMark } from '#model/state-mark.ts'
import type { Store } from '../store/store.ts'
import { createAuthors } from './authors.ts'
import { Connection, type Right, type RightAsked } from './connection.ts'
import { DeadBuffers } from './dead-buffers.ts'
import { Figures, type HubFigures } from './figures.ts'
import { type CommittedBytes, loadBytes } from './kept-bytes.ts'
import { KnownPlaces } from './known-places.ts'
import type { LentSections } from './lent-sections.ts'
import type { Log } from './log.ts'
import { type HubLimits, type OpenSocket, OpenSockets, shippedHubLimits } from './open-sockets.ts'
import { type NodeStore, OtherNodes } from './other-nodes.ts'
import { keepOnlyOwnListeners } from './own-listeners.ts'
import { presenceFrame } from './presence.ts'
import { type RestDeps, restInTurn } from './rested.ts'
import { Room, type RoomDeps } from './room.ts'
import { readShortFrames } from './short-frames.ts'
import { TextWorker } from './text-worker-client.ts'
import type { TextState, Texts } from './texts.ts'

/** What the hub works with. */
export interface HubDeps extends RestDeps {
  readonly store: Store
  readonly now: () => Instant
  readonly log: Log
  /** What a person may do with a document's text now; null = nothing. Asked at opening and at each recheck. */
  readonly right: (asked: RightAsked) => Promise<Right | null>
  /** The same for everybody who has a socket open, in one go; asked every 1.5 s. Left out: nobody is asked again by the clock. */
  readonly rights?: (asked: readonly RightAsked[]) => Promise<readonly (Right | null)[]>
  /** Sections that one person alone may write in; left out, there are none. */
  readonly loans?: LentSections
  readonly limits?: Partial<HubLimits>
  /** Bytes of the largest text; as shipped unless said otherwise. */
  readonly maxTextBytes?: number
  /** A text worker that was started before, which the hub takes over; left out, it starts one. */
  readonly worker?: TextWorker
  /** What the store shares with other nodes; left out where there are none. */
  readonly nodes?: NodeStore
  /** Told when another node has gone silent: what it left undone is anybody's. */
  readonly onNodeGone?: () => void
  /** Another one than last time when the data were restored from a copy; a client that names the old one is sent away. */
  readonly epoch?: string
  /** How often clients hear what the text comes to, milliseconds; 7 s unless said otherwise. */
  readonly stateEveryMs?: number
}

/** Who opens a socket. Origin, session and right were checked before the upgrade. */
export interface SocketOwner {
  readonly documentId: DocumentId
  readonly user: { readonly id: UserId; readonly name: string }
  /** The session it is opened by; its end cuts the socket. */
  readonly sessionId?: string
  /** Where it comes from, or what shares a limit with it; left out = nothing known, no limit. */
  readonly address?: string
  readonly language: Language
  /** What the client says in the query; null for a stock client, which says nothing. */
  readonly schemaVersion: number | null
  /** What it says of the data's epoch; null at its first coming. */
  readonly epoch?: string | null
  /** The stream below the socket. */
  readonly transport: Writable
}

/** The live texts with their sockets. */
export interface Hub extends Texts {
  /** Handlers for one socket, to be given to `upgradeWebSocket`. */
  socketEvents(who: SocketOwner): WSEvents<WebSocketLike>
  /** Whether a text is open. */
  isOpen(documentId: DocumentId): boolean
  /** Figures of this moment. */
  figures(): HubFigures
  /** Begins to listen to the other nodes; to be awaited before the first socket. */
  start(): Promise<void>
}

/** After those who wait for the first page. */
const backgroundWarmMs = 2000
const tickMs = 12_000
const rightsEveryMs = 1500
const stateEveryMs = 7000 // a replica that differs twice heals within 15 s
const maxSpreadMs = 2000
const farewellMs = 1000
const spreadPerSocketMs = 200

/** Opens the hub. `close` ends it. */
export function createHub(deps: HubDeps): Hub {
  const worker = deps.worker ?? new TextWorker()
  const backgroundWorker = new TextWorker(true)
  worker.warm()
  const warming = setTimeout(() => backgroundWorker.warm(), backgroundWarmMs)
  warming.unref()
  const rooms = new Map<DocumentId, Room>()
  const open = new OpenSockets({ ...shippedHubLimits, ...deps.limits })
  const sockets = open.all
  const figures = new Figures()
  const deadBuffers = new DeadBuffers('minor')
  const authors = createAuthors(deps.store, backgroundWorker)
  let isClosing = false
  let tellEmpty = () => {}
  let ticks = 0
  const quiet = presenceFrame([])
  const timer = setInterval(() => {
    ticks += 1
    for (const { connection } of sockets) connection.tick(quiet, ticks % 2 === 0)
  }, tickMs)
  timer.unref()

  const restTimer = restInTurn(rooms, deps)

  const epoch = deps.epoch ?? ''
  const stateTimer = setInterval(() => {
    for (const room of rooms.values()) room.tellState(epoch)
  }, deps.stateEveryMs ?? stateEveryMs)
  stateTimer.unref()

  let isAsking = false
  const rightsTimer = setInterval(() => {
    if (!deps.rights || isAsking || sockets.size === 0) return
    isAsking = true
    askRights(deps.rights, null)
      .catch(error => deps.log.error({ error: String(error) }, 'rights could not be asked again'))
      .finally(() => {
        isAsking = false
      })
  }, rightsEveryMs)
  rightsTimer.unref()

  /** Whose right is another than when it was last asked has it looked at again. */
  const askRights = async (ask: NonNullable<HubDeps['rights']>, only: DocumentId | null): Promise<void> => {
    const settled = [...sockets].filter(
      ({ connection, documentId }) => connection.right !== null && (only === null || only === documentId),
    )
    const asked = settled.map(({ connection: { person, sessionId }, documentId }) => ({
      userId: person.id,
      documentId,
      sessionId,
    }))
    const rights = await ask(asked)
    for (const [index, { connection, room }] of settled.entries()) {
      if (!connection.isGone && connection.right !== rights[index]) room.recheck(connection.person.id)
    }
  }

  const roomDeps: RoomDeps = {
    ...deps,
    worker,
    backgroundWorker,
    onDone: room => {
      if (rooms.get(room.id) === room) rooms.delete(room.id)
    },
    onPresence: (documentId, entry) => others?.presence.share(documentId, entry),
    onCommit: ms => figures.committed(ms),
    onRefused: rule => figures.refused(rule),
  }

  const roomOf = (documentId: DocumentId): Room => {
    const known = rooms.get(documentId)
    if (known) return known
    const room = new Room(roomDeps, documentId)
    rooms.set(documentId, room)
    others?.presence.ask(documentId)
    return room
  }

  const recheckUser = (userId: UserId): void => {
    for (const room of open.roomsOf(userId)) room.recheck(userId)
  }

  const others = deps.nodes
    ? new OtherNodes(
        deps.nodes,
        {
          rooms,
          recheckUser,
          recheckRoom: documentId => {
            for (const id of documentId === null ? rooms.keys() : [documentId])
              deps.loans
                ?.refresh(id)
                .catch(error => deps.log.warn({ error: String(error) }, 'loans look later'))
            if (!deps.rights) return
            askRights(deps.rights, documentId).catch(error =>
              deps.log.error({ error: String(error) }, 'rights could not be asked again'),
            )
          },
          onNodeGone: () => deps.onNodeGone?.(),
        },
        deps.log,
      )
    : null

  /** A text's committed bytes, from its room when one is open. */
  const places = new KnownPlaces()
  const bytesOf = async (documentId: DocumentId): Promise<CommittedBytes | null> => {
    const room = rooms.get(documentId)
    if (!room) return loadBytes(deps.store, documentId)
    const text = await room.text
    return text ? text.bytes() : null
  }

  const stateOf = async (bytes: CommittedBytes | null): Promise<TextState | null> => {
    if (!bytes) return null
    const { snapshot, tail, seq } = bytes
    return { ...(await worker.call('read', { snapshot, tail })), textSeq: seq }
  }

  /** Lets a socket in, or tells it why not. */
  const admit = (who: SocketOwner, connection: Connection): OpenSocket | null => {
    const cap = open.capReached(who)
    if (isClosing) connection.close(closeCode.restarting)
    else if (isOfAnotherTime(who, epoch)) {
      connection.refuse('otherVersion', closeCode.otherVersion)
    } else if (cap !== null) {
      figures.refused('too many sockets')
      connection.refuse(cap, closeCode.tooFast)
    } else {
      const { documentId, address } = who
      const room = roomOf(documentId)
      const opened: OpenSocket = { connection, room, documentId, address }
      open.add(opened)
      if (connection.isOwnClient) connection.send(encodeFeed({ type: 'state', ...unknownMark, epoch }))
      room.enter(connection).catch(error => {
        deps.log.error({ documentId: who.documentId, error: String(error) }, 'a socket could not enter')
        connection.close(closeCode.restarting)
      })
      return opened
    }
    return null
  }

  const forget = (opened: OpenSocket): void => {
    open.delete(opened)
    opened.room.leave(opened.connection)
    if (sockets.size === 0) tellEmpty()
  }

  /**
   * Waits for the answers to our closes, though not for long: a process that ends while something lies unread cuts the line, and
   * then its client never sees why.
   */
  const untilEmpty = async (): Promise<void> => {
    if (sockets.size === 0) return
    await new Promise<void>(resolve => {
      tellEmpty = resolve
      setTimeout(resolve, farewellMs)
    })
  }

  /** Here, where nothing of the socket's beginning is in reach: what a listener can reach stays as long as the socket. */
  const listen = (socket: WebSocket, connection: Connection, opened: OpenSocket | null): void => {
    const receive = (message: Uint8Array) => {
      if (connection.isGone) return
      deadBuffers.count(message.length)
      opened?.room.receive(connection, message)
    }
    // Taken from the socket itself: an event object for each keystroke is a tenth of the whole work.
    socket.on('message', (data, isBinary) => {
      if (isBinary && data instanceof Uint8Array) receive(data)
      else if (!connection.isGone) connection.refuse('refusedUpdate', closeCode.refusedUpdate)
    })
    readShortFrames(socket, receive)
    if (opened) socket.on('close', () => forget(opened))
    keepOnlyOwnListeners(socket)
  }

  const socketEvents = (who: SocketOwner): WSEvents<WebSocketLike> => {
    return {
      onOpen: (_event, context) => {
        const socket = context.raw
        if (!(socket instanceof WebSocket)) throw new TypeError('sockets must come from the ws package')
        const { transport, user, language } = who
        const connection = new Connection(
          socket,
          transport,
          user,
          language,
          who.schemaVersion !== null,
          who.sessionId,
        )
        listen(socket, connection, admit(who, connection))
      },
    }
  }

  return {
    socketEvents,
    isOpen: documentId => rooms.has(documentId),
    figures: () => {
      const nowMs = performance.now()
      let waitingBytes = 0
      let ageMs = 0
      let sleeping = 0
      let packed = 0
      for (const { connection } of sockets) waitingBytes += connection.waitingBytes
      for (const room of rooms.values()) {
        ageMs = Math.max(ageMs, room.ageMs(nowMs))
        if (room.isAsleep) sleeping += 1
        if (room.isPacked) packed += 1
      }
      return {
        ...figures.read(),
        rooms: rooms.size,
        sleeping,
        packed,
        sockets: sockets.size,
        waitingBytes,
        ageMs,
      }
    },
    read: async documentId => stateOf(await bytesOf(documentId)),
    place: async (documentId, opinions) => {
      if (opinions.length === 0) return new Map()
      const bytes = await bytesOf(documentId)
      if (!bytes) throw new RangeError(`unknown document ${documentId}`)
      const { snapshot, tail, seq } = bytes
      return places.find(documentId, seq, opinions, unknown =>
        worker.call('place', { snapshot, tail, opinions: unknown }),
      )
    },
    authors: documentId => authors(documentId),
    apply: (documentId, proposal, record) => roomOf(documentId).apply(proposal, record),
    restore: (documentId, json, record) => roomOf(documentId).restore(json, record),
    still: (documentId, work) =>
      roomOf(documentId).still(async () => work(await stateOf(await loadBytes(deps.store, documentId)))),
    announce: (documentId, notice) => rooms.get(documentId)?.announce(notice),
    recheck: documentId => rooms.get(documentId)?.recheck(null),
    recheckUser: userId => {
      recheckUser(userId)
      others?.announceRights(userId)
    },
    start: async () => others?.start(),
    close: async () => {
      isClosing = true
      clearTimeout(warming)
      clearInterval(timer)
      clearInterval(rightsTimer)
      clearInterval(stateTimer)
      clearInterval(restTimer)
      const spread = sockets.size < 2 ? 0 : Math.min(maxSpreadMs, sockets.size * spreadPerSocketMs)
      await Promise.all([...rooms.values()].map(room => room.close(spread)))
      await untilEmpty()
      others?.close()
      await Promise.all([worker.stop(), backgroundWorker.stop()])
    },
  }
}

/** Whether a client's schema is another than ours, or its copy of the text older than a restored one. */
function isOfAnotherTime({ schemaVersion, epoch: known }: SocketOwner, epoch: string): boolean {
  if (schemaVersion !== null && schemaVersion !== ownSchemaVersion) return true
  return epoch !== '' && known !== undefined && known !== null && known !== epoch
}
