// Which words above a table are its caption: the style says so.

import { type FileBlock, notesOf, wordsOf } from './draft-file.ts'

const maxCaptionChars = 1_000 // an attribute of a text holds 2,000

/** A caption right above a table is the table's; one below a picture is the picture's. */
export function withCaptions(blocks: readonly FileBlock[]): FileBlock[] {
  return blocks.flatMap((block, index): FileBlock[] => {
    if (captionAt(blocks, index) !== null && blocks[index + 1]?.type === 'table') return []
    const caption = captionAt(blocks, index - 1)
    return [block.type === 'table' && caption !== null ? { ...block, caption } : block]
  })
}

function captionAt(blocks: readonly FileBlock[], index: number): string | null {
  const block = blocks[index]
  if (block?.type !== 'text' || block.role !== 'caption' || blocks[index - 1]?.type === 'picture') return null
  const words = wordsOf(block).replace(/\s+/gu, ' ').trim()
  return words === '' || words.length > maxCaptionChars || notesOf(block).length > 0 ? null : words
}
