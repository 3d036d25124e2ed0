// Finds what stands between title and signature, and after it: headings with their numbers, plain paragraphs, annexes.

import type { FormParagraph, ListLabel } from './form-doc.ts'
import type { FoundElement } from './head.ts'

/** A number that stands before a paragraph, set by Word or typed. */
export interface FoundNumber {
  readonly paragraph: FormParagraph
  readonly kind: ListLabel['kind']
  readonly sign: string
}

/** The text of a document. */
export interface FoundText {
  readonly elements: readonly FoundElement[]
  /** Paragraphs to which the rules of the text apply. */
  readonly body: readonly FormParagraph[]
  readonly numbers: readonly FoundNumber[]
}

const typed = {
  roman: /^([IVX]+)\s?([-.)/:–])\s*(?=\p{Lu})/u,
  arabic: /^(\d{1,2})\s?([-.)/])\s+(?=\p{L})/u,
  letter: /^([a-zđ])\s?([-.)/])\s+(?=\p{L})/u,
  bullet: /^([•●▪·*➢\uf0b7\uf0a7])\s+/u,
} as const
const partLine = /^(?:Phần|Chương)(?:\s+thứ)?\s+[\p{L}\d]+$/iu
const annexLine = /^Phụ lục(?:\s+(?:\d+|[IVXLC]+))?\.?$/iu
const plainStyles = /^(?:toc|caption|footnote|endnote|mục lục)/u
const basisWithin = 15 // paragraphs of the text among which the basis lines stand

/** Sorts paragraphs of the text. @param paragraphs those with words, in order */
export function findText(paragraphs: readonly FormParagraph[]): FoundText {
  const elements: FoundElement[] = []
  const body: FormParagraph[] = []
  const numbers: FoundNumber[] = []
  let isPartTitle = false
  for (const [index, paragraph] of paragraphs.entries()) {
    if (paragraph.cell !== null || plainStyles.test(paragraph.look.styleName)) continue
    const number = numberOf(paragraph)
    if (number) numbers.push({ paragraph, ...number })
    const name: FoundElement['name'] | null = isPartTitle ? 'partTitle' : elementOf(paragraph, number, index)
    isPartTitle = name === 'part'
    if (name !== null) elements.push({ name, paragraph })
    const isHeading = paragraph.look.outline !== null || (name !== null && name !== 'basisLine')
    const isSetApart = paragraph.look.align === 'center' || paragraph.look.align === 'right'
    if (!isHeading && !isSetApart) body.push(paragraph)
  }
  return { elements, body, numbers }
}

function elementOf(
  paragraph: FormParagraph,
  number: { kind: ListLabel['kind'] } | null,
  index: number,
): FoundElement['name'] | null {
  const { text, look } = paragraph
  if (partLine.test(text)) return 'part'
  if (annexLine.test(text)) return 'annexHeading'
  if (/^\(Kèm theo /iu.test(text)) return 'annexReference'
  if (/^Kính (?:gửi|trình)/iu.test(text) && index < basisWithin) return 'addressee'
  if (/^(?:-\s*)?Căn cứ\s/u.test(text) && index < basisWithin) return 'basisLine'
  if (number?.kind === 'roman') return 'heading1'
  if (look.outline === null) return null
  return number?.kind === 'arabic' ? 'heading2' : number?.kind === 'letter' ? 'heading3' : null
}

/** The number before a paragraph. A Roman one is a heading's only where the line looks like one: "V. I. Lênin" is a name. */
function numberOf({ label, text, shown, runs, look }: FormParagraph): Omit<FoundNumber, 'paragraph'> | null {
  if (label) return label.kind === 'other' ? null : label
  for (const kind of ['roman', 'arabic', 'letter', 'bullet'] as const) {
    const found = typed[kind].exec(text)
    if (!found) continue
    if (kind === 'bullet') return { kind, sign: found[1] ?? '' }
    const looksHeading =
      look.outline !== null || runs.every(run => run.look.bold) || shown === shown.toLocaleUpperCase('vi')
    return kind === 'roman' && !looksHeading ? null : { kind, sign: found[2] ?? '' }
  }
  return null
}
