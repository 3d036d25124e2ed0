// Rules of the page: paper, margins, the page number.

import type { Said } from '#model/form-finding.ts'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import type { Findings } from './findings.ts'
import type { FormDoc, FormPages, PageNumber } from './form-doc.ts'
import { alignWords, labelled, listed, millimetres, needed, none, points, quoted } from './said.ts'

const toleranceMm = 0.6 // programs round to their own units
const toleranceTopMm = 1
const sides: Readonly<Record<keyof FormPages['mm'], Said>> = {
  top: { vi: 'trên', en: 'top' },
  bottom: { vi: 'dưới', en: 'bottom' },
  left: { vi: 'trái', en: 'left' },
  right: { vi: 'phải', en: 'right' },
}
const sideNames = ['top', 'bottom', 'left', 'right'] as const

/** Checks every section's pages, and the number they print. */
export function checkPages(doc: FormDoc, profile: FormatProfile, findings: Findings): void {
  for (const pages of doc.pages) {
    checkPaper(pages, profile, findings)
    checkMargins(pages, profile, findings)
  }
  checkNumber(doc, profile, findings)
}

function isNear(a: number, b: number, tolerance = toleranceMm): boolean {
  return Math.abs(a - b) <= tolerance
}

function checkPaper({ widthMm, heightMm }: FormPages, { page }: FormatProfile, findings: Findings): void {
  const { value, source, confidence } = page.size
  const isRight =
    isNear(Math.min(widthMm, heightMm), value.widthMm) && isNear(Math.max(widthMm, heightMm), value.heightMm)
  if (isRight) return
  const size = (width: number, height: number) => `${Math.round(width)} × ${Math.round(height)} mm`
  findings.add({
    rule: 'paper',
    region: 'page',
    found: widthMm === 0 ? { vi: 'tệp không ghi', en: 'not said' } : quoted(size(widthMm, heightMm)),
    expected: quoted(`${value.name}, ${size(value.widthMm, value.heightMm)}`),
    from: { source, confidence },
  })
}

function checkMargins(
  { mm, widthMm, heightMm }: FormPages,
  { page }: FormatProfile,
  findings: Findings,
): void {
  const { value, source, confidence } = page.mm
  const wrong = sideNames.filter(side => !isNear(mm[side], value[side]))
  // A sheet that is turned may take its margins along.
  const sorted = (margins: FormPages['mm']) => sideNames.map(side => margins[side]).sort((a, b) => a - b)
  const isTurned =
    widthMm > heightMm && sorted(mm).every((own, index) => isNear(own, sorted(value)[index] ?? 0))
  if (wrong.length === 0 || isTurned) return
  const said = (margins: FormPages['mm']) =>
    listed(wrong.map(side => labelled(sides[side], millimetres(margins[side]))))
  findings.add({
    rule: 'margins',
    region: 'page',
    found: said(mm),
    expected: said(value),
    from: { source, confidence },
  })
}

function checkNumber(doc: FormDoc, profile: FormatProfile, findings: Findings): void {
  const { pageNumber } = profile
  const first = doc.pages[0]
  if (!first) return
  const inHeader = doc.pages.map(({ numbers }) => numbers.header).find(number => number !== null)
  if (!inHeader) {
    const isBelow = doc.pages.some(({ numbers }) => numbers.footer !== null)
    if (isBelow) {
      findings.add({
        rule: 'pageNumberPlace',
        region: 'page',
        found: { vi: 'chân trang', en: 'foot of the page' },
        expected: { vi: 'lề trên', en: 'upper margin' },
        from: pageNumber.place,
      })
    } else if (isLong(doc, profile)) {
      findings.add({
        rule: 'pageNumberMissing',
        region: 'page',
        found: none,
        expected: needed,
        from: pageNumber.place,
      })
    }
    return
  }
  if (pageNumber.fromPage.value > 1 && isNumbered(first)) {
    findings.add({
      rule: 'pageNumberFirst',
      region: 'page',
      found: { vi: 'trang 1 có số', en: 'page 1 has a number' },
      expected: {
        vi: `đánh số từ trang ${pageNumber.fromPage.value}`,
        en: `numbers from page ${pageNumber.fromPage.value} on`,
      },
      from: pageNumber.fromPage,
    })
  }
  checkLook(inHeader, profile, findings)
  const top = pageNumber.topMm
  const own = doc.pages.find(({ headerMm }) => !isNear(headerMm, top.value, toleranceTopMm))
  if (own) {
    findings.add({
      rule: 'pageNumberTop',
      region: 'page',
      found: millimetres(own.headerMm),
      expected: millimetres(top.value),
      from: top,
    })
  }
}

function isNumbered({ hasFirstPage, numbers }: FormPages): boolean {
  return (hasFirstPage ? (numbers.firstHeader ?? numbers.firstFooter) : numbers.header) !== null
}

function checkLook(
  { align, halfPoints }: PageNumber,
  { pageNumber }: FormatProfile,
  findings: Findings,
): void {
  if (align !== pageNumber.align.value) {
    findings.add({
      rule: 'pageNumberAlign',
      region: 'page',
      found: alignWords[align],
      expected: alignWords[pageNumber.align.value],
      from: pageNumber.align,
    })
  }
  if (halfPoints !== pageNumber.pt.value * 2) {
    findings.add({
      rule: 'pageNumberSize',
      region: 'page',
      found: points(halfPoints / 2),
      expected: points(pageNumber.pt.value),
      from: pageNumber.pt,
    })
  }
}

/** Whether the text surely fills more than a page: one page alone bears no number. */
function isLong({ paragraphs }: FormDoc, { syllablesPerPage }: FormatProfile): boolean {
  const syllables = paragraphs.reduce((sum, { text }) => sum + (text === '' ? 0 : text.split(' ').length), 0)
  return syllables > syllablesPerPage.prose.value
}
