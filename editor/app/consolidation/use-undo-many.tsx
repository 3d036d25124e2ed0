// Taking one's own decisions on many opinions back at one stroke, and saying which could not be.

import { useCallback } from 'react'
import type { OpinionId } from '#model/ids.ts'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { objectionToUndo } from '#model/undo.ts'
import { formatNumber } from '../format.ts'
import { useLanguage } from '../language.tsx'
import { forgetDecided, tellWithUndo, undoWords } from '../opinion/undo-told.tsx'
import { tellDone, tellFailure } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useConsolidation } from './consolidation-context.ts'

interface Answer {
  readonly items: readonly unknown[]
  readonly refused: readonly { readonly number: number; readonly message: string }[]
}

/** Taking back what a person decided. */
export function useUndoMany(): {
  /** Those of some opinions that the person decided; none where not one of them can be taken back any more. */
  readonly undoable: (opinions: readonly Opinion[]) => readonly OpinionId[]
  readonly undo: (ids: readonly OpinionId[]) => Promise<void>
  /** Says what was decided, with the button that takes it back. */
  readonly tellDecided: (ids: readonly OpinionId[], message: string) => void
} {
  const { language, words: common } = useLanguage()
  const { act, mayConfirm } = useConsolidation()
  const me = useMe().user.id
  const undoable = useCallback(
    (opinions: readonly Opinion[]) =>
      mayConfirm && opinions.some(opinion => objectionToUndo(opinion, me) === null)
        ? opinions.filter(({ disposition }) => disposition?.by.id === me).map(({ id }) => id)
        : [],
    [mayConfirm, me],
  )
  const undo = useCallback(
    async (ids: readonly OpinionId[]): Promise<void> => {
      const words = undoWords(language)
      const result = await act<Answer>('/dispositions/undo', { opinionIds: ids })
      if (!result.ok) {
        tellFailure(result.failure.message || common.failure.network)
        return
      }
      const { items, refused } = result.value
      if (items.length > 0) tellDone(words.many(formatNumber(items.length)))
      for (const [message, own] of Map.groupBy(refused, one => one.message))
        tellFailure(message, words.refused(own.map(({ number }) => opinionName(number)).join(', ')))
    },
    [act, language, common],
  )
  const tellDecided = useCallback(
    (ids: readonly OpinionId[], message: string): void => {
      const run = () => {
        forgetDecided(ids)
        void undo(ids)
      }
      tellWithUndo(ids, message, { label: common.toolbar.undo, run })
    },
    [undo, common],
  )
  return { undoable, undo, tellDecided }
}
