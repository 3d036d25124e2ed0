// The sockets of one process, by person and by address, and how many of them there may be.

import type { DocumentId, UserId } from '#model/ids.ts'
import type { Connection } from './connection.ts'
import type { Room } from './room.ts'

/** How much may be open at once, in one process. */
export interface HubLimits {
  readonly socketsPerUser: number
  readonly roomsPerUser: number
  readonly socketsPerAddress: number
  readonly roomsPerAddress: number
}

/** Generous for a person with many tabs and for a whole province behind one address, far below what would hurt. */
export const shippedHubLimits: HubLimits = {
  socketsPerUser: 60,
  roomsPerUser: 30,
  ...hubLimitsOfAddress(2000),
}

/** The limits of an address that may have so many sockets open: half as many texts. */
export function hubLimitsOfAddress(
  sockets: number,
): Pick<HubLimits, 'socketsPerAddress' | 'roomsPerAddress'> {
  return { socketsPerAddress: sockets, roomsPerAddress: Math.ceil(sockets / 2) }
}

/** A socket in its room. */
export interface OpenSocket {
  readonly connection: Connection
  readonly room: Room
  readonly documentId: DocumentId
  readonly address: string | undefined
}

/** Who wants to open one. */
interface Comer {
  readonly documentId: DocumentId
  readonly user: { readonly id: UserId }
  readonly address?: string
}

/** Every open socket. */
export class OpenSockets {
  readonly #limits: HubLimits
  readonly #all = new Set<OpenSocket>()
  readonly #ofUser = new Map<UserId, Set<OpenSocket>>()
  readonly #ofAddress = new Map<string, Set<OpenSocket>>()

  constructor(limits: HubLimits) {
    this.#limits = limits
  }

  /** All of them. */
  get all(): ReadonlySet<OpenSocket> {
    return this.#all
  }

  /** Why another may not be opened beside those that are; null = it may. */
  capReached({ user, documentId, address }: Comer): 'tooMany' | 'tooManyHere' | null {
    const limits = this.#limits
    const here = address === undefined ? [] : alive(this.#ofAddress.get(address))
    if (here.length >= limits.socketsPerAddress) return 'tooManyHere'
    if (isOneMore(documentId, here, limits.roomsPerAddress)) return 'tooManyHere'
    const own = alive(this.#ofUser.get(user.id))
    const isRoomToo = isOneMore(documentId, own, limits.roomsPerUser)
    return own.length >= limits.socketsPerUser || isRoomToo ? 'tooMany' : null
  }

  /** The rooms in which a person has one. */
  roomsOf(userId: UserId): ReadonlySet<Room> {
    return new Set([...(this.#ofUser.get(userId) ?? [])].map(({ room }) => room))
  }

  /** One is open. */
  add(socket: OpenSocket): void {
    this.#all.add(socket)
    addTo(this.#ofUser, socket.connection.person.id, socket)
    if (socket.address !== undefined) addTo(this.#ofAddress, socket.address, socket)
  }

  /** One is gone. */
  delete(socket: OpenSocket): void {
    this.#all.delete(socket)
    takeFrom(this.#ofUser, socket.connection.person.id, socket)
    if (socket.address !== undefined) takeFrom(this.#ofAddress, socket.address, socket)
  }
}

/** Whether a text is another than those that are open, and these are as many as may be. */
function isOneMore(documentId: DocumentId, open: readonly OpenSocket[], most: number): boolean {
  if (open.length < most) return false
  const documents = new Set(open.map(other => other.documentId))
  return !documents.has(documentId) && documents.size >= most
}

function alive(some: ReadonlySet<OpenSocket> | undefined): OpenSocket[] {
  return [...(some ?? [])].filter(({ connection }) => !connection.isGone)
}

function addTo<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  sets.set(key, (sets.get(key) ?? new Set()).add(value))
}

function takeFrom<K, V>(sets: Map<K, Set<V>>, key: K, value: V): void {
  const set = sets.get(key)
  set?.delete(value)
  if (set?.size === 0) sets.delete(key)
}
