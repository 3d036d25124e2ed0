// The words of gates in the language chosen: a bundle of their own, fetched with what shows them.

import type { Finding } from '#model/gates/gate.ts'
import { opinionName } from '#model/opinion.ts'
import { gatesEn } from '../../words/gates-en.ts'
import { type GateWords, gatesVi } from '../../words/gates-vi.ts'
import { formatNumber } from '../format.ts'
import { useLanguage } from '../language.tsx'

/** The words. */
export function useGateWords(): GateWords {
  return useLanguage().language === 'en' ? gatesEn : gatesVi
}

/** What a finding says: opinions by the names people know them by, other numbers written the Vietnamese way. */
export function sentenceOf(
  { sentence, params, opinionId }: Pick<Finding, 'sentence' | 'params' | 'opinionId'>,
  words: GateWords,
): string {
  const spell = (value: number) => (opinionId === null ? formatNumber(value) : opinionName(value))
  const written = Object.entries(params).map(([key, value]) => [
    key,
    typeof value === 'number' ? spell(value) : value,
  ])
  return words.sentences[sentence](Object.fromEntries(written))
}
