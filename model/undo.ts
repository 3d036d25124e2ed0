// Taking a decision back: who may, until when, and which words leave the text with it.

import type { Anchor } from './anchor.ts'
import type { RegisteredOpinion } from './fold-opinion.ts'
import type { UserId } from './ids.ts'
import type { Opinion } from './opinion.ts'
import type { RefusalCode } from './refusal.ts'
import type { TextRun } from './register.ts'

/** What is asked of an opinion. */
type Asked = Pick<Opinion, 'disposition' | 'reserved' | 'implementedBy'>

/**
 * Why somebody cannot take back the decision that counts, or null. Who made it may, until somebody has built on it: its
 * holder kept to the opinion, or a person linked a change of the text to it. After that it is decided again.
 */
export function objectionToUndo(
  { disposition, reserved, implementedBy }: Asked,
  personId: UserId,
): RefusalCode | null {
  if (disposition === null) return 'undo-nothing'
  if (disposition.by.id !== personId) return 'undo-not-yours'
  const isLater = (what: { readonly at: string } | null) => what !== null && what.at >= disposition.at
  const isLinked = implementedBy?.person != null && isLater(implementedBy)
  return isLater(reserved) || isLinked ? 'undo-built-on' : null
}

/** Words of the server's that stand in the text for the decision that counts alone. */
export interface WordsToTakeOut {
  readonly anchor: Anchor
  /** What stood there before. */
  readonly text: string
  /** The same where it was of more than one look. */
  readonly runs: readonly TextRun[] | null
}

/** What leaves the text with the decision that counts; null = nothing: it wrote nothing, or an earlier one did. */
export function wordsToTakeOut({
  decidedFrom,
  implementedBy,
  written,
}: Pick<RegisteredOpinion, 'decidedFrom' | 'implementedBy' | 'written'>): WordsToTakeOut | null {
  if (implementedBy?.by !== 'server' || implementedBy === decidedFrom?.implementedBy) return null
  const { blockId, textBefore, textAfter } = implementedBy
  const anchor = written?.anchor ?? { quote: textAfter, ...(blockId === null ? {} : { blockId }) }
  return { anchor, text: textBefore, runs: written?.runsBefore ?? null }
}
