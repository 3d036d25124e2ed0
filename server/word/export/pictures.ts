// Pictures as runs of a Word file: never wider or higher than there is room, with their description.

import { ImageRun } from 'docx'
import type { FilePictures } from '../export-input.ts'
import { plainMarks } from './inline.ts'
import { oneLine, printable } from './printable.ts'
import { type DrawPicture, revision, wordsRun } from './runs.ts'

/** Room for one picture, mm. */
export interface PictureRoom {
  readonly widthMm: number
  readonly heightMm: number
}

const pxPerMm = 96 / 25.4

/** Draws the pictures of one file. One that the document does not have leaves its description in brackets. */
export function drawing(pictures: FilePictures, room: PictureRoom): DrawPicture {
  return ({ file, alt, widthMm, change }) => {
    const words = oneLine(printable(alt)).trim()
    const found = pictures.get(file)
    if (!found) {
      const text = words === '' ? '[Hình]' : `[Hình: ${words}]`
      return wordsRun({ type: 'text', text, marks: plainMarks, change })
    }
    const { bytes, facts } = found
    const shape = facts.height / facts.width
    const mm = Math.min(widthMm, room.widthMm, room.heightMm / shape)
    const tracked = change && { [change.type === 'ins' ? 'insertion' : 'deletion']: revision(change) }
    return new ImageRun({
      type: facts.type === 'image/png' ? 'png' : 'jpg',
      data: bytes,
      transformation: { width: Math.max(1, mm * pxPerMm), height: Math.max(1, mm * shape * pxPerMm) },
      altText: { name: 'Hình', title: '', description: words },
      ...tracked,
    })
  }
}
