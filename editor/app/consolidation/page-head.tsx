// The head of the page: its title, the round, what can be taken out and put in, and the balance.

import { Button } from '@mantine/core'
import { IconMessages, IconUserEdit } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { latestRound } from '../rounds/round-order.ts'
import { roundSummary } from '../rounds/round-words.ts'
import { BalanceLine } from './balance-line.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { ReportMenu } from './report-menu.tsx'
import type { TableFilter } from './table-filter.ts'

interface PageHeadProps {
  /** When the list was read, in ms. */
  readonly readAt: number
  readonly filter: TableFilter
  readonly onFilter: (filter: TableFilter, isStep: boolean) => void
}

/** The head. */
export function PageHead({ readAt, filter, onFilter }: PageHeadProps): ReactNode {
  const words = useWords()
  const { document, list, rounds, mayEnter, mayOpenRound, setDialog } = useConsolidation()
  const round = latestRound(rounds)
  return (
    <header className="consolidation-head">
      <div className="consolidation-title">
        <h1>{words.consolidation.title}</h1>
        {round && <span className="vk-ellipsis">{roundSummary(round, words)}</span>}
        <span style={{ flex: 1 }} />
        {(rounds.length > 0 || mayOpenRound) && (
          <Button
            variant="default"
            leftSection={<IconMessages size={16} stroke={1.75} />}
            onClick={() => setDialog({ type: 'rounds' })}
          >
            {words.rounds.open}
          </Button>
        )}
        {mayEnter && (
          <Button
            variant="default"
            leftSection={<IconUserEdit size={16} stroke={1.75} />}
            onClick={() => setDialog({ type: 'entry', refused: null })}
          >
            {words.consolidation.onBehalf}
          </Button>
        )}
        {document.permissions.includes('export') && <ReportMenu />}
      </div>
      <BalanceLine
        balance={list.balance}
        chosen={filter.status}
        onChoose={status => onFilter({ ...filter, status }, true)}
      >
        <span className="consolidation-time">
          {words.consolidation.updated(formatTime(new Date(readAt).toISOString()))}
        </span>
      </BalanceLine>
    </header>
  )
}
