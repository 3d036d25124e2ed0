// Whose a Yjs client id is. It is bound to the first person who writes with it, and the store keeps that: also after the text
// was closed, and on every node. Until then it is theirs who show themselves with it, as long as the room is open.

import type { DocumentId, UserId } from '#model/ids.ts'
import type { Store } from '../store/store.ts'
import type { Connection } from './connection.ts'

/** Why a client id may not be used: it is another person's, or in use on another socket of the same person. */
export type Clash = 'foreign' | 'elsewhere'

/** Who stands in the store for ids of the server's own. */
const serverItself = 'system'

interface Owner {
  userId: UserId
  /** Whether the store has it. */
  isKept: boolean
  /** The socket that uses it now. */
  connection: Connection | null
}

/** The client ids of a room, as far as anybody has used them since it was opened. */
export class Owners {
  readonly #store: Pick<Store, 'bindClients' | 'findClientOwners'>
  readonly #id: DocumentId
  readonly #owners = new Map<number, Owner>()

  constructor(store: Pick<Store, 'bindClients' | 'findClientOwners'>, id: DocumentId) {
    this.#store = store
    this.#id = id
  }

  /** Takes client ids for a socket that writes with them, all or none. @returns null, why not, or that `bind` has to come first */
  claim(connection: Connection, clients: readonly number[]): Clash | 'unbound' | null {
    if (clients.every(client => this.#isTaken(connection, client))) return null
    let isUnbound = false
    for (const client of clients) {
      const clash = this.#clash(connection, client)
      if (clash) return clash
      isUnbound ||= this.#owners.get(client)?.isKept !== true
    }
    if (isUnbound) return 'unbound'
    for (const client of clients) this.#take(connection, client)
    return null
  }

  /** Binds client ids that are nobody's to a socket's person, for good. Whose they are then, `claim` tells. */
  async bind(connection: Connection, clients: readonly number[]): Promise<void> {
    const unbound = clients.filter(client => !this.#owners.get(client)?.isKept)
    const owners = await this.#store.bindClients(this.#id, unbound, connection.person.id)
    for (const [client, userId] of owners) this.#keep(client, userId)
  }

  /** Takes a client id for a socket that shows itself with it; `meet` has to come first. @returns null, or why not */
  show(connection: Connection, client: number): Clash | null {
    const clash = this.#clash(connection, client)
    if (clash === null) this.#take(connection, client)
    return clash
  }

  /** Asks the store whose client ids are that were not heard of yet; null when there is nothing to ask. */
  meet(clients: readonly number[]): Promise<void> | null {
    const unknown = clients.filter(client => !this.#owners.has(client))
    if (unknown.length === 0) return null
    return this.#store.findClientOwners(this.#id, unknown).then(owners => {
      for (const [client, userId] of owners) this.#keep(client, userId)
    })
  }

  /** Notes that a person shows themselves with a client id on another node. */
  note(client: number, userId: UserId): void {
    if (!this.#owners.has(client)) this.#owners.set(client, { userId, isKept: false, connection: null })
  }

  /** Keeps a client id of the server's own from everybody. */
  async reserve(client: number): Promise<void> {
    await this.#store.bindClients(this.#id, [client], serverItself)
    this.#keep(client, serverItself)
  }

  /** A socket is gone; its ids stay its person's. */
  release(connection: Connection): void {
    for (const owner of this.#owners.values()) if (owner.connection === connection) owner.connection = null
  }

  /** Whether the socket has taken a bound client id already, as it has after its first keystroke. */
  #isTaken(connection: Connection, client: number): boolean {
    const owner = this.#owners.get(client)
    return owner?.connection === connection && owner.isKept && owner.userId === connection.person.id
  }

  #clash(connection: Connection, client: number): Clash | null {
    const owner = this.#owners.get(client)
    if (!owner) return null
    if (owner.userId !== connection.person.id) return 'foreign'
    const other = owner.connection
    if (!other || other === connection || other.isGone || other.isDead) return null
    other.suspect()
    return 'elsewhere'
  }

  #take(connection: Connection, client: number): void {
    const { isKept = false } = this.#owners.get(client) ?? {}
    this.#owners.set(client, { userId: connection.person.id, isKept, connection })
  }

  #keep(client: number, userId: UserId): void {
    const owner = this.#owners.get(client)
    if (owner?.userId === userId) owner.isKept = true
    else this.#owners.set(client, { userId, isKept: true, connection: null })
  }
}
