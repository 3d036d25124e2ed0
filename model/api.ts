// Shapes of the HTTP API, shared by server and editor. The server's zod schemas (server/http/schemas.ts) check them.

import type { DossierEntry } from '#templates/dossier/dossier-list.ts'
import type { Confidence } from '#templates/template.ts'
import type { Amendment } from './approval.ts'
import type { Assignment } from './assignment.ts'
import type { ComparedBlock } from './compare.ts'
import type { DocumentAccess } from './confidential.ts'
import type { NodeJson } from './content.ts'
import type { DossierBook, DossierEvent, EntryState } from './dossier.ts'
import type { FormFinding } from './form-finding.ts'
import type { FigurePlace } from './gates/figures.ts'
import type { AnsweredFinding, Gate, GateResult } from './gates/gate.ts'
import type {
  BlockId,
  DocumentId,
  Instant,
  OpinionId,
  SectionKey,
  Sha256,
  UnitId,
  UserId,
  VersionId,
} from './ids.ts'
import type { ImportNoteCode } from './import-note.ts'
import type { Loan } from './loan.ts'
import type { Balance, Decision, Named, Opinion } from './opinion.ts'
import type { RefusalCode } from './refusal.ts'
import type { Action } from './right.ts'
import type { Role } from './role.ts'
import type { Stage } from './stage.ts'

/** Answer to `GET /api/me`. */
export interface Me {
  readonly user: { readonly id: UserId; readonly name: string; readonly email: string }
  readonly memberships: readonly { readonly unitId: UnitId; readonly role: Role }[]
  /** Whether the person runs the whole server: makes units and accounts, reads no text. */
  readonly isAdministrator: boolean
}

/** A unit that the caller may see. */
export interface Unit {
  readonly id: UnitId
  readonly name: string
  readonly parentId: UnitId | null
  /** Level of domain §2.3; decides header block, symbol and signature. */
  readonly kind: UnitKind
}

/** Levels of Party bodies (domain §2.3). */
export const unitKinds = ['cell', 'grassroots', 'commune', 'district', 'province'] as const
/** Level of a Party body. */
export type UnitKind = (typeof unitKinds)[number]

/** A section of a template. */
export interface TemplateSection {
  readonly key: string
  readonly label: string
  /** With its label, as printed: `I- Đặc điểm tình hình`. */
  readonly title: string
  readonly short: string
  readonly level: number
  readonly required: boolean
  /** What it must contain, then the questions to its author. */
  readonly guidance: readonly string[]
  readonly mustContain: readonly string[]
  readonly questions: readonly string[]
  readonly example: { readonly good: string; readonly weak: string } | null
  /** Ceiling in syllables; null = none. */
  readonly budget: number | null
  readonly budgetConfidence: string | null
}

/** A template as the API gives it. */
export interface TemplateView {
  readonly id: string
  readonly version: number
  readonly title: string
  readonly budget: number
  readonly budgetConfidence: string
  readonly sections: readonly TemplateSection[]
}

/** A document in a list. */
export interface DocumentView {
  readonly id: DocumentId
  readonly title: string
  readonly unitId: UnitId
  readonly unitName: string
  readonly templateId: string
  readonly templateVersion: number
  readonly stage: Stage
  /** Ordinal of the draft, from 1. */
  readonly draft: number
  readonly permissions: readonly Action[]
  /** Latest register event. */
  readonly seq: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
  readonly openOpinions: number
  readonly receivedOpinions: number
  /** Whether it is for the unit or for those who deal with personnel. */
  readonly access: DocumentAccess
  /** The amendment under which a closed text is open; null = none. */
  readonly amendment: Pick<Amendment, 'number' | 'reason' | 'authority' | 'by' | 'at'> | null
  /** Sections that one drafter alone may write in. */
  readonly loans: readonly Loan[]
  /** Sections in which the reader gives opinions, with those under them; null = the whole document. */
  readonly field: readonly SectionKey[] | null
}

/** Answer to `GET /api/documents/:id/content`. */
export interface ContentView {
  readonly json: NodeJson
  readonly text: string
  readonly sha256: Sha256
  readonly seq: number
}

/** What one person did in one block. Characters of composed text, counted when they were written. */
export interface Contributor {
  /** `system` = the server, for accepted proposals: the name says which. */
  readonly id: UserId
  readonly name: string
  readonly charsAdded: number
  readonly charsRemoved: number
  readonly firstAt: Instant
  readonly lastAt: Instant
}

