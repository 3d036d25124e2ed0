// What became of the opinions: the balance, the answers, and the way to the table.

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'wouter'
import type { BlockId } from '#model/ids.ts'
import { opinionsQuery } from '../data/document-queries.ts'
import { BalanceBar } from '../draft/balance-bar.tsx'
import { later } from '../parts/later.tsx'
import { useApprovalWords } from './approval-data.ts'
import { Part } from './part.tsx'

const GroupedOpinions = later(async () => (await import('./grouped-opinions.tsx')).GroupedOpinions)

/** By then text and decisions stand there: they come before the answers. */
const drawAfterMs = 500

/** The part. @param onPlace shows a block of the text */
export function OpinionsPart({
  documentId,
  onPlace,
}: {
  readonly documentId: string
  readonly onPlace: (blockId: BlockId) => void
}): ReactNode {
  const words = useApprovalWords()
  const opinions = useQuery(opinionsQuery(documentId))
  const [isTime, setIsTime] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsTime(true), drawAfterMs)
    return () => clearTimeout(timer)
  }, [])
  const { balance, items } = opinions.data ?? {}
  return (
    <Part
      title={words.opinions}
      aside={
        <Link className="approval-link" href={`/documents/${encodeURIComponent(documentId)}/opinions`}>
          {words.toTable}
        </Link>
      }
    >
      {balance && balance.received > 0 && <BalanceBar balance={balance} />}
      {balance && balance.received === 0 && <p className="approval-note">{words.noOpinions}</p>}
      {!balance && <div className="approval-skeleton" aria-hidden />}
      {isTime && items && items.length > 0 && (
        <GroupedOpinions documentId={documentId} opinions={items} onPlace={onPlace} />
      )}
    </Part>
  )
}
