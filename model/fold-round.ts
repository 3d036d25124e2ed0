// The fold of a register's rounds and groups: one event onto what there is.

import type { Group } from './group.ts'
import type { GroupId, RoundId } from './ids.ts'
import type { Named } from './opinion.ts'
import type { RegisterEvent } from './register.ts'
import type { Round } from './round.ts'

/** An event about a round. */
export type RoundEvent = RegisterEvent & {
  type: 'roundOpened' | 'roundExtended' | 'roundClosed' | 'reminded' | 'noOpinion'
}

/** The rounds after an event. @param draft ordinal of the draft at that time @throws RangeError for an event about an unknown round */
export function foldRound(
  rounds: ReadonlyMap<RoundId, Round>,
  event: RoundEvent,
  draft: number,
): ReadonlyMap<RoundId, Round> {
  const next = new Map(rounds)
  const by = { id: event.actor, name: event.payload.byName }
  if (event.type === 'roundOpened') {
    const { roundId, byName: _, ...opened } = event.payload
    const rest = { openedBy: by, closedAt: null, extensions: [], reminders: [], noOpinions: [] }
    return next.set(roundId, { id: roundId, draft, ...opened, ...rest })
  }
  const round = rounds.get(event.payload.roundId)
  if (!round) throw new RangeError(`event ${event.seq} names the unknown round ${event.payload.roundId}`)
  return next.set(round.id, { ...round, ...changeOfRound(round, event, by) })
}

function changeOfRound(
  round: Round,
  event: RegisterEvent & { type: 'roundExtended' | 'roundClosed' | 'reminded' | 'noOpinion' },
  by: Named,
): Partial<Round> {
  const { at } = event
  switch (event.type) {
    case 'roundExtended': {
      const { closesAt } = event.payload
      return { closesAt, extensions: [...round.extensions, { closesAt, by, at }] }
    }
    case 'roundClosed':
      return { closedAt: at }
    case 'reminded': {
      const { people, units } = event.payload
      return { reminders: [...round.reminders, { people, units, by, at }] }
    }
    case 'noOpinion': {
      const { unit, person } = event.payload
      return { noOpinions: [...round.noOpinions, { by, unit, person, at }] }
    }
  }
}

/** The groups after an event; one without members is dissolved. */
export function foldGroup(
  groups: ReadonlyMap<GroupId, Group>,
  event: RegisterEvent & { type: 'grouped' },
): ReadonlyMap<GroupId, Group> {
  const next = new Map(groups)
  const { groupId, byName, ...state } = event.payload
  if (state.opinionIds.length === 0) next.delete(groupId)
  else
    next.set(groupId, {
      id: groupId,
      ...state,
      by: { id: event.actor, name: byName },
      at: event.at,
      seq: event.seq,
    })
  return next
}
