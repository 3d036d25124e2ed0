// A document that begins from a Word file: what its parts are and where each would go, then the document itself.

import type { Assignment, DraftPlan, LeftOut, PlanTarget } from '#model/draft-plan.ts'
import type { DocumentId } from '#model/ids.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { Template } from '#templates/template.ts'
import { draftTargets } from '../word/draft/match.ts'
import { mayBegin, type NewDocument, storeDocument } from './create.ts'
import type { Deps, Person } from './deps.ts'

/** A Word file with what a person confirmed. */
export interface SentDraft {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly name: string
  /** Left out = the file's parts are asked for first. */
  readonly title: string | null
  readonly assignments: readonly Assignment[] | null
}

/** The answer of either step. */
export type FromWord =
  | { readonly is: 'plan'; readonly plan: DraftPlan; readonly targets: readonly PlanTarget[] }
  | { readonly is: 'made'; readonly id: DocumentId; readonly leftOut: readonly LeftOut[] }

/**
 * Reads the file's parts, or, with assignments, makes the document and keeps the file with it. Nothing is kept between the two
 * steps: the file is sent twice, and one that has changed refuses `file-changed`. Refuses as `createDocument` and the reader do.
 *
 * @param letters what becomes of words in fonts older than Unicode
 * @param readFile asked only when the caller may begin the document
 */
export async function createFromWord(
  deps: Deps,
  person: Person,
  wanted: Omit<NewDocument, 'title'>,
  letters: LegacyLetters,
  readFile: () => Promise<Outcome<SentDraft>>,
): Promise<Outcome<FromWord>> {
  const beginning = await mayBegin(deps, person, { ...wanted, title: '' })
  if (!beginning.ok) return beginning
  const { template } = beginning.value
  const file = await readFile()
  if (!file.ok) return file
  const { bytes, name, assignments, title } = file.value
  if (assignments !== null && title === null)
    return refuse('invalid', [{ field: 'title', problem: 'missing' }])
  const output = await deps.word.draft({ mode: 'draft', file: bytes, template, letters, assignments })
  if (!output.ok) return output
  switch (output.value.is) {
    case 'plan':
      return done({ is: 'plan', plan: output.value.plan, targets: targetsOf(template) })
    case 'other':
      return refuse('file-changed')
    case 'text': {
      const made = { ...beginning.value, wanted: { ...wanted, title: title ?? '' } }
      const id = await storeDocument(deps, person, made, output.value, { name, bytes })
      return done({ is: 'made', id, leftOut: output.value.leftOut })
    }
  }
}

function targetsOf(template: Template): PlanTarget[] {
  return draftTargets(template).map(({ key, label, title, level }) => ({ key, label, title, level }))
}
