// The public door of the data: every template, format profile and term profile, by id and version.
import { dossierLists } from './dossier/congress.ts'
import type { DossierList } from './dossier/dossier-list.ts'
import type { FormatProfile } from './formats/format-profile.ts'
import { hd05Format } from './formats/hd05-2026.ts'
import { hd36Format } from './formats/hd36-2018.ts'
import { opinionSynthesisReport } from './outlines/opinion-synthesis-report.ts'
import { politicalReport } from './outlines/political-report.ts'
import { selfCriticismReport } from './outlines/self-criticism-report.ts'
import { superiorDraft } from './outlines/superior-draft.ts'
import type { Template } from './template.ts'
import { term2020 } from './terms/2020-2025.ts'
import { term2025 } from './terms/2025-2030.ts'
import type { TermProfile } from './terms/term-profile.ts'

/** Every document template that is shipped, in the order of the list shown to users. */
export const templates: readonly Template[] = [
  politicalReport,
  selfCriticismReport,
  opinionSynthesisReport,
  superiorDraft,
]

/** Every format profile; the first is the default. */
export const formatProfiles: readonly FormatProfile[] = [hd36Format, hd05Format]

/** Every term profile, oldest first. */
export const termProfiles: readonly TermProfile[] = [term2020, term2025]

/** Finds a template by id, its newest version unless one is asked for; null when there is none. */
export function findTemplate(id: string, version?: number): Template | null {
  return newest(templates, id, version)
}

/** Finds a format profile by id, its newest version unless one is asked for; null when there is none. */
export function findFormatProfile(id: string, version?: number): FormatProfile | null {
  return newest(formatProfiles, id, version)
}

/** Finds a term profile by id, its newest version unless one is asked for; null when there is none. */
export function findTermProfile(id: string, version?: number): TermProfile | null {
  return newest(termProfiles, id, version)
}

/** The documents that a congress of a term needs; null = a term without a list, where none is asked for. */
export function findDossierList(term: string): DossierList | null {
  return dossierLists.find(list => list.term === term) ?? null
}

function newest<T extends { readonly id: string; readonly version: number }>(
  all: readonly T[],
  id: string,
  version?: number,
): T | null {
  const fitting = all.filter(one => one.id === id && (version === undefined || one.version === version))
  return fitting.reduce<T | null>(
    (best, one) => (best === null || one.version > best.version ? one : best),
    null,
  )
}
