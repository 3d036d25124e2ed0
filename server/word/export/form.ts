// The form around the text: header block, name of the document, signature and recipients (domain §2.2).

import {
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { dateLine, fillPattern, numberLine } from '#model/front-matter.ts'
import type { ElementName, FormatProfile } from '#templates/formats/format-profile.ts'
import type { FrontMatter } from '../export-input.ts'
import { textWidthMm, twips, twipsOfPt } from './measures.ts'
import { oneLine, printable } from './printable.ts'
import { withComments } from './runs.ts'
import { elementStyleId, styleIds } from './styles.ts'
import { textWidthPt } from './text-width.ts'

const ptPerMm = 72 / 25.4
const leftAtLeastMm = 60
const slackMm = 4 // what a measured line may be out by

/** The header block: Party and place on the right, the issuer and the number on the left. */
export function headerBlock(
  front: FrontMatter,
  profile: FormatProfile,
  isLandscape: boolean,
): (Paragraph | Table)[] {
  const { elements } = profile
  const party = elements.partyTitle.value.text ?? ''
  const place = dateLine(oneLine(front.place), front.date, elements.placeDate.value.pattern ?? '')
  const full = textWidthMm(profile, isLandscape)
  const needed =
    Math.max(widthMm('partyTitle', party, profile), widthMm('placeDate', place, profile)) + slackMm
  // The left column gives room while its own lines fit, and takes it where they are long.
  const wanted = Math.max(...headLines(front).map(([name, text]) => widthMm(name, text, profile))) + slackMm
  const right = Math.min(Math.max(needed, Math.min(full * 0.55, full - wanted)), full - leftAtLeastMm)
  const left = [
    ...lines('superiorOrg', front.superiorOrg, profile),
    ...lines('issuer', front.issuer, profile),
    ...lines('docNumber', numberLine(front, elements.docNumber.value.pattern ?? ''), profile),
    ...lines('secrecy', front.secrecy ?? '', profile),
    ...lines('urgency', front.urgency ?? '', profile),
    ...(front.draft === null
      ? []
      : lines(
          'draftMark',
          fillPattern(elements.draftMark.value.pattern ?? '', { n: String(front.draft) }),
          profile,
        )),
  ]
  return [
    columns(
      [full - right, right],
      [
        left.length > 0 ? left : [new Paragraph({ style: styleIds.gap })],
        [
          ...lines('partyTitle', party, profile),
          ...ruleBelow('partyTitle', party, right, profile),
          ...lines('placeDate', place, profile),
          ...lines('circulation', front.circulation ?? '', profile),
        ],
      ],
    ),
  ]
}

/** The lines on the left that are as long as names are. */
function headLines({ superiorOrg, issuer }: FrontMatter): (readonly [ElementName, string])[] {
  const broken = (name: ElementName, text: string) => text.split('\n').map(part => [name, part] as const)
  return [...broken('superiorOrg', superiorOrg), ...broken('issuer', issuer)]
}

/** Type name, subject and the hyphens under it. Comments on the whole document stand at the type name. */
export function titleBlock(
  front: FrontMatter,
  profile: FormatProfile,
  comments: readonly number[],
): Paragraph[] {
  const name = cased('typeName', front.typeName, profile)
  const space = twipsOfPt(profile.body.line.value.pt)
  const subject = oneLine(front.subject)
  const after = profile.elements.subject.value.after
  return [
    new Paragraph({
      style: elementStyleId('typeName'),
      spacing: { before: space },
      keepNext: true,
      children: withComments(run(name), comments),
    }),
    ...(subject === '' ? [] : [line('subject', subject)]),
    ...(after === null ? [] : [line('subject', after)]),
  ]
}

/** Signature on the right, recipients on the left, kept in one piece. */
export function signatureBlock(
  front: FrontMatter,
  profile: FormatProfile,
  isLandscape: boolean,
): (Paragraph | Table)[] {
  const full = textWidthMm(profile, isLandscape)
  const right = full * 0.55
  const blank = twipsOfPt(profile.body.line.value.pt) * 4 // room for the hand and the seal
  const name = oneLine(front.signerName ?? '')
  const recipients = front.recipients.map(recipient => bare(recipient)).filter(text => text !== '')
  const label = profile.elements.recipientsLabel.value.text ?? ''
  return [
    new Paragraph({
      style: styleIds.gap,
      keepNext: true,
      spacing: { before: twipsOfPt(profile.body.line.value.pt) },
    }),
    columns(
      [full - right, right],
      [
        recipients.length === 0
          ? [new Paragraph({ style: styleIds.gap })]
          : [
              new Paragraph({ style: elementStyleId('recipientsLabel'), children: run(label) }),
              ...recipients.map((text, index) =>
                recipientLine(text, index === recipients.length - 1, profile),
              ),
            ],
        [
          ...lines('authority', front.authority, profile),
          ...lines('post', front.post, profile),
          new Paragraph({
            style: elementStyleId('signerName'),
            spacing: { before: blank },
            children: run(name),
          }),
        ],
      ],
    ),
    new Paragraph({ style: styleIds.gap }),
  ]
}

function recipientLine(text: string, isLast: boolean, profile: FormatProfile): Paragraph {
  const pattern = profile.elements.recipients.value.pattern ?? '{text}'
  const filled = fillPattern(pattern, { text })
  return line('recipients', isLast ? filled.replace(/[,;]$/u, '.') : filled)
}

/** A recipient without the dash and the sign that the form adds. */
function bare(recipient: string): string {
  return oneLine(recipient)
    .replace(/^[-–+]\s*/u, '')
    .replace(/[,;.]$/u, '')
}

/** A line rule under a text, as wide as the text. */
function ruleBelow(name: ElementName, text: string, columnMm: number, profile: FormatProfile): Paragraph[] {
  if (profile.elements[name].value.ruleBelow !== 'textWidth') return []
  const indent = twips(Math.max(0, (columnMm - widthMm(name, text, profile)) / 2))
  const border = { style: BorderStyle.SINGLE, size: 6, color: profile.colour.value, space: 1 }
  return [
    new Paragraph({ style: styleIds.rule, indent: { left: indent, right: indent }, border: { top: border } }),
  ]
}

function widthMm(name: ElementName, text: string, profile: FormatProfile): number {
  const element = profile.elements[name].value
  return textWidthPt(cased(name, text, profile), element.pt, element.bold) / ptPerMm
}

/** The lines of an element and what stands centred below it; nothing when there are no words. */
function lines(name: ElementName, text: string, profile: FormatProfile): Paragraph[] {
  if (text.trim() === '') return []
  const { after } = profile.elements[name].value
  const own = printable(text)
    .split('\n')
    .map(part => line(name, part))
  return after === null ? own : [...own, line(name, after)]
}

function line(name: ElementName, text: string): Paragraph {
  return new Paragraph({ style: elementStyleId(name), children: run(text) })
}

function cased(name: ElementName, text: string, profile: FormatProfile): string {
  const clean = oneLine(text)
  return profile.elements[name].value.case === 'upper' ? clean.toLocaleUpperCase('vi') : clean
}

function run(text: string): ParagraphChild[] {
  return text === '' ? [] : [new TextRun({ text })]
}

const noBorder = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: noBorder, bottom: noBorder, left: noBorder, right: noBorder }

/** A borderless row of columns, in mm, that no page break splits. */
function columns(widthsMm: readonly number[], cells: readonly (readonly Paragraph[])[]): Table {
  const widths = widthsMm.map(twips)
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    borders: { ...noBorders, insideHorizontal: noBorder, insideVertical: noBorder },
    margins: { left: 0, right: 0 },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (children, index) =>
            new TableCell({
              children: [...children],
              borders: noBorders,
              verticalAlign: VerticalAlign.TOP,
              width: { size: widths[index] ?? 0, type: WidthType.DXA },
            }),
        ),
      }),
    ],
  })
}
