// A proposal as people read it: words kept, struck and added.

import { diffArrays } from 'diff'

/** A run of words of a redline. */
export interface RedlinePart {
  readonly type: 'kept' | 'struck' | 'added'
  readonly text: string
}

/** Compares word by word, after NFC. The parts joined without `added` give the quote, without `struck` the proposal. */
export function redline(quote: string, proposedText: string): RedlinePart[] {
  const parts: RedlinePart[] = []
  for (const change of diffArrays(wordsOf(quote), wordsOf(proposedText))) {
    const text = change.value.join('')
    if (text !== '') parts.push({ type: change.added ? 'added' : change.removed ? 'struck' : 'kept', text })
  }
  return parts
}

/** A text in NFC as words, figures, blanks and single signs; joined they give the text. `1.184` is one figure. */
export function wordsOf(text: string): string[] {
  return (
    text.normalize('NFC').match(/\s+|\p{N}+(?:[.,]\p{N}+)+|[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu) ?? []
  )
}
