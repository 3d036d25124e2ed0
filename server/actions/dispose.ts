// Decisions on opinions: proposed by drafters, confirmed by the lead, one at a time, in bulk, or for a group at once; what
// is accepted is then carried into the text.

import type { DispositionDraft } from '#model/api.ts'
import { type Decided, objectionTo } from '#model/decide.ts'
import { isTextOpen, type RegisterState } from '#model/fold.ts'
import { type RegisteredOpinion, shownTo } from '#model/fold-opinion.ts'
import type { DocumentId, GroupId, OpinionId } from '#model/ids.ts'
import { done, type Outcome, type Refusal, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import { actorOf, openDocument } from './access.ts'
import { implement } from './apply.ts'
import type { Deps, Person } from './deps.ts'
import type { PlacelessOpinion } from './opinion-event.ts'
import { record } from './record.ts'

/** An opinion after a decision, and the register's seq to go on from. */
export interface Disposed {
  readonly opinion: PlacelessOpinion
  readonly seq: number
}

/** Several opinions after one decision. */
export interface DisposedTogether {
  readonly items: readonly PlacelessOpinion[]
  readonly seq: number
}

/** One answer for several opinions. */
export type SharedDraft = Omit<DispositionDraft, 'duplicateOf'>

/**
 * Proposes or confirms a decision (contract). Who may confirm confirms, unless `confirm` is false.
 *
 * Refuses `stale` with the decision that stands, whatever `objectionTo` finds, and `text-closed` for an accepted proposal
 * when the text takes no change.
 */
export async function disposeOpinion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  draft: DispositionDraft,
): Promise<Outcome<Disposed>> {
  const disposed = await decide(deps, person, documentId, draft, state => {
    const opinion = state.opinions.get(opinionId)
    return opinion ? done([{ opinion, writes: true }]) : refuse('not-found')
  })
  if (!disposed.ok) return disposed
  const [opinion] = disposed.value.items
  return opinion ? done({ opinion, seq: disposed.value.seq }) : refuse('not-found')
}

/** One decision on many opinions, all or none. Only editorial ones are accepted this way: refuses `bulk-accept`. */
export async function disposeMany(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionIds: readonly OpinionId[],
  draft: SharedDraft,
): Promise<Outcome<DisposedTogether>> {
  return decide(deps, person, documentId, draft, state => {
    const found = [...new Set(opinionIds)].flatMap(id => state.opinions.get(id) ?? [])
    if (found.length < new Set(opinionIds).size) return refuse('not-found')
    const heavy =
      draft.decision === 'accepted' ? found.filter(({ severity }) => severity !== 'editorial') : []
    if (heavy.length > 0) return refuse('bulk-accept', numbersOf(heavy))
    return done(found.map(opinion => ({ opinion, writes: true })))
  })
}

/**
 * One answer for a group: each member gets its own decision; withdrawn ones are left alone.
 *
 * @param wording the member whose proposed text is to be written; with null a person edits and links the change. Never
 *   more than one: nothing chooses between two wordings but a person.
 */
export async function disposeGroup(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  groupId: GroupId,
  draft: SharedDraft,
  wording: OpinionId | null,
): Promise<Outcome<DisposedTogether>> {
  return decide(deps, person, documentId, draft, state => {
    const group = state.groups.get(groupId)
    if (!group) return refuse('not-found')
    if (wording !== null && !group.opinionIds.includes(wording))
      return refuse('invalid', [{ field: 'wording', problem: 'unknown' }])
    const members = group.opinionIds.flatMap(id => state.opinions.get(id) ?? [])
    return done(
      members
        .filter(({ status }) => status !== 'withdrawn')
        .map(opinion => ({ opinion, writes: opinion.id === wording })),
    )
  })
}

interface Target {
  readonly opinion: RegisteredOpinion
  /** Whether an accepted proposed text is to be written. */
  readonly writes: boolean
}

async function decide(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: DispositionDraft,
  choose: (state: RegisterState) => Outcome<readonly Target[]>,
): Promise<Outcome<DisposedTogether>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  if (!opened.ok) return opened
  const { permissions, row } = opened.value
  const confirms = permissions.includes('confirmDisposition') && draft.confirm !== false
  const right = confirms ? 'confirmDisposition' : 'proposeDisposition'
  if (!permissions.includes(right)) return refuse('not-allowed', { action: right, stage: row.stage })
  const decided: Decided = {
    decision: draft.decision,
    explanation: (draft.explanation ?? '').trim(),
    basis: draft.basis?.trim() || null,
    duplicateOf: draft.duplicateOf ?? null,
  }
  const before = await deps.registers.state(documentId)
  const chosen = choose(before)
  if (!chosen.ok) return chosen
  const refusal = objection(before, chosen.value, decided, confirms)
  if (refusal) return { ok: false, refusal }
  const actor = actorOf(opened.value, person, right)
  const at = deps.now()
  const drafts = chosen.value.map((target): EventDraft => {
    const base = { documentId, opinionId: target.opinion.id, at, ...actor }
    const payload = { ...decided, byName: person.name }
    if (!confirms) return { ...base, type: 'dispositionProposed', payload }
    const isWithheld = decided.decision === 'accepted' && !target.writes
    return {
      ...base,
      type: 'dispositionConfirmed',
      payload: isWithheld ? { ...payload, writes: false } : payload,
    }
  })
  const isSeen = before.seq === draft.expectedSeq
  const outcome =
    isSeen && drafts.length > 0
      ? await record(deps, documentId, () => ({ drafts }), draft.expectedSeq)
      : isSeen
        ? done(null)
        : refuse('stale')
  const ids = chosen.value.map(({ opinion }) => opinion.id)
  if (!outcome.ok) return refuse('stale', standing(await deps.registers.state(documentId), ids))
  if (confirms) for (const id of ids) await implement(deps, row, id)
  const after = await deps.registers.state(documentId)
  const items = ids.flatMap(id => after.opinions.get(id) ?? []).map(opinion => shownTo(person.id, opinion))
  return done({ items, seq: after.seq })
}

/** The first objection; for several opinions with the numbers of all that it concerns. */
function objection(
  state: RegisterState,
  targets: readonly Target[],
  decided: Decided,
  confirms: boolean,
): Refusal | null {
  const writing = targets.some(({ opinion, writes }) => writes && opinion.proposedText !== null)
  if (confirms && decided.decision === 'accepted' && writing && !isTextOpen(state))
    return refuse('text-closed').refusal
  const found = targets.flatMap(({ opinion }) => {
    const refusal = objectionTo(state, opinion, decided)
    return refusal ? [{ opinion, refusal }] : []
  })
  const [first] = found
  if (!first || targets.length === 1) return first?.refusal ?? null
  const alike = found.filter(({ refusal }) => refusal.code === first.refusal.code)
  return { code: first.refusal.code, details: numbersOf(alike.map(({ opinion }) => opinion)) }
}

/** What stands now, for somebody who decided on an older state: the other decision with who made it. */
export function standing(state: RegisterState, ids: readonly OpinionId[]): object {
  const of = (id: OpinionId | undefined) => {
    const opinion = id === undefined ? undefined : state.opinions.get(id)
    return {
      status: opinion?.status ?? null,
      disposition: opinion?.disposition ?? null,
      proposedDisposition: opinion?.proposedDisposition ?? null,
    }
  }
  if (ids.length === 1) return { seq: state.seq, ...of(ids[0]) }
  return { seq: state.seq, opinions: ids.map(id => ({ id, ...of(id) })) }
}

function numbersOf(opinions: readonly RegisteredOpinion[]): number[] {
  return opinions.map(({ number }) => number)
}
