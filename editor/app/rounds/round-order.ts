// Which round a page speaks of when it shows one.

import type { UserId } from '#model/ids.ts'
import type { Audience, RoundView } from '#model/round.ts'

/** The open round; else the last one. */
export function latestRound(rounds: readonly RoundView[]): RoundView | null {
  return rounds.findLast(({ phase }) => phase === 'open') ?? rounds.at(-1) ?? null
}

/** The round that waits for the person: open, asking them, not answered. The soonest to end. */
export function waitingRound(rounds: readonly RoundView[]): RoundView | null {
  const waiting = rounds.filter(({ phase, mine }) => phase === 'open' && mine.isAsked)
  return waiting.toSorted((a, b) => (a.closesAt < b.closesAt ? -1 : 1))[0] ?? null
}

/** When the next of the rounds that have not begun begins, as `Date.now()` counts; null = none is planned. */
export function nextOpeningMs(rounds: readonly RoundView[]): number | null {
  const planned = rounds.filter(({ phase }) => phase === 'waiting').map(({ opensAt }) => Date.parse(opensAt))
  return planned.length === 0 ? null : Math.min(...planned)
}

/** The last reminder that names the person or a unit they answer with; null once they have answered. */
export function reminderFor(round: RoundView, userId: UserId): RoundView['reminders'][number] | null {
  if (round.mine.hasAnswered) return null
  const names = ({ people, units }: Audience): boolean =>
    people.some(({ id }) => id === userId) || units.some(({ id }) => round.mine.unitIds.includes(id))
  return round.reminders.findLast(names) ?? null
}

/** The round that an opinion on paper most likely answers: of this draft, the open one, else the last that has begun. */
export function roundOfPaper(rounds: readonly RoundView[], draft: number): RoundView | null {
  const begun = rounds.filter(round => round.draft === draft && round.phase !== 'waiting')
  return latestRound(begun)
}
