// What an opinion is: its kinds, severities, decisions and statuses (domain §4), and its shape when sent and when shown.

import type { Anchor, Place } from './anchor.ts'
import type { Instant, OpinionId, SectionKey, UnitId, UserId } from './ids.ts'

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

/** How far an accepted opinion has reached the text; null for the others. */
export type Implementation = 'pending' | 'done' | 'conflict'

/** An opinion as its author sends it. Author, role, unit and time are the server's to say. */
export interface OpinionDraft {
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

/** A decision, proposed or confirmed. */
export interface Disposition {
  readonly decision: Decision
  readonly explanation: string
  readonly by: { readonly id: UserId; readonly name: string }
  readonly at: Instant
}

/** An opinion as everyone sees it (contract: an opinion item). */
export interface Opinion extends OpinionDraft {
  /** Running number within the document, from 1; shown as YK-001. */
  readonly number: number
  readonly status: Status
  readonly place: Place
  readonly author: { readonly id: UserId; readonly name: string; readonly unitId: UnitId }
  readonly createdAt: Instant
  /** When its author took it back; null = never. */
  readonly withdrawnAt: Instant | null
  /** The confirmed decision. */
  readonly disposition: Disposition | null
  /** A decision that waits for confirmation. */
  readonly proposedDisposition: Disposition | null
  readonly implementation: Implementation | null
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

/** How people name an opinion: `YK-007`. */
export function opinionName(number: number): string {
  return `YK-${String(number).padStart(3, '0')}`
}
