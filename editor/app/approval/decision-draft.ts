// A decision while it is being written: its fields, what is missing in them, and what is sent.

import { type ApprovalDecision, isVoteSound, type Minutes, type Vote } from '#model/approval.ts'
import type { Need } from '#model/move.ts'

/** A binding request while it is being written; '' = not filled in. */
export interface RequestFields {
  /** Of this form alone, to tell them apart. */
  readonly id: number
  readonly text: string
  readonly sectionKey: string
  readonly dueAt: string | null
}

/** The fields of a decision; null and '' = not filled in. */
export interface DecisionFields {
  readonly vote: Readonly<Record<keyof Vote, number | null>>
  readonly minutesNumber: string
  readonly minutesDate: string | null
  readonly reasons: readonly { readonly id: number; readonly text: string }[]
  /** With a return: the last day for the next draft. */
  readonly dueAt: string | null
  readonly requests: readonly RequestFields[]
}

/** An empty form. */
export const emptyDecision: DecisionFields = {
  vote: { present: null, for: null, against: null, blank: null },
  minutesNumber: '',
  minutesDate: null,
  reasons: [{ id: 1, text: '' }],
  dueAt: null,
  requests: [{ id: 1, text: '', sectionKey: '', dueAt: null }],
}

/** What keeps a decision from being sent. */
export type DecisionFault = 'vote-missing' | 'vote-wrong' | 'minutes' | 'reasons' | 'requests'

/** The body of the request: `vote` and `minutes` null where nothing was written. */
export interface SentDecision {
  readonly reasons: readonly string[]
  readonly requests: readonly {
    readonly text: string
    readonly sectionKey: string | null
    readonly dueAt: string | null
  }[]
  readonly vote: Vote | null
  readonly minutes: Minutes | null
  readonly dueAt: string | null
}

/** What would be sent: empty lines are left out. */
export function sentDecision(decision: ApprovalDecision, fields: DecisionFields): SentDecision {
  const { minutesNumber, minutesDate } = fields
  const reasons = fields.reasons.map(({ text }) => text.trim()).filter(text => text !== '')
  const requests = fields.requests
    .map(({ text, sectionKey, dueAt }) => ({
      text: text.trim(),
      sectionKey: sectionKey === '' ? null : sectionKey,
      dueAt,
    }))
    .filter(({ text }) => text !== '')
  return {
    reasons: decision === 'return' ? reasons : [],
    requests: decision === 'approveWithRequests' ? requests : [],
    dueAt: decision === 'return' ? fields.dueAt : null,
    vote: voteOf(fields),
    minutes:
      minutesNumber.trim() !== '' && minutesDate !== null
        ? { number: minutesNumber.trim(), date: minutesDate }
        : null,
  }
}

/** What is missing or wrong. @param needs what the move asks for */
export function faultsIn(
  decision: ApprovalDecision,
  fields: DecisionFields,
  needs: readonly Need[],
): DecisionFault[] {
  const { reasons, requests, vote, minutes } = sentDecision(decision, fields)
  const isVoteBegun = Object.values(fields.vote).some(count => count !== null)
  const isMinutesBegun = fields.minutesNumber.trim() !== '' || fields.minutesDate !== null
  const faults: DecisionFault[] = []
  if (vote ? !isVoteSound(vote) : false) faults.push('vote-wrong')
  else if (vote === null && (isVoteBegun || needs.includes('vote'))) faults.push('vote-missing')
  if (minutes === null && (isMinutesBegun || needs.includes('minutes'))) faults.push('minutes')
  if (decision === 'return' && reasons.length === 0) faults.push('reasons')
  if (decision === 'approveWithRequests' && requests.length === 0) faults.push('requests')
  return faults
}

/** A vote counts once it says how many were present; what is left empty beside that is nobody. */
function voteOf({ vote }: DecisionFields): Vote | null {
  const { present, for: agree, against, blank } = vote
  if (present === null) return null
  return { present, for: agree ?? 0, against: against ?? 0, blank: blank ?? 0 }
}
