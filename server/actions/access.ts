// Who may do what with which document: memberships → roles → the table in model/right; and who is let in by a round.

import { fieldOf, reaches } from '#model/assignment.ts'
import { roleIn } from '#model/confidential.ts'
import type { RegisterState } from '#model/fold.ts'
import type { DocumentId, Instant, SectionKey, UnitId, UserId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { type Action, may, permissions } from '#model/right.ts'
import { isSuperior, type Role } from '#model/role.ts'
import { isAsked, phaseOf } from '#model/round.ts'
import { rolesInTemplate } from '#model/synthesis.ts'
import type { DocumentRow, MembershipRow, Store, UnitRow } from '../store/store.ts'
import type { Person, Registers } from './deps.ts'

/** A document opened by somebody who may read it. */
export interface Opened {
  readonly row: DocumentRow
  readonly unit: UnitRow
  readonly roles: readonly Role[]
  readonly permissions: readonly Action[]
  /** Sections in which the person gives opinions; null = the whole document. */
  readonly field: readonly SectionKey[] | null
  /** The person's units that have to do with this document: its own, those above with a superior role, those below. */
  readonly ownUnits: readonly UnitId[]
  /** The unit through which a role is held. */
  readonly unitOfRole: (role: Role) => UnitId
}

/** What access is decided from. */
export interface AccessSource {
  readonly store: Pick<Store, 'findDocument' | 'listUnits' | 'listMembershipsOfUser'>
  readonly registers: Pick<Registers, 'state' | 'isBroken'>
  readonly now: () => Instant
}

/**
 * Opens a document for an action. Unknown and not readable give the same `not-found`, so that nobody learns what exists;
 * readable but not permitted gives `not-allowed`.
 */
export async function openDocument(
  deps: AccessSource,
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
  const held = await heldIn(deps, person.id, row, units, memberships)
  const roles = held.map(({ role }) => role)
  const granted = permissions(roles, row.stage, row.isAmending)
  if (!granted.includes('read')) return refuse('not-found')
  if (!granted.includes(action)) return refuse('not-allowed', { action, stage: row.stage })
  const related = new Set([...held.map(({ unitId }) => unitId), ...below(units, memberships, row.unitId)])
  return done({
    row,
    unit,
    roles,
    permissions: granted,
    field: fieldIn(row, held, units),
    ownUnits: [...related],
    unitOfRole: role => held.find(one => one.role === role)?.unitId ?? row.unitId,
  })
}

/** What a person's socket may do with a document's text. */
export async function textRight(
  deps: AccessSource,
  userId: UserId,
  documentId: DocumentId,
): Promise<'write' | 'read' | null> {
  const opened = await openDocument(deps, { id: userId }, documentId, 'read')
  if (!opened.ok) return null
  const mayWrite = opened.value.permissions.includes('write') && !deps.registers.isBroken(documentId)
  return mayWrite ? 'write' : 'read'
}

/** Roles that count in a unit: those held in it, and superior roles held in any unit above it, as far as they reach. */
export function rolesIn(
  units: readonly UnitRow[],
  memberships: readonly MembershipRow[],
  unitId: UnitId,
): Role[] {
  return membershipsIn(units, memberships, unitId, null).map(({ role }) => role)
}

/**
 * The memberships that count for a document. Somebody of a unit below who is asked in a round reads it and gives opinions
 * as a member of the Party does, from the moment it begins. A document for those who deal with personnel counts their roles alone, and the clerk who keeps it.
 */
export async function heldIn(
  { registers, now }: Pick<AccessSource, 'registers' | 'now'>,
  userId: UserId,
  row: DocumentRow,
  units: readonly UnitRow[],
  memberships: readonly MembershipRow[],
): Promise<readonly MembershipRow[]> {
  const held = membershipsIn(units, memberships, row.unitId, row.id).flatMap(one =>
    rolesOf(row, one).map(role => ({ ...one, role })),
  )
  if (row.access !== 'unit') return held
  const lower = below(units, memberships, row.unitId)
  const [first] = lower
  if (first === undefined || held.length > 0) return held
  const guest: MembershipRow = { unitId: first, userId, role: 'party_member' }
  return isGuest(await registers.state(row.id), userId, lower, now()) ? [guest] : []
}

/** Those of the documents that a person may read. */
export async function readableOf(
  deps: Pick<AccessSource, 'registers' | 'now'>,
  userId: UserId,
  rows: readonly DocumentRow[],
  units: readonly UnitRow[],
  memberships: readonly MembershipRow[],
): Promise<readonly DocumentRow[]> {
  const readable = await Promise.all(
    rows.map(async row => {
      const held = (await heldIn(deps, userId, row, units, memberships)).map(({ role }) => role)
      return permissions(held, row.stage, row.isAmending).includes('read')
    }),
  )
  return rows.filter((_, index) => readable[index])
}

/**
 * The sections in which somebody gives opinions, by the assignments of an observer; null = the whole document, as for whoever gives
 * opinions in another role too.
 *
 * @param held the memberships that count for the document
 */
export function fieldIn(
  row: DocumentRow,
  held: readonly MembershipRow[],
  units: readonly UnitRow[],
): readonly SectionKey[] | null {
  const giving = held.filter(({ role }) => may(role, 'opine', row.stage, row.isAmending))
  const fields = giving.map(({ role, assignments }) =>
    role === 'observer_superior'
      ? fieldOf(assignments, [row.unitId, ...ancestors(units, row.unitId)], row.id)
      : null,
  )
  const keys = fields.flatMap(field => field ?? [])
  return fields.length === 0 || fields.includes(null) ? null : keys
}

/** The roles under which a membership counts for a document; none where it does not. */
export function rolesOf(
  { id, access, templateId }: Pick<DocumentRow, 'id' | 'access' | 'templateId'>,
  { role, assignments = [] }: MembershipRow,
): readonly Role[] {
  const isAssigned = assignments.some(({ documentId }) => documentId === id)
  const counted = roleIn(access, role, isAssigned)
  return counted === null ? [] : rolesInTemplate(counted, templateId)
}

function isGuest(
  { rounds }: RegisterState,
  userId: UserId,
  unitIds: readonly UnitId[],
  now: Instant,
): boolean {
  return [...rounds.values()].some(
    round => isAsked(round, userId, unitIds) && phaseOf(round, now) !== 'waiting',
  )
}

function membershipsIn(
  units: readonly UnitRow[],
  memberships: readonly MembershipRow[],
  unitId: UnitId,
  documentId: DocumentId | null,
): MembershipRow[] {
  const above = ancestors(units, unitId)
  return memberships.filter(({ unitId: held, role, assignments }) =>
    isSuperior(role)
      ? above.includes(held) && reaches(assignments, [unitId, ...above], documentId)
      : held === unitId,
  )
}

/** The person's units below a unit. */
function below(units: readonly UnitRow[], memberships: readonly MembershipRow[], unitId: UnitId): UnitId[] {
  const held = memberships.filter(({ unitId: own, role }) => role !== 'admin' && own !== unitId)
  return held.map(({ unitId: own }) => own).filter(own => ancestors(units, own).includes(unitId))
}

/** The role under which somebody acts: the first that grants the action. */
export function actingRole(opened: Opened, action: Action): Role {
  const role = opened.roles.find(held => may(held, action, opened.row.stage, opened.row.isAmending))
  if (!role) throw new Error(`no role of ${opened.roles.join(', ')} grants ${action}`)
  return role
}

/** Who acts, under which role and for which unit: the part of an event that comes from the session. */
export function actorOf(
  opened: Opened,
  person: Pick<Person, 'id'>,
  action: Action,
): { readonly actor: UserId; readonly actorRole: Role; readonly unitId: UnitId } {
  const actorRole = actingRole(opened, action)
  return { actor: person.id, actorRole, unitId: opened.unitOfRole(actorRole) }
}

/** Units above a unit, nearest first. A cycle in the data ends the walk. */
export function ancestors(units: readonly UnitRow[], unitId: UnitId): UnitId[] {
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

/** Units whose documents may concern a person: the visible ones, and those above their own, whose rounds may ask them. */
export function concerningUnits(units: readonly UnitRow[], memberships: readonly MembershipRow[]): UnitRow[] {
  const visible = new Set(visibleUnits(units, memberships).map(({ id }) => id))
  const above = new Set(memberships.flatMap(({ unitId }) => ancestors(units, unitId)))
  return units.filter(({ id }) => visible.has(id) || above.has(id))
}
