// Rules of how each part of the form is set: capitals, size, weight, alignment, side, what stands below it.

import type { FormRegion } from '#model/form-finding.ts'
import type { ElementFormat, FormatProfile } from '#templates/formats/format-profile.ts'
import type { Findings } from './findings.ts'
import type { FormParagraph } from './form-doc.ts'
import { type FoundElement, isSigns } from './head.ts'
import { alignWords, lookWords, none, pointRange, points, quoted } from './said.ts'

/** What stands around a line. */
export interface LookContext {
  readonly region: FormRegion
  /** All paragraphs of the file, those without words too. */
  readonly all: readonly FormParagraph[]
  /** Whether the next line is of the same part of the form: what stands below it stands below the last. */
  readonly goesOn: boolean
}

const upperFrom = 4 // letters: "TM" in capitals is no shouting

/** Checks one line of the form. */
export function checkLook(
  { name, paragraph }: FoundElement,
  context: LookContext,
  profile: FormatProfile,
  findings: Findings,
): void {
  const sourced = profile.elements[name]
  const element = sourced.value
  const base = { element: name, region: context.region, paragraph, from: sourced } as const
  const lettered = paragraph.runs.filter(({ text }) => /[\p{L}\d]/u.test(text))
  checkCase(paragraph, element, base, findings)
  for (const size of new Set(lettered.map(({ look }) => look.halfPoints / 2))) {
    if (size >= element.ptMin && size <= element.ptMax) continue
    const expected = pointRange(element.ptMin, element.ptMax)
    findings.add({ ...base, rule: 'size', found: points(size), expected })
  }
  for (const rule of ['bold', 'italic', 'underline'] as const) {
    if (lettered.every(({ look }) => look[rule] === element[rule])) continue
    const { on, off } = lookWords[rule]
    findings.add({ ...base, rule, found: element[rule] ? off : on, expected: element[rule] ? on : off })
  }
  checkPlace(paragraph, element, base, findings)
  if (!context.goesOn) checkBelow(paragraph, element, base, context, findings)
}

type Base = Pick<Parameters<Findings['add']>[0], 'element' | 'region' | 'paragraph' | 'from'>

function checkCase({ shown }: FormParagraph, element: ElementFormat, base: Base, findings: Findings): void {
  const upper = shown.toLocaleUpperCase('vi')
  const { on, off } = lookWords.case
  if (element.case === 'upper' && shown !== upper)
    findings.add({ ...base, rule: 'case', found: off, expected: on })
  const letters = shown.match(/\p{L}/gu)?.length ?? 0
  if (element.case === 'lower' && letters >= upperFrom && shown === upper)
    findings.add({ ...base, rule: 'case', found: on, expected: off })
}

function checkPlace(
  { look, cell }: FormParagraph,
  element: ElementFormat,
  base: Base,
  findings: Findings,
): void {
  const isLine = element.align === 'justify' && look.align === 'left' // a single line looks alike
  if (look.align !== element.align && !isLine) {
    const found = alignWords[look.align]
    findings.add({ ...base, rule: 'align', found, expected: alignWords[element.align] })
  }
  if (cell === null || cell.columns < 2 || element.side === 'full') return
  const side = cell.column === 0 ? 'left' : 'right'
  if (side !== element.side) {
    const words = { left: { vi: 'bên trái', en: 'left' }, right: { vi: 'bên phải', en: 'right' } } as const
    findings.add({ ...base, rule: 'side', found: words[side], expected: words[element.side] })
  }
}

function checkBelow(
  paragraph: FormParagraph,
  element: ElementFormat,
  base: Base,
  { all }: LookContext,
  findings: Findings,
): void {
  if (element.after === null && element.ruleBelow === 'none') return
  const below = all.slice(all.indexOf(paragraph) + 1).filter(({ cell }) => isSameCell(cell, paragraph.cell))
  if (element.after !== null) {
    const next = below.find(({ text }) => text !== '')
    const own = next && isSigns(next.text) ? next.text : null
    if (own !== element.after) {
      const found = own === null ? none : quoted(own)
      findings.add({ ...base, rule: 'after', found, expected: quoted(element.after) })
    }
  }
  if (element.ruleBelow === 'none') return
  // Drawn by a border, or as a drawing, in this paragraph or between it and the next words.
  const until = below.findIndex(({ text }) => text !== '')
  const near = [paragraph, ...below.slice(0, until < 0 ? below.length : until)]
  const isDrawn =
    near.some(({ hasDrawing }) => hasDrawing) ||
    near.some(({ look }, index) => look.hasBottomRule || (index > 0 && look.hasTopRule)) ||
    (below[until]?.look.hasTopRule ?? false)
  if (!isDrawn)
    findings.add({ ...base, rule: 'ruleBelow', found: none, expected: { vi: 'đường kẻ dưới', en: 'a rule' } })
}

function isSameCell(a: FormParagraph['cell'], b: FormParagraph['cell']): boolean {
  return a?.table === b?.table && a?.row === b?.row && a?.column === b?.column
}
