// A planned table → its caption and a docx table on the full width of the page.

import {
  BorderStyle,
  type IParagraphOptions,
  type ITableRowOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import type { ChangePlan } from './inline.ts'
import { mmOfTwips, textWidthMm, twips, twipsOfPt, wholeWidths } from './measures.ts'
import type { CellPlan, CellWithBlocks, TablePlan, TextPlan } from './plan.ts'
import { paragraphChildren, revision } from './runs.ts'
import { alignment, styleIds } from './styles.ts'
import { textWidthPt } from './text-width.ts'

/** What a table needs to know of the page it stands on. */
export interface TableContext {
  readonly profile: FormatProfile
  readonly isLandscape: boolean
  readonly breaksPage: boolean
  /** Writes a paragraph of a cell, in which there is so much room from side to side. */
  readonly cell: (text: TextPlan, options: IParagraphOptions, roomMm: number) => Paragraph
}

// Tables with many columns are set smaller: points below the text's size, from so many columns on.
const cellStyles = [
  { fromColumns: 10, style: styleIds.tinyCell, smallerByPt: 3 },
  { fromColumns: 8, style: styleIds.smallCell, smallerByPt: 2 },
  { fromColumns: 0, style: styleIds.cell, smallerByPt: 1 },
] as const
const keptTogether = { rows: 8, characters: 600 } // a table this small does not break over pages
const rowKeptTogetherUpTo = 500 // characters: a longer row may run over a page's end
const paddingTwips = 68 // 1.2 mm on either side of a cell's text
const longestWord = 14 // letters: a longer one is a link or the like and may be broken

/** Caption, table, and an empty line after it. */
export function tableWithCaption(plan: TablePlan, context: TableContext): (Paragraph | Table)[] {
  const width = twips(textWidthMm(context.profile, context.isLandscape))
  const caption =
    plan.caption === ''
      ? []
      : [
          new Paragraph({
            style: styleIds.tableCaption,
            ...(context.breaksPage ? { pageBreakBefore: true } : {}),
            children: plan.captionInlines
              ? paragraphChildren(plan.captionInlines, null)
              : [new TextRun({ text: plan.caption })],
          }),
        ]
  return [...caption, table(plan, width, context), new Paragraph({ style: styleIds.gap })]
}

function table(plan: TablePlan, width: number, context: TableContext): Table {
  const { style, smallerByPt } =
    cellStyles.find(({ fromColumns }) => plan.grid.columns >= fromColumns) ?? cellStyles[2]
  const widths = columnWidths(plan, width, context.profile.body.pt.value - smallerByPt)
  const isSmall =
    plan.rows.length <= keptTogether.rows &&
    plan.rows.reduce((sum, row) => sum + lengthOf(row), 0) <= keptTogether.characters
  const border = { style: BorderStyle.SINGLE, size: 4, color: context.profile.colour.value }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: paddingTwips, right: paddingTwips },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: plan.rows.map(
      (row, index) =>
        new TableRow({
          ...(index < plan.grid.headerRows ? { tableHeader: true, cantSplit: true } : {}),
          ...(lengthOf(row) <= rowKeptTogetherUpTo ? { cantSplit: true } : {}),
          ...trackedRow(plan.rowChanges?.[index]),
          children: row.map(cell =>
            tableCell(cell, widths, { style, keepNext: isSmall && index < plan.rows.length - 1 }, context),
          ),
        }),
    ),
  })
}

function trackedRow(change: ChangePlan | null | undefined): Pick<ITableRowOptions, 'insertion' | 'deletion'> {
  if (!change) return {}
  return change.type === 'ins' ? { insertion: revision(change) } : { deletion: revision(change) }
}

/** How the paragraphs of a cell are set, and whether its row stays with the next. */
interface CellLook {
  readonly style: string
  readonly keepNext: boolean
}

function tableCell(
  cell: CellPlan,
  widths: readonly number[],
  { style, keepNext }: CellLook,
  context: TableContext,
): TableCell {
  const width = widths.slice(cell.column, cell.column + cell.colspan).reduce((sum, one) => sum + one, 0)
  const common = {
    width: { size: width, type: WidthType.DXA },
    ...(cell.colspan > 1 ? { columnSpan: cell.colspan } : {}),
  }
  if (cell.type !== 'cell') {
    return new TableCell({
      ...common,
      ...(cell.type === 'continued' ? { verticalMerge: VerticalMergeType.CONTINUE } : {}),
      children: [new Paragraph({ style, keepNext })],
    })
  }
  return new TableCell({
    ...common,
    ...(cell.rowspan > 1 ? { verticalMerge: VerticalMergeType.RESTART } : {}),
    ...(cell.isHeader ? { verticalAlign: VerticalAlign.CENTER } : {}),
    children: cellChildren(cell, width, { style, keepNext }, context),
  })
}

