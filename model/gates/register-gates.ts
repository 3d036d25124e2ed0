// The gates on what the register holds: opinions settled, rounds ended and closed, votes named, requests verified, a number given.

import { unverified } from '../approval.ts'
import { withoutVote } from '../decide.ts'
import { type RegisterState, unsettled } from '../fold.ts'
import type { RegisteredOpinion } from '../fold-opinion.ts'
import type { FormRegion } from '../form-finding.ts'
import type { Instant } from '../ids.ts'
import { participationIn, phaseOf, type Round } from '../round.ts'
import { stages } from '../stage.ts'
import type { Finding, Found } from './gate.ts'

/** Rules of ours and of the field that nobody needs to look up. */
const ofTheField = { confidence: 'A', source: '' } as const

/** Opinions that are open, or accepted and not in the text. */
export function openOpinions(register: RegisterState): Found {
  return unsettled(register).map(opinion => onOpinion('opinions', 'opinion-open', opinion))
}

/** Decided opinions of substance without the committee's vote. */
export function missingVotes(register: RegisterState): Found {
  return withoutVote(register).map(opinion => onOpinion('votes', 'vote-missing', opinion))
}

/** Binding requests that the body that made them has not verified. */
export function openRequests({ approval }: RegisterState): Found {
  return unverified(approval).map(
    ({ number, sectionKey }): Finding => ({
      id: `requests:${number}`,
      sentence: 'request-unverified',
      params: { number },
      where: sectionKey === null ? [] : [{ sectionKey, blockId: null, quote: '' }],
      opinionId: null,
      ...ofTheField,
    }),
  )
}

/** A document without a number, which it gets once it is adopted: before that nothing is asked. */
export function missingNumber({ frontMatter, stage }: RegisterState): Found {
  if (typeof frontMatter?.number === 'number') return []
  if (stages.indexOf(stage) < stages.indexOf('adopted')) return null
  const region = 'header' satisfies FormRegion
  const sentence = 'number-missing'
  return [{ id: 'number', sentence, params: { region }, where: [], opinionId: null, ...ofTheField }]
}

/** Rounds of this draft whose time is not over: people were told that they may still answer. */
export function runningRounds(register: RegisterState, now: Instant): Found {
  return roundsOfDraft(register)
    .filter(round => ['waiting', 'open'].includes(phaseOf(round, now)))
    .map(round => onRound('ended', 'round-running', round))
}

/** Rounds of this draft that are not closed, and units they asked that have not answered. */
export function unfinishedRounds(register: RegisterState): Found {
  const rounds = roundsOfDraft(register)
  const open = rounds
    .filter(({ closedAt }) => closedAt === null)
    .map(round => onRound('rounds', 'round-open', round))
  const silent = new Map(
    rounds.flatMap(round => silentUnits(register, round)).map(unit => [unit.id, unit] as const),
  )
  const units = [...silent.values()].map(
    ({ id, name }): Finding => ({
      id: `rounds:unit.${id}`,
      sentence: 'unit-silent',
      params: { name },
      where: [],
      opinionId: null,
      ...ofTheField,
    }),
  )
  return [...open, ...units]
}

function silentUnits({ opinions }: RegisterState, round: Round) {
  const given = [...opinions.values()].filter(({ roundId }) => roundId === round.id)
  return participationIn(round, given).silent.units
}

function roundsOfDraft({ rounds, draft }: RegisterState): Round[] {
  return [...rounds.values()].filter(round => round.draft === draft)
}

function onRound(
  gate: 'ended' | 'rounds',
  sentence: 'round-running' | 'round-open',
  { number }: Round,
): Finding {
  return { id: `${gate}:${number}`, sentence, params: { number }, where: [], opinionId: null, ...ofTheField }
}

function onOpinion(
  gate: 'opinions' | 'votes',
  sentence: 'opinion-open' | 'vote-missing',
  { id, number, sectionKey, anchor }: RegisteredOpinion,
): Finding {
  return {
    id: `${gate}:${id}`,
    sentence,
    params: { number },
    where: [{ sectionKey, blockId: anchor?.blockId ?? null, quote: '' }],
    opinionId: id,
    ...ofTheField,
  }
}
