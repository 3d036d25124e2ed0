// The sections in which an observer gives opinions: told over the text, and before an opinion is begun anywhere else.

import { type ReactNode, useCallback } from 'react'
import { isInField } from '#model/assignment.ts'
import { goToSection, type Session, type TemplateSection } from '../../index.ts'
import { useWords } from '../language.tsx'
import { fetchedPart, useFetchedPart } from '../parts/fetched-part.ts'
import { tellFailure } from '../parts/tell.ts'
import { sectionName, useDocument, useDraft, useSections } from './draft-context.ts'

const strip = fetchedPart(async () => (await import('../opinion/field-strip.tsx')).FieldStrip)

/** The strip; nothing for whoever may comment on the whole. */
export function OwnField(): ReactNode {
  const { field } = useDocument()
  const { editor } = useDraft()
  const sections = useSections()
  useFetchedPart(strip, field !== null, 0)
  if (field === null) return null
  const Strip = strip.now()
  // Its place is kept while it comes: nothing moves under the reader's hand.
  if (!Strip) return <div style={{ minHeight: 44 }} />
  return <Strip sections={named(sections, field)} onGo={key => goToSection(editor, key)} />
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
