// The rules of the term that a document pins, as far as its writers need to see them: what is asked, what is in force, who is
// called what at the document's level; each value with how sure it is.

import type { Confidence, Sourced } from '#templates/template.ts'
import type { ReferenceKey, RoleLabelKey, RoleLabels, TermProfile } from '#templates/terms/term-profile.ts'

/** How sure a value is, and from where. */
export interface Known {
  readonly confidence: Confidence
  readonly source: string
}

/** Answer to `GET …/term`. */
export interface TermView {
  readonly id: string
  readonly version: number
  readonly title: string
  /** '2025 - 2030'. */
  readonly term: string
  readonly themes: readonly (Known & {
    readonly title: string
    readonly references: readonly ReferenceKey[]
  })[]
  /** Those that nothing has replaced. */
  readonly references: readonly (Known & ReferenceKey & { readonly title: string })[]
  readonly thresholds: readonly (Known & {
    readonly title: string
    readonly minPercent: number
    readonly maxPercent: number | null
    readonly appliesTo: string
  })[]
  /** null = the profile has no names for this level. */
  readonly names: {
    readonly title: string
    readonly roles: readonly (Known & { readonly role: RoleLabelKey; readonly name: string })[]
  } | null
}

/** A profile as its writers see it. @param level of the unit that writes; null = one that the profile does not name */
export function termView(profile: TermProfile, level: RoleLabels['level'] | null): TermView {
  const { id, version, title, term, requiredThemes, references, thresholds, roleLabels } = profile
  const labels = roleLabels.find(one => one.level === level)
  return {
    id,
    version,
    title,
    term,
    themes: requiredThemes.map(theme => ({
      ...knownOf(theme),
      title: theme.value.title,
      references: theme.value.references,
    })),
    references: references
      .filter(({ value }) => value.replacedBy === null)
      .map(reference => {
        const { number, date, title: name } = reference.value
        return { ...knownOf(reference), number, date, title: name }
      }),
    thresholds: thresholds.map(threshold => {
      const { title: name, minPercent, maxPercent, appliesTo } = threshold.value
      return { ...knownOf(threshold), title: name, minPercent, maxPercent, appliesTo }
    }),
    names: labels
      ? {
          title: labels.title,
          roles: Object.entries(labels.labels).map(([role, label]) => ({
            ...knownOf(label),
            role: role as RoleLabelKey, // the keys of a record of them
            name: label.value,
          })),
        }
      : null,
  }
}

function knownOf({ confidence, source }: Sourced<unknown>): Known {
  return { confidence, source }
}
