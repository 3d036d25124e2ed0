// What a picture file is, told from its own bytes.

import { expect, test } from 'vitest'
import { readPicture } from '#model/picture.ts'
import { jpegStart, pngFile } from '../../support/picture-file.ts'

test('[WF131] a PNG or JPEG is known by its own bytes, with its size', () => {
  expect(readPicture(pngFile(12, 7))).toEqual({ type: 'image/png', width: 12, height: 7 })
  expect(readPicture(jpegStart(640, 480))).toEqual({ type: 'image/jpeg', width: 640, height: 480 })
})

test('[WF131] anything else is no picture, also cut short, empty, or of no size', () => {
  const svg = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')
  const gif = new TextEncoder().encode('GIF89a\u0001\u0000\u0001\u0000')
  const files = [
    svg,
    gif,
    new Uint8Array(),
    new Uint8Array([0xff, 0xd8]),
    pngFile(12, 7).slice(0, 20),
    pngFile(0, 7),
  ]
  for (const bytes of [...files, jpegStart(640, 480).slice(0, 12), new Uint8Array(64).fill(0xff)])
    expect(readPicture(bytes)).toBe('not-a-picture')
})

test('[WF131] a picture that would open to more than 40 million pixels is refused before it is opened', () => {
  expect(readPicture(jpegStart(65_000, 10))).toBe('too-many-pixels')
  expect(readPicture(jpegStart(9_000, 9_000))).toBe('too-many-pixels')
  expect(readPicture(jpegStart(8_000, 5_000))).toMatchObject({ width: 8_000 })
})
