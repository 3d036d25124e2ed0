// Two states of a text compared: what stayed, changed, came, went and moved, in one row of blocks.
// Leaving out what was struck, removed and moved away gives the later text; leaving out what was added and moved the earlier.

import { type BlockPair, pairBlocks, pairInOrder } from './compare-align.ts'
import { type BlockShape, type FlatBlock, type FlatTable, type FlatText, flatBlocks } from './compare-flat.ts'
import { type ComparedRun, compareRuns, runsAs } from './compare-words.ts'
import { type NodeJson, stringAttr } from './content.ts'
import type { BlockId, SectionKey } from './ids.ts'

/** What happened to a block. `movedAway` is where a moved block stood before. */
export type BlockChange = 'kept' | 'changed' | 'added' | 'removed' | 'moved' | 'movedAway'

interface ComparedPlace {
  readonly change: BlockChange
  readonly id: BlockId
  /** Section it stands in: of the earlier text for what is only there. */
  readonly sectionKey: SectionKey
  /** Place of that section among the later text's; null = the block stands in the earlier text only. */
  readonly section: number | null
  /** The same number at both ends of a move; null = not moved. */
  readonly move: number | null
}

/** A paragraph or heading. */
export interface ComparedText extends ComparedPlace {
  readonly type: 'text'
  readonly shape: BlockShape
  /** How it looked before; null = the same, or not in both texts. */
  readonly shapeBefore: BlockShape | null
  readonly runs: readonly ComparedRun[]
}

/** A table. One whose columns or merged cells changed is a removed one and an added one. */
export interface ComparedTable extends ComparedPlace {
  readonly type: 'table'
  readonly caption: readonly ComparedRun[]
  readonly rows: readonly ComparedRow[]
}

/** A row of a table. */
export interface ComparedRow {
  readonly change: 'kept' | 'added' | 'removed'
  readonly cells: readonly ComparedCell[]
}

/** A cell, with its place on the grid as the later text has it. */
export interface ComparedCell {
  readonly isHeader: boolean
  readonly colspan: number
  readonly rowspan: number
  /** Widths of its columns in CSS px as the editor keeps them; null = not set. */
  readonly colwidth: readonly number[] | null
  readonly blocks: readonly ComparedBlock[]
}

/** A block of a comparison. */
export type ComparedBlock = ComparedText | ComparedTable

/** Compares two texts, NFC. @param before the earlier document node @param after the later one */
export function compareTexts(before: NodeJson, after: NodeJson): ComparedBlock[] {
  return compareFlat(flatBlocks(before), flatBlocks(after))
}

function compareFlat(before: readonly FlatBlock[], after: readonly FlatBlock[]): ComparedBlock[] {
  const pairs = pairBlocks(before, after)
  const movesBefore = new Map<number, number>()
  const movesAfter = new Map<number, BlockPair & { readonly move: number }>()
  for (const [index, pair] of pairs.filter(({ isMoved }) => isMoved).entries()) {
    movesBefore.set(pair.before, index + 1)
    movesAfter.set(pair.after, { ...pair, move: index + 1 })
  }
  const compared: ComparedBlock[] = []
  let nextBefore = 0
  let nextAfter = 0
  const goTo = (untilBefore: number, untilAfter: number): void => {
    for (; nextBefore < untilBefore; nextBefore += 1) {
      const block = before[nextBefore]
      const move = movesBefore.get(nextBefore) ?? null
      if (block) compared.push(wholeBlock(block, move === null ? 'removed' : 'movedAway', move))
    }
    for (; nextAfter < untilAfter; nextAfter += 1) {
      const block = after[nextAfter]
      const moved = movesAfter.get(nextAfter)
      const from = moved && before[moved.before]
      if (!block) continue
      const pair = from && pairedBlock(from, block)
      compared.push(
        moved
          ? { ...(pair ?? wholeBlock(block, 'added', null)), change: 'moved', move: moved.move }
          : wholeBlock(block, 'added', null),
      )
    }
  }
  for (const pair of pairs) {
    if (pair.isMoved) continue
    goTo(pair.before, pair.after)
    const from = before[pair.before]
    const to = after[pair.after]
    if (!from || !to) throw new RangeError(`there is no pair ${pair.before}, ${pair.after}`)
    const block = pairedBlock(from, to)
    compared.push(...(block ? [block] : [wholeBlock(from, 'removed', null), wholeBlock(to, 'added', null)]))
    nextBefore += 1
    nextAfter += 1
  }
  goTo(before.length, after.length)
  return compared
}

/** A block that stands in one of the texts, or at one end of a move. */
function wholeBlock(
  block: FlatBlock,
  change: 'added' | 'removed' | 'movedAway',
  move: number | null,
): ComparedBlock {
  const side = change === 'added' ? 'added' : 'removed'
  const type = change === 'added' ? 'added' : 'struck'
  const place = {
    change,
    id: block.id,
    sectionKey: block.sectionKey,
    section: change === 'added' ? block.section : null,
    move,
  }
  if (block.type === 'text') {
    return {
      type: 'text',
      ...place,
      shape: block.shape,
      shapeBefore: null,
      runs: runsAs(type, block.content),
    }
  }
  return {
    type: 'table',
    ...place,
    caption: runsAs(type, captionOf(block)),
    rows: block.rows.map(row => wholeRow(row, side)),
  }
}

