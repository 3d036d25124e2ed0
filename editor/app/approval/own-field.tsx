// The sections in which an observer gives opinions, with the ways there.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { DocumentView } from '#model/api.ts'
import { textBlocksOf } from '#model/content.ts'
import type { BlockId } from '#model/ids.ts'
import { contentQuery } from '../data/document-queries.ts'
import { templatesQuery } from '../data/queries.ts'
import { later } from '../parts/later.tsx'

const SectionNewsStrip = later(
  async () => (await import('../opinion/section-news-strip.tsx')).SectionNewsStrip,
)
const FieldStrip = later(async () => (await import('../opinion/field-strip.tsx')).FieldStrip)

interface OwnFieldProps {
  readonly document: DocumentView
  /** Shows a block of the text. */
  readonly onPlace: (blockId: BlockId) => void
}

/** Nothing for whoever may comment on the whole. */
export function OwnField({ document, onPlace }: OwnFieldProps): ReactNode {
  const { field } = document
  const isWanted = field !== null && document.permissions.includes('opine')
  const templates = useQuery({ ...templatesQuery, enabled: isWanted })
  const content = useQuery({ ...contentQuery(document.id), enabled: isWanted })
  if (!isWanted || !templates.data) return null
  const all = templates.data.flatMap(template =>
    template.id === document.templateId ? template.sections : [],
  )
  const sections = all.filter(({ key }) => field.includes(key))
  const go = (key: string): void => {
    const block = content.data && textBlocksOf(content.data.json).find(({ sectionKey }) => sectionKey === key)
    if (block) onPlace(block.id)
  }
  const titleOf = (key: string) => all.find(section => section.key === key)?.title ?? key
  return (
    <>
      <FieldStrip sections={sections.map(({ key, title: name }) => ({ key, name }))} onGo={go} />
      <SectionNewsStrip document={document} nameOf={titleOf} />
    </>
  )
}
