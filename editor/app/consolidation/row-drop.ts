// Grouping by dragging: what is dragged, and what letting it go over a row would do. Plain functions, so that a test can ask them.

import type { GroupId, OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import type { TableRow } from './table-rows.ts'

/** What is offered to be done: opinions into a group, or into a new one. */
export interface Grouping {
  /** null = a new group. */
  readonly groupId: GroupId | null
  readonly ids: readonly OpinionId[]
}

/** The opinions that go along when a row is dragged: every ticked one when it is ticked itself, in the order of the table. */
export function draggedWith(
  id: OpinionId,
  ticked: ReadonlySet<OpinionId>,
  rows: readonly TableRow[],
): OpinionId[] {
  if (!ticked.has(id)) return [id]
  return rows.flatMap(row => (row.type === 'opinion' && ticked.has(row.opinion.id) ? [row.opinion.id] : []))
}

/**
 * What dropping opinions on a row would do; null where nothing would.
 *
 * @param isGroup whether a heading's key names a group
 */
export function groupingOn(
  target: TableRow,
  ids: readonly OpinionId[],
  isGroup: (key: string) => boolean,
  byId: ReadonlyMap<OpinionId, Opinion>,
): Grouping | null {
  const isThere = (groupId: GroupId): boolean => ids.every(id => byId.get(id)?.groupId === groupId)
  if (target.type === 'heading') {
    if (!isGroup(target.key) || isThere(target.key)) return null
    return { groupId: target.key, ids }
  }
  const { id, groupId } = target.opinion
  if (ids.includes(id)) return null
  if (groupId === null) return { groupId: null, ids: [id, ...ids] }
  return isThere(groupId) ? null : { groupId, ids }
}
