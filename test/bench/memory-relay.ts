// The relay itself: the y-websocket protocol over one document in memory, every update sent back to everyone at once.

import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { type WebSocket, WebSocketServer } from 'ws'
import * as Y from 'yjs'
import { messageType, syncType } from '#model/frame.ts'

const doc = new Y.Doc()
const seed = new Y.XmlElement('paragraph')
const second = new Y.XmlElement('paragraph')
doc.getXmlFragment('default').insert(0, [seed, second])
for (const element of [seed, second]) element.insert(0, [new Y.XmlText('Đoạn văn.')])

const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
server.on('listening', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}`)
})
server.on('connection', socket => {
  socket.binaryType = 'nodebuffer'
  socket.on('message', data => {
    if (data instanceof Uint8Array) receive(socket, data)
  })
})

function receive(socket: WebSocket, frame: Uint8Array): void {
  const decoder = createDecoder(frame)
  if (readVarUint(decoder) !== messageType.sync) return
  const kind = readVarUint(decoder)
  const payload = readVarUint8Array(decoder)
  if (kind === syncType.step1) {
    const encoder = createEncoder()
    writeVarUint(encoder, messageType.sync)
    writeVarUint(encoder, syncType.step2)
    writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc, payload))
    socket.send(toUint8Array(encoder))
    return
  }
  Y.applyUpdate(doc, payload)
  for (const client of server.clients) client.send(frame)
}
