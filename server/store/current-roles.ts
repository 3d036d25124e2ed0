// A store that gives only roles and assignments that are held now: one that was given until a moment is gone after it, at every use.

import { isHeld } from '#model/assignment.ts'
import type { Instant } from '#model/ids.ts'
import type { MembershipRow, Store } from './store.ts'

/** The same store, its lists of memberships without those that have ended. @param now the server's clock, asked at each reading */
export function withCurrentRoles(store: Store, now: () => Instant): Store {
  const held = (rows: readonly MembershipRow[]): readonly MembershipRow[] => {
    if (rows.every(({ until, assignments }) => until === undefined && assignments === undefined)) return rows
    const at = now()
    return rows
      .filter(({ until }) => until === undefined || until > at)
      .map(row => {
        const { assignments } = row
        return assignments ? { ...row, assignments: assignments.filter(one => isHeld(one, at)) } : row
      })
  }
  return {
    ...store,
    listMembershipsOfUser: async userId => held(await store.listMembershipsOfUser(userId)),
    listMembershipsOfUsers: async userIds => held(await store.listMembershipsOfUsers(userIds)),
    listMembershipsOfUnit: async unitId => held(await store.listMembershipsOfUnit(unitId)),
  }
}
