// What an opinion and a decision carry besides what a test is about.

import { freshCourse, plainOrigin } from '#model/opinion.ts'

/** An opinion typed here, in time, on the first draft, which nobody has touched yet. */
export const untouched = {
  ...plainOrigin,
  ...freshCourse,
  isLate: false,
  draft: 1,
  seq: 1,
  supports: { for: 0, against: 0, mine: null },
} as const

/** A decision that names no meeting and no other opinion. */
export const bareDecision = { basis: null, duplicateOf: null } as const
