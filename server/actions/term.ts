// The term profile that a document pins, for whoever reads the document.

import type { DocumentId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { type TermView, termView } from '#model/term-view.ts'
import { findTermProfile } from '#templates/index.ts'
import type { RoleLabels } from '#templates/terms/term-profile.ts'
import type { UnitRow } from '../store/store.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { isCell } from './front-matter.ts'

/** Reads it. Refuses `not-found` for a profile that is not shipped any more, too. */
export async function getTerm(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<TermView>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const { row, unit } = opened.value
  const profile = findTermProfile(row.termProfile, row.termProfileVersion)
  return profile ? done(termView(profile, levelOf(unit))) : refuse('not-found')
}

/** The level whose names a unit goes by; null = one above the communes. */
function levelOf(unit: UnitRow): RoleLabels['level'] | null {
  if (isCell(unit)) return 'cell'
  return unit.kind === 'grassroots' || unit.kind === 'commune' ? unit.kind : null
}
