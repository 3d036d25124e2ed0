// Rounds of consultation: opened on a frozen text, moved in time, reminded of, answered with "none", closed.

import type { RegisterState } from '#model/fold.ts'
import { isUnassigned } from '#model/group.ts'
import type { DocumentId, Instant, RoundId, UnitId, UserId, VersionId } from '#model/ids.ts'
import type { Named } from '#model/opinion.ts'
import { done, type Outcome, type Refusal, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import type { Action } from '#model/right.ts'
import { speaksForUnit } from '#model/role.ts'
import { type Audience, participationIn, phaseOf, type Round, type RoundView } from '#model/round.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import { candidatesIn } from './audience.ts'
import type { Deps, Person } from './deps.ts'
import { presentVersion, versionKept } from './keep-version.ts'
import { opinionsOf, roundView } from './read-rounds.ts'
import { record } from './record.ts'

/** A round asked for. Times are the server's; an opening time left out is now. */
export interface RoundDraft {
  readonly title: string
  readonly question: string
  readonly people: readonly UserId[]
  readonly units: readonly UnitId[]
  readonly opensAt?: Instant | null | undefined
  readonly closesAt: Instant
  /** A kept version to ask about; left out = the present text, which is kept. */
  readonly versionId?: VersionId | null | undefined
}

/**
 * Opens a round: freezes the text and names the audience. Refuses `invalid` for an audience that is empty or not of the unit,
 * for a time that has passed, for an unknown version. With an opening time the audience is let in and asked only from then on.
 */
export async function openRound(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  draft: RoundDraft,
): Promise<Outcome<RoundView>> {
  const opened = await openDocument(deps, person, documentId, 'openRound')
  if (!opened.ok) return opened
  const audience = await audienceOf(deps, opened.value, draft)
  if (!audience.ok) return audience
  const earlier = (await deps.registers.state(documentId)).rounds.size
  const kept = draft.versionId ? await deps.store.findVersion(documentId, draft.versionId) : null
  if (draft.versionId && !kept) return refuse('invalid', [{ field: 'versionId', problem: 'unknown' }])
  const fresh = kept
    ? null
    : await presentVersion(deps, person, opened.value, `${draft.title} (${earlier + 1})`)
  const version = kept ?? fresh
  if (!version) return refuse('not-found')
  const at = deps.now()
  const opensAt = draft.opensAt ?? at
  if (opensAt < at) return refuse('invalid', [{ field: 'opensAt', problem: 'past' }])
  if (draft.closesAt <= at || draft.closesAt <= opensAt)
    return refuse('invalid', [{ field: 'closesAt', problem: 'past' }])
  const actor = actorOf(opened.value, person, 'openRound')
  const roundId = deps.newId()
  const outcome = await record(deps, documentId, ({ rounds }) => {
    const asked: EventDraft = {
      documentId,
      opinionId: null,
      type: 'roundOpened',
      at,
      ...actor,
      payload: {
        roundId,
        number: rounds.size + 1,
        title: draft.title,
        question: draft.question,
        versionId: version.id,
        sha256: version.sha256,
        audience: audience.value,
        opensAt,
        closesAt: draft.closesAt,
        byName: person.name,
      },
    }
    return fresh ? { drafts: [versionKept(fresh, actor), asked], version: fresh } : { drafts: [asked] }
  })
  return outcome.ok ? viewOf(deps, opened.value, person, outcome.value.state, roundId) : outcome
}

/** Moves a round's closing time; `null` ends it now. Refuses `round-over` once it is closed, `invalid` for a time gone by. */
export async function extendRound(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  roundId: RoundId,
  closesAt: Instant | null,
): Promise<Outcome<RoundView>> {
  return change(deps, person, documentId, roundId, ['openRound'], (_, round, at) => {
    if (phaseOf(round, at) === 'closed') return refuse('round-over')
    const next = closesAt ?? at
    if (next < at || next <= round.opensAt) return refuse('invalid', [{ field: 'closesAt', problem: 'past' }])
    return done({ type: 'roundExtended', payload: { roundId, closesAt: next, byName: person.name } })
  })
}

/**
 * Closes a round's consolidation; opinions that still come are late. Refuses `rows-unassigned` with the numbers of opinions
 * that stand in no group and have no line of their own.
 */
export async function closeRound(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  roundId: RoundId,
  expectedSeq: number,
): Promise<Outcome<RoundView>> {
  const decide: Decide = (register, round) => {
    if (round.closedAt !== null) return refuse('round-over')
    const rows = opinionsOf(register, round).filter(isUnassigned)
    if (rows.length > 0)
      return refuse(
        'rows-unassigned',
        rows.map(({ number }) => number),
      )
    return done({ type: 'roundClosed', payload: { roundId, byName: person.name } })
  }
  return change(deps, person, documentId, roundId, ['openRound', 'consolidate'], decide, expectedSeq)
}

/** Reminds those who are silent, or some of them: recorded, and told to every screen. Nothing is sent by mail. */
export async function remind(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  roundId: RoundId,
  chosen: {
    readonly people?: readonly UserId[] | null | undefined
    readonly units?: readonly UnitId[] | null | undefined
  },
): Promise<Outcome<RoundView>> {
  const isEverybody = !chosen.people && !chosen.units
  return change(deps, person, documentId, roundId, ['openRound', 'consolidate'], (register, round, at) => {
    const phase = phaseOf(round, at)
    if (phase === 'waiting' || phase === 'closed') return refuse('round-over')
    const { silent } = participationIn(round, opinionsOf(register, round))
    const people = silent.people.filter(({ id }) => isEverybody || chosen.people?.includes(id))
    const units = silent.units.filter(({ id }) => isEverybody || chosen.units?.includes(id))
    if (people.length + units.length === 0) return done(null)
    return done({ type: 'reminded', payload: { roundId, people, units, byName: person.name } })
  })
}

/**
 * Records "không có ý kiến": for oneself, for one's unit, or by a clerk for anybody of the audience. Once is enough; whoever
 * has given an opinion has answered already. Refuses `invalid` for somebody who is not asked.
 */
export async function sayNoOpinion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  roundId: RoundId,
  whom: { readonly personId?: UserId | null | undefined; readonly unitId?: UnitId | null | undefined },
): Promise<Outcome<RoundView>> {
  const memberships = await deps.store.listMembershipsOfUser(person.id)
  const speaksFor = (unitId: UnitId) =>
    memberships.some(held => held.unitId === unitId && speaksForUnit(held.role))
  return change(deps, person, documentId, roundId, ['read'], (register, round, at, opened) => {
    const phase = phaseOf(round, at)
    if (phase === 'waiting' || phase === 'closed') return refuse('round-over')
    const isClerk = opened.permissions.includes('opineForOthers')
    const unit = whom.unitId ? (round.audience.units.find(({ id }) => id === whom.unitId) ?? null) : null
    const personId = whom.personId ?? person.id
    const asked = whom.unitId ? null : askedPerson(round, personId, person, opened)
    if (whom.unitId && !unit) return refuse('invalid', [{ field: 'unitId', problem: 'unknown' }])
    if (!whom.unitId && !asked) return refuse('invalid', [{ field: 'personId', problem: 'unknown' }])
    const isOwn = unit ? speaksFor(unit.id) : personId === person.id
    if (!isOwn && !isClerk)
      return refuse('not-allowed', { action: 'opineForOthers', stage: opened.row.stage })
    const { answered } = participationIn(round, opinionsOf(register, round))
    const isKnown = unit
      ? answered.units.includes(unit)
      : answered.people.some(({ id }) => id === personId) ||
        round.noOpinions.some(none => none.person?.id === personId)
    if (isKnown) return done(null)
    return done({ type: 'noOpinion', payload: { roundId, unit, person: asked, byName: person.name } })
  })
}

