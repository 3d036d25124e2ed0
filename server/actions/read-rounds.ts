// Reading rounds: each with its phase and figures; whoever may not see everybody's opinions sees only what asks them.

import type { RegisterState } from '#model/fold.ts'
import type { RegisteredOpinion } from '#model/fold-opinion.ts'
import { isUnassigned } from '#model/group.ts'
import type { DocumentId, Instant, RoundId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import {
  type Audience,
  isAsked,
  type MyRound,
  type Participation,
  participationIn,
  phaseOf,
  type Round,
  type RoundView,
} from '#model/round.ts'
import { type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { listDocuments } from './read.ts'

/** Opinions that answer a round. */
export function opinionsOf(register: RegisterState, round: Round): RegisteredOpinion[] {
  return [...register.opinions.values()].filter(({ roundId }) => roundId === round.id)
}

/** A document's rounds, in the order of their numbers. */
export async function listRounds(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<{ items: readonly RoundView[]; seq: number }>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const register = await deps.registers.state(documentId)
  const items = visibleRounds(register, person, opened.value).map(round =>
    roundView(register, round, person, opened.value, deps.now()),
  )
  return done({ items, seq: register.seq })
}

/** One round with who has answered and who is silent. */
export async function getRound(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  roundId: RoundId,
): Promise<Outcome<{ round: RoundView; seq: number } & Participation>> {
  const opened = await openDocument(deps, person, documentId, 'readOpinions')
  if (!opened.ok) return opened
  const register = await deps.registers.state(documentId)
  const round = register.rounds.get(roundId)
  if (!round) return refuse('not-found')
  return done({
    round: roundView(register, round, person, opened.value, deps.now()),
    ...participationIn(round, opinionsOf(register, round)),
    seq: register.seq,
  })
}

/** Rounds of every document that ask the person and take answers now, the soonest to end first. */
export async function listMyRounds(deps: Deps, person: Person): Promise<MyRound[]> {
  const found: MyRound[] = []
  for (const document of await listDocuments(deps, person)) {
    const register = await deps.registers.state(document.id)
    if (register.rounds.size === 0) continue
    const opened = await openDocument(deps, person, document.id, 'read')
    if (!opened.ok) continue
    for (const round of register.rounds.values()) {
      const view = roundView(register, round, person, opened.value, deps.now())
      if (view.mine.isAsked && (view.phase === 'open' || view.phase === 'ended'))
        found.push({ documentId: document.id, documentTitle: document.title, round: view })
    }
  }
  return found.sort((a, b) => (a.round.closesAt < b.round.closesAt ? -1 : 1))
}

/** A round as the person may see it. */
export function roundView(
  register: RegisterState,
  round: Round,
  person: Pick<Person, 'id'>,
  opened: Opened,
  now: Instant,
): RoundView {
  const opinions = opinionsOf(register, round)
  const { answered, silent, none } = participationIn(round, opinions)
  const { noOpinions: _, audience, reminders, ...rest } = round
  const seesAll = opened.permissions.includes('readOpinions')
  const own = (of: Audience) => (seesAll ? of : onlyOwn(of, person, opened))
  return {
    ...rest,
    audience: own(audience),
    reminders: reminders.map(reminder => ({ ...reminder, ...own(reminder) })),
    phase: phaseOf(round, now),
    counts: {
      asked: sizeOf(audience),
      answered: sizeOf(answered),
      silent: sizeOf(silent),
      none: sizeOf(none),
      opinions: opinions.length,
      late: opinions.filter(({ isLate }) => isLate).length,
      unassigned: opinions.filter(isUnassigned).length,
    },
    mine: {
      isAsked: isAsked(round, person.id, opened.ownUnits),
      hasAnswered:
        opinions.some(({ author, onBehalfOf }) => author.id === person.id && onBehalfOf === null) ||
        round.noOpinions.some(said => said.person?.id === person.id),
      unitIds: audience.units.filter(({ id }) => opened.ownUnits.includes(id)).map(({ id }) => id),
    },
  }
}

function visibleRounds(register: RegisterState, person: Person, opened: Opened): Round[] {
  const all = [...register.rounds.values()]
  return opened.permissions.includes('readOpinions')
    ? all
    : all.filter(round => isAsked(round, person.id, opened.ownUnits))
}

function onlyOwn(audience: Audience, person: Pick<Person, 'id'>, opened: Opened): Audience {
  return {
    people: audience.people.filter(({ id }) => id === person.id),
    units: audience.units.filter(({ id }) => opened.ownUnits.includes(id)),
  }
}

function sizeOf({ people, units }: Audience): number {
  return people.length + units.length
}
