// The self-check of a dossier: asked for by a press, since each document is read anew for it.

import { Button } from '@mantine/core'
import { IconChecklist } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import type { DossierCheck } from '#model/api.ts'
import { isHandedIn } from '#model/dossier.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useGateWords } from '../gates/gate-words.ts'
import { useWords } from '../language.tsx'
import { FailedPage } from '../parts/failed-page.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { dossierCheckQuery, useDossierWords } from './dossier-data.ts'

/** The part. */
export function DossierCheckPart({ unitId }: { readonly unitId: string }): ReactNode {
  const words = useDossierWords()
  const [isAsked, setIsAsked] = useState(false)
  const check = useQuery({ ...dossierCheckQuery(unitId), enabled: isAsked })
  return (
    <section className="sheet dossier-part" aria-labelledby="dossier-check">
      <header>
        <h2 id="dossier-check">{words.check}</h2>
        <small>{check.data ? words.checkedAt(formatTime(check.data.checkedAt)) : words.checkHint}</small>
        <Button
          variant="default"
          leftSection={<IconChecklist size={16} stroke={1.75} />}
          loading={check.isFetching}
          onClick={() => (isAsked ? void check.refetch() : setIsAsked(true))}
        >
          {isAsked ? words.checkAgain : words.check}
        </Button>
      </header>
      {isAsked && check.isPending && (
        <>
          <p role="status">{words.checking}</p>
          <LoadingPage />
        </>
      )}
      {check.isError && (
        <FailedPage title={words.checkFailed} error={check.error} onRetry={() => void check.refetch()} />
      )}
      {check.data?.items.length === 0 && <p role="status">{words.checkNone}</p>}
      <ul>
        {check.data?.items.map(item => (
          <Checked key={item.id} item={item} />
        ))}
      </ul>
    </section>
  )
}

function Checked({ item }: { readonly item: DossierCheck['items'][number] }): ReactNode {
  const words = useDossierWords()
  const gates = useGateWords()
  const common = useWords()
  const { id, title, stage, closed, questions } = item
  const isWithThem = isHandedIn(stage)
  const isReady = closed.length === 0
  return (
    <li>
      <span>
        <Link href={`/documents/${encodeURIComponent(id)}`}>{title}</Link> · {common.stages[stage]}
      </span>
      <span className="vk-chip" data-tone={isReady ? 'ok' : 'bad'}>
        {isWithThem ? words.handedIn : isReady ? words.ready : words.notReady(formatNumber(closed.length))}
      </span>
      {closed.length > 0 && (
        <ul>
          {closed.map(({ gate, count }) => (
            <li key={gate}>{gates.summaries[gate](formatNumber(count))}</li>
          ))}
        </ul>
      )}
      {questions > 0 && <small>{words.questions(formatNumber(questions))}</small>}
    </li>
  )
}
