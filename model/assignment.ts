// What a person is made responsible for (domain §5.2, R35): somebody of a body above looks after units or documents below, a clerk keeps
// a document for those who deal with personnel. Who has no assignment in a superior role looks after everything below.

import type { DocumentId, Instant, SectionKey, UnitId } from './ids.ts'
import { isSuperior, type Role } from './role.ts'

/** One assignment, without whose it is. */
export interface Assignment {
  readonly id: string
  /** The unit it is about, or the one that has the document. */
  readonly unitId: UnitId
  /** null = every document of the unit and of those below it. */
  readonly documentId: DocumentId | null
  /** An observer's field: the sections in which opinions are given, each with those under it; none = the whole document. */
  readonly sections: readonly SectionKey[]
  readonly from: Instant
  /** Not held from this moment on; null = it has no end. */
  readonly until: Instant | null
}

/** Whether it is held at a moment. */
export function isHeld({ from, until }: Assignment, now: Instant): boolean {
  return from <= now && (until === null || now < until)
}

/**
 * The assignments that a role is measured by: of a superior role those outside its own unit, of a clerk the documents of the unit.
 *
 * @returns null = there never was one
 */
export function measuring(
  { unitId, role }: { readonly unitId: UnitId; readonly role: Role },
  assignments: readonly Assignment[],
): readonly Assignment[] | null {
  const own = assignments.filter(one =>
    isSuperior(role)
      ? one.unitId !== unitId
      : role === 'clerk' && one.unitId === unitId && one.documentId !== null,
  )
  return own.length > 0 ? own : null
}

/**
 * Whether a superior role reaches a document.
 *
 * @param assignments those held now; undefined = there never was one
 * @param units the document's unit, then those above it
 * @param documentId null = any document of the unit
 */
export function reaches(
  assignments: readonly Assignment[] | undefined,
  units: readonly UnitId[],
  documentId: DocumentId | null,
): boolean {
  return assignments === undefined || reaching(assignments, units, documentId).length > 0
}

/**
 * The sections of one document that are an observer's field: those of every assignment that reaches it, put together.
 *
 * @param assignments those held now; undefined = there never was one
 * @param units the document's unit, then those above it
 * @returns null = the whole document
 */
export function fieldOf(
  assignments: readonly Assignment[] | undefined,
  units: readonly UnitId[],
  documentId: DocumentId,
): readonly SectionKey[] | null {
  const found = reaching(assignments ?? [], units, documentId)
  if (found.length === 0 || found.some(({ sections }) => sections.length === 0)) return null
  return topmost(found.flatMap(({ sections }) => sections))
}

/** Whether a section belongs to a field. @param key null = none: an opinion on the whole document */
export function isInField(field: readonly SectionKey[] | null, key: SectionKey | null): boolean {
  return field === null || (key !== null && field.some(own => key === own || isUnder(key, own)))
}

/** Keys without those that stand under another one of them, each once. */
export function topmost(keys: readonly SectionKey[]): readonly SectionKey[] {
  return [...new Set(keys)].filter(key => !keys.some(other => isUnder(key, other)))
}

/** Keys of outlines say what stands under what: `pr.p1.2.1` under `pr.p1.2`. */
function isUnder(key: SectionKey, above: SectionKey): boolean {
  return key.startsWith(`${above}.`)
}

function reaching(
  assignments: readonly Assignment[],
  units: readonly UnitId[],
  documentId: DocumentId | null,
): readonly Assignment[] {
  return assignments.filter(one => {
    if (one.documentId === null) return units.includes(one.unitId)
    return documentId === null ? one.unitId === units[0] : one.documentId === documentId
  })
}
