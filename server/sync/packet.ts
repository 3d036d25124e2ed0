// A message as it goes over the wire, made once for all sockets that hear it: WebSocket frames of RFC 6455 §5.2, server side.

const binaryFrame = 0x82 // last fragment, opcode 2
const shortMax = 125
const mediumMax = 0xffff

/** A message from here on is not copied behind its header. */
const largeMin = 32 * 1024

/** Parts are joined up to so many bytes. */
const pieceMax = 64 * 1024

/** A binary message with its WebSocket header, in one piece. Every socket may be given the same bytes. */
export function packet(message: Uint8Array): Buffer {
  const head = headLength(message)
  const bytes = Buffer.allocUnsafe(head + message.length)
  writeHead(bytes, head, message.length)
  bytes.set(message, head)
  return bytes
}

/** The same in one piece, or in two where the message is large: to be written one after the other. Its bytes must not change. */
export function packetParts(message: Uint8Array): readonly Buffer[] {
  if (message.length < largeMin) return [packet(message)]
  const head = Buffer.allocUnsafe(headLength(message))
  writeHead(head, head.length, message.length)
  return [head, Buffer.from(message.buffer, message.byteOffset, message.length)]
}

/** Small parts joined into pieces, so that thousands of them are not written one by one. Large ones stay as they are. */
export function inPieces(parts: readonly Buffer[]): Buffer[] {
  const pieces: Buffer[] = []
  let small: Buffer[] = []
  let bytes = 0
  const join = () => {
    if (small.length > 0) pieces.push(Buffer.concat(small, bytes))
    small = []
    bytes = 0
  }
  for (const part of parts) {
    if (bytes + part.length > pieceMax) join()
    if (part.length > pieceMax) pieces.push(part)
    else {
      small.push(part)
      bytes += part.length
    }
  }
  join()
  return pieces
}

function headLength({ length }: Uint8Array): number {
  if (length <= shortMax) return 2
  return length <= mediumMax ? 4 : 10
}

function writeHead(bytes: Buffer, head: number, length: number): void {
  bytes[0] = binaryFrame
  if (head === 2) bytes[1] = length
  else if (head === 4) {
    bytes[1] = 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 127
    bytes.writeUInt32BE(0, 2)
    bytes.writeUInt32BE(length, 6)
  }
}
