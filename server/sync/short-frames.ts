// A keystroke is one short frame that comes alone. Such frames are read here, straight from what the line gave; whatever is not
// exactly that goes to the parser of the ws package, which alone says what is wrong with it.

import { Writable } from 'node:stream'
import type { WebSocket } from 'ws'

/** The parser of a socket (ws, lib/receiver.js). It is idle when nothing of a frame or of a message in pieces is in it. */
interface Parser {
  readonly _state: number
  readonly _bufferedBytes: number
  readonly _fragmented: number
  write(chunk: Uint8Array): boolean
}

const beginsFrame = 0
const wholeBinary = 0x82 // last fragment, opcode 2 (RFC 6455 §5.2)
const masked = 0x80
const shortMax = 125
const headBytes = 2
const maskBytes = 4

/**
 * Takes short binary messages of an open socket past the parser; its `message` event tells of the others only. A parser of another make
 * than is known keeps all of them.
 *
 * @param receive given each such message, as bytes that are its own
 */
export function readShortFrames(socket: WebSocket, receive: (message: Uint8Array) => void): void {
  const parser: unknown = Reflect.get(socket, '_receiver')
  if (!isParser(parser)) return
  const parse = parser.write
  parser.write = chunk => {
    let at = 0
    if (isIdle(parser))
      for (let end = shortFrameEnd(chunk, at); end > 0; end = shortFrameEnd(chunk, at)) {
        receive(unmasked(chunk, at, end))
        at = end
      }
    if (at === chunk.length) return true
    return parse.call(parser, at === 0 ? chunk : chunk.subarray(at))
  }
}

function isParser(parser: unknown): parser is Writable & Parser {
  if (!(parser instanceof Writable)) return false
  const fields = ['_state', '_bufferedBytes', '_fragmented']
  return fields.every(name => Reflect.get(parser, name) === 0)
}

function isIdle(parser: Parser): boolean {
  return parser._state === beginsFrame && parser._bufferedBytes === 0 && parser._fragmented === 0
}

/** Where a whole short binary message ends that begins at an offset; 0 when there stands anything else. */
function shortFrameEnd(chunk: Uint8Array, at: number): number {
  if (chunk[at] !== wholeBinary) return 0
  const length = (chunk[at + 1] ?? 0) - masked
  if (length < 0 || length > shortMax) return 0
  const end = at + headBytes + maskBytes + length
  return end <= chunk.length ? end : 0
}

/** The message of such a frame, unmasked where it lies. */
function unmasked(chunk: Uint8Array, at: number, end: number): Uint8Array {
  const mask = at + headBytes
  const from = mask + maskBytes
  const [a = 0, b = 0, c = 0, d = 0] = [chunk[mask], chunk[mask + 1], chunk[mask + 2], chunk[mask + 3]]
  if ((a | b | c | d) !== 0)
    for (let place = from; place < end; place += 1)
      chunk[place] = (chunk[place] ?? 0) ^ (chunk[mask + ((place - from) & 3)] ?? 0)
  return chunk.subarray(from, end)
}
