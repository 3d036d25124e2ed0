// Who is in a room: which awareness state of a message is its socket's own, under the name its session says.

import type { UserId } from '#model/ids.ts'
import type { Connection } from './connection.ts'
import type { Owners } from './owners.ts'
import { maxAwarenessBytes, Presence, type PresenceEntry, readEntries, stamped } from './presence.ts'

/** The states of a room's sockets. */
export class RoomPresence {
  readonly #owners: Owners
  readonly #presence: Presence
  readonly #undecodable: (connection: Connection) => void

  /**
   * @param broadcast sends a frame to every socket
   * @param undecodable told of a socket that sends bytes which are no states
   * @param share told of each change of a state of this node
   */
  constructor(
    owners: Owners,
    broadcast: (frame: Uint8Array) => void,
    undecodable: (connection: Connection) => void,
    share: (entry: PresenceEntry) => void,
  ) {
    this.#owners = owners
    this.#presence = new Presence(broadcast, share)
    this.#undecodable = undecodable
  }

  /** Takes in what a socket shows of itself; a promise when its next message has to wait for it. */
  take(connection: Connection, payload: Uint8Array): Promise<void> | null {
    if (payload.length > maxAwarenessBytes) return null
    const entries = entriesIn(payload)
    if (!entries) {
      this.#undecodable(connection)
      return null
    }
    const shown = connection.client === null ? entries.filter(({ json }) => json !== 'null') : []
    const met = this.#owners.meet(shown.map(({ client }) => client))
    if (met !== null) return met.then(() => this.#takeOwn(connection, entries))
    this.#takeOwn(connection, entries)
    return null
  }

  /** A socket is gone, and its state with it. */
  leave(connection: Connection): void {
    if (connection.client !== null) this.#presence.remove(connection.client)
  }

  /** Takes in states of another node. */
  hear(node: string, entries: readonly PresenceEntry[]): void {
    for (const entry of entries) {
      const userId = userIn(entry.json)
      if (userId !== null) this.#owners.note(entry.client, userId)
      this.#presence.hear(node, entry)
    }
  }

  /** Another node is gone, and its states with it. */
  forget(node: string): void {
    this.#presence.forget(node)
  }

  /** The states of this node. */
  own(): readonly PresenceEntry[] {
    return this.#presence.own()
  }

  /** Tells a newcomer of everyone who shows themselves. */
  tellAll(connection: Connection): void {
    const everyone = this.#presence.all()
    if (everyone) connection.send(everyone)
  }

  /** Tells nobody anything any more. */
  close(): void {
    this.#presence.close()
  }

  #takeOwn(connection: Connection, entries: readonly PresenceEntry[]): void {
    if (connection.isGone) return
    const entry = entries.find(candidate => this.#isOwn(connection, candidate))
    if (!entry) return
    const json = stampedOrBroken(entry.json, connection)
    if (json === 'broken') this.#undecodable(connection)
    else if (json !== null) this.#presence.set({ ...entry, json })
  }

  /** The first state that nobody else has becomes the socket's own. Stock clients repeat others'. */
  #isOwn(connection: Connection, { client, json }: PresenceEntry): boolean {
    if (connection.client !== null) return connection.client === client
    if (json === 'null' || this.#owners.show(connection, client) !== null) return false
    connection.client = client
    return true
  }
}

function entriesIn(payload: Uint8Array): PresenceEntry[] | null {
  try {
    return readEntries(payload)
  } catch {
    return null // whatever a decoder throws on foreign bytes means only this
  }
}

function stampedOrBroken(json: string, { person }: Connection): string | null {
  try {
    return stamped(json, person)
  } catch {
    return 'broken' // text that is no JSON
  }
}

/** Id of the person in a state that a server stamped. */
function userIn(json: string): UserId | null {
  const state: unknown = JSON.parse(json)
  const user: unknown = typeof state === 'object' && state !== null ? Reflect.get(state, 'user') : null
  const id: unknown = typeof user === 'object' && user !== null ? Reflect.get(user, 'id') : null
  return typeof id === 'string' ? id : null
}
