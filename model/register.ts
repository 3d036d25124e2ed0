// The register: event types, the bytes that are hashed, and the fold from events to opinions and balance (review §1).

import type { Anchor, PlaceStatus } from './anchor.ts'
import { canonicalJson } from './canonical.ts'
import type { BlockId, DocumentId, Instant, OpinionId, Sha256, UnitId, UserId, VersionId } from './ids.ts'
import {
  type Balance,
  balanceOf,
  type Criterion,
  type Decision,
  type Disposition,
  type Implementation,
  type Kind,
  type Opinion,
  type Severity,
  type Status,
} from './opinion.ts'
import type { Role } from './role.ts'
import type { Stage } from './stage.ts'

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
  }
  received: {
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
  }
  dispositionProposed: { decision: Decision; explanation: string; byName: string }
  dispositionConfirmed: { decision: Decision; explanation: string; byName: string }
  implemented: {
    by: 'server' | 'person'
    blockId: BlockId | null
    textBefore: string
    textAfter: string
    updateHash: Sha256 | null
  }
  placementRefused: { status: PlaceStatus }
  withdrawn: { byName: string }
  /** `sha256` names the very text where a move freezes it (submitted, approved); else null. */
  stageMoved: { from: Stage; to: Stage; draft: number; note: string; sha256: Sha256 | null; byName: string }
  versionKept: { versionId: VersionId; name: string; sha256: Sha256; byName: string }
}

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

/** An opinion as the register knows it: all but its place, which is computed from the text. */
export type RegisteredOpinion = Omit<Opinion, 'place'> & { readonly seq: number }

/** Everything the register says about a document. */
export interface RegisterState {
  readonly seq: number
  readonly head: Sha256
  readonly opinions: ReadonlyMap<OpinionId, RegisteredOpinion>
  readonly balance: Balance
}

/** The state before the first event. */
export const emptyRegister: RegisterState = {
  seq: 0,
  head: firstPrevHash,
  opinions: new Map(),
  balance: balanceOf([]),
}

/** Folds events, in order of seq, onto a state. Folding the whole log from `emptyRegister` gives the same as folding in parts. */
export function fold(state: RegisterState, events: readonly RegisterEvent[]): RegisterState {
  if (events.length === 0) return state
  const opinions = new Map(state.opinions)
  let { seq, head } = state
  for (const event of events) {
    if (event.seq !== seq + 1) throw new RangeError(`event ${event.seq} follows ${seq}: the log has a gap`)
    seq = event.seq
    head = event.hash
    applyEvent(opinions, event)
  }
  return { seq, head, opinions, balance: balanceOf([...opinions.values()].map(opinion => opinion.status)) }
}

function applyEvent(opinions: Map<OpinionId, RegisteredOpinion>, event: RegisterEvent): void {
  const id = event.opinionId
  if (id === null) return
  if (event.type === 'received') {
    opinions.set(id, received(id, event))
    return
  }
  const opinion = opinions.get(id)
  if (!opinion) throw new RangeError(`event ${event.seq} names the unknown opinion ${id}`)
  opinions.set(id, { ...opinion, ...changeOf(opinion, event), seq: event.seq })
}

function received(id: OpinionId, event: RegisterEvent & { type: 'received' }): RegisteredOpinion {
  const {
    number,
    kind,
    severity,
    criterion,
    sectionKey,
    anchor,
    body,
    proposedText,
    onBehalfOf,
    authorName,
  } = event.payload
  return {
    id,
    number,
    kind,
    severity,
    criterion,
    sectionKey,
    anchor,
    body,
    proposedText,
    onBehalfOf,
    status: 'open',
    author: { id: event.actor, name: authorName, unitId: event.unitId },
    createdAt: event.at,
    withdrawnAt: null,
    disposition: null,
    proposedDisposition: null,
    implementation: null,
    seq: event.seq,
  }
}

function changeOf(opinion: RegisteredOpinion, event: RegisterEvent): Partial<RegisteredOpinion> {
  switch (event.type) {
    case 'dispositionProposed':
      return { proposedDisposition: dispositionOf(event) }
    case 'dispositionConfirmed': {
      const { decision } = event.payload
      return {
        disposition: dispositionOf(event),
        proposedDisposition: null,
        status: decision satisfies Status,
        implementation: implementationAfter(opinion, decision),
      }
    }
    case 'implemented':
      return { implementation: 'done' }
    case 'placementRefused':
      return { implementation: 'conflict' }
    case 'withdrawn':
      return { status: 'withdrawn', withdrawnAt: event.at, proposedDisposition: null }
    case 'documentCreated':
    case 'received':
    case 'stageMoved':
    case 'versionKept':
      return {}
  }
}

function dispositionOf(
  event: RegisterEvent & { type: 'dispositionProposed' | 'dispositionConfirmed' },
): Disposition {
  const { decision, explanation, byName } = event.payload
  return { decision, explanation, by: { id: event.actor, name: byName }, at: event.at }
}

/** An accepted proposal waits for the text; whatever was written already stays written. */
function implementationAfter(opinion: RegisteredOpinion, decision: Decision): Implementation | null {
  if (opinion.implementation === 'done') return 'done'
  return decision === 'accepted' && opinion.proposedText !== null ? 'pending' : null
}

/** Opinions that keep a document from moving on: open, or accepted and not yet in the text. */
export function unsettled(state: RegisterState): RegisteredOpinion[] {
  return [...state.opinions.values()].filter(
    ({ status, implementation }) =>
      status === 'open' || implementation === 'pending' || implementation === 'conflict',
  )
}
