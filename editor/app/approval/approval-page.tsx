// The page at /documents/:id/approval: reads the document and where its approval stands; or says why it cannot.

import './approval-styles.ts'
import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useFollowedDocument } from '../data/document-queries.ts'
import { RequestFailure } from '../data/failure.ts'
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
import { approvalQuery, useApprovalWords } from './approval-data.ts'
import { ApprovalScreen } from './approval-screen.tsx'

/** The approval page. */
export function ApprovalPage({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useWords()
  const own = useApprovalWords()
  const document = useFollowedDocument(documentId)
  const maySee = document.data?.permissions.includes('readOpinions') ?? false
  const approval = useQuery({ ...approvalQuery(documentId), enabled: maySee })
  usePageTitle(document.data ? `${words.documentTabs.approval} · ${document.data.title}` : own.title)
  if (document.error instanceof RequestFailure && document.error.code === 'not-found') return <NotFoundPage />
  const failed = [document, approval].find(({ isError, data }) => isError && data === undefined)
  return (
    <Shell bar={document.data ? <DocumentBar document={document.data} /> : <header className="top-bar" />}>
      {document.data && (
        <StageTrackRow stage={document.data.stage}>
          <DocumentTabs document={document.data} here="approval" />
        </StageTrackRow>
      )}
      {document.data && approval.data ? (
        <ApprovalScreen document={document.data} approval={approval.data} />
      ) : (
        <main id="main" className="page" tabIndex={-1}>
          {failed && (
            <FailedPage title={own.failed} error={failed.error} onRetry={() => void failed.refetch()} />
          )}
          {document.data && !maySee && (
            <>
              <h1 className="vk-visually-hidden">{own.title}</h1>
              <StatePage
                icon={<IconEyeOff size={24} stroke={1.75} />}
                title={own.forbidden}
                text={own.forbiddenHint}
                actions={
                  <Button component={Link} href={`/documents/${encodeURIComponent(documentId)}`}>
                    {own.toDraft}
                  </Button>
                }
              />
            </>
          )}
          {!failed && (!document.data || maySee) && <LoadingPage />}
        </main>
      )}
    </Shell>
  )
}
