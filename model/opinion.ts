// What an opinion is: its kinds, severities, decisions and statuses (domain §4), and its shape when sent and when shown.

import type { Anchor, Place } from './anchor.ts'
import type {
  BlockId,
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

/** Kinds of opinion (domain §4). */
export const kinds = [
  'add',
  'replace',
  'delete',
  'move',
  'clarify',
  'data_error',
  'inconsistency',
  'substantive',
  'format',
  'spelling',
  'general',
] as const
/** What an opinion asks for. */
export type Kind = (typeof kinds)[number]

/** Severities, heaviest first. */
export const severities = ['binding', 'major', 'minor', 'editorial'] as const
/** How much an opinion binds the drafters. */
export type Severity = (typeof severities)[number]

/** Decisions on an opinion (domain §4). */
export const decisions = [
  'accepted',
  'acceptedPartial',
  'declined',
  'noted',
  'escalated',
  'duplicate',
  'outOfScope',
] as const
/** How an opinion was disposed of. */
export type Decision = (typeof decisions)[number]

/** Every status of the balance: each opinion is in exactly one. */
export const statuses = ['open', ...decisions, 'withdrawn'] as const
/** Where an opinion stands. */
export type Status = (typeof statuses)[number]

/** Criteria of the rubric (domain §4). */
export const criteria = [
  'RB1',
  'RB2',
  'RB3',
  'RB4',
  'RB5',
  'RB6',
  'RB7',
  'RB8',
  'RB9',
  'RB10',
  'RB11',
  'RB12',
  'RB13',
  'RB14',
  'RB15',
  'RB16',
] as const
/** A criterion of the rubric. */
export type Criterion = (typeof criteria)[number]

/** Who speaks in an opinion (domain §4). */
export const sourceLevels = [
  'party_member',
  'cell',
  'committee_member',
  'department',
  'former_leader',
  'people',
  'steering',
  'standing',
] as const
/** The level that an opinion comes from. */
export type SourceLevel = (typeof sourceLevels)[number]

/** How an opinion came in: typed here, on paper, at a meeting, in a Word file. */
export const sources = ['system', 'paper', 'meeting', 'word'] as const
/** How an opinion came in. */
export type Source = (typeof sources)[number]

/** How far an accepted opinion has reached the text; `noChange` = a person says that nothing had to be changed. */
export const implementations = ['pending', 'done', 'conflict', 'noChange'] as const
/** How far an accepted opinion has reached the text. */
export type Implementation = (typeof implementations)[number]

/** What others say of an opinion. */
export const stances = ['for', 'against'] as const
/** Support, or not. */
export type Stance = (typeof stances)[number]

/** A person as records name them. */
export interface Named {
  readonly id: UserId
  readonly name: string
}

/** What an opinion says and of what. */
interface OpinionWords {
  /** UUID made by the client. */
  readonly id: OpinionId
  readonly kind: Kind
  readonly severity: Severity
  readonly criterion: Criterion | null
  /** The section it concerns; null with no anchor = the whole document. */
  readonly sectionKey: SectionKey | null
  /** The words it concerns; null = the section or the document. */
  readonly anchor: Anchor | null
  readonly body: string
  /** The wording asked for in place of the quote; null = none. Needed for kind `replace`. */
  readonly proposedText: string | null
  /** Who really holds it, when it was given on paper or at a meeting. */
  readonly onBehalfOf: string | null
}

/** Where an opinion comes from. */
export interface OpinionOrigin {
  readonly sourceLevel: SourceLevel | null
  readonly source: Source
  /** Number of the minutes, name of the scan. */
  readonly sourceRef: string | null
  /** How many of those present agreed: 12 of 15. */
  readonly headCount: { readonly agreed: number; readonly present: number } | null
  /** The unit that speaks: the document's own or one below it. */
  readonly onBehalfOfUnit: UnitId | null
  /** The earlier opinion of the same author that this one puts right. */
  readonly corrects: OpinionId | null
  /** When it was written by the client's clock, when it waited for a connection; `createdAt` is the record's time. */
  readonly writtenAt: Instant | null
  /** The round it answers; when the sender names none, the server finds the round the sender was asked in. */
  readonly roundId: RoundId | null
  /** The kept version that its sender had open and took the words from; null = the text as it stood. */
  readonly versionId: VersionId | null
  /**
   * Hash of the kept text it was given on: of that version, else of the frozen text of the round it answers. The server says it;
   * null = neither: the ordinal of the draft is all that is known.
   */
  readonly versionHash: Sha256 | null
  /** Whether its thread was marked resolved in the Word file it came in; left out = no. It decides nothing here. */
  readonly isResolvedInFile?: boolean
}

/** The origin of an opinion that its author typed here, for themselves. */
export const plainOrigin: OpinionOrigin = {
  sourceLevel: null,
  source: 'system',
  sourceRef: null,
  headCount: null,
  onBehalfOfUnit: null,
  corrects: null,
  writtenAt: null,
  roundId: null,
  versionId: null,
  versionHash: null,
}

/** An opinion as its author sends it. Author, role, unit and time are the server's to say. */
export type OpinionDraft = OpinionWords & Partial<OpinionOrigin>

/** A decision, proposed or confirmed. */
export interface Disposition {
  readonly decision: Decision
  readonly explanation: string
  /** The meeting or minutes it rests on; null = none named. */
  readonly basis: string | null
  /** With `duplicate`: the opinion that says the same. */
  readonly duplicateOf: OpinionId | null
  readonly by: Named
  readonly at: Instant
}

/** What carried an accepted opinion into the text. */
export interface Implemented {
  readonly by: 'server' | 'person'
  /** Who linked the change; null when the server made it. */
  readonly person: Named | null
  readonly at: Instant
  /** The block it was written in; null = a person did not say. */
  readonly blockId: BlockId | null
  readonly textBefore: string
  readonly textAfter: string
  /** Why nothing had to be changed; null when something was. */
  readonly noChangeReason: string | null
}

/** An answer under an opinion. */
export interface Reply {
  readonly id: string
  readonly by: Named
  readonly body: string
  readonly at: Instant
  /** Who really said it, when it came in a Word file; `by` brought it in. */
  readonly onBehalfOf?: string
  /** When the Word file says that it was written. */
  readonly writtenAt?: Instant
}

/** What became of an opinion after it was received. */
export interface OpinionCourse {
  /** When its author took it back; null = never. */
  readonly withdrawnAt: Instant | null
  /** The opinion that its author put in its place. */
  readonly correctedBy: OpinionId | null
  /** The confirmed decision. */
  readonly disposition: Disposition | null
  /** A decision that waits for confirmation. */
  readonly proposedDisposition: Disposition | null
  readonly implementation: Implementation | null
  readonly implementedBy: Implemented | null
  /** Its holder keeps to it after it was declined (bảo lưu). */
  readonly reserved: { readonly reason: string; readonly by: Named; readonly at: Instant } | null
  /** What the issuer of a binding request said when asked to let it go. */
  readonly issuerAnswer: IssuerAnswer | null
  /** Where a person put it; `anchor` stays as it was given. */
  readonly placement: Placement | null
  readonly replies: readonly Reply[]
  /** The line of the synthesis it stands in; null = none yet, or one of its own. */
  readonly groupId: GroupId | null
  /** Whether it was given a line of its own. */
  readonly isSingle: boolean
}

/** The issuer's answer about a binding request. */
export interface IssuerAnswer {
  /** Whether the request may be declined. */
  readonly agrees: boolean
  readonly answer: string
  /** Number and date of the letter; empty = none. */
  readonly reference: string
  readonly by: Named
  readonly at: Instant
}

/** A place that a person chose. */
export interface Placement {
  readonly anchor: Anchor
  readonly by: Named
  readonly at: Instant
}

/** The course of an opinion that nobody has touched yet. */
export const freshCourse: OpinionCourse = {
  withdrawnAt: null,
  correctedBy: null,
  disposition: null,
  proposedDisposition: null,
  implementation: null,
  implementedBy: null,
  reserved: null,
  issuerAnswer: null,
  placement: null,
  replies: [],
  groupId: null,
  isSingle: false,
}

/** An opinion as the register's record says it, without its place and without who supports it. */
export interface RecordedOpinion extends OpinionWords, OpinionOrigin, OpinionCourse {
  /** Running number within the document, from 1; shown as YK-001. */
  readonly number: number
  readonly status: Status
  readonly author: { readonly id: UserId; readonly name: string; readonly unitId: UnitId }
  readonly createdAt: Instant
  /** Whether its round had ended when it came. */
  readonly isLate: boolean
  /** Ordinal of the draft it was given on. */
  readonly draft: number
  /** Seq of the last event about it. */
  readonly seq: number
}

/** An opinion as everyone sees it (contract: an opinion item). */
export interface Opinion extends RecordedOpinion {
  readonly place: Place
  readonly supports: Supports
}

/** How many support an opinion, how many do not, and what the reader said. */
export interface Supports {
  readonly for: number
  readonly against: number
  readonly mine: Stance | null
}

/** Received = open + each decision + withdrawn, at every moment. */
export type Balance = { readonly [status in Status | 'received']: number }

/** An empty balance. */
export const emptyBalance: Balance = {
  received: 0,
  open: 0,
  accepted: 0,
  acceptedPartial: 0,
  declined: 0,
  noted: 0,
  escalated: 0,
  duplicate: 0,
  outOfScope: 0,
  withdrawn: 0,
}

/** The balance of a list of statuses; `received` is their number. */
export function balanceOf(list: Iterable<Status>): Balance {
  const counts: { [status in Status | 'received']: number } = { ...emptyBalance }
  for (const status of list) {
    counts.received += 1
    counts[status] += 1
  }
  return counts
}

/** Whether a decision needs a reason: all but `accepted`, unless the opinion is only editorial (review §1.3). */
export function needsExplanation(decision: Decision, severity: Severity): boolean {
  return decision !== 'accepted' && severity !== 'editorial'
}

/** What an opinion is placed by: where a person put it, else the words it was given on. */
export function anchorOf({ anchor, placement }: Pick<Opinion, 'anchor' | 'placement'>): Anchor | null {
  return placement?.anchor ?? anchor
}

/** Decisions by which the text stays as it is against the request. */
const turnsDown: readonly Decision[] = ['declined', 'outOfScope']

/** Whether a decision would turn a binding request down before its issuer agreed to that. */
export function waitsForIssuer(
  decision: Decision,
  { severity, issuerAnswer }: Pick<Opinion, 'severity' | 'issuerAnswer'>,
): boolean {
  return severity === 'binding' && turnsDown.includes(decision) && issuerAnswer?.agrees !== true
}

/** How people name an opinion: `YK-007`. */
export function opinionName(number: number): string {
  return `YK-${String(number).padStart(3, '0')}`
}
