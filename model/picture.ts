// Pictures in a text: which files are taken, how large, read from their first bytes alone.

import { type NodeJson, stringAttr } from './content.ts'
import type { Sha256 } from './ids.ts'

/** Largest picture, bytes. */
export const pictureMaxBytes = 5 * 1024 * 1024
/** Room for all pictures of one document, bytes. */
export const picturesMaxBytes = 100 * 1024 * 1024
/** Most pixels of a picture: 40 million open in 160 MB in a browser. */
const maxPixels = 40_000_000
/** Longest side, pixels. */
const maxSide = 20_000
/** Narrowest and widest picture in a text, mm. A page's margins cut it further. */
export const pictureWidthMm = { least: 10, most: 297 } as const
/** How wide a picture is at first, mm. */
export const firstWidthMm = 120
/** Longest description of a picture, characters. */
export const maxAltChars = 500

/** Kinds of pictures. */
export const pictureTypes = ['image/png', 'image/jpeg'] as const
/** A kind of picture. */
export type PictureType = (typeof pictureTypes)[number]

/** What a file says of the picture it holds. */
export interface PictureFacts {
  readonly type: PictureType
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** Why a file is not taken. */
export type PictureProblem = 'not-a-picture' | 'too-many-pixels'

/** A picture as a text has it. */
export interface PictureNode {
  /** SHA-256 of its bytes. */
  readonly file: string
  readonly alt: string
  readonly widthMm: number
}

/** A picture's attributes; a width that is none is the one a picture begins with. */
export function pictureOf(node: NodeJson): PictureNode {
  const widthMm = node.attrs?.['widthMm']
  return {
    file: stringAttr(node, 'file'),
    alt: stringAttr(node, 'alt').normalize('NFC'),
    widthMm: typeof widthMm === 'number' ? widthMm : firstWidthMm,
  }
}

/** Names of the pictures that a text shows. */
export function namesIn(node: NodeJson): Sha256[] {
  const name = node.type === 'image' ? node.attrs?.['file'] : null
  return isFileName(name) ? [name] : (node.content ?? []).flatMap(namesIn)
}

/** Whether a name is the SHA-256 of a file, in hex. */
export function isFileName(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value)
}

/** Looks at a file's own bytes; its name and the type its sender gives it count for nothing. */
export function readPicture(bytes: Uint8Array): PictureFacts | PictureProblem {
  const facts = pngFacts(bytes) ?? jpegFacts(bytes)
  if (!facts || facts.width < 1 || facts.height < 1) return 'not-a-picture'
  const isHuge = Math.max(facts.width, facts.height) > maxSide || facts.width * facts.height > maxPixels
  return isHuge ? 'too-many-pixels' : facts
}

const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]

function pngFacts(bytes: Uint8Array): PictureFacts | null {
  if (bytes.length < 33 || !pngSignature.every((byte, at) => bytes[at] === byte)) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Walks the segments of a JPEG to the frame that names its size. */
function jpegFacts(bytes: Uint8Array): PictureFacts | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1 // a fill byte
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { type: 'image/jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    if (marker === 0xda || marker === 0xd9) return null
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