/** A block that stands in both texts; null = it cannot be shown as one. */
function pairedBlock(before: FlatBlock, after: FlatBlock): ComparedBlock | null {
  const place = { id: after.id, sectionKey: after.sectionKey, section: after.section, move: null }
  if (before.type === 'text' && after.type === 'text') return { ...place, ...pairedText(before, after) }
  if (before.type !== 'table' || after.type !== 'table') return null
  const rows = compareRows(before, after)
  if (rows === null) return null
  const caption = compareRuns(captionOf(before), captionOf(after))
  const isKept = caption.every(isKeptRun) && rows.every(isKeptRow)
  return { type: 'table', change: isKept ? 'kept' : 'changed', ...place, caption, rows }
}

function pairedText(
  before: FlatText,
  after: FlatText,
): Pick<ComparedText, 'type' | 'change' | 'shape' | 'shapeBefore' | 'runs'> {
  const runs = compareRuns(before.content, after.content)
  const isSame = JSON.stringify(before.shape) === JSON.stringify(after.shape)
  const isKept = runs.every(isKeptRun) && looksAlike(before.shape, after.shape)
  return {
    type: 'text',
    change: isKept ? 'kept' : 'changed',
    shape: after.shape,
    shapeBefore: isSame ? null : before.shape,
    runs,
  }
}

/** Whether two blocks look the same, whatever list they count in. */
export function looksAlike(a: BlockShape, b: BlockShape): boolean {
  return (
    a.type === b.type &&
    a.level === b.level &&
    a.label === b.label &&
    a.align === b.align &&
    a.item?.isOrdered === b.item?.isOrdered &&
    a.item?.depth === b.item?.depth
  )
}

/** Row by row, cell by cell; null = its columns or merged cells differ. */
function compareRows(before: FlatTable, after: FlatTable): ComparedRow[] | null {
  const formsBefore = before.rows.map(formOf)
  const formsAfter = after.rows.map(formOf)
  if (columnsOf(before) !== columnsOf(after)) return null
  const isMerged = [...before.rows, ...after.rows].some(row => (row.content ?? []).some(isTall))
  if (isMerged && formsBefore.join('|') !== formsAfter.join('|')) return null
  const pairs = isMerged
    ? before.rows.map((_, index) => ({ before: index, after: index }))
    : pairInOrder(before.rowTexts, after.rowTexts, (b, a) => formsBefore[b] === formsAfter[a])
  const rows: ComparedRow[] = []
  let nextBefore = 0
  let nextAfter = 0
  for (const pair of [...pairs, { before: before.rows.length, after: after.rows.length }]) {
    for (const row of before.rows.slice(nextBefore, pair.before)) rows.push(wholeRow(row, 'removed'))
    for (const row of after.rows.slice(nextAfter, pair.after)) rows.push(wholeRow(row, 'added'))
    const from = before.rows[pair.before]
    const to = after.rows[pair.after]
    if (from && to) rows.push(pairedRow(from, to))
    nextBefore = pair.before + 1
    nextAfter = pair.after + 1
  }
  return rows
}

function pairedRow(before: NodeJson, after: NodeJson): ComparedRow {
  const cells = (after.content ?? []).map((cell, index) =>
    cellWith(cell, compareFlat(flatBlocks(before.content?.[index] ?? cell), flatBlocks(cell))),
  )
  return { change: 'kept', cells }
}

function wholeRow(row: NodeJson, change: 'added' | 'removed'): ComparedRow {
  const cells = (row.content ?? []).map(cell =>
    cellWith(
      cell,
      flatBlocks(cell).map(block => wholeBlock(block, change, null)),
    ),
  )
  return { change, cells }
}

function cellWith(cell: NodeJson, blocks: readonly ComparedBlock[]): ComparedCell {
  const colwidth: unknown = cell.attrs?.['colwidth']
  const widths = Array.isArray(colwidth) ? colwidth.filter(width => typeof width === 'number') : []
  return {
    isHeader: cell.type === 'tableHeader',
    colspan: spanOf(cell, 'colspan'),
    rowspan: spanOf(cell, 'rowspan'),
    colwidth: widths.length > 0 ? widths : null,
    blocks,
  }
}

function isKeptRun({ type }: ComparedRun): boolean {
  return type === 'kept'
}

function isKeptRow({ change, cells }: ComparedRow): boolean {
  return change === 'kept' && cells.every(({ blocks }) => blocks.every(block => block.change === 'kept'))
}

function captionOf({ node }: FlatTable): NodeJson[] {
  const caption = stringAttr(node, 'caption')
  return caption === '' ? [] : [{ type: 'text', text: caption }]
}

function columnsOf({ rows }: FlatTable): number {
  return Math.max(
    0,
    ...rows.map(row => (row.content ?? []).reduce((sum, cell) => sum + spanOf(cell, 'colspan'), 0)),
  )
}

/** Kinds and spans of a row's cells. */
function formOf(row: NodeJson): string {
  return (row.content ?? [])
    .map(cell => `${cell.type} ${spanOf(cell, 'colspan')} ${spanOf(cell, 'rowspan')}`)
    .join(',')
}

function isTall(cell: NodeJson): boolean {
  return spanOf(cell, 'rowspan') > 1
}

function spanOf(cell: NodeJson, name: 'colspan' | 'rowspan'): number {
  const value = cell.attrs?.[name]
  return typeof value === 'number' && value >= 1 ? Math.trunc(value) : 1
}
