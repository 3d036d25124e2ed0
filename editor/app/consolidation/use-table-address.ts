// The page's address: what the table is narrowed to and which opinion is open, so that a link and the browser's back lead there.

import { useCallback, useMemo } from 'react'
import { useSearchParams } from 'wouter'
import type { OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { filterOf, type TableFilter, withFilter } from './table-filter.ts'

const openName = 'yk'

/** What stands in the address, and its changes. */
export interface TableAddress {
  readonly filter: TableFilter
  /** The opinion in the pane; null = none. */
  readonly openId: OpinionId | null
  /** @param isStep whether back leads to the filter before; typing makes no steps */
  readonly setFilter: (filter: TableFilter, isStep: boolean) => void
  /** Opens an opinion: the first one is a step of the browser, those after it take its place. */
  readonly open: (id: OpinionId | null) => void
}

/** Opinions stand in the address by their number, as people name them. */
export function useTableAddress(opinions: readonly Opinion[]): TableAddress {
  const [search, setSearch] = useSearchParams()
  const written = search.toString()
  const filter = useMemo(() => filterOf(new URLSearchParams(written)), [written])
  const number = Number(search.get(openName))
  const openId = opinions.find(opinion => opinion.number === number)?.id ?? null
  const setFilter = useCallback(
    (next: TableFilter, isStep: boolean) =>
      setSearch(before => withFilter(before, next), { replace: !isStep }),
    [setSearch],
  )
  const open = useCallback(
    (id: OpinionId | null) => {
      const opened = opinions.find(opinion => opinion.id === id)
      const wasOpen = new URLSearchParams(location.search).has(openName)
      if (!opened && !wasOpen) return
      setSearch(
        before => {
          const next = new URLSearchParams(before)
          if (opened) next.set(openName, String(opened.number))
          else next.delete(openName)
          return next
        },
        { replace: wasOpen },
      )
    },
    [setSearch, opinions],
  )
  return { filter, openId, setFilter, open }
}
