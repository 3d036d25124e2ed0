// Words of the administration page, in English.

import type { AdminWords } from './admin-vi.ts'

/** The words. */
export const adminEn: AdminWords = {
  hint: 'Units, accounts and everybody’s role',
  units: 'Units',
  newUnit: 'Add a unit…',
  unitName: 'Name of the unit',
  unitNameMissing: 'Enter the unit’s name.',
  unitParent: 'Direct superior',
  noParent: 'None',
  unitKind: 'Level',
  kinds: {
    cell: 'Cell',
    grassroots: 'Grassroots',
    commune: 'Commune',
    district: 'District',
    province: 'Province',
  },
  members: 'Members',
  name: 'Full name',
  email: 'E-mail',
  role: 'Role',
  until: 'Held until (empty = without an end)',
  untilPast: 'This time has passed. Choose a later day.',
  heldUntil: time => `until ${time}`,
  add: 'Add a person…',
  addTitle: unit => `Add a person to ${unit}`,
  addHint: 'If the address has no account yet, one is made with the password you set.',
  password: 'First password',
  addDo: 'Add to the unit',
  added: (name, role) => `${name} was added as ${role}.`,
  revoke: 'Take the role away',
  revokeTitle: name => `Take away the role of ${name}`,
  revokeHint: (name, role, unit) =>
    `${name} stops being ${role} at ${unit} from now on. What this person wrote and opined is kept.`,
  revokeDo: 'Take the role away',
  revoked: name => `${name} no longer holds the role.`,
  empty: 'Nobody here yet',
  emptyHint: 'Add a person and choose the role; they can sign in at once.',
  noUnits: 'No units yet',
  noUnitsHint: 'Add the first unit, then people to it.',
  failed: 'The units could not be loaded',
  forbidden: 'This page is for administrators',
  unitAdded: name => `The unit ${name} was added.`,
}
