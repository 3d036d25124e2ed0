// Work that one node at a time does, such as folding a tail: PostgreSQL's advisory locks, all on one connection. A node
// that dies gives its locks free with its connection.

import type { Client } from 'pg'
import { openClient } from './postgres-connection.ts'

/** What `alone` gives: the work's result, or that another node is at it. */
export type Alone<T> = { readonly ok: true; readonly value: T } | { readonly ok: false }

/** The locks of one node. */
export interface Locks {
  /** Does a piece of work unless somebody, here or on another node, does the work of that name at this moment. */
  alone<T>(name: string, work: () => Promise<T>): Promise<Alone<T>>
  /** Does a piece of work after everybody else who is at the work of that name: for a node's start. */
  inTurn<T>(name: string, work: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** Starts without a connection; the first lock opens it. */
export function createLocks(url: string): Locks {
  const held = new Set<string>()
  let current: Client | null = null
  let opening: Promise<Client> | null = null

  function connection(): Promise<Client> {
    if (current) return Promise.resolve(current)
    opening ??= open().finally(() => {
      opening = null
    })
    return opening
  }

  async function open(): Promise<Client> {
    const client = await openClient(url, 'lock')
    current = client
    // An error comes first, and the end a turn later: nothing is asked of it in between.
    for (const event of ['error', 'end'] as const) {
      client.once(event, () => {
        if (current === client) current = null
      })
    }
    return client
  }

  return {
    async alone(name, work) {
      // A session gets a lock twice when it asks twice, so this node's own work is told apart here.
      if (held.has(name)) return { ok: false }
      held.add(name)
      try {
        const client = await connection()
        const { rows } = await client.query<{ got: boolean }>(
          'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS got',
          [name],
        )
        if (!rows[0]?.got) return { ok: false }
        try {
          return { ok: true, value: await work() }
        } finally {
          // On a connection that was lost meanwhile there is nothing left to unlock.
          await client
            .query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name])
            .catch(() => undefined)
        }
      } finally {
        held.delete(name)
      }
    },
    async inTurn(name, work) {
      const client = await openClient(url, 'lock') // its own: whoever waits on it makes no other lock wait
      try {
        await client.query('SELECT pg_advisory_lock(hashtextextended($1, 0))', [name])
        return await work()
      } finally {
        await client.end()
      }
    },
    async close() {
      await opening?.catch(() => null) // it never opened: nothing to close
      await current?.end()
    },
  }
}
