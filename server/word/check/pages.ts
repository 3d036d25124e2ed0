// The pages of a Word file: size, margins, and what its headers and footers print as page number. A section without a header
// of its own goes on with the one before.

import { childOf, childrenOf, descendants, type XmlElement } from '../import/xml.ts'
import type { FormPages, PageNumber } from './form-doc.ts'
import { type Looks, numberIn } from './looks.ts'

const mmPerTwip = 25.4 / 1440
const kinds = [
  'headerReference default',
  'headerReference first',
  'footerReference default',
  'footerReference first',
] as const
type Kind = (typeof kinds)[number]

/** Reads sections in their order. */
export class PageReader {
  readonly #looks: Looks
  readonly #part: (id: string) => XmlElement | null
  readonly #parts = new Map<Kind, PageNumber | null>()

  /** @param part the part that a reference names; null = none */
  constructor(looks: Looks, part: (id: string) => XmlElement | null) {
    this.#looks = looks
    this.#part = part
  }

  read(section: XmlElement): FormPages {
    for (const kind of kinds) {
      const [name = '', type = ''] = kind.split(' ')
      const reference = childrenOf(section, `w:${name}`).find(
        ({ attributes }) => (attributes['w:type'] ?? 'default') === type,
      )
      if (reference) this.#parts.set(kind, this.#number(this.#part(reference.attributes['r:id'] ?? '')))
    }
    const size = childOf(section, 'w:pgSz')?.attributes ?? {}
    const margins = childOf(section, 'w:pgMar')?.attributes ?? {}
    const first = childOf(section, 'w:titlePg')
    return {
      widthMm: mm(size['w:w']),
      heightMm: mm(size['w:h']),
      mm: {
        top: mm(margins['w:top']),
        bottom: mm(margins['w:bottom']),
        left: mm(margins['w:left']),
        right: mm(margins['w:right']),
      },
      headerMm: mm(margins['w:header']),
      hasFirstPage: first !== null && !['0', 'false', 'off'].includes(first.attributes['w:val'] ?? ''),
      numbers: {
        header: this.#parts.get('headerReference default') ?? null,
        firstHeader: this.#parts.get('headerReference first') ?? null,
        footer: this.#parts.get('footerReference default') ?? null,
        firstFooter: this.#parts.get('footerReference first') ?? null,
      },
    }
  }

  /** The page number that a header or footer prints, or null. */
  #number(part: XmlElement | null): PageNumber | null {
    if (part === null) return null
    for (const paragraph of descendants(part, 'w:p')) {
      const field = [...fields(paragraph)].find(({ code }) => /^\s*PAGE\b/iu.test(code))
      if (!field) continue
      const properties = childOf(paragraph, 'w:pPr')
      const { align } = this.#looks.paragraph(properties, () => ({}))
      const look = this.#looks.run(childOf(field.run, 'w:rPr'), properties)
      // A tab before the number goes to the stop in the middle of Word's own header style.
      const isTabbed = align === 'left' && [...descendants(paragraph, 'w:tab')].length === 1
      return { align: isTabbed ? 'center' : align, halfPoints: look.halfPoints }
    }
    return null
  }
}

/** The codes of the fields of a paragraph, each with the run that says how its result is set. */
function* fields(
  paragraph: XmlElement,
): Generator<{ readonly code: string; readonly run: XmlElement | null }> {
  for (const field of descendants(paragraph, 'w:fldSimple'))
    yield { code: field.attributes['w:instr'] ?? '', run: childOf(field, 'w:r') }
  for (const run of descendants(paragraph, 'w:r')) {
    for (const code of childrenOf(run, 'w:instrText')) yield { code: code.children.join(''), run }
  }
}

/** A length; whole lengths in twips are meant, a broken one counts as 0. */
function mm(value: string | undefined): number {
  return (numberIn(value) ?? 0) * mmPerTwip
}
