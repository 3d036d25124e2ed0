// Moments as Word shows them: it prints the digits of `w:date` as they are, whatever zone they claim.

import type { Instant } from '#model/ids.ts'

const hoursAhead = 7 // Việt Nam has had UTC+7 without summer time since 1975

/**
 * A moment as the wall clock in Việt Nam shows it, in the form of `w:date`: `2025-03-01T15:30:00Z` for 08:30 UTC.
 * The true UTC stands beside it in the comments-extensible part.
 */
export function wallTime(at: Instant): string {
  return seconds(millisOf(at) + hoursAhead * 3_600_000)
}

/** A moment in UTC to the second, as the package's own dates want it. */
export function utcTime(at: Instant): string {
  return seconds(millisOf(at))
}

/** The day of a moment in Việt Nam: `05/02/2025`. */
export function dayOf(at: Instant): string {
  const [year, month, day] = wallTime(at).slice(0, 10).split('-')
  return `${day}/${month}/${year}`
}

/** A moment to the minute in Việt Nam: `15 giờ 30, ngày 05/02/2025`. */
export function minuteOf(at: Instant): string {
  const [hour, minute] = wallTime(at).slice(11, 16).split(':')
  return `${hour} giờ ${minute}, ngày ${dayOf(at)}`
}

function millisOf(at: Instant): number {
  const millis = Date.parse(at)
  if (Number.isNaN(millis)) throw new RangeError(`not a moment: ${at}`)
  return millis
}

function seconds(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`
}
