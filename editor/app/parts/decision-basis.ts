// What a body's decision rests on, as it is typed: the number and day of the minutes, and the vote.

import { isVoteSound, type Minutes, type Vote } from '#model/approval.ts'
import type { Need } from '#model/move.ts'

/** The fields as they stand on the screen. */
export interface TypedBasis {
  readonly number: string
  /** `22/11/2026`. */
  readonly date: string
  readonly present: string
  readonly for: string
  readonly against: string
  readonly blank: string
}

/** Nothing typed yet. */
export const emptyBasis: TypedBasis = { number: '', date: '', present: '', for: '', against: '', blank: '' }

/** The counts of a vote, in the order in which they are asked. */
export const voteFields = ['present', 'for', 'against', 'blank'] as const

/** A day as people write it, `22/11/2026`, as the wire has it; null when there is no such day. */
export function dayFrom(written: string): string | null {
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/u.exec(written) ?? []
  if (!day || !month || !year) return null
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}

/** The minutes that were typed; null while the number or a real day is missing. */
export function minutesFrom({ number, date }: TypedBasis): Minutes | null {
  const day = dayFrom(date)
  return number.trim() !== '' && day !== null ? { number: number.trim(), date: day } : null
}

/** The vote that was typed, whether or not it adds up; null while somebody's count is missing. An empty count of blanks is 0. */
export function voteFrom(typed: TypedBasis): Vote | null {
  const count = (text: string) => (/^\s*\d{1,6}\s*$/u.test(text) ? Number(text) : null)
  const [present, inFavour, against] = [typed.present, typed.for, typed.against].map(count)
  const blank = typed.blank.trim() === '' ? 0 : count(typed.blank)
  if (present == null || inFavour == null || against == null || blank == null) return null
  return { present, for: inFavour, against, blank }
}

/** What is wrong with the typed basis of a decision, by field; nothing = it can be sent. */
export function basisFaults(
  typed: TypedBasis,
  needs: readonly Need[],
): ReadonlySet<'number' | 'date' | 'vote' | 'sum'> {
  const faults = new Set<'number' | 'date' | 'vote' | 'sum'>()
  if (needs.includes('minutes') && typed.number.trim() === '') faults.add('number')
  if (needs.includes('minutes') && dayFrom(typed.date) === null) faults.add('date')
  const vote = voteFrom(typed)
  if (needs.includes('vote') && vote === null) faults.add('vote')
  if (needs.includes('vote') && vote !== null && !isVoteSound(vote)) faults.add('sum')
  return faults
}
