// The limit of this runtime: each update goes as it is to every other socket on the same path. No document, no disk.

import { type WebSocket, WebSocketServer } from 'ws'
import { messageType, syncType } from '#model/frame.ts'
import { serve } from './serve.ts'

const rooms = new Map<string, Set<WebSocket>>()
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })

serve((request, stream, head) =>
  sockets.handleUpgrade(request, stream, head, socket => {
    const path = request.url ?? ''
    const room = rooms.get(path) ?? new Set()
    rooms.set(path, room.add(socket))
    socket.on('message', data => {
      if (!(data instanceof Buffer) || data[0] !== messageType.sync || data[1] !== syncType.update) return
      for (const other of room) if (other !== socket) other.send(data)
    })
    socket.on('close', () => {
      room.delete(socket)
      if (room.size === 0) rooms.delete(path)
    })
    socket.on('error', () => undefined) // a peer that is cut while a run ends
  }),
)
