// When a round begins and ends, as its dialog takes them: what is still wrong with them, or the moments to send.

import { instantOf } from './round-words.ts'

/** At once; or a day and hour of Vietnam as a picker gives it, `2026-11-29 17:00:00`, null = none chosen yet. */
export type Opening = 'now' | { readonly at: string | null }

/** The moments to send, ISO 8601 in UTC (`opensAt` null = at once); or the field that is wrong, and what is. */
export type RoundTimes =
  | { readonly ok: true; readonly opensAt: string | null; readonly closesAt: string }
  | {
      readonly ok: false
      readonly field: 'opens' | 'closes'
      readonly problem: 'opensMissing' | 'opensPast' | 'closesMissing' | 'closesPast' | 'closesTooSoon'
    }

/** Checks both, the opening first. @param closes as a picker gives it @param nowMs the clock, as `Date.now()` */
export function timesOf(opens: Opening, closes: string | null, nowMs: number): RoundTimes {
  if (opens !== 'now' && opens.at === null) return { ok: false, field: 'opens', problem: 'opensMissing' }
  const opensAt = opens === 'now' || opens.at === null ? null : instantOf(opens.at)
  if (opensAt !== null && Date.parse(opensAt) <= nowMs)
    return { ok: false, field: 'opens', problem: 'opensPast' }
  if (closes === null) return { ok: false, field: 'closes', problem: 'closesMissing' }
  const closesAt = instantOf(closes)
  if (Date.parse(closesAt) <= nowMs) return { ok: false, field: 'closes', problem: 'closesPast' }
  if (opensAt !== null && closesAt <= opensAt) return { ok: false, field: 'closes', problem: 'closesTooSoon' }
  return { ok: true, opensAt, closesAt }
}
