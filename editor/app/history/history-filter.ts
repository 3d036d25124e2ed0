// What the history is narrowed to: kept in the page's address, so that a link shows the same.

import { formatTime } from '../format.ts'
import { type EventGroup, eventGroups } from './event-groups.ts'
import type { HistoryRow } from './history-rows.ts'

/** What is shown; null = not narrowed. Days are `2026-11-22` in Vietnam, both ends among them. */
export interface HistoryFilter {
  readonly group: EventGroup | null
  readonly who: string | null
  readonly from: string | null
  readonly to: string | null
}

/** Everything. */
export const wholeHistory: HistoryFilter = { group: null, who: null, from: null, to: null }

const day = /^\d{4}-\d{2}-\d{2}$/u

/** Reads a filter from an address; values that mean nothing are left out. */
export function historyFilterOf(search: URLSearchParams): HistoryFilter {
  const dayIn = (name: string) => {
    const value = search.get(name) ?? ''
    return day.test(value) ? value : null
  }
  return {
    group: eventGroups.find(group => group === search.get('group')) ?? null,
    who: search.get('who'),
    from: dayIn('from'),
    to: dayIn('to'),
  }
}

/** An address with a filter in it; what else stands in the address stays. */
export function withHistoryFilter(search: URLSearchParams, filter: HistoryFilter): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(filter)) {
    if (typeof value === 'string' && value !== '') next.set(name, value)
    else next.delete(name)
  }
  return next
}

/** Whether fewer rows than all are asked for. */
export function isNarrowed(filter: HistoryFilter): boolean {
  return Object.values(filter).some(value => value !== null)
}

/** Whether a row is shown. */
export function passes(row: HistoryRow, { group, who, from, to }: HistoryFilter): boolean {
  const on = dayOf(row.at)
  return (
    (group === null || row.group === group) &&
    (who === null || row.who === who) &&
    (from === null || on >= from) &&
    (to === null || on <= to)
  )
}

/** The day of a moment in Vietnam. */
function dayOf(instant: string): string {
  const [date = '', month = '', year = ''] = formatTime(instant).split(' ')[1]?.split('/') ?? []
  return `${year}-${month}-${date}`
}
