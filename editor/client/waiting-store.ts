// What waits to be sent, in the browser's own database: it is there after the page was closed, and nobody else's page sees it.

import type { DocumentId, Instant, OpinionId, UserId } from '#model/ids.ts'
import type { OpinionDraft } from '#model/opinion.ts'

/** An opinion its author has sent and the server may not have. */
export interface WaitingOpinion {
  readonly id: OpinionId
  readonly documentId: DocumentId
  readonly userId: UserId
  /** Without `writtenAt` until it has waited: then the time it was written, by this computer's clock. */
  readonly draft: OpinionDraft
  readonly writtenAt: Instant
  /** Why the server will not take it as it is; null = not asked yet, or not reached. */
  readonly refusal: { readonly code: string; readonly message: string } | null
}

const databaseName = 'vankien'
const storeName = 'waiting'

/** Keeps one, in place of an earlier state of it. @throws DOMException when the browser keeps no data */
export async function keepWaiting(waiting: WaitingOpinion): Promise<void> {
  await inStore('readwrite', store => store.put(waiting))
}

/** Forgets one. */
export async function forgetWaiting(id: OpinionId): Promise<void> {
  await inStore('readwrite', store => store.delete(id))
}

/** What a person has waiting on a document, oldest first. */
export async function listWaiting(documentId: DocumentId, userId: UserId): Promise<WaitingOpinion[]> {
  const all = await inStore<WaitingOpinion[]>('readonly', store => store.getAll())
  return all
    .filter(one => one.documentId === documentId && one.userId === userId)
    .sort((a, b) => a.writtenAt.localeCompare(b.writtenAt))
}

/** Runs one request. Resolves after the transaction is done: what was kept is on the disk. */
async function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await opened()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(storeName, mode, { durability: 'strict' })
    const request = ask(transaction.objectStore(storeName))
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
    transaction.onerror = () => reject(transaction.error)
  })
}

let database: Promise<IDBDatabase> | null = null

function opened(): Promise<IDBDatabase> {
  if (database !== null) return database
  const opening = new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore(storeName, { keyPath: 'id' })
    }
    request.onerror = () => reject(request.error)
    request.onsuccess = () => {
      request.result.onversionchange = () => {
        request.result.close()
        database = null
      }
      request.result.onclose = () => {
        database = null
      }
      resolve(request.result)
    }
  })
  database = opening
  opening.catch(() => {
    database = null
  })
  return opening
}
