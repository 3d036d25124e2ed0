// What the sample takes for granted: its people are there, and nothing it does is refused.

import type { Outcome } from '#model/refusal.ts'
import type { Person } from '../actions/deps.ts'
import type { Sample } from './accounts.ts'

/** A sample person. @throws Error for a name that is none */
export function personOf(sample: Sample, name: string): Person {
  for (const [known, person] of sample.people) if (known === name) return person
  throw new Error(`no sample account ${name}`)
}

/** The value of an outcome. @throws Error with the refusal */
export function must<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(
    `the sample was refused: ${outcome.refusal.code} ${JSON.stringify(outcome.refusal.details ?? null)}`,
  )
}
