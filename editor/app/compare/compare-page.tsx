// The page at /documents/:id/compare: reads the document and its versions, then shows two of them; or says why it cannot.

import './compare-styles.ts'
import { Button } from '@mantine/core'
import { IconArrowsLeftRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useFollowedDocument } from '../data/document-queries.ts'
import { RequestFailure } from '../data/failure.ts'
import { versionsQuery } from '../data/queries.ts'
import { StageTrackRow } from '../draft/stage-track-row.tsx'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { DocumentBar } from '../shell/document-bar.tsx'
import { DocumentTabs } from '../shell/document-tabs.tsx'
import { Shell } from '../shell/shell.tsx'
import { CompareScreen } from './compare-screen.tsx'

/** The compare page. */
export function ComparePage({ documentId }: { readonly documentId: string }): ReactNode {
  const { compare } = useWords()
  const document = useFollowedDocument(documentId)
  const versions = useQuery(versionsQuery(documentId))
  usePageTitle(document.data ? `${compare.tab} · ${document.data.title}` : compare.tab)
  if (document.error instanceof RequestFailure && document.error.code === 'not-found') return <NotFoundPage />
  if (!document.data || !versions.data) {
    const failed = [document, versions].find(({ isError, data }) => isError && data === undefined)
    return (
      <Shell bar={document.data ? <DocumentBar document={document.data} /> : <header className="top-bar" />}>
        <main id="main" className="page" tabIndex={-1}>
          {failed ? (
            <FailedPage
              title={compare.failed}
              error={failed.error}
              onRetry={() => {
                void document.refetch()
                void versions.refetch()
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
      <StageTrackRow stage={document.data.stage}>
        <DocumentTabs document={document.data} here="compare" />
      </StageTrackRow>
      {versions.data.length > 0 ? (
        <CompareScreen document={document.data} versions={versions.data} />
      ) : (
        <main id="main" className="page" tabIndex={-1}>
          <h1 className="vk-visually-hidden">{compare.title}</h1>
          <StatePage
            icon={<IconArrowsLeftRight size={24} stroke={1.75} />}
            title={compare.none}
            text={compare.noneHint}
            actions={
              <Button component={Link} href={`/documents/${encodeURIComponent(documentId)}`}>
                {compare.toDraft}
              </Button>
            }
          />
        </main>
      )}
    </Shell>
  )
}