function cellChildren(
  cell: CellWithBlocks,
  width: number,
  { style, keepNext }: CellLook,
  context: TableContext,
): (Paragraph | Table)[] {
  const room = width - 2 * paddingTwips
  const children = cell.blocks.flatMap((block): (Paragraph | Table)[] => {
    // A cell must end with a paragraph, and so must every table inside it.
    if (block.type === 'table') {
      return [table(block, Math.max(200, room), context), new Paragraph({ style: styleIds.gap })]
    }
    const isBold = cell.isHeader || block.level !== null
    const align = block.align ?? (cell.isHeader ? 'center' : isFigure(plainText(block)) ? 'right' : 'left')
    // A heading in a cell belongs to the row below its own.
    const options = { style, alignment: alignment(align), keepNext: keepNext || block.level !== null }
    return [context.cell(isBold ? bold(block) : block, options, mmOfTwips(room))]
  })
  return children.length > 0 ? children : [new Paragraph({ style, keepNext })]
}

function bold(block: TextPlan): TextPlan {
  return {
    ...block,
    inlines: block.inlines.map(token =>
      token.type === 'text' ? { ...token, marks: { ...token.marks, bold: true } } : token,
    ),
  }
}

/** Whether a cell's words are a figure, which stands right where nobody chose. */
export function isFigure(words: string): boolean {
  return /^[-–+]?\d{1,3}(?:[.\s]?\d{3})*(?:,\d+)?\s*%?$/u.test(words.trim())
}

/**
 * Column widths in twips that fill the width exactly, in the proportions the editor keeps. A column too narrow for its
 * longest word takes what it lacks from those with room to spare: Word would break the word anywhere.
 */
function columnWidths(plan: TablePlan, width: number, pt: number): number[] {
  const given = plan.grid.widthsPx
  const known = given.filter(px => px !== null)
  const usual = known.length === 0 ? 1 : known.reduce((sum, px) => sum + px, 0) / known.length
  const shares = given.map(px => px ?? usual)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const wanted = shares.map(share => (share / total) * width)
  const least = leastWidths(plan, pt)
  const lacking = wanted.map((own, column) => Math.max(0, (least[column] ?? 0) - own))
  const spare = wanted.map((own, column) => Math.max(0, own - (least[column] ?? 0)))
  const allSpare = spare.reduce((sum, own) => sum + own, 0)
  const allLacking = lacking.reduce((sum, own) => sum + own, 0)
  const moved = allSpare === 0 ? 0 : Math.min(1, allLacking / allSpare)
  const granted = allLacking === 0 ? 0 : Math.min(1, allSpare / allLacking)
  return wholeWidths(
    wanted.map((own, column) => own + (lacking[column] ?? 0) * granted - (spare[column] ?? 0) * moved),
  )
}

/** What each column needs for its longest word, in twips. */
function leastWidths(plan: TablePlan, pt: number): number[] {
  const least: number[] = Array.from({ length: plan.grid.columns }, () => 0)
  for (const row of plan.rows) {
    for (const cell of row) {
      if (cell.type !== 'cell' || cell.colspan > 1) continue
      for (const word of wordsOf(cell)) {
        const needed = twipsOfPt(textWidthPt(word, pt, cell.isHeader) * 1.03) + 2 * paddingTwips
        least[cell.column] = Math.max(least[cell.column] ?? 0, needed)
      }
    }
  }
  return least
}

function wordsOf(cell: CellWithBlocks): string[] {
  return cell.blocks.flatMap(block =>
    block.type === 'text'
      ? plainText(block)
          .split(/\s+/u)
          .filter(word => word.length <= longestWord)
      : [],
  )
}

function plainText(block: TextPlan): string {
  return block.inlines.map(token => (token.type === 'text' ? token.text : '')).join('')
}

function lengthOf(row: readonly CellPlan[]): number {
  let length = 0
  for (const cell of row) {
    if (cell.type !== 'cell') continue
    for (const block of cell.blocks) length += block.type === 'text' ? block.length : rowKeptTogetherUpTo
  }
  return length
}
