// The socket under the application: listens, upgrades, drains.

import { type ServerType, serve } from '@hono/node-server'
import { WebSocketServer } from 'ws'
import { bracketed } from './origins.ts'

/** A listening server. */
export interface Listening {
  readonly port: number
  readonly url: string
  /** Takes no new connection, waits for running requests, then cuts what is left. */
  stop(): Promise<void>
}

const frameMaxBytes = 2 * 1024 * 1024 // hard stop; the room refuses above 1 MiB with its own code
const drainMs = 3000

/** Listens. Rejects when the address is taken. @param options.port 0 = any free port */
export function listen(options: {
  readonly fetch: Parameters<typeof serve>[0]['fetch']
  readonly host: string
  readonly port: number
}): Promise<Listening> {
  const { fetch, host, port } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: frameMaxBytes, perMessageDeflate: false })
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port, websocket: { server: sockets } }, info => {
      server.off('error', reject)
      resolve({ port: info.port, url: `http://${bracketed(host)}:${info.port}`, stop: () => stop(server) })
    })
    server.once('error', reject)
  })
}

function stop(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    const cut = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), drainMs)
    server.close(error => {
      clearTimeout(cut)
      if (error) reject(error)
      else resolve()
    })
    if ('closeIdleConnections' in server) server.closeIdleConnections()
  })
}