/** Who wrote in a block. */
export interface BlockAuthors {
  readonly blockId: BlockId
  readonly last: { readonly user: { readonly id: UserId; readonly name: string }; readonly at: Instant }
  /** Who was last comes first. */
  readonly contributors: readonly Contributor[]
}

/** Answer to `GET /api/documents/:id/authorship`. Blocks that only the template wrote are left out. */
export interface AuthorshipView {
  readonly items: readonly BlockAuthors[]
}

/** The opinions of a document that somebody may see, with their balance at a moment of the register. */
export interface OpinionList {
  readonly items: readonly Opinion[]
  readonly balance: Balance
  readonly seq: number
}

/** Answer to `GET /api/documents/:id/opinions`; with `places=none` its opinions have no place. */
export interface OpinionAnswer<Item = Opinion> extends Omit<OpinionList, 'items'> {
  readonly items: readonly Item[]
  /** `items` are only those that came or changed after this seq; null = all of them. */
  readonly after: number | null
}

/** An opinion whose place the server was not asked for, or does not know. */
export type PlacelessOpinion = Omit<Opinion, 'place'> & { readonly place?: undefined }

/** Body of `POST …/disposition`. */
export interface DispositionDraft {
  readonly decision: Decision
  readonly explanation?: string | undefined
  /** The meeting or minutes it rests on. */
  readonly basis?: string | null | undefined
  /** With `duplicate`: the opinion that says the same; it stands for the explanation. */
  readonly duplicateOf?: OpinionId | null | undefined
  readonly expectedSeq: number
  /** false = only propose, whoever asks. */
  readonly confirm?: boolean | undefined
}

/** Answer to `GET …/gates`. */
export interface GateReport {
  /** Every gate in order. */
  readonly gates: readonly GateResult[]
  /** Questions to the author: they score nothing and keep nothing back. */
  readonly questions: readonly AnsweredFinding[]
  /** Figures marked as the same everywhere, with what each place says now; null = its number is not found. */
  readonly figures: readonly {
    readonly id: string
    readonly name: string
    readonly places: readonly (FigurePlace & { readonly written: string | null })[]
  }[]
  /** The text that was asked: its hash, and when the server read it. */
  readonly text: { readonly sha256: Sha256; readonly readAt: Instant }
  readonly seq: number
}

/** Answer to `GET …/synthesis`. */
export interface SynthesisView {
  /** The register that the document consolidates, as it was last read into it; null = the document is no synthesis. */
  readonly of: {
    /** null = the reader may not see that document. */
    readonly documentId: DocumentId | null
    readonly title: string
    readonly opinions: number
    readonly seq: number
    readonly head: Sha256
    readonly readAt: Instant
    /** Opinions that came since, and those of then about which something was said since. */
    readonly came: number
    readonly changed: number
  } | null
  /** Syntheses of the document's own register that the reader may see, latest first. */
  readonly made: readonly {
    readonly id: DocumentId
    readonly title: string
    readonly stage: Stage
    readonly createdAt: Instant
  }[]
}

/** A kept version. */
export interface VersionView {
  readonly id: VersionId
  readonly name: string
  readonly draft: number
  readonly stage: Stage
  readonly sha256: Sha256
  readonly createdAt: Instant
  readonly createdBy: { readonly id: UserId; readonly name: string }
}

/** A member of a unit. */
export interface Member {
  readonly userId: UserId
  readonly name: string
  readonly email: string
  readonly role: Role
  /** The role is held until then; null = without an end. */
  readonly until: Instant | null
}

/** What a member of a unit was made responsible for. */
export interface AssignmentView extends Assignment {
  readonly userId: UserId
  readonly name: string
  readonly unitName: string
}

/** Answer to `GET /api/units/:id/assignments`. */
export interface AssignmentsAnswer {
  readonly items: readonly AssignmentView[]
  /** Units below, which can be assigned. */
  readonly units: readonly Named[]
}

/** Every refusal, everywhere. */
export interface ErrorBody {
  readonly error: {
    readonly code: RefusalCode | 'internal'
    readonly message: string
    readonly details?: unknown
  }
}

