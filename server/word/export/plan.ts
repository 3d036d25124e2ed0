// Document and opinions → neutral blocks and comments, with every id of the file allocated. Knows nothing of docx.

import { isTextBlock, type NodeJson, stringAttr } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import { pictureOf } from '#model/picture.ts'
import type { ExportInput } from '../export-input.ts'
import {
  type BlockEvents,
  type ChangePlan,
  type FileIds,
  type Inline,
  inlinesOf,
  noEvents,
} from './inline.ts'
import { type PlacedOpinion, placeOpinions } from './placing.ts'
import { printable } from './printable.ts'
import { type Grid, type GridCell, gridOf } from './table-grid.ts'
import { levelOf, type SourceBlock, sourceBlocks } from './text-blocks.ts'
import { type CommentPlan, threadOf } from './threads.ts'

/** An item of a list that a paragraph opens. */
export interface ListItemPlan {
  /** Number of its list within the file; every list counts for itself. */
  readonly list: number
  readonly isOrdered: boolean
  /** Depth, from 0. */
  readonly level: number
  /** Number of the list's first item. */
  readonly start: number
}

/** A paragraph that is put in or taken out as a whole: the changes of its end, and of a number set above or before it. */
export interface TrackedMark {
  readonly paragraph: ChangePlan
  readonly label: ChangePlan
  readonly labelParagraph: ChangePlan
}

/** A paragraph or heading. */
export interface TextPlan {
  readonly type: 'text'
  /** 1 part, 2 I-, 3 1., 4 a); null = a paragraph. */
  readonly level: 1 | 2 | 3 | 4 | null
  /** The number of a heading as printed. */
  readonly label: string
  readonly align: 'left' | 'center' | 'right' | 'justify' | null
  readonly item: ListItemPlan | null
  readonly inlines: readonly Inline[]
  /** Length of its text, for page layout. */
  readonly length: number
  /** null = the paragraph stands, whatever becomes of its words. */
  readonly mark: TrackedMark | null
}

/** A cell of a laid-out row with its blocks. */
export type CellPlan = Exclude<GridCell, { type: 'cell' }> | CellWithBlocks
/** A cell that holds text. */
export interface CellWithBlocks {
  readonly type: 'cell'
  readonly column: number
  readonly colspan: number
  readonly rowspan: number
  readonly isHeader: boolean
  readonly blocks: readonly BlockPlan[]
}

/** A table on its full grid. */
export interface TablePlan {
  readonly type: 'table'
  readonly caption: string
  readonly grid: Omit<Grid, 'rows'>
  readonly rows: readonly (readonly CellPlan[])[]
  /** The caption in tokens, when its words changed; left out = as it stands. */
  readonly captionInlines?: readonly Inline[]
  /** Rows that are put in or taken out; left out = none. */
  readonly rowChanges?: readonly (ChangePlan | null)[]
}

/** A footnote of the file. */
export interface FootnotePlan {
  /** From 1, in the order of their marks. */
  readonly id: number
  readonly words: string
  /** The change that its words stand in, with its mark's. */
  readonly change: ChangePlan | null
}

/** A block of the text. */
export type BlockPlan = TextPlan | TablePlan

/** A section of the document. */
export interface SectionPlan {
  readonly key: string
  /** title and motto stand centred under the document's name; annexes follow the signature. */
  readonly role: 'title' | 'motto' | 'body' | 'annex'
  readonly isLandscape: boolean
  /** Name of the bookmark on its first line, for reading the file back; null = none. */
  readonly bookmark: string | null
  readonly blocks: readonly BlockPlan[]
}

/** Everything the file will hold besides its form. */
export interface Plan {
  /** Comments on the document as a whole. */
  readonly titleComments: readonly number[]
  readonly sections: readonly SectionPlan[]
  readonly comments: readonly CommentPlan[]
  readonly footnotes: readonly FootnotePlan[]
  /** Whether some proposal stands as a tracked change. */
  readonly hasChanges: boolean
}

/** Plans a file. `clean` ignores opinions. */
export function planExport(input: Pick<ExportInput, 'mode' | 'doc' | 'opinions'>): Plan {
  const blocks = sourceBlocks(input.doc)
  const opinions: readonly Opinion[] = input.mode === 'review' ? input.opinions : []
  const placed = placeOpinions(blocks, opinions)
  const comments: CommentPlan[] = []
  const titleComments: number[] = []
  const events = new Map<number, { -readonly [key in keyof BlockEvents]: BlockEvents[key][number][] }>()
  const eventsOf = (block: number) => {
    const known = events.get(block) ?? { starts: [], ends: [], changes: [] }
    events.set(block, known)
    return known
  }
  for (const { opinion, span, isAtItsWords, isTracked } of placed) {
    const thread = threadOf(opinion, comments.length, { isTracked, isAtItsWords })
    comments.push(...thread)
    for (const { id } of thread) {
      if (span === null) titleComments.push(id)
      else {
        eventsOf(span.from.block).starts.push({ offset: span.from.offset, id })
        eventsOf(span.to.block).ends.push({ offset: span.to.offset, id })
      }
    }
    if (isTracked) addChange(opinion, span, eventsOf)
  }
  const walk = new Walk(blocks, events)
  const sections = emptySections(input.doc).map((section, index) => ({
    ...section,
    blocks: walk.blocksOf(input.doc.content?.[index]?.content ?? [], null),
  }))
  return {
    titleComments,
    sections,
    comments,
    footnotes: walk.footnotes,
    hasChanges: placed.some(({ isTracked }) => isTracked),
  }
}

