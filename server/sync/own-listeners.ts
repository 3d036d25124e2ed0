// A socket with our listeners alone.

import type { WebSocket } from 'ws'

type Listener = (...given: unknown[]) => void

/**
 * Takes away what Hono adds to a socket after its `onOpen`: events that nobody takes would be made of each message, and the whole request
 * would stay in memory as long as the socket is open. All are taken, and what is there now and still then is put back: a socket from
 * which listeners were taken one by one keeps three times the room for the others.
 */
export function keepOnlyOwnListeners(socket: WebSocket): void {
  const listeners = () =>
    socket
      .eventNames()
      .flatMap(name => socket.rawListeners(name).map(one => ({ name, listener: one as Listener })))
  const own = new Set(listeners().map(({ listener }) => listener))
  queueMicrotask(() => {
    const kept = listeners().filter(({ listener }) => own.has(listener))
    socket.removeAllListeners()
    for (const { name, listener } of kept) socket.on(name, listener)
  })
}
