// Who may do what with which document: memberships → roles → the table in model/role.

import type { DocumentId, UnitId, UserId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { type Action, may, permissions } from '#model/right.ts'
import { isSuperior, type Role } from '#model/role.ts'
import type { DocumentRow, MembershipRow, Store, UnitRow } from '../store/store.ts'
import type { Person } from './deps.ts'

/** A document opened by somebody who may read it. */
export interface Opened {
  readonly row: DocumentRow
  readonly unit: UnitRow
  readonly roles: readonly Role[]
  readonly permissions: readonly Action[]
}

type Rows = Pick<Store, 'findDocument' | 'listUnits' | 'listMembershipsOfUser'>

/**
 * Opens a document for an action. Unknown and not readable give the same `not-found`, so that nobody learns what exists;
 * readable but not permitted gives `not-allowed`.
 */
export async function openDocument(
  deps: { readonly store: Rows },
  person: Pick<Person, 'id'>,
  id: DocumentId,
  action: Action,
): Promise<Outcome<Opened>> {
  const [row, units, memberships] = await Promise.all([
    deps.store.findDocument(id),
    deps.store.listUnits(),
    deps.store.listMembershipsOfUser(person.id),
  ])
  const unit = row && units.find(candidate => candidate.id === row.unitId)
  if (!row || !unit) return refuse('not-found')
  const roles = rolesIn(units, memberships, row.unitId)
  const granted = permissions(roles, row.stage)
  if (!granted.includes('read')) return refuse('not-found')
  if (!granted.includes(action)) return refuse('not-allowed', { action, stage: row.stage })
  return done({ row, unit, roles, permissions: granted })
}

/** What a person's socket may do with a document's text. */
export async function textRight(
  store: Rows,
  userId: UserId,
  documentId: DocumentId,
): Promise<'write' | 'read' | null> {
  const opened = await openDocument({ store }, { id: userId }, documentId, 'read')
  if (!opened.ok) return null
  return opened.value.permissions.includes('write') ? 'write' : 'read'
}

/** Roles that count in a unit: those held in it, and superior roles held in any unit above it. */
export function rolesIn(
  units: readonly UnitRow[],
  memberships: readonly MembershipRow[],
  unitId: UnitId,
): Role[] {
  const above = new Set(ancestors(units, unitId))
  return memberships
    .filter(({ unitId: held, role }) => (isSuperior(role) ? above.has(held) : held === unitId))
    .map(({ role }) => role)
}

/** The role under which somebody acts: the first that grants the action. */
export function actingRole(opened: Opened, action: Action): Role {
  const role = opened.roles.find(held => may(held, action, opened.row.stage))
  if (!role) throw new Error(`no role of ${opened.roles.join(', ')} grants ${action}`)
  return role
}

/** Units above a unit, nearest first. A cycle in the data ends the walk. */
function ancestors(units: readonly UnitRow[], unitId: UnitId): UnitId[] {
  const parents = new Map(units.map(unit => [unit.id, unit.parentId]))
  const found: UnitId[] = []
  for (let at = parents.get(unitId) ?? null; at !== null && !found.includes(at); at = parents.get(at) ?? null)
    found.push(at)
  return found
}

/** Units whose documents or members a person may see: their own, and those below units where they hold a superior role. */
export function visibleUnits(units: readonly UnitRow[], memberships: readonly MembershipRow[]): UnitRow[] {
  return units.filter(
    unit =>
      memberships.some(held => held.unitId === unit.id) || rolesIn(units, memberships, unit.id).length > 0,
  )
}
