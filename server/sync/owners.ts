// Whose a Yjs client id is: bound to the first person who writes or shows themselves with it while the room is open.

import type { UserId } from '#model/ids.ts'
import type { Connection } from './connection.ts'

/** Why a client id may not be used: it is another person's, or in use on another socket of the same person. */
export type Clash = 'foreign' | 'elsewhere'

/** The client ids of a room. */
export class Owners {
  readonly #owners = new Map<number, { userId: UserId | null; connection: Connection | null }>()

  /** Binds client ids to a socket and its person, all or none. @returns null, or why not */
  claim(connection: Connection, clients: readonly number[]): Clash | null {
    for (const client of clients) {
      const owner = this.#owners.get(client)
      if (!owner) continue
      if (owner.userId !== connection.person.id) return 'foreign'
      const other = owner.connection
      if (!other || other === connection || other.isGone || other.isDead) continue
      other.suspect()
      return 'elsewhere'
    }
    for (const client of clients) this.#owners.set(client, { userId: connection.person.id, connection })
    return null
  }

  /** Keeps a client id of the server's own from everybody. */
  reserve(client: number): void {
    this.#owners.set(client, { userId: null, connection: null })
  }

  /** A socket is gone; its ids stay its person's. */
  release(connection: Connection): void {
    for (const owner of this.#owners.values()) if (owner.connection === connection) owner.connection = null
  }
}
