// The bar at the top of a document's pages beside the draft: whose document it is, its name, which draft.

import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { PersonMenu } from './person-menu.tsx'

/** The bar. The document's name leads to its text. */
export function DocumentBar({ document }: { readonly document: DocumentView }): ReactNode {
  const words = useWords()
  return (
    <header className="top-bar draft-head" data-pane="head">
      <Link className="draft-head-unit vk-ellipsis" href="/">
        {document.unitName}
      </Link>
      <IconChevronRight size={16} stroke={1.75} aria-hidden style={{ flexShrink: 0 }} />
      <Link
        className="draft-head-title draft-head-link vk-ellipsis"
        href={`/documents/${encodeURIComponent(document.id)}`}
      >
        {document.title}
      </Link>
      <span className="vk-chip">{words.draft.number(formatNumber(document.draft))}</span>
      <span style={{ flex: 1 }} />
      <LanguageMenu />
      <PersonMenu isWide={false} />
    </header>
  )
}
