// Rules of every letter in the file: font, colour, encoding, and lines that no Party document has.

import type { FormRegion } from '#model/form-finding.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import { legacyEncoding } from '../import/legacy.ts'
import type { Findings } from './findings.ts'
import type { FormParagraph } from './form-doc.ts'
import { none, quoted } from './said.ts'

/** What was read of a paragraph, and what may be red in it: marks that are stamped. */
export interface LetterContext {
  readonly region: FormRegion
  readonly isStamped: boolean
}

/** Checks the letters of one paragraph. */
export function checkLetters(
  paragraph: FormParagraph,
  { region, isStamped }: LetterContext,
  profile: FormatProfile,
  findings: Findings,
): void {
  const { font, colour } = profile
  const fonts = new Set(paragraph.runs.map(({ look }) => look.font).filter(name => name !== null))
  for (const name of fonts) {
    if (name.toLowerCase() === font.value.toLowerCase()) continue
    findings.add({
      rule: legacyEncoding(name) === null ? 'font' : 'oldFont',
      region,
      paragraph,
      found: quoted(name),
      expected: quoted(`${font.value}, Unicode`),
      from: font,
    })
  }
  const colours = new Set(paragraph.runs.map(({ look }) => look.colour).filter(own => own !== null))
  for (const own of isStamped ? [] : colours) {
    if (own === colour.value) continue
    findings.add({
      rule: 'colour',
      region,
      paragraph,
      found: quoted(`#${own}`),
      expected: { vi: 'chữ đen', en: 'black' },
      from: colour,
    })
  }
  if (!paragraph.isComposed) {
    findings.add({
      rule: 'uncomposed',
      region: 'file',
      paragraph,
      found: { vi: 'dấu rời (NFD)', en: 'loose marks (NFD)' },
      expected: { vi: 'chữ dựng sẵn (NFC)', en: 'composed letters (NFC)' },
      from: font,
    })
  }
  const { forbiddenLines } = profile
  const line = forbiddenLines.value.find(one => bare(paragraph.text).includes(bare(one)))
  if (line !== undefined) {
    findings.add({
      rule: 'forbiddenLine',
      region,
      paragraph,
      found: quoted(line),
      expected: none,
      from: forbiddenLines,
    })
  }
}

/** Letters alone: however the words are capitalised and joined; tone marks may stand on either vowel. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toUpperCase()
}
