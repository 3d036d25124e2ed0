// What a refusal lists, in the words people know it by: opinions and rounds by their names, units and entries of a dossier by theirs.

import { opinionName } from '#model/opinion.ts'
import type { Words } from '../../words/vi.ts'
import { formatNumber } from '../format.ts'

const ofOpinions: readonly string[] = ['rows-unassigned', 'opinions-open', 'basis-missing', 'bulk-accept']

const ofNames: readonly string[] = ['units-silent', 'dossier-incomplete', 'operating-unapproved']

/** `YK-007, YK-012`; '' for a refusal that lists nothing a person could look up. @param details as the server sends them */
export function listedIn(code: string, details: unknown, words: Words): string {
  if (!Array.isArray(details)) return ''
  const named: readonly unknown[] = details
  const nameOf = (one: unknown): readonly string[] => {
    if (typeof one === 'number' && ofOpinions.includes(code)) return [opinionName(one)]
    if (typeof one === 'number' && code === 'rounds-open') return [words.rounds.ordinal(formatNumber(one))]
    return typeof one === 'string' && ofNames.includes(code) ? [one] : []
  }
  return named.flatMap(nameOf).join(', ')
}
