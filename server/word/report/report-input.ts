// What a report from the register needs, as plain values: no store, no HTTP, no clock.

import type { NodeJson } from '#model/content.ts'
import type { Group } from '#model/group.ts'
import type { DocumentId, Instant, Sha256, UnitId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import type { Participation, Round } from '#model/round.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import type { FrontMatter } from '../export-input.ts'

/** Kinds of report that are Word files: the consolidated report of opinions (domain §3c), the table of dispositions (§3d). */
export const wordReportKinds = ['synthesis', 'dispositions'] as const
/** A report that is a Word file. */
export type WordReportKind = (typeof wordReportKinds)[number]

/** Kinds of report: those, and `list`, a workbook with one row an opinion. */
export const reportKinds = [...wordReportKinds, 'list'] as const
/** A kind of report. */
export type ReportKind = (typeof reportKinds)[number]

/** A consultation round with who has answered it. */
export interface ReportRound {
  readonly round: Round
  /** Whether it takes no more opinions in time. */
  readonly isOver: boolean
  readonly participation: Participation
}

/** What a report tells of a register and the draft that it is about. */
export interface ReportFacts {
  /** Title of the document, and the ordinals of the drafts that the opinions are on, ascending; at least one. */
  readonly title: string
  readonly drafts: readonly number[]
  /** Its text today: the headings give the order. */
  readonly doc: NodeJson
  /** The opinions reported on, with places in `doc`. */
  readonly opinions: readonly Opinion[]
  /** The rounds reported on, in order. */
  readonly rounds: readonly ReportRound[]
  readonly groups: readonly Group[]
  /** Names of units by id. */
  readonly unitNames: ReadonlyMap<UnitId, string>
  /** The draft is of a body above, which decides on the opinions: what became of them is not told. Left out = the unit's own. */
  readonly isOfSuperior?: boolean
}

/** Input of one report. The same input gives the same bytes. */
export interface ReportInput extends ReportFacts {
  readonly mode: 'register'
  readonly kind: ReportKind
  /** The last event that the report knows of: its hash stands for the whole register. */
  readonly head: { readonly seq: number; readonly hash: Sha256 }
  readonly profile: FormatProfile
  readonly front: FrontMatter
  readonly documentId: DocumentId
  readonly contentSha256: Sha256
  readonly creator: string
  readonly now: Instant
}
