// Which round a page speaks of when it shows one.

import type { RoundView } from '#model/round.ts'

/** The open round; else the last one. */
export function latestRound(rounds: readonly RoundView[]): RoundView | null {
  return rounds.findLast(({ phase }) => phase === 'open') ?? rounds.at(-1) ?? null
}

/** The round that waits for the person: open, asking them, not answered. The soonest to end. */
export function waitingRound(rounds: readonly RoundView[]): RoundView | null {
  const waiting = rounds.filter(({ phase, mine }) => phase === 'open' && mine.isAsked)
  return waiting.toSorted((a, b) => (a.closesAt < b.closesAt ? -1 : 1))[0] ?? null
}
