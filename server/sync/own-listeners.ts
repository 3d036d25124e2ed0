// A socket with our listeners alone.

import type { WebSocket } from 'ws'

/**
 * Takes away what Hono adds to a socket after its `onOpen`: events that nobody takes would be made of each message, and the whole request
 * would stay in memory as long as the socket is open.
 */
export function keepOnlyOwnListeners(socket: WebSocket): void {
  const names = ['message', 'close', 'error'] as const
  const own = new Set(names.flatMap(name => socket.listeners(name)))
  queueMicrotask(() => {
    for (const name of names)
      for (const listener of socket.listeners(name))
        if (!own.has(listener)) socket.off(name, listener as () => void)
  })
}
