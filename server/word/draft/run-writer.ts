// Grows the runs of one paragraph: NFC, a mark that was split from its letter joined to it again, control characters gone.

import type { MarkJson } from '#model/content.ts'
import { printable } from '../export/printable.ts'
import type { FileRun } from './draft-file.ts'

/** A paragraph's runs in the making. */
export class RunWriter {
  readonly #runs: { text: string; marks: readonly MarkJson[]; footnote?: string }[] = []

  add(words: string, marks: readonly MarkJson[]): void {
    const text = printable(words)
    if (text === '') return
    const last = this.#runs.at(-1)
    const isJoined =
      last &&
      last.footnote === undefined &&
      (/^\p{M}/u.test(text) || JSON.stringify(last.marks) === JSON.stringify(marks))
    if (isJoined) last.text = (last.text + text).normalize('NFC')
    else this.#runs.push({ text: text.normalize('NFC'), marks })
  }

  footnote(words: string): void {
    this.#runs.push({ text: '', marks: [], footnote: words })
  }

  finish(): FileRun[] {
    return this.#runs
  }
}
