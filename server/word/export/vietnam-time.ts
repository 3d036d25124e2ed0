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

function millisOf(at: Instant): number {
  const millis = Date.parse(at)
  if (Number.isNaN(millis)) throw new RangeError(`not a moment: ${at}`)
  return millis
}

function seconds(millis: number): string {
  return `${new Date(millis).toISOString().slice(0, 19)}Z`
}
