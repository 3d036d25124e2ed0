// Who wrote in a text, for those who ask: one counting serves everybody who asks within a few seconds.

import type { DocumentId } from '#model/ids.ts'
import type { BlockTouch, Store } from '../store/store.ts'
import { loadAuthored } from './kept-bytes.ts'
import type { TextWorker } from './text-worker-client.ts'

type Found = readonly BlockTouch[] | null

/** Counting a long text costs as much as opening it; everybody who has the margin open asks every few seconds. */
const keptMs = 3000

/** Makes the door to what is recorded. It gives null for an unknown document and rejects when the store fails. */
export function createAuthors(
  store: Pick<Store, 'loadAuthored'>,
  worker: Pick<TextWorker, 'call'>,
): (documentId: DocumentId) => Promise<Found> {
  const kept = new Map<DocumentId, Promise<Found>>()
  return documentId => {
    const known = kept.get(documentId)
    if (known !== undefined) return known
    const counting = count(documentId)
    kept.set(documentId, counting)
    const forget = () => kept.delete(documentId)
    counting.then(() => setTimeout(forget, keptMs).unref(), forget)
    return counting
  }

  async function count(documentId: DocumentId): Promise<Found> {
    const stored = await loadAuthored(store, documentId)
    if (!stored) return null
    return stored.text.tail.length === 0 ? stored.text.touches : worker.call('authors', stored.text)
  }
}
