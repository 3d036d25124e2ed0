// The draft page as the place where an opinion is written: its words are marked in the editor, and the session sends it.

import { type ReactNode, useMemo } from 'react'
import { findAnchor, focusText } from '../../index.ts'
import { useWords } from '../language.tsx'
import { useDocument, useDraft, useSections, useSession } from './draft-context.ts'
import { type OpinionPlace, OpinionPlaceContext } from './opinion-place.ts'
import { showSelection } from './shown-selection.ts'

/** Around the form and what was put aside. */
export function DraftOpinionPlace({ children }: { readonly children: ReactNode }): ReactNode {
  const words = useWords()
  const { session, editor, roles, target, setTarget, focusOpinion } = useDraft()
  const document = useDocument()
  const sections = useSections()
  const opinions = useSession(state => state.opinions.items)
  const place = useMemo<OpinionPlace>(
    () => ({
      document,
      roles,
      sections,
      opinions,
      versionHint: words.frozen.formHint,
      target,
      setTarget,
      show({ anchor, sectionKey }) {
        const found = anchor && findAnchor(editor, anchor, sectionKey)
        return found ? showSelection(editor, found) : undefined
      },
      send: draft => session.sendOpinion(draft),
      leave: () => focusText(editor.view),
      sent: id => focusOpinion(id, false),
    }),
    [document, roles, sections, opinions, words, target, setTarget, editor, session, focusOpinion],
  )
  return <OpinionPlaceContext value={place}>{children}</OpinionPlaceContext>
}
