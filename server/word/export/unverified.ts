// Which values of a format profile nobody has checked against the guide: named in the file's properties, never in its text.

import type { FormatProfile } from '#templates/formats/format-profile.ts'

const unchecked: readonly unknown[] = ['M', 'P']

/**
 * Paths of the values that rest on general knowledge or are defaults of ours (confidence M or P), comma between them;
 * `all` for a profile that is unverified as a whole (domain, "How to read this").
 */
export function unverifiedValues(profile: FormatProfile): string {
  return profile.unverified ? 'all' : pathsIn(profile, '').join(', ')
}

function pathsIn(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  if ('confidence' in value && 'source' in value) return unchecked.includes(value.confidence) ? [path] : []
  return Object.entries(value).flatMap(([key, own]) => pathsIn(own, path === '' ? key : `${path}.${key}`))
}
