// The page at /documents/:id/front-matter: reads the document and its front matter, then shows them; or says why it cannot.

import './front-matter-styles.ts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useFollowedDocument } from '../data/document-queries.ts'
import { RequestFailure } from '../data/failure.ts'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { DocumentBar } from '../shell/document-bar.tsx'
import { DocumentTabs } from '../shell/document-tabs.tsx'
import { Shell } from '../shell/shell.tsx'
import { frontMatterQuery } from './front-matter-data.ts'
import { FrontMatterScreen } from './front-matter-screen.tsx'

/** The page. */
export function FrontMatterPage({ documentId }: { readonly documentId: string }): ReactNode {
  const { frontMatter: words } = useWords()
  const document = useFollowedDocument(documentId)
  const front = useQuery(frontMatterQuery(documentId))
  usePageTitle(document.data ? `${words.tab} · ${document.data.title}` : words.tab)
  if (document.error instanceof RequestFailure && document.error.code === 'not-found') return <NotFoundPage />
  if (!document.data || !front.data) {
    const failed = [document, front].find(({ isError, data }) => isError && data === undefined)
    return (
      <Shell bar={document.data ? <DocumentBar document={document.data} /> : <header className="top-bar" />}>
        <main id="main" className="page" tabIndex={-1}>
          {failed ? (
            <FailedPage
              title={words.failed}
              error={failed.error}
              onRetry={() => {
                void document.refetch()
                void front.refetch()
              }}
            />
          ) : (
            <LoadingPage />
          )}
        </main>
      </Shell>
    )
  }
  return (
    <Shell bar={<DocumentBar document={document.data} />}>
      <div className="draft-track">
        <DocumentTabs document={document.data} here="front-matter" />
      </div>
      <FrontMatterScreen document={document.data} view={front.data} />
    </Shell>
  )
}
