// Which of a person's roles count on a document: those in its unit, and a superior's in the unit above.

import type { Me } from '#model/api.ts'
import { isSuperior, type Role } from '#model/role.ts'

/** The roles that count. @param parentId the unit above the document's; null where there is none or it is not known */
export function heldRoles(me: Pick<Me, 'memberships'>, unitId: string, parentId: string | null): Role[] {
  const held = me.memberships.filter(
    membership =>
      membership.unitId === unitId || (membership.unitId === parentId && isSuperior(membership.role)),
  )
  return [...new Set(held.map(({ role }) => role))]
}