/** Somebody asked by name, or the speaker as a member of a unit that is asked. */
function askedPerson(round: Round, personId: UserId, speaker: Person, opened: Opened): Named | null {
  const named = round.audience.people.find(({ id }) => id === personId)
  if (named) return named
  const isMember = round.audience.units.some(({ id }) => opened.ownUnits.includes(id))
  return personId === speaker.id && isMember ? { id: speaker.id, name: speaker.name } : null
}

type RoundDecision = Pick<
  EventDraft & { type: 'roundExtended' | 'roundClosed' | 'reminded' | 'noOpinion' },
  'type' | 'payload'
> | null
type Decide = (register: RegisterState, round: Round, at: Instant, opened: Opened) => Outcome<RoundDecision>

/** One event about a round, decided on the state it follows; `null` = nothing to record. */
async function change(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  roundId: RoundId,
  rights: readonly Action[],
  decide: Decide,
  expectedSeq?: number,
): Promise<Outcome<RoundView>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const { permissions, row } = opened.value
  const right = rights.find(wanted => permissions.includes(wanted))
  if (!right) return refuse('not-allowed', { action: rights[0], stage: row.stage })
  let refusal: Refusal | null = null
  const outcome = await record(
    deps,
    documentId,
    register => {
      const round = register.rounds.get(roundId)
      const at = deps.now()
      const decided = round ? decide(register, round, at, opened.value) : refuse('not-found')
      refusal = decided.ok ? null : decided.refusal
      if (!decided.ok || decided.value === null) return { skip: true }
      const base = { documentId, opinionId: null, at, ...actorOf(opened.value, person, right) } as const
      return { drafts: [{ ...base, ...decided.value } as EventDraft] }
    },
    expectedSeq,
  )
  if (!outcome.ok) return outcome
  if (refusal) return { ok: false, refusal }
  return viewOf(deps, opened.value, person, outcome.value.state, roundId)
}

function viewOf(
  deps: Deps,
  opened: Opened,
  person: Person,
  register: RegisterState,
  roundId: RoundId,
): Outcome<RoundView> {
  const round = register.rounds.get(roundId)
  return round ? done(roundView(register, round, person, opened, deps.now())) : refuse('not-found')
}

async function audienceOf(deps: Deps, { row }: Opened, draft: RoundDraft): Promise<Outcome<Audience>> {
  const candidates = await candidatesIn(deps, row)
  const people = candidates.people.filter(({ id }) => draft.people.includes(id))
  const units = candidates.units.filter(({ id }) => draft.units.includes(id))
  if (people.length < new Set(draft.people).size)
    return refuse('invalid', [{ field: 'people', problem: 'unknown' }])
  if (units.length < new Set(draft.units).size)
    return refuse('invalid', [{ field: 'units', problem: 'unknown' }])
  if (people.length + units.length === 0) return refuse('invalid', [{ field: 'people', problem: 'missing' }])
  return done({ people: people.map(({ id, name }) => ({ id, name })), units })
}
