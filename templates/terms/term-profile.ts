// What a term profile holds: everything about a round of congresses that changes with directives and guidance.
import type { Sourced } from '../template.ts'

/** A document of reference. The same number occurs in two terms, so number and date together are its key. */
export interface ReferenceKey {
  readonly number: string
  /** 'YYYY-MM-DD', or 'YYYY' where only the year is known. */
  readonly date: string
}

/** One document that governs the congress, and what replaced it where that is known. */
export interface Reference extends ReferenceKey {
  readonly topic:
    | 'congressDirective'
    | 'organisationGuidance'
    | 'elections'
    | 'charter'
    | 'annualReview'
    | 'format'
    | 'organisationModel'
    | 'theme'
  readonly title: string
  readonly replacedBy: ReferenceKey | null
}

/** A theme that the reports of this term must assess. */
interface RequiredTheme {
  readonly id: string
  readonly title: string
  readonly references: readonly ReferenceKey[]
  /** Words that show that a text speaks of it; one is enough, capitals and spaces do not count. */
  readonly keyWords: readonly string[]
  /** Keys of the sections that must treat it. */
  readonly sections: readonly string[]
  /** The table that must be filled for it, or null. */
  readonly table: string | null
}

/** A way of holding the congress; `contents` counts the contents it deals with. */
interface CongressMode {
  readonly id: 'charter' | 'directSecretary' | 'withoutElection'
  readonly title: string
  readonly contents: number
}

/** The longest a congress may take, in days. */
interface DurationLimit {
  readonly organisation: string
  readonly maxDays: number
  /** Whether the preparatory session counts within the limit; null where the source does not say. */
  readonly includesPreparatory: boolean | null
}

/** A share that personnel must reach, in per cent. */
interface Threshold {
  readonly id: string
  readonly title: string
  readonly minPercent: number
  /** Null where only a floor is given. */
  readonly maxPercent: number | null
  readonly appliesTo: string
}

/** Limits on the number of candidates beyond the seats, in per cent. */
interface Surplus {
  /** Of the seats. */
  readonly maxPercent: Sourced<number>
  /** The band within which the convening committee prepares its own list. */
  readonly preparedMinPercent: Sourced<number>
  readonly preparedMaxPercent: Sourced<number>
  /** A nominee not on the list needs the support of more than this share of the delegates. */
  readonly nomineeSupportPercent: Sourced<number>
}

/** One rule of ballots, voting or counting, in the words shown to an organiser. */
export interface BallotRule {
  readonly id: string
  readonly rule: string
}

/** A date counted from an event; local guidance wins and may only tighten it. */
export interface Deadline {
  readonly id: string
  readonly title: string
  readonly days: number
  readonly unit: 'day' | 'workingDay'
  readonly direction: 'before' | 'after'
  readonly event: 'congressDay' | 'congressClosing' | 'reportReceived'
  /** 'unit' prepares, 'superior' answers. */
  readonly owner: 'unit' | 'superior'
  /** Days from the event at which an alarm is raised; null where none is. */
  readonly alarmDays: number | null
}

/** Until when congresses of one level are to be finished. */
interface CampaignWindow {
  readonly level: string
  readonly until: string
}

/** Roles whose names change with the level of the organisation and with the term. */
export type RoleLabelKey =
  | 'superiorBody'
  | 'superiorCommittee'
  | 'superiorStandingCommittee'
  | 'steeringTeam'
  | 'superiorDocumentSubcommittee'
  | 'superiorOffice'
  | 'superiorPropaganda'
  | 'superiorOrganisation'
  | 'superiorInspection'
  | 'committee'
  | 'secretary'
  | 'documentSubcommittee'
  | 'editorialTeam'
  | 'clerk'

/** The names of the roles as one level of organisation uses them. */
export interface RoleLabels {
  readonly level: 'commune' | 'grassroots' | 'cell'
  readonly title: string
  readonly labels: Readonly<Record<RoleLabelKey, Sourced<string>>>
}

/** The rules of one term as data; a document pins the id and version it was made with. */
export interface TermProfile {
  readonly id: string
  readonly version: number
  readonly title: string
  /** The term as printed in titles, '2020 - 2025'. */
  readonly term: string
  /** 'YYYY-MM-DD', both ends inclusive; validTo is null while the profile is in use. */
  readonly validFrom: Sourced<string>
  readonly validTo: Sourced<string | null>
  readonly references: readonly Sourced<Reference>[]
  readonly requiredThemes: readonly Sourced<RequiredTheme>[]
  readonly congressModes: readonly Sourced<CongressMode>[]
  readonly durationLimits: readonly Sourced<DurationLimit>[]
  readonly thresholds: readonly Sourced<Threshold>[]
  /** Months of working time that must remain for a person to be nominated again. */
  readonly reNominationMinMonths: Sourced<number>
  readonly surplus: Surplus
  readonly ballotRules: readonly Sourced<BallotRule>[]
  readonly deadlines: readonly Sourced<Deadline>[]
  readonly campaignWindows: readonly Sourced<CampaignWindow>[]
  /** The format profile a new document of this term starts with. */
  readonly formatProfile: Sourced<{ readonly id: string; readonly version: number }>
  /** Format profiles that take over within the term, from a day on. */
  readonly laterFormatProfiles: readonly Sourced<{
    readonly id: string
    readonly version: number
    readonly from: string
  }>[]
  readonly roleLabels: readonly RoleLabels[]
}
