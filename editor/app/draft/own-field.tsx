// The sections in which an observer gives opinions: told over the text, and before an opinion is begun anywhere else.

import { type ReactNode, useCallback, useRef } from 'react'
import { isInField } from '#model/assignment.ts'
import { goToSection, type Session, type TemplateSection } from '../../index.ts'
import { useWords } from '../language.tsx'
import { useFetchedPart } from '../parts/fetched-part.ts'
import { tellFailure } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { sectionName, useDocument, useDraft, useSections } from './draft-context.ts'
import { fieldStrip, hasOwnSections, newsStrip } from './own-strips.ts'

/** The strip; nothing for whoever may comment on the whole. */
export function OwnField(): ReactNode {
  const { field } = useDocument()
  const { editor } = useDraft()
  const sections = useSections()
  useFetchedPart(fieldStrip, field !== null, 0)
  if (field === null) return null
  const Strip = fieldStrip.now()
  // A field that is given while the page stands: its place is kept while the strip comes.
  if (!Strip) return <div style={{ minHeight: 44 }} />
  return <Strip sections={named(sections, field)} onGo={key => goToSection(editor, key)} />
}

/** What is new about the sections that the reader was given, or was told of before; nothing for everybody else. */
export function OwnNews(): ReactNode {
  const document = useDocument()
  const { user } = useMe()
  const sections = useSections()
  const hadOwn = useRef(false) // what is taken back is news too
  hadOwn.current ||= hasOwnSections(document, user.id)
  const isWanted = hadOwn.current
  useFetchedPart(newsStrip, isWanted, 0)
  const Strip = isWanted ? newsStrip.now() : null
  if (!Strip) return null
  const nameOf = (key: string) => named(sections, [key])[0]?.name ?? key
  return <Strip document={document} nameOf={nameOf} />
}

/** Whether an opinion may be begun in a section; where not, the person is told which ones are theirs. */
export function useOwnSection(session: Session): (key: string | null) => boolean {
  const { form } = useWords()
  return useCallback(
    key => {
      const { document, template } = session.getState()
      const field = document?.field ?? null
      if (isInField(field, key)) return true
      const own = named(template?.sections ?? [], field ?? [])
      tellFailure(form.outsideField(own.map(({ name }) => name).join('; ')))
      return false
    },
    [session, form],
  )
}

function named(sections: readonly TemplateSection[], field: readonly string[]) {
  return sections
    .filter(({ key }) => field.includes(key))
    .map(section => ({ key: section.key, name: sectionName(section) }))
}
