// Planned blocks → docx paragraphs and tables.

import { HeadingLevel, type IParagraphOptions, Paragraph, type Table, TextRun } from 'docx'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import type { FilePictures, FrontMatter } from '../export-input.ts'
import { annexReference } from './annex-reference.ts'
import { signatureBlock } from './form.ts'
import { textHeightMm, textWidthMm, twips } from './measures.ts'
import { Numbering, type NumberRef } from './numbering.ts'
import type { Item, PageGroup } from './pages.ts'
import { drawing, type PictureRoom } from './pictures.ts'
import type { ListItemPlan, TextPlan } from './plan.ts'
import { printable } from './printable.ts'
import { type DrawPicture, paragraphChildren, trackedEnd, typedNumber } from './runs.ts'
import { alignment, elementStyleId, styleIds } from './styles.ts'
import { tableWithCaption } from './tables.ts'

const headingLevels = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const

/** How much of a page's height a picture in a table takes at most: its row is never broken. */
const heightInCell = 0.5
/** A picture leaves room for its caption. */
const captionMm = 15
/** Writes the text of one file; blocks must come in document order, since headings count on. */
export class BodyWriter {
  readonly numbering: Numbering
  readonly #profile: FormatProfile
  readonly #front: FrontMatter
  readonly #pictures: FilePictures

  constructor(profile: FormatProfile, front: FrontMatter, pictures: FilePictures) {
    this.numbering = new Numbering(profile)
    this.#profile = profile
    this.#front = front
    this.#pictures = pictures
  }

  /** Everything on one group of pages. */
  group({ items, isLandscape }: PageGroup): (Paragraph | Table)[] {
    return items.flatMap((item, index) => {
      if (item.type === 'signature') return signatureBlock(this.#front, this.#profile, isLandscape)
      if (item.type === 'annexReference') {
        const words = printable(annexReference(this.#front, this.#profile))
        return new Paragraph({ style: elementStyleId('annexReference'), children: [new TextRun(words)] })
      }
      const isBeforeSignature = items[index + 1]?.type === 'signature'
      return this.#block(item, isLandscape, isBeforeSignature)
    })
  }

  #block(item: Item & { type: 'block' }, isLandscape: boolean, keepNext: boolean): (Paragraph | Table)[] {
    const { block, bookmark, breaksPage, role } = item
    if (block.type === 'table') {
      const heightMm = textHeightMm(this.#profile, isLandscape) * heightInCell
      const cell = (text: TextPlan, options: IParagraphOptions, widthMm: number) =>
        this.#cellText(text, options, { widthMm, heightMm })
      return tableWithCaption(block, { profile: this.#profile, isLandscape, breaksPage, cell })
    }
    const flags = {
      ...(breaksPage ? { pageBreakBefore: true } : {}),
      ...(keepNext ? { keepNext: true } : {}),
    }
    if (block.level !== null) return this.#heading(block, block.level, bookmark, flags)
    const isPicture = block.inlines.some(({ type }) => type === 'picture')
    const style = isPicture
      ? styleIds.picture
      : role === 'title'
        ? styleIds.titleLine
        : role === 'motto'
          ? styleIds.motto
          : styleIds.body
    return [
      new Paragraph({
        style,
        ...this.#alignment(block, style === styleIds.body),
        ...this.#item(block.item),
        ...flags,
        ...trackedEnd(block.mark?.paragraph),
        children: paragraphChildren(block.inlines, bookmark, this.#draw(isLandscape)),
      }),
    ]
  }

  #heading(
    block: TextPlan,
    level: 1 | 2 | 3 | 4,
    bookmark: string | null,
    flags: Pick<IParagraphOptions, 'pageBreakBefore' | 'keepNext'>,
  ): Paragraph[] {
    const ref = level === 1 ? null : this.numbering.heading(level, block.label)
    const isTyped = ref === null && block.label !== ''
    const children = paragraphChildren(block.inlines, bookmark)
    if (level === 1) {
      this.numbering.heading(1, '') // a new part: I- begins again
      const label = new Paragraph({
        style: elementStyleId('part'),
        ...flags,
        keepNext: true,
        spacing: { before: twips(this.#profile.body.firstLineMm.value / 2) },
        ...trackedEnd(block.mark?.labelParagraph),
        children: [typedNumber(block.label, block.mark?.label)],
      })
      const title = new Paragraph({
        heading: headingLevels[1],
        ...(isTyped ? {} : flags),
        ...trackedEnd(block.mark?.paragraph),
        children,
      })
      return isTyped ? [label, title] : [title]
    }
    return [
      new Paragraph({
        heading: headingLevels[level],
        ...flags,
        ...(ref ? { numbering: ref } : {}),
        ...trackedEnd(block.mark?.paragraph),
        children: isTyped ? [typedNumber(`${block.label} `, block.mark?.label), ...children] : children,
      }),
    ]
  }

  #draw(isLandscape: boolean): DrawPicture {
    return drawing(this.#pictures, {
      widthMm: textWidthMm(this.#profile, isLandscape),
      heightMm: textHeightMm(this.#profile, isLandscape) - captionMm,
    })
  }

  #alignment(block: TextPlan, isIndented: boolean): Pick<IParagraphOptions, 'alignment' | 'indent'> {
    if (block.align === null) return {}
    const isCentred = isIndented && (block.align === 'center' || block.align === 'right')
    return { alignment: alignment(block.align), ...(isCentred ? { indent: { firstLine: 0 } } : {}) }
  }

  #item(item: ListItemPlan | null): { numbering?: NumberRef; indent?: { left: number; firstLine: number } } {
    if (item === null) return {}
    return { numbering: this.numbering.item(item), indent: this.numbering.indent(item.level) }
  }

  /** A paragraph in a table cell; a heading there is only bold. */
  #cellText(block: TextPlan, options: IParagraphOptions, room: PictureRoom): Paragraph {
    const label = block.label === '' ? [] : [typedNumber(`${block.label} `, block.mark?.label)]
    return new Paragraph({
      ...options,
      ...trackedEnd(block.mark?.paragraph),
      ...(block.item === null
        ? {}
        : { numbering: this.numbering.item(block.item), indent: { left: 0, firstLine: 0 } }),
      children: [...label, ...paragraphChildren(block.inlines, null, drawing(this.#pictures, room))],
    })
  }
}
