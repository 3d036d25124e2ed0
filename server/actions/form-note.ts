// The form of a Word file held against a profile: of a file that somebody sends, and of every file that is handed out.

import type { FormFinding } from '#model/form-finding.ts'
import { type Outcome, refuse } from '#model/refusal.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import { WordLimitReached } from '../word/pool.ts'
import type { Deps } from './deps.ts'

/** What a finished file says of its own form. */
export interface FormNote {
  readonly profileId: string
  readonly departures: number
}

/** Checks a file. Refuses with the codes `word-…`; one that asks more time or memory than a thread has is too large. */
export async function checkFile(
  deps: Pick<Deps, 'word'>,
  file: Uint8Array,
  profile: FormatProfile,
): Promise<Outcome<readonly FormFinding[]>> {
  try {
    return await deps.word.checkForm({ mode: 'form', file, profile })
  } catch (error) {
    if (error instanceof WordLimitReached) return refuse('word-too-large')
    throw error
  }
}

/** Counts the departures of a file of ours; null when it is too large to be checked: it is handed out all the same. */
export async function noteOf(
  deps: Pick<Deps, 'word'>,
  file: Uint8Array,
  profile: FormatProfile,
): Promise<FormNote | null> {
  // The thread takes the memory of what it is given.
  const checked = await checkFile(deps, new Uint8Array(file), profile)
  return checked.ok ? { profileId: profile.id, departures: checked.value.length } : null
}
