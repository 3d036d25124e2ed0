// The register that a synthesis consolidates, as it stands now.

import type { RegisterState } from '#model/fold.ts'
import type { Deps } from './deps.ts'

/** That register; null = the document is no synthesis. */
export async function sourceOf(
  { registers }: Pick<Deps, 'registers'>,
  { synthesis }: Pick<RegisterState, 'synthesis'>,
): Promise<RegisterState | null> {
  return synthesis && (await registers.state(synthesis.documentId))
}
