// Where decisions are taken back: the draft page, by whom, in what language.

import { useMemo } from 'react'
import { type LanguageState, useLanguage } from '../language.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { type Draft, useDraft } from './draft-context.ts'

/** The page it is done on. */
export interface UndoPlace extends Pick<Draft, 'session' | 'editor' | 'focusOpinion'> {
  readonly personId: string
  readonly language: LanguageState
}

/** The place; the same one until something of it is another. */
export function useUndoPlace(): UndoPlace {
  const { session, editor, focusOpinion } = useDraft()
  const language = useLanguage()
  const personId = useMe().user.id
  return useMemo(
    () => ({ session, editor, focusOpinion, personId, language }),
    [session, editor, focusOpinion, personId, language],
  )
}
