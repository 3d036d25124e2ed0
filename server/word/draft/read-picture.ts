// A drawing of a Word file as a picture of ours: where it is nothing but one PNG or JPEG that lies in the file.

import { createHash } from 'node:crypto'
import {
  firstWidthMm,
  maxAltChars,
  type PictureFacts,
  type PictureNode,
  pictureMaxBytes,
  pictureWidthMm,
  readPicture,
} from '#model/picture.ts'
import { oneLine, printable } from '../export/printable.ts'
import type { WordParts } from '../import/parts.ts'
import { descendants, type XmlElement } from '../import/xml.ts'

/** A picture with its bytes. */
export interface ReadPicture {
  readonly node: PictureNode
  readonly bytes: Uint8Array
  readonly facts: PictureFacts
}

const emuPerMm = 36_000

/** The picture that a drawing is, or null. */
export function pictureIn(drawing: XmlElement, parts: WordParts): ReadPicture | null {
  const [blip, ...more] = descendants(drawing, 'a:blip')
  const bytes = blip && more.length === 0 ? parts.bytesById(blip.attributes['r:embed'] ?? '') : null
  if (!bytes || bytes.length > pictureMaxBytes) return null
  const facts = readPicture(bytes)
  if (typeof facts === 'string') return null
  const [named] = descendants(drawing, 'wp:docPr')
  const [extent] = descendants(drawing, 'wp:extent')
  const alt = oneLine(printable(named?.attributes['descr'] ?? ''))
    .normalize('NFC')
    .trim()
    .slice(0, maxAltChars)
  const mm = Math.round(Number(extent?.attributes['cx'] ?? Number.NaN) / emuPerMm)
  const widthMm = Number.isFinite(mm)
    ? Math.min(pictureWidthMm.most, Math.max(pictureWidthMm.least, mm))
    : firstWidthMm
  const file = createHash('sha256').update(bytes).digest('hex')
  return { node: { file, alt, widthMm }, bytes, facts }
}
