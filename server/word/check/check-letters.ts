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
  /** Finds a line that no Party document has. */
  readonly forbidden: (text: string) => string | null
}

/** Checks the letters of one paragraph. */
export function checkLetters(
  paragraph: FormParagraph,
  { region, isStamped, forbidden }: LetterContext,
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
  const line = forbidden(paragraph.text)
  if (line !== null) {
    findings.add({
      rule: 'forbiddenLine',
      region,
      paragraph,
      found: quoted(line),
      expected: none,
      from: profile.forbiddenLines,
    })
  }
}

/** Finds a line that no Party document has in a text: however it is capitalised and joined, its marks on either vowel. */
export function forbiddenLines({
  forbiddenLines: { value },
}: FormatProfile): (text: string) => string | null {
  // Folding every paragraph of a long file takes seconds: a loose pattern is asked first.
  const lines = value.map(line => ({ line, bare: bare(line), loose: loosely(line) }))
  return text => lines.find(one => one.loose.test(text) && bare(text).includes(one.bare))?.line ?? null
}

/** Vowels are any letters, what stands between words is anything but letters. */
function loosely(line: string): RegExp {
  const letters = line
    .normalize('NFC')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
  const pattern = [...letters].map(letter =>
    letter === ' ' ? '[^\\p{L}]*' : /[bcdghklmnpqrstvx]/iu.test(letter) ? letter : '\\p{L}',
  )
  return new RegExp(pattern.join(''), 'iu')
}

/** Letters alone. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toUpperCase()
}