/** The sections of a document without their blocks. Of two with one key the first has the bookmark. */
export function emptySections(doc: NodeJson): SectionPlan[] {
  const bookmarks = new Set<string>()
  return (doc.content ?? []).map(node => {
    const key = stringAttr(node, 'key')
    const ending = /\.(title|motto|annex)$/u.exec(key)?.[1]
    const bookmark = bookmarkName(key)
    const isFirst = key !== '' && !bookmarks.has(bookmark)
    bookmarks.add(bookmark)
    return {
      key,
      role: ending === 'title' || ending === 'motto' || ending === 'annex' ? ending : 'body',
      isLandscape: stringAttr(node, 'orientation') === 'landscape',
      bookmark: isFirst ? bookmark : null,
      blocks: [],
    }
  })
}

function addChange(
  opinion: Opinion,
  span: PlacedOpinion['span'],
  eventsOf: (block: number) => { changes: BlockEvents['changes'][number][] },
): void {
  if (span === null || opinion.proposedText === null)
    throw new RangeError(`opinion ${opinion.id} has no words to change`)
  eventsOf(span.from.block).changes.push({
    from: span.from.offset,
    to: span.to.offset,
    proposedText: opinion.proposedText,
    author: opinion.author.name,
    at: opinion.createdAt,
  })
}

/** Walks the document once, in the order in which its text blocks are counted. */
class Walk {
  readonly footnotes: FootnotePlan[] = []
  readonly #blocks: readonly SourceBlock[]
  readonly #events: ReadonlyMap<number, BlockEvents>
  #block = 0
  #list = 0
  #depth = 0
  #lastId = 0
  readonly #ids: FileIds = {
    nextId: () => {
      this.#lastId += 1
      return this.#lastId
    },
    footnote: words => {
      const id = this.footnotes.length + 1
      this.footnotes.push({ id, words, change: null })
      return id
    },
  }

  constructor(blocks: readonly SourceBlock[], events: ReadonlyMap<number, BlockEvents>) {
    this.#blocks = blocks
    this.#events = events
  }

  blocksOf(nodes: readonly NodeJson[], item: ListItemPlan | null): BlockPlan[] {
    let open = item
    return nodes.flatMap(node => {
      const planned = this.#planned(node, open)
      if (planned.some(block => block.type === 'text')) open = null
      return planned
    })
  }

  #planned(node: NodeJson, item: ListItemPlan | null): BlockPlan[] {
    if (isTextBlock(node)) return this.#text(node, item)
    switch (node.type) {
      case 'bulletList':
      case 'orderedList':
        return this.#items(node)
      case 'image':
        return [pictureBlock(node, item)]
      case 'table':
        // Two people can take its last rows away, each one of them: it has no row until an editor opens the text.
        return node.content?.some(row => row.type === 'tableRow') ? [this.#table(node)] : []
      default:
        return this.blocksOf(node.content ?? [], item)
    }
  }

  #items(node: NodeJson): BlockPlan[] {
    this.#list += 1
    const start = node.attrs?.['start']
    const list = {
      list: this.#list,
      isOrdered: node.type === 'orderedList',
      level: this.#depth,
      start: typeof start === 'number' && start >= 0 && start <= 32_767 ? Math.trunc(start) : 1,
    }
    this.#depth = Math.min(8, this.#depth + 1)
    const planned = (node.content ?? []).flatMap(child => this.blocksOf(child.content ?? [], list))
    this.#depth = list.level
    return planned
  }

  #text(node: NodeJson, item: ListItemPlan | null): TextPlan[] {
    const index = this.#block
    this.#block += 1
    const source = this.#blocks[index]
    if (!source?.isPrinted) return []
    const level = node.type === 'heading' ? levelOf(node) : null
    return [
      {
        type: 'text',
        level: level === 1 || level === 2 || level === 3 || level === 4 ? level : null,
        label: printable(stringAttr(node, 'label')).trim(),
        align: alignOf(node),
        item,
        inlines: inlinesOf(node, this.#events.get(index) ?? noEvents, this.#ids),
        length: source.text.length,
        mark: null,
      },
    ]
  }

  #table(node: NodeJson): TablePlan {
    const { rows, ...grid } = gridOf(node)
    const depth = this.#depth
    this.#depth = 0 // a list in a cell begins at the cell's edge
    const planned = rows.map(row => row.map(cell => this.#cell(cell)))
    this.#depth = depth
    return { type: 'table', caption: printable(stringAttr(node, 'caption')).trim(), grid, rows: planned }
  }

  #cell(cell: GridCell): CellPlan {
    if (cell.type !== 'cell') return cell
    return {
      type: 'cell',
      column: cell.column,
      colspan: cell.colspan,
      rowspan: cell.rowspan,
      isHeader: cell.node.type === 'tableHeader',
      blocks: this.blocksOf(cell.node.content ?? [], null),
    }
  }
}

function pictureBlock(node: NodeJson, item: ListItemPlan | null): TextPlan {
  const inlines: Inline[] = [{ type: 'picture', ...pictureOf(node), change: null }]
  return { type: 'text', level: null, label: '', align: 'center', item, inlines, length: 0, mark: null }
}

function alignOf(node: NodeJson): TextPlan['align'] {
  const align = stringAttr(node, 'textAlign')
  return align === 'left' || align === 'center' || align === 'right' || align === 'justify' ? align : null
}

/** A bookmark's name: letters, digits and underscores, at most 40 characters. */
function bookmarkName(key: string): string {
  return `vk_${key.replace(/[^A-Za-z0-9]/gu, '_')}`.slice(0, 40)
}
