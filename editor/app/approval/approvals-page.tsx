// The page at /approvals: documents that were put forward, those that wait for the person first.

import './approval-styles.ts'
import { Button } from '@mantine/core'
import { IconRubberStamp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import { bodyOf, turnAt } from '#model/approval.ts'
import type { Role } from '#model/role.ts'
import type { Stage } from '#model/stage.ts'
import { documentsQuery } from '../data/queries.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { StageDisc } from '../marks/stage-disc.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { Shell } from '../shell/shell.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { useApprovalWords } from './approval-data.ts'

const before: readonly Stage[] = [
  'steering_review',
  'submitted',
  'approved_with_changes',
  'changes_requested',
]

/** The list. */
export function ApprovalsPage(): ReactNode {
  const words = useApprovalWords()
  const me = useMe()
  usePageTitle(words.list.title)
  const documents = useQuery(documentsQuery)
  const roles = me.memberships.map(({ role }) => role)
  const shown = (documents.data ?? [])
    .filter(({ stage, permissions }) => before.includes(stage) && permissions.includes('readOpinions'))
    .toSorted((a, b) => Number(waitsFor(b, roles)) - Number(waitsFor(a, roles)))
  return (
    <Shell>
      <main id="main" className="page" tabIndex={-1} data-pane="list">
        <div className="page-head">
          <h1>{words.list.title}</h1>
          <span className="page-head-hint">{words.list.hint}</span>
        </div>
        {documents.isPending && <LoadingPage />}
        {documents.isError && (
          <div className="sheet" data-fill>
            <FailedPage
              title={words.list.failed}
              error={documents.error}
              onRetry={() => void documents.refetch()}
            />
          </div>
        )}
        {documents.data && shown.length === 0 && (
          <div className="sheet" data-fill>
            <StatePage
              icon={<IconRubberStamp size={24} stroke={1.75} />}
              title={words.list.empty}
              text={words.list.emptyHint}
            />
          </div>
        )}
        {shown.length > 0 && (
          <ul className="sheet approvals">
            {shown.map(document => (
              <Row key={document.id} document={document} isMine={waitsFor(document, roles)} />
            ))}
          </ul>
        )}
      </main>
    </Shell>
  )
}

/** Whether a document waits for the body of one of the roles. */
function waitsFor({ stage }: DocumentView, roles: readonly Role[]): boolean {
  const turn = turnAt(stage)
  return turn !== null && roles.some(role => bodyOf(role) === turn)
}

function Row({ document, isMine }: { readonly document: DocumentView; readonly isMine: boolean }): ReactNode {
  const words = useApprovalWords()
  const common = useWords()
  const address = `/documents/${encodeURIComponent(document.id)}/approval`
  return (
    <li>
      <StageDisc stage={document.stage} />
      <div className="approvals-words">
        <Link href={address}>{document.title}</Link>
        <small>
          {document.unitName} · {common.draft.number(formatNumber(document.draft))} ·{' '}
          {common.stages[document.stage]} · {words.list.updated(formatTime(document.updatedAt))}
        </small>
      </div>
      {isMine && (
        <span className="vk-chip" data-tone="warn">
          {words.list.mine}
        </span>
      )}
      <Button component={Link} variant={isMine ? 'filled' : 'default'} href={address}>
        {words.list.open}
      </Button>
    </li>
  )
}
