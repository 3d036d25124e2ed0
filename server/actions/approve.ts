// A body above decides on the very text that it read: approves, approves with binding requests, or returns it with reasons.

import {
  type ApprovalBody,
  type ApprovalDecision,
  type ApprovalView,
  approvalDecisions,
  bodyOf,
  type Minutes,
  type RequestDraft,
  stageAfter,
  turnAt,
  unverified,
  type Vote,
} from '#model/approval.ts'
import type { RegisterState } from '#model/fold.ts'
import type { DocumentId, Sha256 } from '#model/ids.ts'
import { findMove, type Move } from '#model/move.ts'
import { done, type Outcome, type Refusal, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import type { Role } from '#model/role.ts'
import { findTemplate } from '#templates/index.ts'
import type { DocumentRow } from '../store/store.ts'
import { type Opened, openDocument } from './access.ts'
import { carryMove } from './carry-move.ts'
import type { Deps, Person } from './deps.ts'

/** A decision as it is taken. */
export interface DecisionDraft {
  readonly body: ApprovalBody
  readonly decision: ApprovalDecision
  readonly reasons: readonly string[]
  readonly requests: readonly RequestDraft[]
  readonly vote: Vote | null
  readonly minutes: Minutes | null
  /** With a return: the last day for the next draft; null or left out = none named. */
  readonly dueAt?: string | null
  /** Whether minutes and vote are told in words. */
  readonly isBasisTold?: boolean
  /** The text that was read. */
  readonly sha256: Sha256
  readonly expectedSeq: number
}

/** Where a document's approval stands, for those who see every opinion. */
export async function getApproval(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<ApprovalView>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  if (!opened.ok) return opened
  const [text, register] = await Promise.all([deps.texts.read(documentId), deps.registers.state(documentId)])
  if (!text) return refuse('not-found')
  const { approval, stage, draft, seq, seen } = register
  const { passedSha256: _, ...shown } = approval
  return done({
    ...shown,
    sha256: text.sha256,
    stage,
    draft,
    seq,
    turn: turnAt(stage),
    mine: mineOf(register, opened.value.roles),
    lastSeenVersionId: seen.get(person.id) ?? null,
  })
}

/**
 * Takes a decision for a body and makes the move it means, in one transaction. Refuses `not-allowed` to whom the body is not
 * theirs, `stale`, `not-awaited`, `steering-first` to the standing committee before the steering team has passed this text,
 * `text-another`, `reasons-missing`, `requests-missing`, `invalid` for an unknown section and for a last day with anything but a return, and whatever `carryMove` refuses.
 */
export async function decideApproval(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: DecisionDraft,
): Promise<Outcome<ApprovalView>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const { row, roles } = opened.value
  const own = roles.filter(role => bodyOf(role) === draft.body)
  if (own.length === 0) return refuse('not-allowed', { action: 'decideApproval', stage: row.stage })
  const register = await deps.registers.state(documentId)
  if (register.seq !== draft.expectedSeq) return refuse('stale', { seq: register.seq })
  const refusal = objectionTo(register, draft) ?? wrongIn(row, draft)
  if (refusal) return { ok: false, refusal }
  const move = moveOf(register, draft.decision)
  if (!move) return refuse('not-awaited', { stage: register.stage })
  const role = own.find(held => move.by.includes(held))
  if (!role) return refuse('not-allowed', { action: 'decideApproval', stage: register.stage })
  const { minutes, vote, isBasisTold = false, sha256, expectedSeq } = draft
  const note = draft.reasons.map((reason, index) => `${index + 1}. ${reason}`).join('\n')
  const before = [decidedEvent(deps, person, opened.value, role, register, draft)]
  const moved = await carryMove(deps, person, {
    row,
    move,
    role,
    note,
    minutes,
    vote,
    isBasisTold,
    expectedSeq,
    sha256,
    before,
  })
  return moved.ok ? getApproval(deps, person, documentId) : moved
}

/** Why a body cannot decide on this text now. */
function objectionTo({ stage, approval }: RegisterState, { body, sha256 }: DecisionDraft): Refusal | null {
  const turn = turnAt(stage)
  if (turn !== body) return refuse(turn === 'steering' ? 'steering-first' : 'not-awaited', { stage }).refusal
  if (stage !== 'submitted' || approval.passedSha256 === sha256) return null
  const { passedSha256 } = approval
  return (passedSha256 === null ? refuse('steering-first') : refuse('text-another', { sha256: passedSha256 }))
    .refusal
}

/** What is wrong in what a decision says. */
function wrongIn(
  row: DocumentRow,
  { decision, reasons, requests, dueAt = null }: DecisionDraft,
): Refusal | null {
  if (decision === 'return' && reasons.length === 0)
    return refuse('reasons-missing', [{ field: 'reasons', problem: 'missing' }]).refusal
  if (decision === 'approveWithRequests' && requests.length === 0)
    return refuse('requests-missing', [{ field: 'requests', problem: 'missing' }]).refusal
  if (decision !== 'return' && dueAt !== null)
    return refuse('invalid', [{ field: 'dueAt', problem: 'returned' }]).refusal
  if (decision === 'approve' && requests.length > 0)
    return refuse('invalid', [{ field: 'decision', problem: 'requests' }]).refusal
  const keys = new Set(findTemplate(row.templateId, row.templateVersion)?.sections.map(({ key }) => key))
  const unknown = requests.flatMap(({ sectionKey }, index) =>
    sectionKey === null || keys.has(sectionKey)
      ? []
      : [{ field: `requests.${index}.sectionKey`, problem: 'unknown' }],
  )
  return unknown.length > 0 ? refuse('invalid', unknown).refusal : null
}

/** The move that a decision means now; null = it cannot be taken. */
function moveOf({ stage, approval }: RegisterState, decision: ApprovalDecision): Move | null {
  const to = stageAfter(stage, decision, unverified(approval).length > 0)
  return to && findMove(stage, to)
}

function mineOf(register: RegisterState, roles: readonly Role[]): ApprovalView['mine'] {
  const turn = turnAt(register.stage)
  const own = roles.filter(role => bodyOf(role) === turn)
  const decisions = approvalDecisions.filter(decision =>
    own.some(role => moveOf(register, decision)?.by.includes(role)),
  )
  return { body: decisions.length > 0 ? turn : null, decisions }
}

function decidedEvent(
  deps: Deps,
  person: Person,
  { row, unitOfRole }: Opened,
  role: Role,
  { approval }: RegisterState,
  { body, decision, reasons, requests, vote, minutes, dueAt = null, sha256 }: DecisionDraft,
): EventDraft {
  const from = approval.requests.length + 1
  return {
    documentId: row.id,
    opinionId: null,
    type: 'approvalDecided',
    at: deps.now(),
    actor: person.id,
    actorRole: role,
    unitId: unitOfRole(role),
    payload: {
      body,
      decision,
      reasons,
      requests: requests.map((request, index) => ({ number: from + index, ...request })),
      vote,
      minutes,
      ...(dueAt === null ? {} : { dueAt }),
      sha256,
      byName: person.name,
    },
  }
}
