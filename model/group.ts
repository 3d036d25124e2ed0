// Groups of like opinions: the lines of the synthesis. A group never changes or hides its members (domain R16).

import type { GroupId, Instant, OpinionId } from './ids.ts'
import type { Named, RecordedOpinion } from './opinion.ts'

/** Whether the members speak for most, for few, or the voices are divided. */
export const trends = ['majority', 'minority', 'divided'] as const
/** The trend of a group. */
export type Trend = (typeof trends)[number]

/** A group as it stands. */
export interface Group {
  readonly id: GroupId
  readonly title: string
  readonly trend: Trend | null
  /** What the members say together, in neutral words. */
  readonly summary: string
  /** Members, in the order of their numbers. */
  readonly opinionIds: readonly OpinionId[]
  /** Members whose reasoning is told one by one. */
  readonly notable: readonly OpinionId[]
  readonly by: Named
  readonly at: Instant
  /** Seq of the event that made it so. */
  readonly seq: number
}

/** Whether an opinion still waits for its line: withdrawn ones need none. */
export function isUnassigned(opinion: Pick<RecordedOpinion, 'status' | 'groupId' | 'isSingle'>): boolean {
  return opinion.status !== 'withdrawn' && opinion.groupId === null && !opinion.isSingle
}
