// A client that costs next to nothing: a WebSocket over a bare stream that reads and writes y-websocket's frames and keeps no
// document, so that what is measured is the server.

import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'

/** Where a document is found. */
export interface Address {
  readonly port: number
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Hocuspocus puts the document's name before every message; null for the others. */
  readonly name: string | null
  /** Whether the server answers a step 1 at all. */
  readonly answers: boolean
}

/** What a client is told. */
export interface Heard {
  /** An update of anybody, its own echo among them. */
  readonly onUpdate?: (update: Uint8Array) => void
  /** The answer to its step 1. */
  readonly onState?: (update: Uint8Array) => void
}

/** An open client. */
export interface LoadClient {
  /** Sends an update. */
  update(update: Uint8Array): void
  /** Resolves when little enough waits here to go on sending. */
  drained(): Promise<void>
  isClosed(): boolean
  close(): void
}

const step = { state: 0, answer: 1, update: 2 } as const
const maxWaitingBytes = 4 << 20

/** Opens a client; resolves when its first step 1 is answered. @throws Error when the server does not let it in */
export async function openLoadClient(address: Address, heard: Heard = {}): Promise<LoadClient> {
  const { port, path, headers, name } = address
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let isClosed = false
  socket.on('close', () => {
    isClosed = true
  })
  let isCorked = false
  const uncork = () => {
    isCorked = false
    socket.uncork()
  }
  // What is sent in one turn is one write.
  const write = (message: Uint8Array, opcode = 2) => {
    if (isClosed) return
    if (!isCorked) {
      isCorked = true
      socket.cork()
      process.nextTick(uncork)
    }
    socket.write(frame(message, opcode))
  }
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${path}: no answer within 120 s`)), 120_000)
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const onOpen = () => {
      if (name !== null) write(hocuspocusGreeting(name))
      write(syncMessage(name, step.state, Uint8Array.of(0)))
      if (!address.answers) done()
    }
    const onFrame = (opcode: number, payload: Uint8Array) => {
      if (opcode === 9) write(payload, 10)
      else if (opcode === 8) socket.end()
      else if (opcode === 2) {
        const message = readSync(payload, name !== null)
        if (message?.kind === step.update) heard.onUpdate?.(message.payload)
        else if (message?.kind === step.answer) {
          heard.onState?.(message.payload)
          done()
        }
      }
    }
    socket.on('error', reject) // for as long as it lives: one that is refused may be cut as well
    socket.once('close', () => reject(new Error(`${path}: closed`)))
    readFrames(socket, onOpen, onFrame, reject)
    const lines = Object.entries(headers).map(([key, value]) => `${key}: ${value}\r\n`)
    const key = randomBytes(16).toString('base64')
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${lines.join('')}Sec-WebSocket-Key: ${key}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
  })
  return {
    update: update => write(syncMessage(name, step.update, update)),
    drained: async () => {
      if (socket.writableLength > maxWaitingBytes)
        await new Promise<void>(resolve => {
          socket.once('drain', () => resolve())
          socket.once('close', () => resolve())
        })
    },
    isClosed: () => isClosed,
    close: () => socket.destroy(),
  }
}

function readFrames(
  socket: Socket,
  onOpen: () => void,
  onFrame: (opcode: number, payload: Uint8Array) => void,
  refused: (error: Error) => void,
): void {
  let rest: Buffer = Buffer.alloc(0)
  let isOpen = false
  socket.on('data', (data: Buffer) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, data]) : data
    let at = 0
    if (!isOpen) {
      const end = bytes.indexOf('\r\n\r\n')
      rest = bytes
      if (end < 0) return
      const first = bytes.toString('latin1', 0, bytes.indexOf('\r\n'))
      if (!first.includes(' 101 ')) {
        refused(new Error(first))
        socket.destroy()
        return
      }
      isOpen = true
      at = end + 4
      onOpen()
    }
    for (let next = frameAt(bytes, at); next; next = frameAt(bytes, at)) {
      onFrame((bytes[at] ?? 0) & 15, bytes.subarray(next.from, next.to))
      at = next.to
    }
    rest = bytes.subarray(at)
  })
}

/** Where the payload of the frame at an offset lies, or null while it is not whole. Servers do not mask. */
function frameAt(bytes: Buffer, at: number): { from: number; to: number } | null {
  if (bytes.length - at < 2) return null
  const short = (bytes[at + 1] ?? 0) & 127
  const head = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length - at < head) return null
  const length =
    head === 2 ? short : head === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
  const from = at + head
  return bytes.length >= from + length ? { from, to: from + length } : null
}

/** A masked frame whose mask is zero: allowed, and nothing has to be masked. */
function frame(message: Uint8Array, opcode: number): Buffer {
  const { length } = message
  const head = length < 126 ? 6 : length < 65_536 ? 8 : 14
  const bytes = Buffer.alloc(head + length)
  bytes[0] = 0x80 | opcode
  if (head === 6) bytes[1] = 0x80 | length
  else if (head === 8) {
    bytes[1] = 0xfe
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 0xff
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  bytes.set(message, head)
  return bytes
}

function syncMessage(name: string | null, kind: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  if (name !== null) writeVarString(encoder, name)
  writeVarUint(encoder, 0)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, payload)
  return toUint8Array(encoder)
}

/** Token and version, as Hocuspocus's own client sends them. */
function hocuspocusGreeting(name: string): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, name)
  writeVarUint(encoder, 2)
  writeVarUint(encoder, 0)
  writeVarString(encoder, 'x')
  writeVarString(encoder, '4.0.0')
  return toUint8Array(encoder)
}

/** A sync message. Hocuspocus answers under a number of its own, 4. */
function readSync(message: Uint8Array, isNamed: boolean): { kind: number; payload: Uint8Array } | null {
  const decoder = createDecoder(message)
  if (isNamed) readVarString(decoder)
  const type = readVarUint(decoder)
  if (type !== 0 && !(isNamed && type === 4)) return null
  return { kind: readVarUint(decoder), payload: readVarUint8Array(decoder) }
}
