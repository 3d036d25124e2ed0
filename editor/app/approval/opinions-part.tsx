// What became of the opinions: the balance, and the way to the table.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { opinionsQuery } from '../data/document-queries.ts'
import { BalanceBar } from '../draft/balance-bar.tsx'
import { useApprovalWords } from './approval-data.ts'
import { Part } from './part.tsx'

/** The part. */
export function OpinionsPart({ documentId }: { readonly documentId: string }): ReactNode {
  const words = useApprovalWords()
  const opinions = useQuery(opinionsQuery(documentId))
  const balance = opinions.data?.balance
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
    </Part>
  )
}
