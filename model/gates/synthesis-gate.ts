// The gate on a synthesis: it names every opinion of the register that it consolidates, as that register stands now.

import type { RegisterState } from '../fold.ts'
import { opinionName } from '../opinion.ts'
import { movedSince, type NamedOpinions, type SynthesisLink } from '../synthesis.ts'
import type { Finding, Found } from './gate.ts'

const ofTheField = { opinionId: null, confidence: 'A', source: '' } as const
const bodyKey = 'os.2'
const annexKey = 'os.annex'

/**
 * Opinions that the text does not name any more, and how far the register has moved since it was read.
 *
 * @param named what the text names
 * @param source the register that is consolidated; null = the text is no synthesis of one
 */
export function synthesisGaps(
  named: NamedOpinions,
  link: SynthesisLink | null,
  source: RegisterState | null,
): Found {
  if (!link || !source) return null
  const all = [...source.opinions.values()]
  const { came, changed } = movedSince(link, all)
  const known = all.filter(({ number }) => number <= link.opinions)
  return [
    ...(came + changed === 0 ? [] : [behind(came, changed)]),
    ...missing(known, named.body, 'opinion-unnamed', bodyKey),
    ...missing(known, named.annex, 'opinion-unlisted', annexKey),
  ]
}

function behind(came: number, changed: number): Finding {
  const params = { came, changed }
  return { id: 'synthesis:behind', sentence: 'synthesis-behind', params, where: [], ...ofTheField }
}

function missing(
  all: readonly { readonly number: number }[],
  named: readonly number[],
  sentence: 'opinion-unnamed' | 'opinion-unlisted',
  sectionKey: string,
): Finding[] {
  const told = new Set(named)
  return all
    .filter(({ number }) => !told.has(number))
    .map(({ number }) => ({
      id: `synthesis:${sentence}.${number}`,
      sentence,
      params: { opinion: opinionName(number) },
      where: [{ sectionKey, blockId: null, quote: '' }],
      ...ofTheField,
    }))
}
