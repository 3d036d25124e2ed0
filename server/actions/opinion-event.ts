// One event about one opinion that the person may see: opened, found, decided on the state it follows, recorded.

import type { RegisterState } from '#model/fold.ts'
import { type RegisteredOpinion, shownTo } from '#model/fold-opinion.ts'
import type { DocumentId, Instant, OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { done, type Outcome, type Refusal, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import type { Action } from '#model/right.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { record } from './record.ts'

/** An opinion as its reader sees it, without its place. */
export type PlacelessOpinion = Omit<Opinion, 'place'>

/** The part of an event that says what happened. */
export type Happening = {
  [type in EventDraft['type']]: Pick<EventDraft & { type: type }, 'type' | 'payload'>
}[EventDraft['type']]

/** Whether a person may see an opinion. */
function mayRead(opened: Opened, person: Pick<Person, 'id'>, opinion: RegisteredOpinion): boolean {
  return opened.permissions.includes('readOpinions') || opinion.author.id === person.id
}

/**
 * Records what `decide` makes of the opinion's present state; `null` = nothing to record.
 *
 * @param rights the first that the person has is the one they act under; the opinion's author may always, with `isOwn`
 */
export async function recordOn(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  opinionId: OpinionId,
  rights: readonly Action[],
  decide: (
    opinion: RegisteredOpinion,
    given: { isOwn: boolean; opened: Opened; at: Instant; state: RegisterState },
  ) => Outcome<Happening | null>,
  isForAuthor: 'author too' | 'rights only' = 'rights only',
): Promise<Outcome<PlacelessOpinion>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const { permissions, row } = opened.value
  const before = (await deps.registers.state(documentId)).opinions.get(opinionId)
  if (!before || !mayRead(opened.value, person, before)) return refuse('not-found')
  const isOwn = before.author.id === person.id
  const right =
    rights.find(wanted => permissions.includes(wanted)) ??
    (isOwn && isForAuthor === 'author too' ? 'read' : undefined)
  if (!right) return refuse('not-allowed', { action: rights[0], stage: row.stage })
  let refusal: Refusal | null = null
  const outcome = await record(deps, documentId, state => {
    const opinion = state.opinions.get(opinionId) ?? before
    const at = deps.now()
    const decided = decide(opinion, { isOwn, opened: opened.value, at, state })
    refusal = decided.ok ? null : decided.refusal
    if (!decided.ok || decided.value === null) return { skip: true }
    const base = { documentId, opinionId, at, ...actorOf(opened.value, person, right) } as const
    return { drafts: [{ ...base, ...decided.value } as EventDraft] }
  })
  if (!outcome.ok) return outcome
  if (refusal) return { ok: false, refusal }
  return done(shownTo(person.id, outcome.value.state.opinions.get(opinionId) ?? before))
}
