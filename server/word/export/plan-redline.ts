// Two states of a text → one plan with tracked changes: taken they give the later text, left the earlier one. Opinions that were
// carried out in between stand as comments at the paragraphs that took them in, those of tables too.

import {
  type ComparedBlock,
  type ComparedCell,
  type ComparedTable,
  type ComparedText,
  compareTexts,
  looksAlike,
} from '#model/compare.ts'
import { causesIn } from '#model/compare-causes.ts'
import type { BlockShape, ItemShape } from '#model/compare-flat.ts'
import type { ComparedRun } from '#model/compare-words.ts'
import type { NodeJson } from '#model/content.ts'
import type { BlockId, Instant } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { type ChangePlan, type Inline, marksOf } from './inline.ts'
import { numberOf } from './numbering.ts'
import type {
  BlockPlan,
  CellPlan,
  FootnotePlan,
  ListItemPlan,
  Plan,
  SectionPlan,
  TablePlan,
  TextPlan,
} from './plan.ts'
import { emptySections } from './plan.ts'
import { printable } from './printable.ts'
import { type Grid, gridOf } from './table-grid.ts'
import { type CommentPlan, threadOf } from './threads.ts'

/** In whose name a file's changes stand, and when they were made. */
export interface Redliner {
  readonly author: string
  readonly at: Instant
}

type Side = 'before' | 'after'
type Tracked = 'ins' | 'del' | null

/**
 * Plans a redline. Moved blocks are taken out here and put in there.
 *
 * @param opinions those that were carried out between the texts
 */
export function planRedline(
  before: NodeJson,
  after: NodeJson,
  by: Redliner,
  opinions: readonly Opinion[],
): Plan {
  const walk = new RedlineWalk(compareTexts(before, after), by, opinions)
  const sections: (SectionPlan & { readonly blocks: BlockPlan[] })[] = emptySections(after).map(section => ({
    ...section,
    blocks: [],
  }))
  let section = 0
  for (const block of walk.blocks) {
    section = block.section ?? section
    sections[section]?.blocks.push(...walk.planned(block, false))
  }
  const { comments, footnotes } = walk
  return { titleComments: [], sections, comments, footnotes, hasChanges: true }
}

/** Comments on the whole of a paragraph. */
function commented(inlines: readonly Inline[], ids: readonly number[]): readonly Inline[] {
  const starts = ids.map((id): Inline => ({ type: 'commentStart', id }))
  const ends = ids.map((id): Inline => ({ type: 'commentEnd', id }))
  return [...starts, ...inlines, ...ends]
}

class RedlineWalk {
  readonly footnotes: FootnotePlan[] = []
  readonly comments: CommentPlan[] = []
  readonly blocks: readonly ComparedBlock[]
  readonly #by: Redliner
  /** Opinions by the block that took them in; what stands in the file is taken out. */
  readonly #causes: Map<BlockId, readonly Opinion[]>
  /** Lists by side and number; a list that stayed counts on as one. */
  readonly #lists = new Map<string, number>()
  #lastId = 0

  constructor(blocks: readonly ComparedBlock[], by: Redliner, opinions: readonly Opinion[]) {
    this.blocks = blocks
    this.#by = by
    this.#causes = new Map(causesByBlock(blocks, opinions))
    for (const block of blocks) {
      if (block.type !== 'text' || !isInBoth(block) || !block.shape.item) continue
      const earlier = block.shapeBefore ? block.shapeBefore.item : block.shape.item
      if (earlier) this.#joinLists(earlier.list, block.shape.item.list)
    }
  }

  planned(block: ComparedBlock, inTable: boolean): BlockPlan[] {
    return block.type === 'text' ? this.#text(block, inTable) : this.#tables(block)
  }

