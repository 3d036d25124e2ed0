// Rules of the text: size, alignment, indent, spacing of plain paragraphs, and how headings and lists are numbered.

import type { FormRegion } from '#model/form-finding.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import type { Findings } from './findings.ts'
import type { FormParagraph } from './form-doc.ts'
import { alignWords, atLeast, millimetres, none, pointRange, points, quoted } from './said.ts'
import type { FoundNumber } from './text.ts'

const mmPerTwip = 25.4 / 1440
const toleranceMm = 0.6
const toleranceTwips = 5
// Height of a line of Times New Roman by its own measure, in its size.
const ownLine = 1.15

/** Checks a plain paragraph. Space and line spacing are lower limits: the sources agree on nothing more. */
export function checkBody(
  paragraph: FormParagraph,
  region: FormRegion,
  profile: FormatProfile,
  findings: Findings,
): void {
  const { body } = profile
  const { look, runs, label } = paragraph
  const base = { region, paragraph } as const
  for (const pt of new Set(runs.map(run => run.look.halfPoints / 2))) {
    if (pt >= body.ptMin.value && pt <= body.ptMax.value) continue
    const expected = pointRange(body.ptMin.value, body.ptMax.value)
    findings.add({ ...base, rule: 'bodySize', found: points(pt), expected, from: body.ptMin })
  }
  if (look.align !== body.align.value) {
    findings.add({
      ...base,
      rule: 'bodyAlign',
      found: alignWords[look.align],
      expected: alignWords[body.align.value],
      from: body.align,
    })
  }
  // A list is set in by its own rules.
  const indent = look.firstLine * mmPerTwip
  if (label === null && Math.abs(indent - body.firstLineMm.value) > toleranceMm) {
    findings.add({
      ...base,
      rule: 'bodyIndent',
      found: millimetres(indent),
      expected: millimetres(body.firstLineMm.value),
      from: body.firstLineMm,
    })
  }
  const space = look.before + look.after
  if (space < body.beforePt.value * 20 - toleranceTwips) {
    findings.add({
      ...base,
      rule: 'bodyBefore',
      found: points(space / 20),
      expected: atLeast(points(body.beforePt.value)),
      from: body.beforePt,
    })
  }
  checkLine(paragraph, region, profile, findings)
}

function checkLine(
  paragraph: FormParagraph,
  region: FormRegion,
  { body }: FormatProfile,
  findings: Findings,
): void {
  const { line, lineRule } = paragraph.look
  const size = Math.max(0, ...paragraph.runs.map(({ look }) => look.halfPoints / 2))
  const pt = lineRule === 'auto' ? (line / 240) * size * ownLine : line / 20
  if (pt * 20 >= body.line.value.pt * 20 - toleranceTwips) return
  const lines = String(Math.round((line / 240) * 100) / 100)
  const found =
    lineRule === 'auto'
      ? { vi: `${lines.replace('.', ',')} dòng`, en: lines === '1' ? '1 line' : `${lines} lines` }
      : points(pt)
  findings.add({
    rule: 'bodyLine',
    region,
    paragraph,
    found,
    expected: atLeast(points(body.line.value.pt)),
    from: body.line,
  })
}

/** Checks the sign after a number, and the sign of a list. */
export function checkNumberSign(
  { paragraph, kind, sign }: FoundNumber,
  region: FormRegion,
  { headingSeparators }: FormatProfile,
  findings: Findings,
): void {
  const separators = headingSeparators.value
  if (kind === 'other') return
  const base = { region, paragraph, from: headingSeparators } as const
  if (kind === 'bullet') {
    // The second step of a list is '+' by the same habit.
    if (sign === separators.dash || sign === '+') return
    const shown = /[\ue000-\uf8ff]/u.test(sign) ? '•' : sign
    const expected = quoted(separators.dash)
    findings.add({ ...base, rule: 'bullet', found: shown === '' ? none : quoted(shown), expected })
    return
  }
  if (sign === separators[kind]) return
  const example = { roman: 'I', arabic: '1', letter: 'a' }[kind]
  findings.add({
    ...base,
    rule: 'headingNumber',
    found: quoted(`${example}${sign}`),
    expected: quoted(`${example}${separators[kind]}`),
  })
}
