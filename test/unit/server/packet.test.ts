// Messages on their way to a socket.

import { expect, test } from 'vitest'
import { inPieces, packetParts } from '../../../server/sync/packet.ts'

test('[SY234] thousands of small messages go out in few pieces, a large one as it is, and the bytes stay the same', () => {
  const small = Array.from({ length: 5000 }, (_, at) => Uint8Array.of(at & 255, at >> 8, 7))
  const large = new Uint8Array(200_000).fill(9)
  const parts = [...small, large, ...small].flatMap(packetParts)
  const pieces = inPieces(parts)
  expect(Buffer.concat(pieces).equals(Buffer.concat(parts))).toBe(true)
  expect(pieces.length).toBeLessThan(10)
  expect(pieces.some(piece => piece.buffer === large.buffer)).toBe(true)
  expect(inPieces([])).toEqual([])
})
