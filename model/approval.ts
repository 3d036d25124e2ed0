// Approval by the bodies above (domain §5.1, R15): what each decided about which text, what it asked for, and what was
// amended afterwards. Two gates: the steering team first, then the standing committee, about the very text it let pass.

import type { Instant, SectionKey, Sha256, UserId, VersionId } from './ids.ts'
import type { Named } from './opinion.ts'
import type { Role } from './role.ts'
import type { Stage } from './stage.ts'

/** The bodies that approve, in their order. */
export const approvalBodies = ['steering', 'standing'] as const
/** A body that approves: the steering team (Tổ chỉ đạo), the standing committee above (Ban Thường vụ). */
export type ApprovalBody = (typeof approvalBodies)[number]

/** What a body may decide. */
export const approvalDecisions = ['approve', 'approveWithRequests', 'return'] as const
/** `approveWithRequests` binds the unit to tasks, `return` sends the text back with reasons. */
export type ApprovalDecision = (typeof approvalDecisions)[number]

/** The minutes that a decision rests on. */
export interface Minutes {
  /** As written on them: `12-BB/ĐU`. */
  readonly number: string
  /** Day of the meeting, `2026-11-22`. */
  readonly date: string
}

/** How a body voted. Who was present and gave no vote is not counted among the other three. */
export interface Vote {
  readonly present: number
  readonly for: number
  readonly against: number
  readonly blank: number
}

/** Whether a vote adds up: somebody was present, and nobody voted twice. */
export function isVoteSound(vote: Vote): boolean {
  return vote.present > 0 && vote.for + vote.against + vote.blank <= vote.present
}

/** A binding request as it is made. */
export interface RequestDraft {
  readonly text: string
  /** The section it is about; null = the whole. */
  readonly sectionKey: SectionKey | null
  /** The last day to carry it out, `2026-12-01`; null = none named. */
  readonly dueAt: string | null
}

/** States of a binding request. */
export const requestStates = ['open', 'done', 'verified'] as const
/** `done` = the unit says so, `verified` = the body that asked has seen it. */
export type RequestState = (typeof requestStates)[number]

/** A binding request: a task of the unit, numbered from 1 within the document. */
export interface BindingRequest extends RequestDraft {
  readonly number: number
  readonly body: ApprovalBody
  readonly state: RequestState
  readonly by: Named
  readonly at: Instant
  /** Who said that it is done, when, and what was done; all null while it is open. */
  readonly closedBy: Named | null
  readonly closedAt: Instant | null
  readonly closedNote: string
  /** Who of the body looked at it last; while it is open again, who sent it back and why. */
  readonly verifiedBy: Named | null
  readonly verifiedAt: Instant | null
  readonly verifiedNote: string
}

/** What a body decided. */
export interface BodyDecision {
  readonly body: ApprovalBody
  readonly decision: ApprovalDecision
  /** Numbered from 1 as they stand. */
  readonly reasons: readonly string[]
  /** Numbers of the binding requests that were made with it. */
  readonly requests: readonly number[]
  readonly vote: Vote | null
  readonly minutes: Minutes | null
  /** With a return: the last day for the next draft, `2026-12-01`; null = none named. */
  readonly dueAt: string | null
  /** The text it is about. */
  readonly sha256: Sha256
  /** Ordinal of the draft. */
  readonly draft: number
  readonly by: Named
  readonly at: Instant
}

/** A change of an approved text: who opened it, why, on whose authority; closed with the hashes before and after. */
export interface Amendment {
  /** From 1 within the document. */
  readonly number: number
  readonly reason: string
  readonly authority: string
  readonly sha256Before: Sha256
  readonly by: Named
  readonly at: Instant
  /** Null while the text is open under it. */
  readonly closed: {
    readonly sha256After: Sha256
    readonly versionId: VersionId
    readonly by: Named
    readonly at: Instant
  } | null
}

/** Everything the register says about a document's approval. */
export interface Approval {
  /** The last decision of each body, on whichever text. */
  readonly steering: BodyDecision | null
  readonly standing: BodyDecision | null
  /** The text that passed the first gate and lies before the second; null = none does. */
  readonly passedSha256: Sha256 | null
  readonly requests: readonly BindingRequest[]
  readonly amendments: readonly Amendment[]
  /** The text that was approved, until the approval is voided; amendments go on from it. */
  readonly approved: { readonly sha256: Sha256; readonly by: Named; readonly at: Instant } | null
}

/** Before anything was decided. */
export const noApproval: Approval = {
  steering: null,
  standing: null,
  passedSha256: null,
  requests: [],
  amendments: [],
  approved: null,
}

/** The body that a role speaks for; null for a role that speaks for none. */
export function bodyOf(role: Role): ApprovalBody | null {
  if (role === 'steering_member' || role === 'steering_head') return 'steering'
  return role === 'standing_member' ? 'standing' : null
}

/** Whose decision a stage waits for. */
export function turnAt(stage: Stage): ApprovalBody | null {
  if (stage === 'steering_review') return 'steering'
  return stage === 'submitted' || stage === 'approved_with_changes' ? 'standing' : null
}

/**
 * Where a decision of the body whose turn it is leads; null where it cannot be taken.
 *
 * @param hasRequests whether a binding request, of whichever body, is not verified yet
 */
export function stageAfter(stage: Stage, decision: ApprovalDecision, hasRequests: boolean): Stage | null {
  switch (stage) {
    case 'steering_review':
      return decision === 'return' ? 'changes_requested' : 'submitted'
    case 'submitted':
      if (decision === 'return') return 'changes_requested'
      return decision === 'approve' && !hasRequests ? 'approved' : 'approved_with_changes'
    case 'approved_with_changes':
      return decision === 'approve' ? 'approved' : null
    default:
      return null
  }
}

/** Requests that keep a document from being approved. */
export function unverified({ requests }: Pick<Approval, 'requests'>): BindingRequest[] {
  return requests.filter(({ state }) => state !== 'verified')
}

/** The amendment under which the text is open; null = none. */
export function openAmendment({ amendments }: Approval): Amendment | null {
  return amendments.find(({ closed }) => closed === null) ?? null
}

/** Answer to `GET /api/documents/:id/approval`. */
export interface ApprovalView extends Omit<Approval, 'passedSha256'> {
  /** Of the text as it is: the one to send with a decision. */
  readonly sha256: Sha256
  readonly stage: Stage
  readonly draft: number
  readonly seq: number
  /** Whose decision is awaited. */
  readonly turn: ApprovalBody | null
  /** What the caller may decide now, and for whom; no decisions = nothing. */
  readonly mine: { readonly body: ApprovalBody | null; readonly decisions: readonly ApprovalDecision[] }
  /** The version that held the text when the caller last acted on this document; null = never. */
  readonly lastSeenVersionId: VersionId | null
}

/** Who acted last with which version before them. */
export type SeenVersions = ReadonlyMap<UserId, VersionId>
