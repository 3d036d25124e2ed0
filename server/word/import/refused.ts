// Why a Word file is not read: thrown anywhere inside the reader, turned into a refusal at its one door.

import type { RefusalCode } from '#model/refusal.ts'

/** Refusals of the reader. */
export type WordRefusalCode = Extract<RefusalCode, `word-${string}`>

/** The file cannot be read, by nobody's fault of ours. */
export class WordRefused extends Error {
  readonly code: WordRefusalCode

  /** @param what which part or limit, without a word of the text; for tests and logs */
  constructor(code: WordRefusalCode, what: string) {
    super(what)
    this.code = code
  }
}
