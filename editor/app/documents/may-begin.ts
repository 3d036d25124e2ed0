// Which documents somebody may begin: in which units, and for whom.

import type { Me } from '#model/api.ts'
import { type DocumentAccess, documentAccesses, roleIn } from '#model/confidential.ts'
import type { UnitId } from '#model/ids.ts'
import { may } from '#model/right.ts'

/** For whom a person may begin documents, by unit; units where they may begin none are left out. */
export function beginnable({
  memberships,
}: Pick<Me, 'memberships'>): ReadonlyMap<UnitId, readonly DocumentAccess[]> {
  const found = new Map<UnitId, readonly DocumentAccess[]>()
  for (const { unitId } of memberships) {
    const accesses = documentAccesses.filter(access =>
      memberships.some(membership => {
        const role = membership.unitId === unitId ? roleIn(access, membership.role, false) : null
        return role !== null && may(role, 'create', 'drafting')
      }),
    )
    if (accesses.length > 0) found.set(unitId, accesses)
  }
  return found
}
