// The page at /documents/:id/opinions: reads the document and its register, then shows the table; or says why it cannot.

import './consolidation-styles.ts'
import { IconLock } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { groupsQuery, opinionsQuery, roundsQuery, useFollowedDocument } from '../data/document-queries.ts'
import { RequestFailure } from '../data/failure.ts'
import { templatesQuery, unitsQuery } from '../data/queries.ts'
import { StageTrackRow } from '../draft/stage-track-row.tsx'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { DocumentBar } from '../shell/document-bar.tsx'
import { DocumentTabs } from '../shell/document-tabs.tsx'
import { Shell } from '../shell/shell.tsx'
import { ConsolidationScreen } from './consolidation-screen.tsx'
import { ConsolidationSkeleton } from './consolidation-skeleton.tsx'

const none: readonly never[] = []

/** The consolidation page. */
export function ConsolidationPage({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords()
  const document = useFollowedDocument(documentId)
  const opinions = useQuery(opinionsQuery(documentId))
  const rounds = useQuery(roundsQuery(documentId))
  const groups = useQuery(groupsQuery(documentId))
  const templates = useQuery(templatesQuery)
  const units = useQuery(unitsQuery)
  usePageTitle(
    document.data ? `${words.documentTabs.opinions} · ${document.data.title}` : words.documentTabs.opinions,
  )
  if (isNotThere(document.error)) return <NotFoundPage />
  const needed = [document, opinions, rounds, groups, templates, units]
  const failed = needed.find(({ isError, data }) => isError && data === undefined)
  if (document.data && !document.data.permissions.includes('readOpinions')) {
    return (
      <Shell bar={<DocumentBar document={document.data} />}>
        <main id="main" className="page" tabIndex={-1}>
          <StatePage
            icon={<IconLock size={24} stroke={1.75} />}
            title={words.consolidation.forbidden}
            text={words.consolidation.forbiddenHint}
            actions={
              <Link href={`/documents/${encodeURIComponent(documentId)}`}>{words.consolidation.toDraft}</Link>
            }
          />
        </main>
      </Shell>
    )
  }
  // Rounds, groups and units only name what stands in the table: it does not wait for them.
  if (document.data && opinions.data && templates.data && !failed) {
    const { templateId } = document.data
    return (
      <Shell bar={<DocumentBar document={document.data} />}>
        <StageTrackRow stage={document.data.stage}>
          <DocumentTabs document={document.data} here="opinions" />
        </StageTrackRow>
        <ConsolidationScreen
          document={document.data}
          list={opinions.data}
          readAt={opinions.dataUpdatedAt}
          rounds={rounds.data ?? none}
          groups={groups.data ?? none}
          sections={templates.data.find(({ id }) => id === templateId)?.sections ?? []}
          units={units.data ?? none}
        />
      </Shell>
    )
  }
  return (
    <Shell bar={document.data ? <DocumentBar document={document.data} /> : <header className="top-bar" />}>
      <main id="main" className="page" tabIndex={-1}>
        {failed ? (
          <FailedPage
            title={words.consolidation.failed}
            error={failed.error}
            onRetry={() => {
              for (const query of needed) if (query.isError) void query.refetch()
            }}
          />
        ) : (
          <ConsolidationSkeleton />
        )}
      </main>
    </Shell>
  )
}

function isNotThere(error: unknown): boolean {
  return error instanceof RequestFailure && error.code === 'not-found'
}
