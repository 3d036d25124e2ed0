// The sections in which an observer gives opinions: told over the text, and before an opinion is begun anywhere else.

import { type ReactNode, useCallback, useRef, useState } from 'react'
import { isInField } from '#model/assignment.ts'
import { goToSection, type Session, type TemplateSection } from '../../index.ts'
import { useWords } from '../language.tsx'
import { fetchedPart, useFetchedPart } from '../parts/fetched-part.ts'
import { tellFailure } from '../parts/tell.ts'
import { recall } from '../remembered.ts'
import { useMe } from '../shell/signed-in.tsx'
import { sectionName, useDocument, useDraft, useSections } from './draft-context.ts'

const news = fetchedPart(async () => (await import('../opinion/section-news-strip.tsx')).SectionNewsStrip)
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

/** What is new about the sections that the reader was given, or was told of before; nothing for everybody else. */
export function OwnNews(): ReactNode {
  const document = useDocument()
  const { user } = useMe()
  const sections = useSections()
  const [wasTold] = useState(() => recall(`sections.${document.id}.${user.id}`) !== null)
  const hasOwn = document.field !== null || document.loans.some(({ to }) => to.id === user.id)
  const hadOwn = useRef(wasTold) // what is taken back is news too
  hadOwn.current ||= hasOwn
  const isWanted = hadOwn.current
  useFetchedPart(news, isWanted, 0)
  const Strip = isWanted ? news.now() : null
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
