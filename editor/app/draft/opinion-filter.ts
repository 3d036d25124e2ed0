// Which opinions the list shows, and in what order.

import type { UnitId } from '#model/ids.ts'
import { anchorOf, type Kind, type Opinion, type Severity, type Source } from '#model/opinion.ts'
import type { OpinionPlace } from '../../index.ts'

/** What the list is narrowed to; null and false = not narrowed. */
export interface OpinionFilter {
  readonly status: 'open' | 'pending' | 'all'
  readonly onlySection: boolean
  readonly onlyMine: boolean
  readonly kind: Kind | null
  readonly severity: Severity | null
  /** Id of the author. */
  readonly authorId: string | null
  /** The unit that speaks. */
  readonly unitId: UnitId | null
  readonly source: Source | null
}

/** The list at first: what is still to be handled. */
export const firstFilter: OpinionFilter = {
  status: 'open',
  onlySection: false,
  onlyMine: false,
  kind: null,
  severity: null,
  authorId: null,
  unitId: null,
  source: null,
}

/** Whether anything beside the status narrows the list. */
export function isNarrowed(filter: OpinionFilter): boolean {
  const { kind, severity, authorId, unitId, source } = filter
  return filter.onlyMine || [kind, severity, authorId, unitId, source].some(one => one !== null)
}

/** The unit that speaks in an opinion: the one it is given for, else its author's. */
export function speakingUnit({ onBehalfOfUnit, author }: Pick<Opinion, 'onBehalfOfUnit' | 'author'>): UnitId {
  return onBehalfOfUnit ?? author.unitId
}

/** Where the opinions stand, and who and where the reader is. */
export interface FilterSituation {
  readonly placeOf: (opinion: Opinion) => OpinionPlace | null
  /** The section of an opinion's place, or that it names. */
  readonly sectionKey: string | null
  readonly personId: string
  /** The opinion in the fore is listed whatever became of it: a link may have led to one decided long ago. */
  readonly focusId: string | null
}

/** The opinions to show. */
export interface Listed {
  /** Those that stand in the text, at words or at a section, by place; and those not looked up yet. */
  readonly placed: readonly Opinion[]
  /** Those on the whole document, by number. */
  readonly general: readonly Opinion[]
  /** Those whose words cannot be shown, by number. */
  readonly unplaced: readonly Opinion[]
}

/** Sorts out the opinions that the filter lets through. */
export function listed(
  opinions: readonly Opinion[],
  filter: OpinionFilter,
  { placeOf, sectionKey, personId, focusId }: FilterSituation,
): Listed {
  const kept = opinions.filter(
    opinion =>
      (filter.status === 'all' || isUnsettled(opinion) || opinion.id === focusId) &&
      (filter.status !== 'pending' || opinion.proposedDisposition !== null) &&
      (!filter.onlySection || opinion.sectionKey === sectionKey) &&
      (!filter.onlyMine || opinion.author.id === personId) &&
      (filter.kind === null || opinion.kind === filter.kind) &&
      (filter.severity === null || opinion.severity === filter.severity) &&
      (filter.authorId === null || opinion.author.id === filter.authorId) &&
      (filter.unitId === null || speakingUnit(opinion) === filter.unitId) &&
      (filter.source === null || opinion.source === filter.source),
  )
  const at = new Map(kept.map(opinion => [opinion.id, placeOf(opinion)]))
  const position = (opinion: Opinion): number => at.get(opinion.id)?.from ?? Number.POSITIVE_INFINITY
  const byPlace = (a: Opinion, b: Opinion): number => {
    const difference = position(a) - position(b)
    return difference === 0 || Number.isNaN(difference) ? a.number - b.number : difference
  }
  const isUnplaced = (opinion: Opinion): boolean => isLost(opinion, at.get(opinion.id) ?? null)
  const isGeneral = ({ id, anchor }: Opinion): boolean => anchor === null && at.get(id)?.status === 'document'
  return {
    placed: kept.filter(opinion => !isUnplaced(opinion) && !isGeneral(opinion)).sort(byPlace),
    general: kept.filter(isGeneral).sort((a, b) => a.number - b.number),
    unplaced: kept.filter(isUnplaced).sort((a, b) => a.number - b.number),
  }
}

/** Whether something is still to be done: a decision, or putting accepted words into the text by hand. */
function isUnsettled({ status, implementation }: Opinion): boolean {
  return status === 'open' || implementation === 'pending' || implementation === 'conflict'
}

/** Whether an opinion on words can no longer be shown at its words. Unknown yet = no. */
export function isLost(
  opinion: Pick<Opinion, 'anchor' | 'placement'>,
  place: Pick<OpinionPlace, 'status'> | null,
): boolean {
  if (anchorOf(opinion) === null || place === null) return false
  return ['ambiguous', 'block', 'section', 'document'].includes(place.status)
}
