// Picture files made in the tests: a PNG that any program opens, and the beginning of a JPEG.

import { crc32, deflateSync } from 'node:zlib'

/** The bytes of a PNG of one colour. */
export function pngFile(width: number, height: number, shade = 0x2a): Uint8Array<ArrayBuffer> {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 0, 0, 0, 0], 8) // 8 bits of grey
  const row = Buffer.alloc(width + 1, shade)
  row[0] = 0
  const rows = deflateSync(Buffer.concat(Array.from({ length: Math.min(height, 4000) }, () => row)))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return new Uint8Array(
    Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]),
  )
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** What a JPEG begins with: a marker of the file, then the frame that names its size. */
export function jpegStart(width: number, height: number): Uint8Array<ArrayBuffer> {
  const frame = Buffer.from([0xff, 0xc0, 0, 17, 8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1])
  frame.writeUInt16BE(height, 5)
  frame.writeUInt16BE(width, 7)
  const file = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0x4a, 0x46])
  return new Uint8Array(Buffer.concat([file, frame, Buffer.from([0xff, 0xda, 0, 2])]))
}
