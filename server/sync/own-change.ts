// A change of the server's own to a document in memory, as one update.

import { createHash } from 'node:crypto'
import type * as Y from 'yjs'
import type { Sha256 } from '#model/ids.ts'

/** Changes the document in one transaction. @returns the update, or null when nothing changed */
export function updateOf(doc: Y.Doc, change: () => void): Uint8Array | null {
  const updates: Uint8Array[] = []
  const keep = (update: Uint8Array) => updates.push(update)
  doc.on('update', keep)
  doc.transact(change)
  doc.off('update', keep)
  if (updates.length > 1) throw new RangeError(`one transaction gave ${updates.length} updates`)
  return updates[0] ?? null
}

/** SHA-256 of an update, hexadecimal. */
export function hashOf(update: Uint8Array): Sha256 {
  return createHash('sha256').update(update).digest('hex')
}
