// Sending a Word file that a document begins from: once to be told of its parts, once more with where each goes.

import type { DocumentAccess } from '#model/confidential.ts'
import type { Assignment, DraftPlan, LeftOut, PlanTarget } from '#model/draft-plan.ts'
import type { LegacyLetters } from '#model/legacy-letters.ts'
import { RequestFailure } from '../data/failure.ts'
import { failureOf } from '../draft/word-file.ts'
import { storedLanguage } from '../language.tsx'

/** What is asked for. */
export interface WantedDraft {
  readonly file: File
  readonly unitId: string
  readonly templateId: string
  readonly title: string
  readonly access: DocumentAccess
}

/** Answer of the first step. */
export interface PlanAnswer {
  readonly plan: DraftPlan
  readonly targets: readonly PlanTarget[]
}

/** Asks for the parts. @throws RequestFailure with the sentence to show */
export function askForParts(
  wanted: WantedDraft,
  letters: LegacyLetters,
  signal: AbortSignal,
): Promise<PlanAnswer> {
  return send<PlanAnswer>(wanted, letters, new FormData(), signal)
}

/** Makes the document. @throws RequestFailure with the sentence to show */
export function createFromFile(
  wanted: WantedDraft,
  letters: LegacyLetters,
  assignments: readonly Assignment[],
): Promise<{ readonly id: string; readonly leftOut: readonly LeftOut[] }> {
  const form = new FormData()
  form.set('title', wanted.title)
  form.set('assignments', JSON.stringify(assignments))
  return send(wanted, letters, form)
}

async function send<T>(
  { file, unitId, templateId, access }: WantedDraft,
  letters: LegacyLetters,
  form: FormData,
  signal?: AbortSignal,
): Promise<T> {
  form.set('file', file)
  const query = new URLSearchParams({ unitId, templateId, access, letters })
  let response: Response
  try {
    response = await fetch(`/api/documents/from-word?${query}`, {
      method: 'POST',
      credentials: 'include',
      headers: { 'Accept-Language': storedLanguage() },
      body: form,
      ...(signal ? { signal } : {}),
    })
  } catch (error) {
    if (error instanceof TypeError) throw new RequestFailure('no-network', '') // fetch says so when no answer came
    throw error
  }
  if (!response.ok) throw await failureOf(response)
  return (await response.json()) as T // the server's schema checks what it answers with
}

/** An assignment as the value of a choice, and back. */
export function choiceOf(assignment: Assignment): string {
  return assignment.to === 'section' ? `section ${assignment.key}` : assignment.to
}

/** The assignment that a choice stands for. */
export function assignmentOf(choice: string): Assignment {
  if (choice === 'leftOut' || choice === 'unassigned') return { to: choice }
  return { to: 'section', key: choice.slice('section '.length) }
}
