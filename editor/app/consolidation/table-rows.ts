// The rows of the consolidation table: headings with their counts, and under each the opinions, in the draft's order.

import type { OpinionId } from '#model/ids.ts'
import { type Kind, kinds, type Opinion } from '#model/opinion.ts'
import { type Arrangement, isUnsettled, lineOf } from './table-filter.ts'

/** A heading of the draft, or a group, with what stands under it. */
export interface HeadingRow {
  readonly type: 'heading'
  /** Key of the section, or the line of the synthesis. */
  readonly key: string
  readonly title: string
  readonly ids: readonly OpinionId[]
  /** Opinions by kind, most first. */
  readonly kinds: readonly { readonly kind: Kind; readonly count: number }[]
  readonly unsettled: number
  readonly isFolded: boolean
}

/** An opinion's row. */
export interface OpinionRow {
  readonly type: 'opinion'
  readonly opinion: Opinion
  /** Key of its heading. */
  readonly under: string
}

/** A row of the table. */
export type TableRow = HeadingRow | OpinionRow

/** A heading that rows can stand under, in the order of the table. */
export interface Heading {
  readonly key: string
  readonly title: string
}

/** The id of a row within the table. */
export function rowId(row: TableRow): string {
  return row.type === 'heading' ? `h:${row.key}` : row.opinion.id
}

/**
 * Builds the rows. Every opinion gets exactly one: one that names a heading nobody knows stands under `rest`.
 *
 * @param headings in order
 * @param rest takes what stands nowhere else; comes last
 * @param by which of an opinion's fields names its heading
 * @param folded keys of headings whose rows are put away
 */
export function tableRows(
  opinions: readonly Opinion[],
  headings: readonly Heading[],
  rest: Heading,
  by: Arrangement,
  folded: ReadonlySet<string>,
): TableRow[] {
  const under = new Map<string, Opinion[]>(headings.map(({ key }) => [key, []]))
  const others: Opinion[] = []
  for (const opinion of opinions) {
    const key = by === 'section' ? opinion.sectionKey : lineOf(opinion)
    const members = (key === null ? undefined : under.get(key)) ?? others
    members.push(opinion)
  }
  under.set(rest.key, others)
  return [...headings, rest].flatMap(({ key, title }): TableRow[] => {
    const members = (under.get(key) ?? []).toSorted(byPlace)
    if (members.length === 0) return []
    const heading: HeadingRow = {
      type: 'heading',
      key,
      title,
      ids: members.map(({ id }) => id),
      kinds: kindsOf(members),
      unsettled: members.filter(isUnsettled).length,
      isFolded: folded.has(key),
    }
    if (heading.isFolded) return [heading]
    return [heading, ...members.map(opinion => ({ type: 'opinion' as const, opinion, under: key }))]
  })
}

/** Opinions on the same words stand together; those without words follow; the earlier first. */
function byPlace(a: Opinion, b: Opinion): number {
  const from = ({ place }: Opinion): number => place.from ?? Number.POSITIVE_INFINITY
  const difference = from(a) - from(b)
  return difference === 0 || Number.isNaN(difference) ? a.number - b.number : difference
}

function kindsOf(opinions: readonly Opinion[]): HeadingRow['kinds'] {
  const count = (kind: Kind): number => opinions.filter(opinion => opinion.kind === kind).length
  return kinds
    .map(kind => ({ kind, count: count(kind) }))
    .filter(({ count: number }) => number > 0)
    .sort((a, b) => b.count - a.count)
}
