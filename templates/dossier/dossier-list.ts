// What a list of the documents of a congress holds: which an organisation needs, until when, and how sure that is.
import type { Sourced } from '../template.ts'

/** Levels of organisations that a list tells apart. */
export type DossierLevel = 'cell' | 'grassroots' | 'commune' | 'district' | 'province'

/** One document that a congress needs. */
export interface DossierEntry {
  /** Events of the dossier's register name it: it stays what it is. */
  readonly id: string
  readonly title: string
  readonly titleEn: string
  /** What it belongs to, in the order of the page. */
  readonly group: 'reports' | 'personnel' | 'operating' | 'preparation'
  /** Whether only those who deal with personnel know how it stands. */
  readonly isConfidential: boolean
  /** The unit's documents of this template stand for it by themselves; null = somebody names the document. */
  readonly templateId: string | null
  /** Of syntheses only those of opinions on documents of this template stand for it; left out = it is none of syntheses. */
  readonly synthesizes?: string
  /** Before what it is asked for: the steering team's check, or the congress. */
  readonly due: 'steering' | 'congress'
  /** What it must be by then. */
  readonly needs: 'there' | 'approved'
  /** The stage that its document has usually come to by then: our own guess, which only asks; null = none is expected. */
  readonly usualStage: string | null
  /** Levels at which nothing goes on without it; the others are asked for it only. */
  readonly requiredFor: readonly DossierLevel[]
}

/** The list of one term. */
export interface DossierList {
  /** Id of the term profile. */
  readonly term: string
  readonly version: number
  readonly entries: readonly Sourced<DossierEntry>[]
}