  #text(block: ComparedText, inTable: boolean): TextPlan[] {
    const { shape, shapeBefore } = block
    const stands = (side: Side) => standsIn(block, side) && (inTable || isPrinted(block, side))
    const [isBefore, isAfter] = [stands('before'), stands('after')]
    const planned =
      isBefore && isAfter && isInBoth(block) && isOneLook(shapeBefore ?? shape, shape, inTable)
        ? [this.#paragraph(shape, 'after', this.#inlines(block.runs), null)]
        : [
            ...(isBefore ? [this.#whole(block, 'before')] : []),
            ...(isAfter ? [this.#whole(block, 'after')] : []),
          ]
    const last = planned.at(-1)
    if (!last || block.change === 'movedAway') return planned
    return [...planned.slice(0, -1), { ...last, inlines: commented(last.inlines, this.#threads(block)) }]
  }

  /** Begins the threads of the opinions that a block took in, once. @returns ids of their comments */
  #threads({ id }: ComparedBlock): number[] {
    const opinions = this.#causes.get(id) ?? []
    this.#causes.delete(id)
    const firstId = this.comments.length
    for (const opinion of opinions)
      this.comments.push(...threadOf(opinion, this.comments.length, { isTracked: true, isAtItsWords: true }))
    return this.comments.slice(firstId).map(comment => comment.id)
  }

  /** One side of a block, all of it taken out or put in. */
  #whole({ shape, shapeBefore, runs }: ComparedText, side: Side): TextPlan {
    const tracked = side === 'before' ? 'del' : 'ins'
    const own = runsOf(runs, side).map(run => ({ ...run, type: typeOf[tracked] }))
    const look = side === 'before' ? (shapeBefore ?? shape) : shape
    return this.#paragraph(look, side, this.#inlines(own), tracked)
  }

  #paragraph(shape: BlockShape, side: Side, inlines: readonly Inline[], tracked: Tracked): TextPlan {
    const { level, type, label, align } = shape
    return {
      type: 'text',
      level: type === 'heading' && (level === 1 || level === 2 || level === 3 || level === 4) ? level : null,
      label: printable(label).trim(),
      align:
        align === 'left' || align === 'center' || align === 'right' || align === 'justify' ? align : null,
      item: shape.item && this.#item(shape.item, side),
      inlines,
      length: inlines.reduce((sum, inline) => sum + (inline.type === 'text' ? inline.text.length : 0), 0),
      mark: tracked && {
        paragraph: this.#change(tracked),
        label: this.#change(tracked),
        labelParagraph: this.#change(tracked),
      },
    }
  }

  #inlines(runs: readonly ComparedRun[]): Inline[] {
    return runs.flatMap(({ type, text, marks, footnote, picture }): Inline[] => {
      const words = printable(text)
      const changed = () => (type === 'kept' ? null : this.#change(type === 'added' ? 'ins' : 'del'))
      const change = changed()
      if (picture) return [{ type: 'picture', ...picture, change }]
      if (footnote !== undefined) {
        const id = this.footnotes.length + 1
        this.footnotes.push({ id, words: footnote, change: changed() })
        return [{ type: 'footnote', id, change }]
      }
      return words === '' ? [] : [{ type: 'text', text: words, marks: marksOf(marks), change }]
    })
  }

  #tables(block: ComparedTable): TablePlan[] {
    if (block.change === 'moved') return [this.#table(withoutOther(block, 'after'), 'ins')]
    const tracked = block.change === 'added' ? 'ins' : standsIn(block, 'after') ? null : 'del'
    return [this.#table(block, tracked)]
  }

  #table(block: ComparedTable, tracked: Tracked): TablePlan {
    const cells = new Map<NodeJson, ComparedCell>()
    const rowChanges: (ChangePlan | null)[] = []
    const rows = block.rows.map(({ change, cells: own }): NodeJson => {
      const isTracked = tracked ?? (change === 'added' ? 'ins' : change === 'removed' ? 'del' : null)
      rowChanges.push(isTracked && this.#change(isTracked))
      const content = own.map((cell): NodeJson => {
        const { colspan, rowspan, colwidth, isHeader } = cell
        const node = { type: isHeader ? 'tableHeader' : 'tableCell', attrs: { colspan, rowspan, colwidth } }
        cells.set(node, cell)
        return node
      })
      return { type: 'tableRow', content }
    })
    const { rows: laid, ...grid }: Grid = gridOf({ type: 'table', content: rows })
    const runs = tracked === 'ins' ? runsOf(block.caption, 'after') : block.caption
    const captionRuns = tracked ? runs.map(run => ({ ...run, type: typeOf[tracked] })) : runs
    const caption = printable(runs.map(({ text }) => text).join('')).trim()
    const captionInlines = this.#inlines(captionRuns)
    return {
      type: 'table',
      caption,
      captionInlines: caption === '' ? captionInlines : commented(captionInlines, this.#threads(block)),
      grid,
      rows: laid.map((row, index) =>
        row.map((cell): CellPlan => {
          if (cell.type !== 'cell') return cell
          const found = cells.get(cell.node)
          const blocks = (found?.blocks ?? []).flatMap(one => this.planned(one, true))
          const { column, colspan, rowspan } = cell
          return {
            type: 'cell',
            column,
            colspan,
            rowspan,
            isHeader: found?.isHeader ?? false,
            blocks: rowChanges[index] === null ? withPlainEnd(blocks) : blocks,
          }
        }),
      ),
      rowChanges,
    }
  }

  #item({ list, isOrdered, depth, start }: ItemShape, side: Side): ListItemPlan {
    return { list: this.#listNumber(side, list), isOrdered, level: depth, start }
  }

  #listNumber(side: Side, list: number): number {
    const key = `${side} ${list}`
    const known = this.#lists.get(key) ?? this.#lists.size + 1
    this.#lists.set(key, known)
    return known
  }

  #joinLists(before: number, after: number): void {
    if (!this.#lists.has(`before ${before}`))
      this.#lists.set(`before ${before}`, this.#listNumber('after', after))
  }

  #change(type: 'ins' | 'del'): ChangePlan {
    this.#lastId += 1
    return { type, id: this.#lastId, ...this.#by }
  }
}

/** Opinions by the paragraph that took them in; by the table where it cannot be told which of its paragraphs did. */
function causesByBlock(
  blocks: readonly ComparedBlock[],
  opinions: readonly Opinion[],
): [BlockId, readonly Opinion[]][] {
  return [...causesIn(blocks, opinions)].flatMap(([index, found]): [BlockId, readonly Opinion[]][] => {
    const block = blocks[index]
    if (!block) return []
    const inside = block.type === 'table' ? causesByBlock(textsIn(block), found) : []
    const told = new Set(inside.flatMap(([, own]) => own))
    return [...inside, [block.id, found.filter(opinion => !told.has(opinion))]]
  })
}

function textsIn(table: ComparedTable): ComparedText[] {
  return table.rows.flatMap(({ cells }) =>
    cells.flatMap(({ blocks }) =>
      blocks.flatMap(block => (block.type === 'text' ? [block] : textsIn(block))),
    ),
  )
}

const typeOf = { ins: 'added', del: 'struck' } as const

function standsIn({ change }: ComparedBlock, side: Side): boolean {
  return side === 'before'
    ? change !== 'added' && change !== 'moved'
    : change !== 'removed' && change !== 'movedAway'
}

function isInBoth(block: ComparedBlock): boolean {
  return standsIn(block, 'before') && standsIn(block, 'after')
}

/** Whether Word can show one paragraph with changed words: its form and its typed number stay. */
function isOneLook(before: BlockShape, after: BlockShape, inTable: boolean): boolean {
  if (!looksAlike({ ...before, label: '' }, { ...after, label: '' })) return false
  if (before.label === after.label) return true
  const isCounted = ({ label, level }: BlockShape) => !inTable && level > 1 && numberOf(label) !== null
  return isCounted(before) && isCounted(after)
}

/** Headings of level 0 and blocks without words, footnotes and pictures are not printed. */
function isPrinted({ shape, shapeBefore, runs }: ComparedText, side: Side): boolean {
  const { type, level } = side === 'before' ? (shapeBefore ?? shape) : shape
  if (type === 'heading' && level === 0) return false
  const own = runsOf(runs, side)
  return (
    printable(own.map(({ text }) => text).join('')).trim() !== '' ||
    own.some(({ footnote, picture }) => footnote !== undefined || picture !== undefined)
  )
}

function runsOf(runs: readonly ComparedRun[], side: Side): ComparedRun[] {
  return runs.filter(({ type }) => type !== (side === 'before' ? 'added' : 'struck'))
}

/** A table as one side has it, every block of it whole. */
function withoutOther(table: ComparedTable, side: 'after'): ComparedTable {
  const blockOf = (block: ComparedBlock): ComparedBlock[] => {
    if (!standsIn(block, side) && block.change !== 'moved') return []
    if (block.type === 'table') return [{ ...withoutOther(block, side), change: 'added' }]
    return [{ ...block, change: 'added', runs: runsOf(block.runs, side) }]
  }
  const rows = table.rows
    .filter(({ change }) => change !== 'removed')
    .map(row => ({
      ...row,
      cells: row.cells.map(cell => ({ ...cell, blocks: cell.blocks.flatMap(blockOf) })),
    }))
  return { ...table, rows, caption: runsOf(table.caption, side) }
}

/** The last paragraph of a cell stays whatever is taken or left. */
function withPlainEnd(blocks: readonly BlockPlan[]): BlockPlan[] {
  const last = blocks.at(-1)
  return last?.type === 'text' ? [...blocks.slice(0, -1), { ...last, mark: null }] : [...blocks]
}
