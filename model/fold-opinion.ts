// The fold of one opinion: what its events make of it.

import type { Anchor } from './anchor.ts'
import type { OpinionId, UserId } from './ids.ts'
import {
  type Disposition,
  freshCourse,
  type Implementation,
  type Implemented,
  type Named,
  type Opinion,
  plainOrigin,
  type RecordedOpinion,
  type Stance,
} from './opinion.ts'
import type { RegisterEvent, WrittenWords } from './register.ts'

/** What a decision changes of an opinion. */
type Decidable =
  | 'status'
  | 'disposition'
  | 'proposedDisposition'
  | 'implementation'
  | 'implementedBy'
  | 'reserved'
  | 'written'
  | 'decidedFrom'

/** An opinion as the register knows it: with who supports it; its place is computed. */
export interface RegisteredOpinion extends RecordedOpinion {
  readonly stances: readonly { readonly by: Named; readonly stance: Stance }[]
  /** How it stood before the decision that counts; null = there is none. */
  readonly decidedFrom: Pick<RegisteredOpinion, Decidable> | null
  /** What the server wrote for it and did not take out again. */
  readonly written: WrittenWords | null
  /** Its words where they came back into the text, when a decision was taken back. */
  readonly broughtBack: Anchor | null
}

/** An opinion as a reader sees it, but for its place. */
export function shownTo(
  readerId: UserId,
  { stances, decidedFrom: _from, written: _written, broughtBack: _back, ...opinion }: RegisteredOpinion,
): Omit<Opinion, 'place'> {
  const count = (wanted: Stance) => stances.filter(({ stance }) => stance === wanted).length
  const mine = stances.find(({ by }) => by.id === readerId)?.stance ?? null
  return { ...opinion, supports: { for: count('for'), against: count('against'), mine } }
}

/** A received opinion. @param draft ordinal of the draft at that time */
export function receivedOpinion(
  id: OpinionId,
  event: RegisterEvent & { type: 'received' },
  draft: number,
): RegisteredOpinion {
  const { authorName, isLate = false, ...said } = event.payload
  return {
    ...plainOrigin,
    ...freshCourse,
    ...said,
    id,
    isLate,
    draft,
    status: 'open',
    author: { id: event.actor, name: authorName, unitId: event.unitId },
    createdAt: event.at,
    stances: [],
    decidedFrom: null,
    written: null,
    broughtBack: null,
    seq: event.seq,
  }
}

/** What an event changes of an opinion. */
export function changeOf(opinion: RegisteredOpinion, event: RegisterEvent): Partial<RegisteredOpinion> {
  switch (event.type) {
    case 'dispositionProposed':
      return { proposedDisposition: dispositionOf(event) }
    case 'dispositionConfirmed':
      return confirmed(opinion, event)
    case 'implemented':
      return {
        implementation: event.payload.noChange === undefined ? 'done' : 'noChange',
        implementedBy: implementedBy(event),
        written: event.payload.written ?? null,
      }
    case 'dispositionUndone':
      return { ...opinion.decidedFrom, broughtBack: event.payload.takenOut?.anchor ?? opinion.broughtBack }
    case 'placementRefused':
      return { implementation: 'conflict' }
    case 'withdrawn':
      return {
        status: 'withdrawn',
        withdrawnAt: event.at,
        proposedDisposition: null,
        correctedBy: event.payload.correctedBy ?? null,
      }
    case 'replied': {
      const { replyId, body, byName, onBehalfOf, writtenAt } = event.payload
      const reply = {
        id: replyId,
        by: { id: event.actor, name: byName },
        body,
        at: event.at,
        ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
        ...(writtenAt === undefined ? {} : { writtenAt }),
      }
      return { replies: [...opinion.replies, reply] }
    }
    case 'supported': {
      const { stance, byName } = event.payload
      const others = opinion.stances.filter(({ by }) => by.id !== event.actor)
      return {
        stances: stance === 'none' ? others : [...others, { by: { id: event.actor, name: byName }, stance }],
      }
    }
    case 'reserved': {
      const { reason, byName } = event.payload
      return { reserved: { reason, by: { id: event.actor, name: byName }, at: event.at } }
    }
    case 'issuerAnswered': {
      const { byName, ...said } = event.payload
      return { issuerAnswer: { ...said, by: { id: event.actor, name: byName }, at: event.at } }
    }
    case 'placed': {
      const { anchor, byName } = event.payload
      return { placement: { anchor, by: { id: event.actor, name: byName }, at: event.at }, broughtBack: null }
    }
    default:
      return {}
  }
}

function confirmed(
  opinion: RegisteredOpinion,
  event: RegisterEvent & { type: 'dispositionConfirmed' },
): Partial<RegisteredOpinion> {
  const { decision } = event.payload
  const { status, disposition, proposedDisposition, implementation, implementedBy, reserved } = opinion
  const { written, decidedFrom } = opinion
  const before = { status, disposition, proposedDisposition, implementation, implementedBy, reserved }
  return {
    decidedFrom: { ...before, written, decidedFrom },
    disposition: dispositionOf(event),
    proposedDisposition: null,
    status: decision,
    implementation: implementationAfter(opinion, event),
    reserved: decision === 'accepted' ? null : reserved, // nothing is left to keep to
  }
}

function dispositionOf(
  event: RegisterEvent & { type: 'dispositionProposed' | 'dispositionConfirmed' },
): Disposition {
  const { decision, explanation, byName, basis = null, duplicateOf = null } = event.payload
  return { decision, explanation, basis, duplicateOf, by: { id: event.actor, name: byName }, at: event.at }
}

function implementedBy(event: RegisterEvent & { type: 'implemented' }): Implemented {
  const { by, byName, blockId, textBefore, textAfter, noChange } = event.payload
  const person = by === 'person' ? { id: event.actor, name: byName ?? '' } : null
  return { by, person, at: event.at, blockId, textBefore, textAfter, noChangeReason: noChange ?? null }
}

/** An accepted proposal waits for the text; whatever was written already stays written. */
function implementationAfter(
  opinion: RegisteredOpinion,
  event: RegisterEvent & { type: 'dispositionConfirmed' },
): Implementation | null {
  if (opinion.implementation === 'done') return 'done'
  const { decision, writes = true } = event.payload
  return decision === 'accepted' && writes && opinion.proposedText !== null ? 'pending' : null
}
