// One decision for the rows that are ticked.

import type { ReactNode } from 'react'
import type { OpinionId } from '#model/ids.ts'
import type { Decision } from '#model/opinion.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { ManyDecision } from './many-decision.tsx'

interface BulkDialogProps {
  readonly ids: readonly OpinionId[]
  /** The decision that a key asked for. */
  readonly asked: Decision | null
  readonly onClose: (isDone: boolean) => void
}

/** The dialog. Withdrawn opinions among the rows are left out. */
export function BulkDialog({ ids, asked, onClose }: BulkDialogProps): ReactNode {
  const words = useWords()
  const { byId } = useConsolidation()
  const opinions = ids.flatMap(id => byId.get(id) ?? []).filter(({ status }) => status !== 'withdrawn')
  return (
    <ManyDecision
      title={words.bulk.title(formatNumber(opinions.length))}
      opinions={opinions}
      asked={asked}
      scope="ticked"
      path="/dispositions"
      body={{ opinionIds: opinions.map(({ id }) => id) }}
      onClose={onClose}
    />
  )
}
