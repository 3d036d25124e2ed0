// Documents that not the whole unit may see: personnel material has its own readers and a register of its own (domain §5.2).

import type { Role } from './role.ts'

/** Who a document is for: the unit with its superiors, or those who deal with personnel. */
export const documentAccesses = ['unit', 'personnel'] as const
/** Who a document is for. */
export type DocumentAccess = (typeof documentAccesses)[number]

/** What a role counts as in a personnel document; a role that is not here has none, and the document does not exist for it. */
const inPersonnel: Readonly<Partial<Record<Role, Role>>> = {
  personnel_officer: 'lead_drafter',
  party_secretary: 'party_secretary',
  steering_member: 'steering_member',
  steering_head: 'steering_head',
  standing_member: 'standing_member',
}

/**
 * The role under which somebody acts in a document, or null.
 *
 * @param isAssigned whether the document is on the list of those that this person keeps: the only way in for a clerk
 */
export function roleIn(access: DocumentAccess, role: Role, isAssigned: boolean): Role | null {
  if (access === 'unit') return role
  if (role === 'clerk') return isAssigned ? 'clerk' : null
  return inPersonnel[role] ?? null
}
