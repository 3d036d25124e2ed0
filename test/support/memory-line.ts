// A socket without a network: what the server writes comes out as messages, in order; nothing waits but where a test lets it.

import { EventEmitter } from 'node:events'
import type { Writable } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Language } from '#model/refusal.ts'
import { Connection } from '../../server/sync/connection.ts'
import type { Person } from '../../server/sync/presence.ts'

/** The server's end of a line, as much of it as a connection uses. */
class MemorySocket extends EventEmitter {
  readonly OPEN = 1
  readonly CLOSING = 2
  readyState = 1
  readonly writableLength = 0
  code: number | null = null
  readonly #hear: (message: Uint8Array) => void
  #rest: Buffer = Buffer.alloc(0)

  constructor(hear: (message: Uint8Array) => void) {
    super()
    this.#hear = hear
    this.setMaxListeners(0)
  }

  /** Takes packets (server/sync/packet.ts) and gives out the messages in them. */
  write(bytes: Buffer): void {
    let rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes
    for (let size = sizeOf(rest); size && rest.length >= size.head + size.body; size = sizeOf(rest)) {
      const end = size.head + size.body
      this.#hear(Uint8Array.from(rest.subarray(size.head, end)))
      rest = rest.subarray(end)
    }
    this.#rest = Buffer.from(rest)
  }

  close(code: number): void {
    this.code ??= code
    this.readyState = 3
  }

  terminate(): void {
    this.close(1006)
  }

  ping(): void {}
  pause(): void {}
  resume(): void {}
}

/** A connection of the server, and the code it was closed with. */
export interface MemoryLine {
  readonly connection: Connection
  closedWith(): number | null
}

/** Opens a line. @param hear called with each message of the server */
export function openMemoryLine(
  person: Person,
  language: Language,
  hear: (message: Uint8Array) => void,
): MemoryLine {
  const socket = new MemorySocket(hear)
  const connection = new Connection(
    socket as unknown as WebSocket,
    socket as unknown as Writable,
    person,
    language,
    true,
  )
  return { connection, closedWith: () => socket.code }
}

function sizeOf(bytes: Buffer): { head: number; body: number } | null {
  const short = bytes[1]
  if (short === undefined) return null
  if (short < 126) return { head: 2, body: short }
  if (short === 126) return bytes.length < 4 ? null : { head: 4, body: bytes.readUInt16BE(2) }
  return bytes.length < 10 ? null : { head: 10, body: bytes.readUInt32BE(6) }
}
