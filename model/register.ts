// The register: event types and the bytes that are hashed (review §1). Payloads only gain optional fields: a log that was
// written before a field was there is folded with that field's default (fold-opinion.ts).

import type { Anchor, PlaceStatus } from './anchor.ts'
import type { ApprovalBody, ApprovalDecision, Minutes, RequestDraft, Vote } from './approval.ts'
import { canonicalJson } from './canonical.ts'
import type { DocumentAccess } from './confidential.ts'
import type { FrontMatterRecord } from './front-matter.ts'
import type { FigurePlace } from './gates/figures.ts'
import type { Trend } from './group.ts'
import type {
  BlockId,
  DocumentId,
  GroupId,
  Instant,
  OpinionId,
  RoundId,
  SectionKey,
  Sha256,
  UnitId,
  UserId,
  VersionId,
} from './ids.ts'
import type { Criterion, Decision, Kind, Named, OpinionOrigin, Severity, Stance } from './opinion.ts'
import type { Role } from './role.ts'
import type { Audience } from './round.ts'
import type { Stage } from './stage.ts'

interface DispositionPayload {
  decision: Decision
  explanation: string
  byName: string
  basis?: string | null
  duplicateOf?: OpinionId | null
}

/** A version that an event keeps along with what it says. */
export interface KeptVersion {
  readonly id: VersionId
  readonly name: string
  readonly sha256: Sha256
}

/** Words of one look in a text; the attributes are Yjs's. */
export interface TextRun {
  readonly insert: string
  readonly attributes?: Readonly<Record<string, unknown>>
}

/** Words that the server wrote into a text. */
export interface WrittenWords {
  /** Its quote is empty where words were only taken away: then it names the gap. */
  readonly anchor: Anchor
  /** What stood there, where the words that came do not tell its look: it was of more than one, or none came. */
  readonly runsBefore?: readonly TextRun[]
}

