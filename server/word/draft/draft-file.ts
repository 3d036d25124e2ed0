// What a Word file gives for a new draft, free of its XML: blocks in order, and what cannot stand in a text.

import type { MarkJson } from '#model/content.ts'
import type { LeftOut } from '#model/draft-plan.ts'
import type { PictureNode } from '#model/picture.ts'
import type { FilePictures } from '../export-input.ts'

/** A stretch of text under one set of marks. NFC; breaks are line feeds. */
export interface FileRun {
  readonly text: string
  readonly marks: readonly MarkJson[]
  /** Words of the footnote that stands here; its `text` is empty then. */
  readonly footnote?: string
}

/** A paragraph. */
export interface FileParagraph {
  readonly type: 'text'
  readonly runs: readonly FileRun[]
  /** Level of its heading style, from 1; null = none. */
  readonly level: number | null
  /** Names of bookmarks that begin in it. */
  readonly bookmarks: readonly string[]
  /** The number that Word prints before a heading; empty = none, or typed among its words. */
  readonly label: string
  /** Its place in a list, and how many-th it is there. */
  readonly item: {
    readonly list: string
    readonly level: number
    readonly isOrdered: boolean
    readonly count: number
  } | null
  readonly align: 'left' | 'center' | 'right' | 'justify' | null
  /** What its style says it is: a caption, a line of the title, the number of a part on a line of its own; null = neither. */
  readonly role: 'caption' | 'title' | 'partLabel' | null
}

/** A cell. */
export interface FileCell {
  readonly blocks: readonly CellBlock[]
  /** Its first column, from 0. */
  readonly column: number
  readonly colspan: number
  readonly rowspan: number
  readonly isHeader: boolean
}

/** A table. */
export interface FileTable {
  readonly type: 'table'
  /** The words above it that its style calls its caption; empty = none. */
  readonly caption: string
  /** Widths of its columns in px; null = the file does not say. */
  readonly widthsPx: readonly number[] | null
  readonly rows: readonly (readonly FileCell[])[]
}

/** A picture between two paragraphs. */
export interface FilePicture extends PictureNode {
  readonly type: 'picture'
}

/** What stands in a cell; tables inside it are its paragraphs. */
export type CellBlock = FileParagraph | FilePicture

/** A block of the file. */
export type FileBlock = FileParagraph | FileTable | FilePicture

/** A Word file read for a draft. */
export interface DraftFile {
  readonly blocks: readonly FileBlock[]
  readonly leftOut: readonly LeftOut[]
  /** The bytes of its pictures. */
  readonly pictures: FilePictures
  /** Stretches that were written in an old font and are Unicode now. */
  readonly legacyLetters: number
}

/** The words of a paragraph. */
export function wordsOf({ runs }: FileParagraph): string {
  return runs.map(({ text }) => text).join('')
}

/** The words of a paragraph's footnotes. */
export function notesOf({ runs }: FileParagraph): string[] {
  return runs.flatMap(({ footnote }) => (footnote === undefined ? [] : [footnote]))
}

/** The words of a block, its paragraphs parted by line feeds. */
export function blockWords(block: FileBlock): string {
  if (block.type === 'text') return wordsOf(block)
  if (block.type === 'picture') return ''
  return [block.caption, ...block.rows.flatMap(row => row.flatMap(cell => cell.blocks.map(blockWords)))]
    .filter(words => words !== '')
    .join('\n')
}

/** The words of a block's footnotes. */
export function blockNotes(block: FileBlock): string[] {
  if (block.type === 'text') return notesOf(block)
  if (block.type === 'picture') return []
  return block.rows.flatMap(row => row.flatMap(cell => cell.blocks.flatMap(blockNotes)))
}

/** The pictures of a block. */
export function blockPictures(block: FileBlock): FilePicture[] {
  if (block.type === 'text') return []
  if (block.type === 'picture') return [block]
  return block.rows.flatMap(row => row.flatMap(cell => cell.blocks.flatMap(blockPictures)))
}

/** Whether nothing would be lost without a block. */
export function isNothing(block: FileBlock): boolean {
  return [blockWords(block).trim(), ...blockNotes(block), ...blockPictures(block)].every(one => one === '')
}
