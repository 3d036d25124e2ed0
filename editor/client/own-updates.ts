// Listening to what is written here, without the price of what comes from the server.

import type { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'

type Listener = (update: Uint8Array, origin: unknown) => void

/**
 * Calls the listener with each update that was made here. Returns its undoing.
 *
 * Yjs encodes a transaction anew for whoever listens to updates: of a long report that has just come, a tenth of a second for
 * nothing, because the provider and we pass over what the provider brought. So both are away while such a transaction is
 * cleaned up, and back before the next one is.
 */
export function listenToOwn(provider: WebsocketProvider, listener: Listener): () => void {
  const { doc } = provider
  let away: Listener[] = []
  const leave = ({ origin }: Y.Transaction) => {
    if (origin !== provider) return
    away = [provider._updateHandler, listener]
    for (const one of away) doc.off('update', one)
  }
  const comeBack = () => {
    for (const one of away) doc.on('update', one)
    away = []
  }
  doc.on('update', listener)
  doc.on('afterTransactionCleanup', leave)
  doc.on('beforeObserverCalls', comeBack)
  doc.on('afterAllTransactions', comeBack)
  return () => {
    comeBack()
    doc.off('update', listener)
    doc.off('afterTransactionCleanup', leave)
    doc.off('beforeObserverCalls', comeBack)
    doc.off('afterAllTransactions', comeBack)
  }
}
