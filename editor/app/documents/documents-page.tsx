// The list of documents: found by words, filtered by stage, opened by a click or by Enter.

import { Button, CloseButton, Select, TextInput } from '@mantine/core'
import {
  IconChecklist,
  IconFilePlus,
  IconFileText,
  IconMessages,
  IconPlus,
  IconSearch,
  IconUsers,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import { isStage, stages } from '#model/stage.ts'
import { documentsQuery, templatesQuery } from '../data/queries.ts'
import { formatNumber, matches } from '../format.ts'
import { useWords } from '../language.tsx'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { laterDialog } from '../parts/later.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { Shell } from '../shell/shell.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { BeginDialog } from './begin-dialog.tsx'
import './documents.css'
import { DocumentsSkeleton } from './documents-skeleton.tsx'
import { DocumentsTable } from './documents-table.tsx'
import { beginnable } from './may-begin.ts'

const FormCheckDialog = laterDialog(
  async () => (await import('../form-check/form-check-dialog.tsx')).FormCheckDialog,
)

/** The page at `/`. */
export function DocumentsPage(): ReactNode {
  const words = useWords()
  usePageTitle(words.titles.documents)
  const me = useMe()
  const documents = useQuery(documentsQuery)
  const [isBeginning, setIsBeginning] = useState(false)
  const [isChecking, setIsChecking] = useState(false)
  const mayBegin = beginnable(me).size > 0
  const hasSome = documents.data !== undefined && documents.data.length > 0
  return (
    <Shell>
      <main id="main" className="page" tabIndex={-1} data-pane="list">
        <div className="page-head">
          <h1>{words.titles.documents}</h1>
          <span className="page-head-hint">{words.list.hint}</span>
          <span className="page-head-space" />
          <Button
            variant="default"
            leftSection={<IconChecklist size={16} stroke={1.75} />}
            onClick={() => setIsChecking(true)}
          >
            {words.formCheck.open}
          </Button>
          {me.memberships.some(({ role }) => role !== 'admin' && role !== 'party_member') && (
            <Button component={Link} variant="default" href="/dossier">
              {words.list.dossier}
            </Button>
          )}
          {mayBegin && hasSome && (
            <Button leftSection={<IconPlus size={16} stroke={1.75} />} onClick={() => setIsBeginning(true)}>
              {words.list.begin}
            </Button>
          )}
        </div>
        {documents.isPending && <DocumentsSkeleton />}
        {documents.isError && (
          <div className="sheet" data-fill>
            <FailedPage
              title={words.list.failed}
              error={documents.error}
              onRetry={() => void documents.refetch()}
            />
          </div>
        )}
        {documents.data && hasSome && <DocumentsList documents={documents.data} />}
        {documents.data && !hasSome && (
          <NoDocuments mayBegin={mayBegin} onBegin={() => setIsBeginning(true)} />
        )}
      </main>
      {isChecking && <FormCheckDialog first={null} onClose={() => setIsChecking(false)} />}
      {mayBegin && <BeginDialog isOpen={isBeginning} onClose={() => setIsBeginning(false)} />}
    </Shell>
  )
}

function DocumentsList({ documents }: { readonly documents: readonly DocumentView[] }): ReactNode {
  const words = useWords()
  const templates = useQuery(templatesQuery)
  const [sought, setSought] = useState('')
  const [stage, setStage] = useState('')
  const titles = new Map((templates.data ?? []).map(({ id, title }) => [id, title]))
  const found = documents.filter(
    document =>
      (stage === '' || document.stage === stage) &&
      matches(
        `${document.title} ${document.unitName} ${titles.get(document.templateId) ?? ''}`,
        sought.trim(),
      ),
  )
  const present = stages.filter(name => documents.some(document => document.stage === name))
  const clear = (): void => {
    setSought('')
    setStage('')
  }
  return (
    <>
      <div className="documents-filters">
        <TextInput
          w={280}
          aria-label={words.list.search}
          placeholder={words.list.search}
          leftSection={<IconSearch size={16} stroke={1.75} />}
          rightSection={
            sought !== '' && <CloseButton size="sm" aria-label={words.list.clearFilters} onClick={clear} />
          }
          value={sought}
          onChange={event => setSought(event.currentTarget.value)}
        />
        <Select
          w={200}
          aria-label={words.list.stageFilter}
          data={[
            { value: '', label: words.list.allStages },
            ...present.map(name => ({ value: name, label: words.stages[name] })),
          ]}
          value={stage}
          onChange={value => setStage(value !== null && isStage(value) ? value : '')}
        />
        <span className="documents-count" role="status">
          {words.list.count(formatNumber(found.length))}
        </span>
      </div>
      {found.length > 0 ? (
        <DocumentsTable documents={found} templateTitles={titles} />
      ) : (
        <div className="sheet" style={{ padding: 32, textAlign: 'center' }}>
          <p>{words.list.noMatch}</p>
          <Button variant="default" onClick={clear}>
            {words.list.clearFilters}
          </Button>
        </div>
      )}
    </>
  )
}

const stepIcons = [IconFileText, IconUsers, IconMessages] as const

function NoDocuments({
  mayBegin,
  onBegin,
}: {
  readonly mayBegin: boolean
  readonly onBegin: () => void
}): ReactNode {
  const words = useWords()
  return (
    <div className="sheet" data-fill>
      <StatePage
        icon={<IconFilePlus size={24} stroke={1.75} />}
        title={words.empty.title}
        text={mayBegin ? words.empty.hint : words.empty.readerHint}
        rows={(mayBegin ? words.empty.steps : []).map(({ title, hint }, index) => {
          const Icon = stepIcons[index] ?? IconFileText
          return { icon: <Icon size={20} stroke={1.75} aria-hidden />, title, hint }
        })}
        actions={mayBegin && <Button onClick={onBegin}>{words.list.begin}</Button>}
      />
    </div>
  )
}
