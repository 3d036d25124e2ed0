// Which awareness state of a message is the socket's own, under the name its session says.

import type { Connection } from './connection.ts'
import type { Owners } from './owners.ts'
import { maxAwarenessBytes, type PresenceEntry, readEntries, stamped } from './presence.ts'

/** The state to take in; null when there is none of the socket's own in the message, or it is too large. */
export function ownState(
  connection: Connection,
  payload: Uint8Array,
  owners: Owners,
): PresenceEntry | 'undecodable' | null {
  if (payload.length > maxAwarenessBytes) return null
  try {
    const entry = readEntries(payload).find(candidate => isOwn(connection, candidate, owners))
    const json = entry ? stamped(entry.json, connection.person) : null
    return entry && json !== null ? { ...entry, json } : null
  } catch {
    return 'undecodable' // whatever a decoder throws on foreign bytes means only this
  }
}

/** The first state that nobody else has becomes the socket's own. Stock clients repeat others'. */
function isOwn(connection: Connection, { client, json }: PresenceEntry, owners: Owners): boolean {
  if (connection.client !== null) return connection.client === client
  if (json === 'null' || owners.claim(connection, [client]) !== null) return false
  connection.client = client
  return true
}
