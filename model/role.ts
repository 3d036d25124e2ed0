// The roles a person may hold in a unit (domain §5.2). Labels are data, in editor/words.

/** Every role a person may hold in a unit. */
export const roles = [
  'drafter',
  'lead_drafter',
  'secretary_compiler',
  'committee_member',
  'party_secretary',
  'party_member',
  'personnel_officer',
  'steering_member',
  'steering_head',
  'standing_member',
  'clerk',
  'observer_superior',
  'admin',
] as const
/** A role in a unit. */
export type Role = (typeof roles)[number]

const superiorRoles = ['steering_member', 'steering_head', 'standing_member', 'observer_superior'] as const
/** A role that acts on the documents of subordinate units. */
export type SuperiorRole = (typeof superiorRoles)[number]

/** Whether the role reaches into the units below its own. */
export function isSuperior(role: Role): role is SuperiorRole {
  return superiorRoles.some(name => name === role)
}

const spokesmen: readonly Role[] = ['party_secretary', 'secretary_compiler', 'clerk']

/** Whether the role answers for its unit when the unit is asked. */
export function speaksForUnit(role: Role): boolean {
  return spokesmen.includes(role)
}

/** Whether a string names a role. */
export function isRole(value: string): value is Role {
  return roles.some(role => role === value)
}
