// The ways between the pages of one document: its text, its opinions, its approval, its versions compared, its history.

import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import './document-tabs.css'

/** The pages of a document. */
export type DocumentPageName = 'draft' | 'opinions' | 'approval' | 'compare' | 'history' | 'front-matter'

interface DocumentTabsProps {
  readonly document: DocumentView
  readonly here: DocumentPageName
}

/** Links that look like tabs; the page one is on is marked. A page the person may not see has none. */
export function DocumentTabs({ document, here }: DocumentTabsProps): ReactNode {
  const words = useWords()
  const address = `/documents/${encodeURIComponent(document.id)}`
  const seesOpinions = document.permissions.includes('readOpinions')
  return (
    <nav className="document-tabs" aria-label={words.documentTabs.label}>
      <Tab href={address} text={words.documentTabs.draft} isHere={here === 'draft'} />
      {seesOpinions && (
        <Tab
          href={`${address}/opinions`}
          text={words.documentTabs.opinions}
          count={document.receivedOpinions}
          isHere={here === 'opinions'}
        />
      )}
      {seesOpinions && (
        <Tab href={`${address}/approval`} text={words.documentTabs.approval} isHere={here === 'approval'} />
      )}
      <Tab href={`${address}/compare`} text={words.compare.tab} isHere={here === 'compare'} />
      {seesOpinions && (
        <Tab href={`${address}/history`} text={words.documentTabs.history} isHere={here === 'history'} />
      )}
      {/* Reached by the menu of files: it has its tab only while one is there. */}
      {here === 'front-matter' && (
        <Tab href={`${address}/front-matter`} text={words.frontMatter.tab} isHere />
      )}
    </nav>
  )
}

interface TabProps {
  readonly href: string
  readonly text: string
  readonly isHere: boolean
  readonly count?: number
}

function Tab({ href, text, isHere, count = 0 }: TabProps): ReactNode {
  return (
    <Link href={href} className="document-tab" aria-current={isHere ? 'page' : undefined}>
      {text}
      {count > 0 && <span className="vk-chip">{formatNumber(count)}</span>}
    </Link>
  )
}
