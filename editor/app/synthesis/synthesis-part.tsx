// In the tab of checks: the register that the open synthesis consolidates, how far it has moved on, and adding what is new.

import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'
import { useDocument, useSession } from '../draft/draft-context.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { LoadingPage } from '../parts/loading-page.tsx'
import { tell, tellDone } from '../parts/tell.ts'
import './synthesis.css'
import { synthesisQuery, useSynthesisWords } from './synthesis-data.ts'

/** The part. @param hasGaps whether the check found something that adding would settle */
export function SynthesisPart({
  hasGaps,
  seq: checkedSeq,
}: {
  readonly hasGaps: boolean
  readonly seq: number
}): ReactNode {
  const words = useSynthesisWords()
  const common = useWords()
  const queries = useQueryClient()
  const document = useDocument()
  const sessionSeq = useSession(state => state.opinions.seq)
  const seq = Math.max(checkedSeq, sessionSeq)
  const [isWaiting, setIsWaiting] = useState(false)
  const { data, isPending } = useQuery(synthesisQuery(document.id, seq))
  if (isPending) return <LoadingPage />
  if (!data?.of) return <p className="gate-note">{words.failed}</p>
  const { documentId, title, opinions, readAt, came, changed } = data.of
  const update = async (): Promise<void> => {
    setIsWaiting(true)
    const path = `${documentPath(document.id)}/synthesis/update`
    const body = { expectedSeq: seq }
    const done = await tell(request<{ readonly added: readonly number[] }>('POST', path, body), common)
    setIsWaiting(false)
    await Promise.all([
      queries.invalidateQueries({ queryKey: ['synthesis', document.id] }),
      queries.invalidateQueries({ queryKey: ['gates', document.id] }),
    ])
    if (done) tellDone(words.updated(formatNumber(done.added.length)))
  }
  return (
    <div className="gate-synthesis">
      <p>
        {words.of}{' '}
        {documentId === null ? (
          <b>{title}</b>
        ) : (
          <Link href={`/documents/${encodeURIComponent(documentId)}/opinions`}>{title}</Link>
        )}
        . {words.readAt(formatNumber(opinions), formatTime(readAt))}{' '}
        {came + changed === 0 ? words.same : words.moved(formatNumber(came), formatNumber(changed))}
      </p>
      {hasGaps && document.permissions.includes('write') && (
        <>
          <p className="gate-note">{words.updateHint}</p>
          <Button size="compact-sm" variant="default" loading={isWaiting} onClick={() => void update()}>
            {words.update}
          </Button>
        </>
      )}
    </div>
  )
}
