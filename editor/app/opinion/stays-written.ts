// Whether the words that an accepted opinion brought into the text stay there against what was decided later.

import type { Decision, Opinion } from '#model/opinion.ts'

/** A new decision takes nothing out of the text: what was written for the one before stays. @param decision the one that counts, or is about to */
export function staysWritten(
  { implementation, implementedBy }: Pick<Opinion, 'implementation' | 'implementedBy'>,
  decision: Decision | null,
): boolean {
  const isWritten =
    implementation === 'done' && implementedBy !== null && implementedBy.noChangeReason === null
  return isWritten && decision !== null && decision !== 'accepted' && decision !== 'acceptedPartial'
}
