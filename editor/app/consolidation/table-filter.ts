// What the consolidation table is narrowed to: read from the page's address, written back to it, and asked of each opinion.

import { isUnassigned } from '#model/group.ts'
import type { UnitId } from '#model/ids.ts'
import {
  type Kind,
  kinds,
  type Opinion,
  opinionName,
  type Severity,
  type Source,
  severities,
  sources,
  statuses,
} from '#model/opinion.ts'
import { isLost } from '../draft/opinion-filter.ts'
import { matches } from '../format.ts'

/** By what the rows stand together. */
export const arrangements = ['section', 'group'] as const
/** The draft's headings, or the groups of like opinions. */
export type Arrangement = (typeof arrangements)[number]

/** Statuses to narrow to: the nine of the balance, and two that a compiler asks for. */
export const statusFilters = [...statuses, 'unsettled', 'proposed'] as const
/** `unsettled` = something is still to be done; `proposed` = a decision waits for confirmation. */
export type StatusFilter = (typeof statusFilters)[number]

/** What the table shows; null, false and '' = not narrowed. */
export interface TableFilter {
  readonly sought: string
  readonly status: StatusFilter | null
  /** Key of a section; '' stands for the whole document. */
  readonly section: string | null
  readonly kind: Kind | null
  readonly severity: Severity | null
  /** Name under which the opinion's holder is shown, or its unit. */
  readonly holder: string | null
  readonly source: Source | null
  readonly round: string | null
  /** Id of a group, `single` = a line of its own, `none` = neither yet. */
  readonly group: string | null
  readonly late: boolean
  readonly reserved: boolean
  /** Only opinions whose words are gone. */
  readonly unplaced: boolean
  readonly by: Arrangement
}

/** Everything, under the draft's headings. */
export const wholeTable: TableFilter = {
  sought: '',
  status: null,
  section: null,
  kind: null,
  severity: null,
  holder: null,
  source: null,
  round: null,
  group: null,
  late: false,
  reserved: false,
  unplaced: false,
  by: 'section',
}

const names = {
  sought: 'q',
  status: 'status',
  section: 'section',
  kind: 'kind',
  severity: 'severity',
  holder: 'unit',
  source: 'source',
  round: 'round',
  group: 'group',
  late: 'late',
  reserved: 'reserved',
  unplaced: 'unplaced',
  by: 'by',
} as const satisfies Record<keyof TableFilter, string>

/** Reads a filter from an address; values that mean nothing are left out. */
export function filterOf(search: URLSearchParams): TableFilter {
  const one = <T extends string>(list: readonly T[], name: string): T | null =>
    list.find(value => value === search.get(name)) ?? null
  return {
    sought: search.get(names.sought) ?? '',
    status: one(statusFilters, names.status),
    section: search.get(names.section),
    kind: one(kinds, names.kind),
    severity: one(severities, names.severity),
    holder: search.get(names.holder),
    source: one(sources, names.source),
    round: search.get(names.round),
    group: search.get(names.group),
    late: search.get(names.late) === '1',
    reserved: search.get(names.reserved) === '1',
    unplaced: search.get(names.unplaced) === '1',
    by: one(arrangements, names.by) ?? 'section',
  }
}

/** An address with a filter in it; what else stands in the address stays. */
export function withFilter(search: URLSearchParams, filter: TableFilter): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [key, name] of Object.entries(names)) {
    const value = Reflect.get(filter, key) as TableFilter[keyof TableFilter]
    const written = typeof value === 'boolean' ? (value ? '1' : null) : value
    const isDefault = written === null || written === Reflect.get(wholeTable, key)
    if (isDefault) next.delete(name)
    else next.set(name, written)
  }
  return next
}

/** Whether fewer rows than all are asked for. */
export function isNarrowed(filter: TableFilter): boolean {
  return Object.entries(wholeTable).some(([key, value]) => key !== 'by' && Reflect.get(filter, key) !== value)
}

/** Names of units by id; a unit that the reader may not see is missing. */
export type UnitNames = ReadonlyMap<UnitId, string>

/** Who holds an opinion, as the table shows it: the person or body it was given for, or its author. */
export function holderOf(
  opinion: Pick<Opinion, 'onBehalfOf' | 'onBehalfOfUnit' | 'author'>,
  units: UnitNames,
): string {
  const unit = opinion.onBehalfOfUnit === null ? null : (units.get(opinion.onBehalfOfUnit) ?? null)
  return opinion.onBehalfOf ?? unit ?? opinion.author.name
}

/** The unit that speaks in an opinion, by name; null when the reader may not see it. */
export function unitOf(opinion: Pick<Opinion, 'onBehalfOfUnit' | 'author'>, units: UnitNames): string | null {
  return units.get(opinion.onBehalfOfUnit ?? opinion.author.unitId) ?? null
}

/** What stands for an opinion's line of the synthesis: a group's id, `single`, `none` while unassigned, null when withdrawn. */
export function lineOf(opinion: Pick<Opinion, 'status' | 'groupId' | 'isSingle'>): string | null {
  if (opinion.groupId !== null) return opinion.groupId
  if (opinion.isSingle) return 'single'
  return isUnassigned(opinion) ? 'none' : null
}

/** Whether something is still to be done: a decision, or bringing accepted words into the text. */
export function isUnsettled({ status, implementation }: Pick<Opinion, 'status' | 'implementation'>): boolean {
  return status === 'open' || implementation === 'pending' || implementation === 'conflict'
}

/** Whether a row is shown. */
export function passes(opinion: Opinion, filter: TableFilter, units: UnitNames): boolean {
  return (
    hasStatus(opinion, filter.status) &&
    (filter.section === null || (opinion.sectionKey ?? '') === filter.section) &&
    (filter.kind === null || opinion.kind === filter.kind) &&
    (filter.severity === null || opinion.severity === filter.severity) &&
    (filter.holder === null ||
      holderOf(opinion, units) === filter.holder ||
      unitOf(opinion, units) === filter.holder) &&
    (filter.source === null || opinion.source === filter.source) &&
    (filter.round === null || opinion.roundId === filter.round) &&
    (filter.group === null || lineOf(opinion) === filter.group) &&
    (!filter.late || opinion.isLate) &&
    (!filter.reserved || opinion.reserved !== null) &&
    (!filter.unplaced || isLost(opinion, opinion.place)) &&
    (filter.sought.trim() === '' || matches(searchedText(opinion, units), filter.sought.trim()))
  )
}

function hasStatus(opinion: Opinion, status: StatusFilter | null): boolean {
  switch (status) {
    case null:
      return true
    case 'unsettled':
      return isUnsettled(opinion)
    case 'proposed':
      return opinion.status === 'open' && opinion.proposedDisposition !== null
    default:
      return opinion.status === status
  }
}

function searchedText(opinion: Opinion, units: UnitNames): string {
  return [
    opinionName(opinion.number),
    opinion.body,
    opinion.proposedText,
    opinion.anchor?.quote,
    opinion.onBehalfOf,
    opinion.author.name,
    unitOf(opinion, units),
    opinion.disposition?.explanation,
    opinion.sourceRef,
  ]
    .filter(Boolean)
    .join('\n')
}