/** What each event type carries. Names of people stand in the event, so that the record outlives an account. */
export interface EventPayloads {
  documentCreated: {
    title: string
    templateId: string
    templateVersion: number
    formatProfile: string
    formatProfileVersion: number
    termProfile: string
    termProfileVersion: number
    /** Left out = the unit. */
    access?: DocumentAccess
    /** Name of the Word file it began from; left out = the template alone. */
    fromFile?: string
    /** That file as it is kept; left out = it was not. */
    original?: { sha256: Sha256; size: number }
    /** The register whose opinions it consolidates, as it was read; left out = none. */
    synthesizes?: { documentId: DocumentId; title: string; seq: number; head: Sha256; opinions: number }
    byName?: string
  }
  /** What was new in that register was added to the text: `added` are the numbers of the opinions that it had not named. */
  synthesisUpdated: {
    seq: number
    head: Sha256
    opinions: number
    added: readonly number[]
    sha256: Sha256
    updateHash: Sha256
    byName: string
  }
  /** A Word file whose comments and changes become opinions; `size` in bytes. Its first coming alone. */
  fileImported: { name: string; sha256: Sha256; size: number; byName: string }
  received: Partial<OpinionOrigin> & {
    number: number
    kind: Kind
    severity: Severity
    criterion: Criterion | null
    sectionKey: string | null
    anchor: Anchor | null
    body: string
    proposedText: string | null
    onBehalfOf: string | null
    authorName: string
    /** Whether its round had ended. */
    isLate?: boolean
  }
  dispositionProposed: DispositionPayload
  /** `writes: false` = the server is not to write the proposed text, though it is accepted. */
  dispositionConfirmed: DispositionPayload & { writes?: boolean }
  /** `byName` and `noChange` (why nothing had to be changed) only with a person. */
  implemented: {
    by: 'server' | 'person'
    blockId: BlockId | null
    textBefore: string
    textAfter: string
    updateHash: Sha256 | null
    byName?: string
    noChange?: string
    /** With the server: by what its words are found again. */
    written?: WrittenWords
  }
  /** A decision is taken back: what counted before it counts again. `takenOut`: what the server had written for it, as one change. */
  dispositionUndone: {
    decision: Decision
    byName: string
    takenOut: {
      blockId: BlockId | null
      textBefore: string
      textAfter: string
      updateHash: Sha256
      /** The words that came back. */
      anchor: Anchor
    } | null
  }
  placementRefused: { status: PlaceStatus }
  /** `correctedBy` names the opinion that its author put in its place. */
  withdrawn: { byName: string; correctedBy?: OpinionId }
  /** `onBehalfOf`: its author as a Word file names them, with when it was written there. */
  replied: { replyId: string; body: string; byName: string; onBehalfOf?: string; writtenAt?: Instant }
  /** `none` takes back what the same person said before. */
  supported: { stance: Stance | 'none'; byName: string }
  reserved: { reason: string; byName: string }
  issuerAnswered: { agrees: boolean; answer: string; reference: string; byName: string }
  /** A person says where an opinion stands; the original anchor stays in `received`. */
  placed: { anchor: Anchor; byName: string }
  roundOpened: {
    roundId: RoundId
    number: number
    title: string
    question: string
    versionId: VersionId
    sha256: Sha256
    audience: Audience
    opensAt: Instant
    closesAt: Instant
    byName: string
  }
  /** The closing time moves, to later or to earlier. */
  roundExtended: { roundId: RoundId; closesAt: Instant; byName: string }
  /** The round's consolidation is closed. */
  roundClosed: { roundId: RoundId; byName: string }
  reminded: Audience & { roundId: RoundId; byName: string }
  noOpinion: {
    roundId: RoundId
    unit: { id: UnitId; name: string } | null
    person: Named | null
    byName: string
  }
  /** A group's whole state after a change; no members = dissolved. */
  grouped: {
    groupId: GroupId
    title: string
    trend: Trend | null
    summary: string
    opinionIds: readonly OpinionId[]
    notable: readonly OpinionId[]
    byName: string
  }
  /** Opinions get a line of their own in the synthesis, or lose it. */
  keptSingle: { opinionIds: readonly OpinionId[]; isSingle: boolean; byName: string }
  /** `sha256` names the text as it stands since; `keptVersionId` the version that holds what stood there before. */
  versionRestored: {
    versionId: VersionId
    name: string
    sha256: Sha256
    keptVersionId: VersionId
    updateHash: Sha256
    byName: string
  }
  /**
   * `sha256` names the very text where a move freezes it (submitted, approved); else null. `version` is the text as it was at
   * the move; minutes and vote stand where a body decided.
   */
  stageMoved: {
    from: Stage
    to: Stage
    draft: number
    note: string
    sha256: Sha256 | null
    byName: string
    version?: KeptVersion
    minutes?: Minutes
    vote?: Vote
  }
  /** A body's decision about the text that `sha256` names; the move it makes is the next event. */
  approvalDecided: {
    body: ApprovalBody
    decision: ApprovalDecision
    reasons: readonly string[]
    requests: readonly (RequestDraft & { number: number })[]
    vote: Vote | null
    minutes: Minutes | null
    /** With a return: the last day for the next draft; left out = none named. */
    dueAt?: string
    sha256: Sha256
    byName: string
  }
  requestClosed: { number: number; note: string; byName: string }
  /** `isVerified: false` = sent back: it is open again. */
  requestVerified: { number: number; isVerified: boolean; note: string; byName: string }
  /** A closed text is open for writing; `sha256` names it as it was. */
  amendmentOpened: { number: number; reason: string; authority: string; sha256: Sha256; byName: string }
  amendmentClosed: {
    number: number
    sha256Before: Sha256
    sha256After: Sha256
    version: KeptVersion
    byName: string
  }
  versionKept: { versionId: VersionId; name: string; sha256: Sha256; byName: string }
  /** The whole record as it is from now on, its number too. */
  frontMatterSet: { frontMatter: FrontMatterRecord; byName: string }
  /** Why what a gate found may stand, or the answer to a question; '' = a question put aside, null = taken back. */
  findingAnswered: { finding: string; answer: string | null; byName: string }
  /** A number of the text stands for a figure: all that do should agree. */
  figureMarked: { figureId: string; name: string; place: FigurePlace; byName: string }
  figureUnmarked: { placeId: string; byName: string }
  /** Until it is returned nobody but this person writes in the section. */
  sectionLent: { sectionKey: SectionKey; to: Named; byName: string }
  sectionReturned: { sectionKey: SectionKey; byName: string }
}

/** Events after which somebody may do more or less with the text than before. */
export const rightsEvents: readonly EventType[] = [
  'stageMoved',
  'amendmentOpened',
  'amendmentClosed',
  'sectionLent',
  'sectionReturned',
]

/** Names of event types. */
export type EventType = keyof EventPayloads

/** The part of an event that its maker gives; seq, prevHash and hash are the store's. */
export type EventDraft = {
  [type in EventType]: {
    readonly documentId: DocumentId
    readonly opinionId: OpinionId | null
    readonly type: type
    readonly at: Instant
    readonly actor: UserId
    readonly actorRole: Role | 'system'
    readonly unitId: UnitId
    readonly payload: EventPayloads[type]
  }
}[EventType]

/** One row of the register. `seq` counts per document from 1 without gaps. */
export type RegisterEvent = EventDraft & {
  readonly seq: number
  readonly prevHash: Sha256
  readonly hash: Sha256
}

/** The `prevHash` of a document's first event. */
export const firstPrevHash: Sha256 = '0'.repeat(64)

/** The text whose SHA-256 is an event's hash: prevHash, then the canonical JSON of the other fields (contract). */
export function hashedText(event: Omit<RegisterEvent, 'hash' | 'prevHash'>, prevHash: Sha256): string {
  const { seq, documentId, opinionId, type, at, actor, actorRole, unitId, payload } = event
  return prevHash + canonicalJson({ seq, documentId, opinionId, type, at, actor, actorRole, unitId, payload })
}
