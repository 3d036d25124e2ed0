// The history of one document: the mark of its chain, filters that stand in the address, the rows.

import { Button } from '@mantine/core'
import { IconFileSearch } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useSearchParams } from 'wouter'
import type { DocumentView } from '#model/api.ts'
import { useWords } from '../language.tsx'
import { saveText } from '../parts/save-text.ts'
import { ChainMark } from './chain-mark.tsx'
import { CheckFileDialog } from './check-file-dialog.tsx'
import { historyCsv } from './history-csv.ts'
import type { VerifiedHistory } from './history-data.ts'
import { historyFilterOf, passes, withHistoryFilter } from './history-filter.ts'
import { HistoryFilters } from './history-filters.tsx'
import { HistoryList } from './history-list.tsx'
import { historyRows } from './history-rows.ts'
import { useHistoryWords } from './use-history-words.ts'

/** The screen. */
export function HistoryScreen({
  document,
  history,
}: {
  readonly document: DocumentView
  readonly history: VerifiedHistory
}): ReactNode {
  const words = useWords()
  const own = useHistoryWords()
  const [search, setSearch] = useSearchParams()
  const [isChecking, setIsChecking] = useState(false)
  const filter = historyFilterOf(search)
  const rows = useMemo(() => historyRows(history.items, words, own), [history.items, words, own])
  const shown = rows.filter(row => passes(row, filter))
  const people = [...new Set(rows.map(({ who }) => who))].sort((a, b) => a.localeCompare(b, 'vi'))
  const { checked, brokenAt } = history.verified
  return (
    <main id="main" className="page history" tabIndex={-1}>
      <div className="page-head">
        <h1>{own.title}</h1>
        <span className="page-head-space" />
        <Button
          variant="default"
          leftSection={<IconFileSearch size={16} stroke={1.75} />}
          onClick={() => setIsChecking(true)}
        >
          {own.check.open}
        </Button>
        <ChainMark checked={checked} brokenAt={brokenAt} head={history.head} />
      </div>
      <HistoryFilters
        filter={filter}
        onChange={next => setSearch(before => withHistoryFilter(before, next))}
        people={people}
        shown={shown.length}
        all={rows.length}
        onExport={() => saveText(own.fileName(document.title), historyCsv(shown, own), 'text/csv')}
      />
      <HistoryList rows={shown} brokenAt={brokenAt} />
      <CheckFileDialog documentId={document.id} isOpen={isChecking} onClose={() => setIsChecking(false)} />
    </main>
  )
}
