// Stock @y/websocket-server on the `ws` it ships with. With DATA it keeps its texts there, in its own LevelDB persistence.

import { createRequire } from 'node:module'
import { serve } from './serve.ts'

const data = process.env['DATA'] ?? ''
if (data !== '') process.env['YPERSISTENCE'] = `${data}/yws`
const { setupWSConnection } = await import('@y/websocket-server/utils')
const theirs = createRequire(createRequire(import.meta.url).resolve('@y/websocket-server/utils'))
const { Server: SocketServer } = theirs('ws')
const sockets = new SocketServer({ noServer: true })

serve((request, stream, head) =>
  sockets.handleUpgrade(request, stream, head, (socket: Parameters<typeof setupWSConnection>[0]) =>
    setupWSConnection(socket, request),
  ),
)
