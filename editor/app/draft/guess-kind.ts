// What an opinion asks for, guessed from what its author did to the quoted words.

import type { Kind } from '#model/opinion.ts'
import { redline } from '#model/redline.ts'

/**
 * Guesses the kind: changed words ask for a change, emptied ones for deletion, added ones for an addition; words left
 * as they are ask for an explanation.
 */
export function guessKind(quote: string, proposedText: string): Kind {
  if (proposedText.trim() === '') return 'delete'
  const parts = redline(quote, proposedText)
  const hasStruck = parts.some(({ type, text }) => type === 'struck' && text.trim() !== '')
  const hasAdded = parts.some(({ type, text }) => type === 'added' && text.trim() !== '')
  if (hasStruck) return 'replace'
  return hasAdded ? 'add' : 'clarify'
}
