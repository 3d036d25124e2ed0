// Units and who holds which role in them.

import type { Member, Unit } from '#model/api.ts'
import type { Instant, UnitId, UserId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { Role } from '#model/role.ts'
import type { UnitRow } from '../store/store.ts'
import { visibleUnits } from './access.ts'
import type { Deps, Person } from './deps.ts'

/** Units the person may see: their own, those below a unit where they hold a superior role; for the administrator all. */
export async function listUnits(deps: Deps, person: Person): Promise<Unit[]> {
  const [units, memberships, isAdministrator] = await Promise.all([
    deps.store.listUnits(),
    deps.store.listMembershipsOfUser(person.id),
    deps.accounts.isAdministrator(person.id),
  ])
  const shown = isAdministrator ? units : visibleUnits(units, memberships)
  return shown.map(({ id, name, parentId, kind }) => ({ id, name, parentId, kind }))
}

/** Makes a unit; the server's administrator only. Refuses an unknown parent as `invalid`. */
export async function createUnit(
  deps: Deps,
  person: Person,
  unit: Omit<UnitRow, 'id'>,
): Promise<Outcome<{ id: UnitId }>> {
  if (!(await deps.accounts.isAdministrator(person.id)))
    return refuse('not-allowed', { action: 'createUnit' })
  const units = await deps.store.listUnits()
  if (unit.parentId !== null && !units.some(candidate => candidate.id === unit.parentId)) {
    return refuse('invalid', [{ field: 'parentId', problem: 'unknown' }])
  }
  const id = deps.newId()
  await deps.store.createUnit({ id, ...unit })
  return done({ id })
}

/** People of a unit with their roles, for whoever administers it. */
export async function listMembers(deps: Deps, person: Person, unitId: UnitId): Promise<Outcome<Member[]>> {
  const allowed = await administers(deps, person, unitId)
  if (!allowed.ok) return allowed
  const rows = await deps.store.listMembershipsOfUnit(unitId)
  const accounts = await deps.accounts.findByIds([...new Set(rows.map(row => row.userId))])
  const members = rows.flatMap(({ userId, role, until = null }) => {
    const account = accounts.find(candidate => candidate.id === userId)
    return account ? [{ userId, name: account.name, email: account.email, role, until }] : []
  })
  return done(members)
}

/** A person to be given a role; with a name and a password an account is made when there is none. */
export interface MemberDraft {
  readonly email: string
  readonly role: Role
  /** The role is held until this moment; left out = without an end. */
  readonly until?: Instant | undefined
  readonly name?: string | undefined
  readonly password?: string | undefined
}

/** Gives a role, perhaps until a moment. Nobody gives one to themselves. */
export async function addMember(
  deps: Deps,
  person: Person,
  unitId: UnitId,
  draft: MemberDraft,
): Promise<Outcome<Member>> {
  const allowed = await administers(deps, person, unitId)
  if (!allowed.ok) return allowed
  const known = await deps.accounts.findByEmail(draft.email)
  if (known?.id === person.id) return refuse('not-allowed', { action: 'grantOneself' })
  if (draft.until !== undefined && draft.until <= deps.now())
    return refuse('invalid', [{ field: 'until', problem: 'past' }])
  if (!known && (!draft.name || !draft.password)) {
    return refuse('invalid', [{ field: draft.name ? 'password' : 'name', problem: 'missing' }])
  }
  const account =
    known ??
    (await deps.accounts.createAccount({
      email: draft.email,
      name: draft.name ?? '',
      password: draft.password ?? '',
    }))
  const ends = draft.until === undefined ? {} : { until: draft.until }
  await deps.store.addMembership({ unitId, userId: account.id, role: draft.role, ...ends })
  deps.texts.recheckUser(account.id)
  const { id, name, email } = account
  return done({ userId: id, name, email, role: draft.role, until: draft.until ?? null })
}

/** Takes every role of a person in a unit away; open pages of theirs follow within 2 s. */
export async function removeMember(
  deps: Deps,
  person: Person,
  unitId: UnitId,
  userId: UserId,
): Promise<Outcome<null>> {
  const allowed = await administers(deps, person, unitId)
  if (!allowed.ok) return allowed
  const rows = await deps.store.listMembershipsOfUnit(unitId)
  if (!rows.some(row => row.userId === userId)) return refuse('not-found')
  await deps.store.removeMemberships(unitId, userId)
  deps.texts.recheckUser(userId)
  return done(null)
}

/** Whether the person administers the unit; a unit they cannot see is not found. */
export async function administers(deps: Deps, person: Person, unitId: UnitId): Promise<Outcome<null>> {
  const [units, memberships, isAdministrator] = await Promise.all([
    deps.store.listUnits(),
    deps.store.listMembershipsOfUser(person.id),
    deps.accounts.isAdministrator(person.id),
  ])
  const exists = units.some(unit => unit.id === unitId)
  if (!exists) return refuse('not-found')
  if (isAdministrator || memberships.some(row => row.unitId === unitId && row.role === 'admin'))
    return done(null)
  return visibleUnits(units, memberships).some(unit => unit.id === unitId)
    ? refuse('not-allowed', { action: 'manageMembers' })
    : refuse('not-found')
}
