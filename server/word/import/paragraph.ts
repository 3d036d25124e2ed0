// Grows one paragraph run by run: NFC, marks that were split from their letter joined to it again.

import type { Change, ReviewParagraph, ReviewRun } from '../review-doc.ts'

/** A paragraph in the making. */
export class ParagraphWriter {
  markInserted: Change | null = null
  markDeleted: Change | null = null
  readonly #runs: { text: string; inserted: Change | null; deleted: Change | null }[] = []
  #length = 0

  /** Characters so far, every change shown. */
  get length(): number {
    return this.#length
  }

  add(words: string, inserted: Change | null, deleted: Change | null): void {
    if (words === '') return
    const last = this.#runs.at(-1)
    const isSame = last !== undefined && isAlike(last.inserted, inserted) && isAlike(last.deleted, deleted)
    if (last && isSame) {
      const before = last.text.length
      // Only the letter at the seam can change: the rest is NFC already.
      last.text = joined(last.text, words)
      this.#length += last.text.length - before
      return
    }
    const text = words.normalize('NFC')
    this.#runs.push({ text, inserted, deleted })
    this.#length += text.length
  }

  finish(): ReviewParagraph {
    const runs: readonly ReviewRun[] = this.#runs
    return { runs, markInserted: this.markInserted, markDeleted: this.markDeleted }
  }
}

function joined(before: string, words: string): string {
  if (!/^\p{M}/u.test(words)) return before + words.normalize('NFC')
  const seam = Math.max(0, before.length - 4)
  return before.slice(0, seam) + (before.slice(seam) + words).normalize('NFC')
}

function isAlike(a: Change | null, b: Change | null): boolean {
  if (a === null || b === null) return a === b
  return a.author === b.author && a.date === b.date && a.isMove === b.isMove
}
