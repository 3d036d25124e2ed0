// The frame of a document's page beside the draft: bar, track and tabs, or why nothing stands below. Some of these pages only those
// see who may read every opinion.

import { Button } from '@mantine/core'
import { IconEyeOff } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import { RequestFailure } from '../data/failure.ts'
import { StageTrackRow } from '../draft/stage-track-row.tsx'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { DocumentBar } from './document-bar.tsx'
import { DocumentTabs } from './document-tabs.tsx'
import { Shell } from './shell.tsx'

/** What the frame says of the page below it. */
interface FrameWords {
  readonly title: string
  readonly failed: string
}

/** What it says where not everybody sees the page. */
interface RegisterFrameWords extends FrameWords {
  readonly forbidden: string
  readonly forbiddenHint: string
  readonly toDraft: string
}

interface DocumentFrameProps {
  readonly documentId: string
  readonly document: UseQueryResult<DocumentView>
  /** What the page reads besides the document, asked of those alone who may see it. */
  readonly read: UseQueryResult<unknown>
  readonly here: 'approval' | 'history' | 'compare'
  /** With words for those who may not see every opinion they see nothing else; without them the page is for all. */
  readonly own: FrameWords | RegisterFrameWords
  /** The page, once both are there; null before. */
  readonly children: ReactNode
}

/** Whether somebody sees the pages that tell of every opinion. */
export function maySeeRegister(document: UseQueryResult<DocumentView>): boolean {
  return document.data?.permissions.includes('readOpinions') ?? false
}

/** The frame. */
export function DocumentFrame(props: DocumentFrameProps): ReactNode {
  const { documentId, document, read, here, own, children } = props
  const words = useWords()
  const maySee = !('forbidden' in own) || maySeeRegister(document)
  const tab = here === 'compare' ? words.compare.tab : words.documentTabs[here]
  usePageTitle(document.data ? `${tab} · ${document.data.title}` : own.title)
  if (document.error instanceof RequestFailure && document.error.code === 'not-found') return <NotFoundPage />
  const failed = (maySee ? [document, read] : [document]).find(
    ({ isError, data }) => isError && data === undefined,
  )
  return (
    <Shell bar={document.data ? <DocumentBar document={document.data} /> : <header className="top-bar" />}>
      {document.data && (
        <StageTrackRow stage={document.data.stage}>
          <DocumentTabs document={document.data} here={here} />
        </StageTrackRow>
      )}
      {children ?? (
        <main id="main" className="page" tabIndex={-1}>
          {failed && (
            <FailedPage title={own.failed} error={failed.error} onRetry={() => void failed.refetch()} />
          )}
          {document.data && !maySee && 'forbidden' in own && <Forbidden documentId={documentId} own={own} />}
          {!failed && (!document.data || maySee) && <LoadingPage />}
        </main>
      )}
    </Shell>
  )
}

function Forbidden({
  documentId,
  own,
}: {
  readonly documentId: string
  readonly own: RegisterFrameWords
}): ReactNode {
  return (
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
  )
}
