// A round in words: when, whom it asks, how much time is left. Days are Vietnam's, as everywhere.

import type { RoundView } from '#model/round.ts'
import type { Words } from '../../words/vi.ts'
import { formatNumber, formatTime } from '../format.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** `Đợt 1 · 08:00 02/07/2025 – 17:00 09/07/2025 · 31 đơn vị, 4 người`. */
export function roundSummary(round: RoundView, words: Words): string {
  const { people, units } = round.audience
  const asked = [
    units.length > 0 ? words.rounds.units(formatNumber(units.length)) : null,
    people.length > 0 ? words.rounds.people(formatNumber(people.length)) : null,
  ]
    .filter(part => part !== null)
    .join(', ')
  const span = `${formatTime(round.opensAt)} – ${formatTime(round.closesAt)}`
  return [words.rounds.ordinal(formatNumber(round.number)), span, asked].filter(Boolean).join(' · ')
}

/** How much time is left: days from one day on, then hours, then minutes. @param nowMs the clock, as `Date.now()` */
export function timeLeft(closesAt: string, nowMs: number, words: Words['rounds']): string {
  const leftMs = Date.parse(closesAt) - nowMs
  if (leftMs <= 0) return words.over
  if (leftMs >= dayMs) return words.daysLeft(formatNumber(Math.floor(leftMs / dayMs)))
  if (leftMs >= hourMs) return words.hoursLeft(formatNumber(Math.floor(leftMs / hourMs)))
  return words.minutesLeft(formatNumber(Math.max(1, Math.floor(leftMs / 60_000))))
}

const vietnamOffset = '+07:00' // no summer time

/** A day and hour as a picker gives it, `2026-11-29 17:00:00`, taken as Vietnam's time. @returns ISO 8601, UTC */
export function instantOf(picked: string): string {
  return new Date(`${picked.replace(' ', 'T')}${vietnamOffset}`).toISOString()
}

/** A moment as a picker takes it: Vietnam's day and hour. */
export function pickedOf(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 7 * hourMs).toISOString()
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 19)}`
}

/** A week from now, at five in the afternoon in Vietnam. */
export function defaultClosing(nowMs: number): string {
  return `${pickedOf(new Date(nowMs + 7 * dayMs).toISOString()).slice(0, 10)} 17:00:00`
}
