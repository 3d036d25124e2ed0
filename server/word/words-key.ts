// Tells the words of a comment again after Word has saved them: a key that no white space changes.

import { createHash } from 'node:crypto'
import { printable } from './export/printable.ts'

/** 16 hexadecimal digits. The same words in other lines or spaces have the same key. */
export function wordsKey(text: string): string {
  return createHash('sha256').update(denseWords(text)).digest('hex').slice(0, 16)
}

/** Printable text without any white space. */
export function denseWords(text: string): string {
  return printable(text).replace(/\s+/gu, '')
}
