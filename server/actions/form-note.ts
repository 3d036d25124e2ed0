// What every file that is handed out says of its own form.

import type { FormatProfile } from '#templates/formats/format-profile.ts'
import type { Deps } from './deps.ts'

/** What a finished file says of its own form. */
export interface FormNote {
  readonly profileId: string
  readonly departures: number
}

/** Counts the departures of a file of ours; null when it is too large to be checked: it is handed out all the same. */
export async function noteOf(
  deps: Pick<Deps, 'word'>,
  file: Uint8Array,
  profile: FormatProfile,
): Promise<FormNote | null> {
  const checked = await deps.word.checkForm({ mode: 'form', file, profile }, true)
  return checked.ok ? { profileId: profile.id, departures: checked.value.length } : null
}
