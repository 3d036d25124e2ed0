// Word files as they were given: which ones a document came from, by whom, when. The bytes are kept beside its text.

import type { Instant, Sha256 } from './ids.ts'
import type { RegisterEvent } from './register.ts'

/** Kind of file that is kept as an original. */
export const originalType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
/** Room for all originals of one document, bytes: ten of the greatest that are taken, a thousand of the usual ones. */
export const originalsMaxBytes = 400 * 1024 * 1024

/** A Word file that a document was made from, or whose comments and changes became opinions. */
export interface Original {
  readonly sha256: Sha256
  /** As its sender had it; one line, without folders. */
  readonly name: string
  /** Bytes. */
  readonly size: number
  readonly byName: string
  readonly at: Instant
  /** What it was read for first. */
  readonly use: 'draft' | 'opinions'
}

/** Originals after an event, by when they came; the same file again is the one that is there. */
export function foldOriginal(
  originals: readonly Original[],
  event: RegisterEvent & { type: 'documentCreated' | 'fileImported' },
): readonly Original[] {
  const original = originalOf(event)
  if (!original || originals.some(({ sha256 }) => sha256 === original.sha256)) return originals
  return [...originals, original]
}

function originalOf(event: RegisterEvent & { type: 'documentCreated' | 'fileImported' }): Original | null {
  const { at } = event
  if (event.type === 'fileImported') {
    const { name, sha256, size, byName } = event.payload
    return { sha256, name, size, byName, at, use: 'opinions' }
  }
  const { original, fromFile = '', byName = '' } = event.payload
  return original ? { ...original, name: fromFile, byName, at, use: 'draft' } : null
}
