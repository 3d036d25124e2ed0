// A message as it goes over the wire, made once for all sockets that hear it: WebSocket frames of RFC 6455 §5.2, server side.

const binaryFrame = 0x82 // last fragment, opcode 2
const shortMax = 125
const mediumMax = 0xffff

/** A message from here on is not copied behind its header. */
const largeMin = 32 * 1024

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
