// The fold of a document's approval: decisions of bodies, binding requests, amendments, and the stage they lead to.

import { type Amendment, type Approval, type BindingRequest, noApproval } from './approval.ts'
import type { RegisterEvent } from './register.ts'

/** An event that approval depends on. */
export type ApprovalEvent = RegisterEvent & {
  type:
    | 'stageMoved'
    | 'approvalDecided'
    | 'requestClosed'
    | 'requestVerified'
    | 'amendmentOpened'
    | 'amendmentClosed'
}

/**
 * The approval after an event.
 *
 * @param draft ordinal of the draft before it
 * @throws RangeError for an event about a request or an amendment that was never there
 */
export function foldApproval(approval: Approval, event: ApprovalEvent, draft: number): Approval {
  const by = { id: event.actor, name: event.payload.byName }
  const { at } = event
  switch (event.type) {
    case 'stageMoved':
      return afterMove(approval, event)
    case 'approvalDecided': {
      const { byName: _, requests, dueAt = null, ...decided } = event.payload
      const numbers = requests.map(({ number }) => number)
      return {
        ...approval,
        [decided.body]: { ...decided, requests: numbers, dueAt, draft, by, at },
        requests: [
          ...approval.requests,
          ...requests.map(request => ({ ...fresh, ...request, body: decided.body, by, at })),
        ],
      }
    }
    case 'requestClosed': {
      const closed = { state: 'done', closedBy: by, closedAt: at, closedNote: event.payload.note } as const
      return changeRequest(approval, event, closed)
    }
    case 'requestVerified': {
      const { isVerified, note } = event.payload
      const verified = { verifiedBy: by, verifiedAt: at, verifiedNote: note }
      return changeRequest(approval, event, { ...verified, state: isVerified ? 'verified' : 'open' })
    }
    case 'amendmentOpened': {
      const { number, reason, authority, sha256 } = event.payload
      const opened: Amendment = { number, reason, authority, sha256Before: sha256, by, at, closed: null }
      return { ...approval, amendments: [...approval.amendments, opened] }
    }
    case 'amendmentClosed': {
      const { number, sha256After, version } = event.payload
      const closed = { sha256After, versionId: version.id, by, at }
      return { ...approval, amendments: closeIn(approval.amendments, event.seq, number, closed) }
    }
  }
}

const fresh = {
  state: 'open',
  closedBy: null,
  closedAt: null,
  closedNote: '',
  verifiedBy: null,
  verifiedAt: null,
  verifiedNote: '',
} as const

/** A move to `submitted` passes a text on, one to `approved` approves it; whatever leads back to writing ends both. */
function afterMove(approval: Approval, event: RegisterEvent & { type: 'stageMoved' }): Approval {
  const { to, sha256, byName } = event.payload
  switch (to) {
    case 'submitted':
      return { ...approval, passedSha256: sha256 }
    case 'approved':
      return {
        ...approval,
        approved: sha256 ? { sha256, by: { id: event.actor, name: byName }, at: event.at } : null,
      }
    case 'changes_requested':
    case 'drafting':
      return { ...approval, passedSha256: noApproval.passedSha256, approved: noApproval.approved }
    default:
      return approval
  }
}

function changeRequest(
  approval: Approval,
  event: RegisterEvent & { type: 'requestClosed' | 'requestVerified' },
  changed: Partial<BindingRequest>,
): Approval {
  const { number } = event.payload
  if (!approval.requests.some(request => request.number === number))
    throw new RangeError(`event ${event.seq} names the unknown request ${number}`)
  const requests = approval.requests.map(request =>
    request.number === number ? { ...request, ...changed } : request,
  )
  return { ...approval, requests }
}

function closeIn(
  amendments: readonly Amendment[],
  seq: number,
  number: number,
  closed: NonNullable<Amendment['closed']>,
): Amendment[] {
  if (!amendments.some(one => one.number === number))
    throw new RangeError(`event ${seq} names the unknown amendment ${number}`)
  return amendments.map(one => (one.number === number ? { ...one, closed } : one))
}
