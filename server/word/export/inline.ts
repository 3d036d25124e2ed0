// One text block as a row of tokens: runs of text with their marks and changes, and the ends of comment ranges between them.

import { type MarkJson, type NodeJson, stringAttr } from '#model/content.ts'
import type { Instant } from '#model/ids.ts'
import type { PictureNode } from '#model/picture.ts'
import { isAllowedLink } from '#model/schema.ts'
import { printable } from './printable.ts'

/** How a run looks. */
export interface RunMarks {
  readonly bold: boolean
  readonly italic: boolean
  readonly underline: boolean
  readonly strike: boolean
  readonly subscript: boolean
  readonly superscript: boolean
  /** http, https or mailto; null = no link. */
  readonly href: string | null
}

/** A tracked insertion or deletion of one run. `id` is unique in the file. */
export interface ChangePlan {
  readonly type: 'ins' | 'del'
  readonly id: number
  readonly author: string
  readonly at: Instant
}

/** A token of a text block. A line feed in `text` is a break, a tab a tab. */
export type Inline =
  | {
      readonly type: 'text'
      readonly text: string
      readonly marks: RunMarks
      readonly change: ChangePlan | null
    }
  | { readonly type: 'commentStart' | 'commentEnd'; readonly id: number }
  /** The mark of a footnote; `id` is the note's in the file. */
  | { readonly type: 'footnote'; readonly id: number; readonly change: ChangePlan | null }
  | PicturePlan

/** A picture, alone in its paragraph. */
export interface PicturePlan extends PictureNode {
  readonly type: 'picture'
  readonly change: ChangePlan | null
}

/** What happens inside one text block, by offset. */
export interface BlockEvents {
  /** Ids of comments whose range begins here, ascending at each offset. */
  readonly starts: readonly { readonly offset: number; readonly id: number }[]
  readonly ends: readonly { readonly offset: number; readonly id: number }[]
  /** Words that are replaced; they do not overlap. */
  readonly changes: readonly {
    readonly from: number
    readonly to: number
    readonly proposedText: string
    readonly author: string
    readonly at: Instant
  }[]
}

/** Nothing happens in the block. */
export const noEvents: BlockEvents = { starts: [], ends: [], changes: [] }

/** A run without marks. */
export const plainMarks: RunMarks = {
  bold: false,
  italic: false,
  underline: false,
  strike: false,
  subscript: false,
  superscript: false,
  href: null,
}

/** Gives ids of one file. */
export interface FileIds {
  /** An unused id of a tracked change, at each call. */
  nextId(): number
  /** Takes a footnote in and gives its id. */
  footnote(words: string): number
}

/** Cuts a text block at every event and every footnote. */
export function inlinesOf(block: NodeJson, events: BlockEvents, ids: FileIds): Inline[] {
  const { pieces, notes } = piecesOf(block)
  const length = pieces.at(-1)?.to ?? 0
  const cuts = new Set([0, length, ...notes.map(({ offset }) => offset)])
  for (const { offset } of [...events.starts, ...events.ends]) cuts.add(offset)
  for (const { from, to } of events.changes) cuts.add(from).add(to)
  for (const { to } of pieces) cuts.add(to)
  const order = [...cuts].sort((a, b) => a - b)
  const tokens: Inline[] = []
  let piece = 0
  for (const [index, at] of order.entries()) {
    atOffset(tokens, events, at, { pieces, notes }, ids)
    const until = order[index + 1]
    while ((pieces[piece]?.to ?? length) <= at && piece < pieces.length) piece += 1
    const here = pieces[piece]
    if (until === undefined || !here) continue
    const change = events.changes.find(({ from, to }) => from <= at && at < to)
    push(
      tokens,
      here.text.slice(at - here.from, until - here.from),
      here.marks,
      change ? { type: 'del', id: ids.nextId(), author: change.author, at: change.at } : null,
    )
  }
  return tokens
}

/** What stands at one offset: the insertion of a change that ends here, footnotes, ends of ranges, then starts, then empty ranges. */
function atOffset(
  tokens: Inline[],
  events: BlockEvents,
  at: number,
  { pieces, notes }: Pieces,
  ids: FileIds,
): void {
  for (const { from, to, proposedText, author, at: moment } of events.changes) {
    if (to !== at) continue
    const marks = pieces.find(piece => piece.from <= from && from < piece.to)?.marks ?? plainMarks
    push(tokens, proposedText, marks, { type: 'ins', id: ids.nextId(), author, at: moment })
  }
  for (const { offset, words } of notes)
    if (offset === at) tokens.push({ type: 'footnote', id: ids.footnote(words), change: null })
  const starting = events.starts.filter(({ offset }) => offset === at)
  const isEmpty = (id: number) => starting.some(start => start.id === id)
  const ending = events.ends.filter(({ offset }) => offset === at)
  for (const { id } of ending) if (!isEmpty(id)) tokens.push({ type: 'commentEnd', id })
  for (const { id } of starting) tokens.push({ type: 'commentStart', id })
  for (const { id } of ending) if (isEmpty(id)) tokens.push({ type: 'commentEnd', id })
}

function push(tokens: Inline[], raw: string, marks: RunMarks, change: ChangePlan | null): void {
  const text = printable(raw)
  if (text !== '') tokens.push({ type: 'text', text, marks, change })
}

interface Piece {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly marks: RunMarks
}

interface Pieces {
  readonly pieces: readonly Piece[]
  /** Words of footnotes, with how many characters stand before their marks. */
  readonly notes: readonly { readonly offset: number; readonly words: string }[]
}

/** The inline nodes of a block with their offsets. Nodes that are neither text nor break have no width. */
function piecesOf(block: NodeJson): Pieces {
  const pieces: Piece[] = []
  const notes: { offset: number; words: string }[] = []
  let from = 0
  for (const node of block.content ?? []) {
    if (node.type === 'footnote') notes.push({ offset: from, words: stringAttr(node, 'text') })
    const text = node.type === 'text' ? (node.text ?? '') : node.type === 'hardBreak' ? '\n' : ''
    if (text === '') continue
    pieces.push({ from, to: from + text.length, text, marks: marksOf(node.marks ?? []) })
    from += text.length
  }
  return { pieces, notes }
}

/** The look of a run. */
export function marksOf(marks: readonly MarkJson[]): RunMarks {
  const has = (type: string) => marks.some(mark => mark.type === type)
  const href = marks.find(mark => mark.type === 'link')?.attrs?.['href']
  return {
    bold: has('bold'),
    italic: has('italic'),
    underline: has('underline'),
    strike: has('strike'),
    subscript: has('subscript'),
    superscript: has('superscript') && !has('subscript'),
    href: typeof href === 'string' && isAllowedLink(href) ? href : null,
  }
}