/** Answer to `POST …/import`. The first three count opinions and replies, made or found. */
export interface ImportAnswer {
  readonly matched: number
  readonly moved: number
  readonly unplaced: number
  readonly made: { readonly opinions: number; readonly proposals: number; readonly replies: number }
  /** Opinions and replies that the register held already. */
  readonly found: number
  readonly messages: readonly {
    readonly code: ImportNoteCode
    readonly count: number
    readonly message: string
  }[]
}

/** A format profile as the API gives it. */
export interface FormatProfileView {
  readonly id: string
  readonly version: number
  readonly title: string
  /** Nobody has held it against its guide. */
  readonly unverified: boolean
}

/** A departure in the caller's language. */
export interface FormFindingView extends Omit<FormFinding, 'found' | 'expected'> {
  readonly title: string
  readonly found: string
  readonly expected: string
}

/** Answer to `POST /api/check-form`. */
export interface FormCheckAnswer {
  readonly profile: FormatProfileView
  readonly findings: readonly FormFindingView[]
}

/** A text of the document, as the answer names it. */
export interface NamedText {
  /** Of a version; `current` = the text as it is, which no version holds. */
  readonly id: VersionId
  /** Of the version; null for the text as it is. */
  readonly name: string | null
  readonly draft: number
  readonly stage: Stage
  readonly sha256: Sha256
  readonly at: Instant
  readonly isApproved: boolean
}

/** Answer to `POST …/check-file`. */
export interface FileIdentity {
  /** The hashes the file states in its property and at its foot. */
  readonly property: Sha256 | null
  readonly foot: Sha256 | null
  /** Of a redline: the earlier of its two texts; null = the file is none. */
  readonly comparedFrom: Sha256 | null
  /** Whether the file says that it is of this document; null = it says nothing. */
  readonly isOfThis: boolean | null
  readonly sameAs: NamedText | null
  /** The text that the stated hash names, whatever the file's words are; null = none of this document. */
  readonly named: NamedText | null
  readonly comparedWith: NamedText
  readonly blocks: readonly ComparedBlock[]
  readonly isCut: boolean
  readonly beside: readonly string[]
}

/** Something that was said in a dossier, without its place in the register: a gap in the counting would tell of what is not shown. */
export type DossierTold = Pick<DossierEvent, 'book' | 'entry' | 'said' | 'at' | 'actorRole' | 'byName'>

/** One required document of a dossier. */
export interface DossierItem
  extends Pick<
    DossierEntry,
    'id' | 'title' | 'titleEn' | 'group' | 'due' | 'needs' | 'isConfidential' | 'usualStage'
  > {
  readonly confidence: Confidence
  readonly source: string
  /** Whether nothing goes on without it at the unit's level; else it is asked for only. */
  readonly isRequired: boolean
  /** null = only those who deal with personnel know. */
  readonly standing: {
    readonly state: EntryState
    readonly isFulfilled: boolean
    readonly said: DossierTold | null
    /** Those that stand for it and that the reader may open; `isBehind`: usually such a document has come further by then. */
    readonly documents: readonly (Pick<DocumentView, 'id' | 'title' | 'stage'> & {
      readonly isBehind: boolean
    })[]
  } | null
}

/** Answer to `GET /api/units/:id/dossier`. */
export interface DossierView {
  readonly unit: { readonly id: UnitId; readonly name: string }
  readonly term: { readonly id: string; readonly title: string }
  /** Whether the reader is of a body above: then a draft that was not handed over does not show. */
  readonly isFromAbove: boolean
  readonly books: readonly {
    readonly book: DossierBook
    /** For `expectedSeq`; null for who records nothing. */
    readonly seq: number | null
    /** Seq of the first event that does not follow from the one before it; null = whole. */
    readonly brokenAt: number | null
  }[]
  readonly items: readonly DossierItem[]
  /** All that was said, in order within each book. */
  readonly history: readonly DossierTold[]
  /** Documents of the unit and term that the reader may open: one of them can be named for an entry. */
  readonly documents: readonly Pick<DocumentView, 'id' | 'title' | 'access' | 'stage'>[]
}

/** Answer to `GET /api/units/:id/dossier/check`: what the gates say of each document. */
export interface DossierCheck {
  readonly checkedAt: Instant
  readonly items: readonly {
    readonly id: DocumentId
    readonly title: string
    readonly stage: Stage
    /** Gates that keep it from going up, each with how much stands open. */
    readonly closed: readonly { readonly gate: Gate; readonly count: number }[]
    /** Questions to its author that nobody answered. */
    readonly questions: number
  }[]
}
