// The page at /dossier and /units/:id/dossier: the documents that the congress of a unit needs, what is missing first.

import { Alert, Button, Select } from '@mantine/core'
import { IconAlertTriangle, IconDownload, IconFolders } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useLocation } from 'wouter'
import type { DossierItem, DossierView } from '#model/api.ts'
import { unitsQuery } from '../data/queries.ts'
import { useWordFile } from '../draft/use-word-file.tsx'
import { formatNumber } from '../format.ts'
import { usePageTitle } from '../page-title.ts'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { Shell } from '../shell/shell.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { DossierCheckPart } from './dossier-check-part.tsx'
import { dossierApi, dossierQuery, dossierUnits, useDossierWords } from './dossier-data.ts'
import { DossierHistory } from './dossier-history.tsx'
import { dossierPath } from './dossier-path.ts'
import { DossierTable } from './dossier-table.tsx'
import './dossier.css'
import { RecordDialog } from './record-dialog.tsx'

/** The page. @param unitId null = the first unit whose dossier the person may open */
export function DossierPage({ unitId }: { readonly unitId: string | null }): ReactNode {
  const words = useDossierWords()
  usePageTitle(words.title)
  const me = useMe()
  const [, navigate] = useLocation()
  const units = useQuery(unitsQuery)
  const own = dossierUnits(me, units.data ?? [])
  const shown = unitId ?? own[0]?.id ?? null
  return (
    <Shell>
      <main id="main" className="page dossier" tabIndex={-1} data-pane="list">
        <div className="page-head">
          <h1>{words.title}</h1>
          <TermHint unitId={shown} />
          <span className="page-head-space" />
          {own.length > 1 && (
            <Select
              w={260}
              searchable
              allowDeselect={false}
              aria-label={words.unit}
              data={own.map(({ id, name }) => ({ value: id, label: name }))}
              value={shown}
              onChange={value => value !== null && navigate(dossierPath(value))}
            />
          )}
        </div>
        {units.isError && (
          <div className="sheet" data-fill>
            <FailedPage title={words.failed} error={units.error} onRetry={() => void units.refetch()} />
          </div>
        )}
        {shown === null && units.isPending && <LoadingPage />}
        {shown === null && units.data && (
          <div className="sheet" data-fill>
            <StatePage
              icon={<IconFolders size={24} stroke={1.75} />}
              title={words.none}
              text={words.noneHint}
            />
          </div>
        )}
        {shown !== null && <Dossier key={shown} unitId={shown} />}
      </main>
    </Shell>
  )
}

function TermHint({ unitId }: { readonly unitId: string | null }): ReactNode {
  const words = useDossierWords()
  const { data } = useQuery({ ...dossierQuery(unitId ?? ''), enabled: unitId !== null })
  return <span className="page-head-hint">{data ? words.hint(data.term.title) : ''}</span>
}

function Dossier({ unitId }: { readonly unitId: string }): ReactNode {
  const words = useDossierWords()
  const dossier = useQuery(dossierQuery(unitId))
  const [recorded, record] = useState<DossierItem | null>(null)
  if (dossier.isPending) return <LoadingPage />
  if (dossier.isError)
    return (
      <div className="sheet" data-fill>
        <FailedPage title={words.failed} error={dossier.error} onRetry={() => void dossier.refetch()} />
      </div>
    )
  const broken = dossier.data.books.find(({ brokenAt }) => brokenAt !== null)
  return (
    <>
      {broken && (
        <Alert role="alert" color="red" icon={<IconAlertTriangle size={18} stroke={1.75} />}>
          {words.broken(formatNumber(broken.brokenAt ?? 0))}
        </Alert>
      )}
      <Summary dossier={dossier.data} isBroken={broken !== undefined} />
      <DossierTable dossier={dossier.data} onRecord={record} />
      <DossierCheckPart unitId={unitId} />
      <DossierHistory dossier={dossier.data} />
      <RecordDialog dossier={dossier.data} item={recorded} onClose={() => record(null)} />
    </>
  )
}

/** What keeps the unit's documents, in two sentences. */
function Summary({
  dossier: { unit, items, books },
  isBroken,
}: {
  readonly dossier: DossierView
  readonly isBroken: boolean
}): ReactNode {
  const words = useDossierWords()
  const { isWorking, save } = useWordFile(`${dossierApi(unit.id)}/export`, words.file)
  const lacking = (due: DossierItem['due']) =>
    items.filter(item => item.due === due && item.isRequired && item.standing?.isFulfilled === false).length
  const [steering, congress] = [lacking('steering'), lacking('congress')]
  const seesUnit = books.some(({ book }) => book === 'unit')
  const seesPersonnel = books.some(({ book }) => book === 'personnel')
  return (
    <div className="dossier-top">
      <p className="dossier-summary" role="status">
        <span className="vk-chip" data-tone={steering === 0 ? 'ok' : 'bad'}>
          {steering === 0 ? words.complete : words.missing(formatNumber(steering))}
        </span>
        {seesUnit && (
          <span className="vk-chip" data-tone={congress === 0 ? 'ok' : 'warn'}>
            {congress === 0 ? words.operatingReady : words.operatingOpen(formatNumber(congress))}
          </span>
        )}
        {!seesPersonnel && <small>{words.apartNote}</small>}
      </p>
      {!isBroken && (
        <Button
          variant="default"
          leftSection={<IconDownload size={16} stroke={1.75} />}
          loading={isWorking}
          onClick={() => void save('')}
        >
          {words.file.take}
        </Button>
      )}
    </div>
  )
}
