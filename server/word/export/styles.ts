// The styles of an exported file, every size and letter taken from the format profile.

import { AlignmentType, type IParagraphStyleOptions, type IStylesOptions, LineRuleType } from 'docx'
import type { ElementFormat, ElementName, FormatProfile } from '#templates/formats/format-profile.ts'
import { twips, twipsOfPt } from './measures.ts'

/** Ids of the styles that are ours. Styles of the form are named after their element: `elementStyleId`. */
export const styleIds = {
  body: 'VkBody',
  titleLine: 'VkTitleLine',
  motto: 'VkMotto',
  picture: 'VkPicture',
  cell: 'VkCell',
  smallCell: 'VkSmallCell',
  tinyCell: 'VkTinyCell',
  tableCaption: 'VkTableCaption',
  pageNumber: 'VkPageNumber',
  foot: 'VkFoot',
  /** An empty line between a table and what follows: Word joins two tables that touch. */
  gap: 'VkGap',
  rule: 'VkRule',
  commentText: 'CommentText',
  commentReference: 'CommentReference',
  footnoteText: 'FootnoteText',
  footnoteReference: 'FootnoteReference',
} as const

/** Style of an element of the form. */
export function elementStyleId(name: ElementName): string {
  return `Vk${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType]
const alignments: Readonly<Record<ElementFormat['align'], Alignment>> = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
}

/** docx's word for an alignment. */
export function alignment(align: ElementFormat['align']): Alignment {
  return alignments[align]
}

const single = { line: 240, lineRule: LineRuleType.AUTO } as const
const footPt = 9 // no guide asks for a foot: small enough to stay out of the text's way
const footnotePt = 10 // as Word sets footnotes; no guide of the Party speaks of them
const none = { before: 0, after: 0 } as const

/** Styles of one file. */
export function wordStyles(profile: FormatProfile): IStylesOptions {
  const { body, elements } = profile
  const bodyLine = { line: twipsOfPt(body.line.value.pt), lineRule: LineRuleType.EXACT } as const
  const before = twipsOfPt(body.beforePt.value)
  const firstLine = twips(body.firstLineMm.value)
  const size = body.pt.value * 2
  const spacing = { before, after: 0, ...bodyLine }
  const heading = (
    level: number,
    element: ElementFormat,
    paragraph: { firstLine: number; before: number },
  ): Omit<IParagraphStyleOptions, 'id'> => ({
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: styleIds.body,
    run: look(element),
    paragraph: {
      alignment: alignment(element.align),
      indent: { firstLine: paragraph.firstLine },
      spacing: { ...spacing, before: paragraph.before },
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
    },
  })
  const ours = (
    id: string,
    run: IParagraphStyleOptions['run'],
    paragraph: IParagraphStyleOptions['paragraph'],
  ) => ({ id, name: id, basedOn: 'Normal', run, paragraph })
  const centred = { alignment: AlignmentType.CENTER } as const
  return {
    default: {
      document: {
        run: { font: profile.font.value, size, color: profile.colour.value, language: { value: 'vi-VN' } },
        paragraph: { spacing: { ...none, ...single } },
      },
      heading1: heading(1, elements.partTitle.value, { firstLine: 0, before }),
      heading2: heading(2, elements.heading1.value, { firstLine, before: before * 2 }),
      heading3: heading(3, elements.heading2.value, { firstLine, before }),
      // Links are underlined and black like everything else: an official text is printed.
      hyperlink: { run: { color: profile.colour.value, underline: {} } },
      heading4: heading(4, elements.heading3.value, { firstLine, before }),
      footnoteText: {
        run: { size: footnotePt * 2 },
        paragraph: { alignment: AlignmentType.BOTH, spacing: { ...none, ...single } },
      },
    },
    paragraphStyles: [
      ...Object.entries(elements).map(([name, { value }]) => elementStyle(name, value)),
      {
        id: styleIds.body,
        name: styleIds.body,
        basedOn: 'Normal',
        quickFormat: true,
        run: { size },
        paragraph: {
          alignment: alignment(body.align.value),
          indent: { firstLine },
          spacing,
        },
      },
      ours(styleIds.titleLine, { size, bold: true }, { ...centred, spacing }),
      ours(styleIds.motto, { size, italics: true }, { ...centred, spacing }),
      // A line as high as its picture; it stays with the caption below it.
      ours(
        styleIds.picture,
        { size },
        { ...centred, keepNext: true, spacing: { before, after: 0, ...single } },
      ),
      ours(styleIds.cell, { size: size - 2 }, { spacing: { before: 40, after: 40, ...single } }),
      ours(styleIds.smallCell, { size: size - 4 }, { spacing: { before: 20, after: 20, ...single } }),
      ours(styleIds.tinyCell, { size: size - 6 }, { spacing: { before: 20, after: 20, ...single } }),
      ours(
        styleIds.tableCaption,
        { size, italics: true },
        { ...centred, keepNext: true, spacing: { before: before * 2, after: before, ...single } },
      ),
      ours(styleIds.pageNumber, { size: profile.pageNumber.pt.value * 2 }, { ...centred }),
      ours(styleIds.foot, { size: footPt * 2 }, { spacing: { ...none, ...single } }),
      ours(
        styleIds.gap,
        { size: 4 },
        { spacing: { ...none, line: twipsOfPt(body.beforePt.value), lineRule: LineRuleType.EXACT } },
      ),
      ours(
        styleIds.rule,
        { size: 4 },
        { spacing: { before: 20, after: before, line: 60, lineRule: LineRuleType.EXACT } },
      ),
      {
        id: styleIds.commentText,
        name: 'annotation text',
        basedOn: 'Normal',
        uiPriority: 99,
        run: { size: 20 },
      },
    ],
    characterStyles: [
      { id: styleIds.commentReference, name: 'annotation reference', uiPriority: 99, run: { size: 16 } },
    ],
  }
}

function elementStyle(name: string, element: ElementFormat): IParagraphStyleOptions {
  const id = `Vk${name.charAt(0).toUpperCase()}${name.slice(1)}`
  return {
    id,
    name: id,
    basedOn: 'Normal',
    run: look(element),
    paragraph: { alignment: alignment(element.align), spacing: { ...none, ...single } },
  }
}

/** Upper case is a matter of looks: the letters stay as they were written, so that a quote is found again. */
function look(element: ElementFormat): IParagraphStyleOptions['run'] {
  return {
    size: element.pt * 2,
    bold: element.bold,
    italics: element.italic,
    allCaps: element.case === 'upper',
    ...(element.colour === undefined ? {} : { color: element.colour }),
    ...(element.underline ? { underline: {} } : {}),
  }
}
