// What people are made responsible for by whoever administers the unit in which they have their role: units and documents below for
// somebody of a body above, a document for those who deal with personnel for the clerk who keeps it.

import type { AssignmentsAnswer } from '#model/api.ts'
import { topmost } from '#model/assignment.ts'
import type { DocumentId, Instant, SectionKey, UnitId, UserId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { isSuperior } from '#model/role.ts'
import { templates } from '#templates/index.ts'
import { ancestors } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { administers } from './units.ts'

/** What somebody is to be made responsible for: a unit or a document, the other being null. */
export interface AssignmentDraft {
  readonly userId: UserId
  readonly unitId: UnitId | null
  readonly documentId: DocumentId | null
  /** Sections in which an observer gives opinions; none = everywhere. */
  readonly sections: readonly SectionKey[]
  /** null = from now on. */
  readonly from: Instant | null
  /** null = without an end. */
  readonly until: Instant | null
}

/** Assignments of a unit's people, those that have ended too, and the units below. No title of any document is told. */
export async function listAssignments(
  deps: Deps,
  person: Person,
  holderUnitId: UnitId,
): Promise<Outcome<AssignmentsAnswer>> {
  const allowed = await administers(deps, person, holderUnitId)
  if (!allowed.ok) return allowed
  const [rows, units] = await Promise.all([
    deps.store.listAssignmentsOfUnit(holderUnitId),
    deps.store.listUnits(),
  ])
  const accounts = await deps.accounts.findByIds([...new Set(rows.map(({ userId }) => userId))])
  const items = rows.flatMap(({ id, userId, unitId, documentId, sections, from, until }) => {
    const account = accounts.find(candidate => candidate.id === userId)
    const unit = units.find(candidate => candidate.id === unitId)
    return account && unit
      ? [{ id, userId, name: account.name, unitId, unitName: unit.name, documentId, sections, from, until }]
      : []
  })
  const below = units.filter(({ id }) => ancestors(units, id).includes(holderUnitId))
  return done({ items, units: below.map(({ id, name }) => ({ id, name })) })
}

/**
 * Makes somebody responsible. Refuses as `invalid` a person without a role that can be, a unit or document that is not theirs to look
 * after, alike with one that there is not, an end before the beginning, and sections of no template or for somebody who is no observer;
 * and an assignment to oneself.
 */
export async function addAssignment(
  deps: Deps,
  person: Person,
  holderUnitId: UnitId,
  draft: AssignmentDraft,
): Promise<Outcome<{ readonly id: string }>> {
  const allowed = await administers(deps, person, holderUnitId)
  if (!allowed.ok) return allowed
  if (draft.userId === person.id) return refuse('not-allowed', { action: 'grantOneself' })
  const now = deps.now()
  const { userId, until } = draft
  const from = draft.from ?? now
  if (until !== null && (until <= from || until <= now))
    return refuse('invalid', [{ field: 'until', problem: 'past' }])
  const members = await deps.store.listMembershipsOfUnit(holderUnitId)
  const roles = members.filter(row => row.userId === userId).map(({ role }) => role)
  const target = await targetOf(deps, draft)
  const isBelow = target !== null && (await isUnder(deps, target.unitId, holderUnitId))
  const isClerks = target?.isPersonnel === true && target.unitId === holderUnitId
  if (!roles.some(role => isSuperior(role) || role === 'clerk'))
    return refuse('invalid', [{ field: 'userId', problem: 'role' }])
  const mayHold = roles.some(role => (isSuperior(role) ? isBelow : role === 'clerk' && isClerks))
  if (target === null || !mayHold)
    return refuse('invalid', [
      { field: draft.documentId === null ? 'unitId' : 'documentId', problem: 'unknown' },
    ])
  const sections = topmost(draft.sections)
  const isKnown = (key: SectionKey) =>
    templates.some(template => template.sections.some(one => one.key === key))
  if (sections.length > 0 && !roles.includes('observer_superior'))
    return refuse('invalid', [{ field: 'sections', problem: 'observer' }])
  if (!draft.sections.every(isKnown)) return refuse('invalid', [{ field: 'sections', problem: 'unknown' }])
  const id = deps.newId()
  const { unitId, documentId } = target
  const made = { madeBy: person.id, madeAt: now }
  await deps.store.addAssignment({
    id,
    holderUnitId,
    userId,
    unitId,
    documentId,
    sections,
    from,
    until,
    ...made,
  })
  deps.texts.recheckUser(userId)
  return done({ id })
}

/** Takes an assignment away; open pages follow within 2 s. */
export async function removeAssignment(
  deps: Deps,
  person: Person,
  holderUnitId: UnitId,
  id: string,
): Promise<Outcome<null>> {
  const allowed = await administers(deps, person, holderUnitId)
  if (!allowed.ok) return allowed
  const rows = await deps.store.listAssignmentsOfUnit(holderUnitId)
  const found = rows.find(row => row.id === id)
  if (!found) return refuse('not-found')
  // Whose last assignment goes would look after everything below again, which nobody gives to themselves.
  if (found.userId === person.id) return refuse('not-allowed', { action: 'grantOneself' })
  await deps.store.removeAssignment(id, found.userId)
  deps.texts.recheckUser(found.userId)
  return done(null)
}

interface Target {
  readonly unitId: UnitId
  readonly documentId: DocumentId | null
  readonly isPersonnel: boolean
}

async function targetOf(
  { store }: Pick<Deps, 'store'>,
  { unitId, documentId }: AssignmentDraft,
): Promise<Target | null> {
  if (documentId === null) return unitId === null ? null : { unitId, documentId, isPersonnel: false }
  const row = await store.findDocument(documentId)
  return row && { unitId: row.unitId, documentId: row.id, isPersonnel: row.access === 'personnel' }
}

async function isUnder({ store }: Pick<Deps, 'store'>, unitId: UnitId, above: UnitId): Promise<boolean> {
  return ancestors(await store.listUnits(), unitId).includes(above)
}
