// The way to taking decisions back, whose code comes when a decision is about to be made.

import { Button } from '@mantine/core'
import { type ReactNode, useCallback } from 'react'
import type { Opinion } from '#model/opinion.ts'
import { objectionToUndo } from '#model/undo.ts'
import { useLanguage, useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useDocument, useDraft } from './draft-context.ts'
import { loadUndoing } from './later-parts.ts'
import type { UndoPlace } from './undoing.tsx'

type Undoing = Awaited<ReturnType<typeof loadUndoing>>

/** Does something with it. @param without what to do when it cannot come; left out = that is said */
export function useUndoing(): (
  run: (undoing: Undoing, place: UndoPlace) => unknown,
  without?: () => void,
) => Promise<void> {
  const { session, editor, focusOpinion } = useDraft()
  const language = useLanguage()
  const personId = useMe().user.id
  return useCallback(
    async (run, without) => {
      const undoing = await loadUndoing().catch(() => null)
      if (undoing) run(undoing, { session, editor, focusOpinion, personId, language })
      else if (without) without()
      else tellFailure(language.words.failure.part)
    },
    [session, editor, focusOpinion, personId, language],
  )
}

/** On the card in focus of an opinion that the reader decided: takes that back. Nothing for anybody else. */
export function UndoAnswer({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const { toolbar } = useWords()
  const { permissions } = useDocument()
  const me = useMe()
  const withUndoing = useUndoing()
  if (!permissions.includes('confirmDisposition') || objectionToUndo(opinion, me.user.id) !== null)
    return null
  return (
    <div className="card-answers">
      <Button
        variant="default"
        px={10}
        onClick={() => void withUndoing(({ undoDecision }, place) => undoDecision(place, opinion.id))}
      >
        {toolbar.undo}
      </Button>
    </div>
  )
}
