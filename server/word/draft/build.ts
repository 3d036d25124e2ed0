// From the parts of a file and where each goes to the text a document begins with: the template's outline, its headings locked as
// ever, with the file's blocks under them.

import { type NodeJson, stringAttr, textOf } from '#model/content.ts'
import type { Assignment, LeftOut } from '#model/draft-plan.ts'
import { freshDocument, paragraph } from '#model/outline.ts'
import type { Template } from '#templates/template.ts'
import { cellParagraph } from './cell-looks.ts'
import {
  blockNotes,
  blockPictures,
  blockWords,
  type CellBlock,
  type FileBlock,
  type FileParagraph,
  type FilePicture,
  type FileTable,
  notesOf,
  wordsOf,
} from './draft-file.ts'
import { type DraftTarget, draftTargets } from './match.ts'
import { type DraftPart, numbered } from './parts.ts'

/** Key of the section that holds what has no section yet. Its heading is not printed. */
const unassignedKey = 'unassigned'
const unassignedTitle = 'Chưa xếp mục'

/** A text, and the words of the parts that are not in it. */
export interface BuiltDraft {
  readonly doc: NodeJson
  readonly leftOut: readonly LeftOut[]
}

/** Builds it. @param assignments one for each part; unknown keys count as unassigned */
export function buildDraft(
  template: Template,
  parts: readonly DraftPart[],
  assignments: readonly Assignment[],
  newId: () => string,
): BuiltDraft {
  const targets = new Map(draftTargets(template).map(target => [target.key, target]))
  const leftOut: LeftOut[] = []
  const writer = new BlockWriter(newId, leftOut)
  const placed = new Map<string, NodeJson[]>()
  const put = (key: string, blocks: readonly NodeJson[]) =>
    placed.set(key, [...(placed.get(key) ?? []), ...blocks])
  for (const [index, part] of parts.entries()) {
    const assignment = assignments[index] ?? part.proposed
    const target = assignment.to === 'section' ? targets.get(assignment.key) : undefined
    for (const text of part.heading?.notes ?? []) leftOut.push({ what: 'footnote', text })
    if (assignment.to === 'leftOut') leave(part, leftOut)
    else if (target && template.keepsHeadings)
      put(target.key, withHeading(part, part.heading?.level ?? 1, writer))
    else if (target) put(target.key, underTarget(part, target, writer, leftOut))
    else put(unassignedKey, withHeading(part, 3, writer))
  }
  const fresh = freshDocument(template, newId)
  const sections = (fresh.content ?? []).map(section => filled(section, placed))
  const rest = placed.get(unassignedKey) ?? []
  const annex = sections.findIndex(section => stringAttr(section, 'key').endsWith('.annex'))
  const at = annex < 0 ? sections.length : annex
  const all = rest.length === 0 ? sections : sections.toSpliced(at, 0, unassignedSection(rest, newId))
  return { doc: { type: 'doc', content: all }, leftOut }
}

/** Whether a paragraph says nothing. */
function isBare(paragraph: FileParagraph): boolean {
  return wordsOf(paragraph).trim() === '' && notesOf(paragraph).length === 0
}

function leave(part: DraftPart, leftOut: LeftOut[]): void {
  const heading = part.heading ? [`${part.heading.label} ${part.heading.title}`.trim()] : []
  const text = [...heading, ...part.blocks.map(blockWords)].filter(words => words.trim() !== '').join('\n')
  if (text !== '') leftOut.push({ what: 'form', text })
  for (const { alt } of part.blocks.flatMap(blockPictures)) leftOut.push({ what: 'image', text: alt })
  for (const note of part.blocks.flatMap(blockNotes)) leftOut.push({ what: 'footnote', text: note })
}

/** The template's heading stands for the file's; other words of the file's are told. */
function underTarget(
  part: DraftPart,
  target: DraftTarget,
  writer: BlockWriter,
  leftOut: LeftOut[],
): NodeJson[] {
  const { heading } = part
  const isFound = part.proposed.to === 'section' && part.proposed.key === target.key
  // A person who puts a part elsewhere keeps its heading, one level below.
  if (heading && !isFound) return withHeading(part, target.level + 1, writer)
  if (heading) {
    const own = `${heading.label} ${heading.title}`
    if (!holds(`${target.label} ${target.title}`, own)) leftOut.push({ what: 'heading', text: own.trim() })
  }
  // Beside a locked heading within a section others of its level may stand.
  return writer.blocks(part.blocks, target.key.includes('#') ? target.level - 1 : target.level)
}

/** Whether one text has every word of another, letter by letter and as often. */
function holds(text: string, other: string): boolean {
  const words = (of: string) =>
    of
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\d]+/gu) ?? []
  const left = [...words(text)]
  return words(other).every(word => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
}

function withHeading({ heading, blocks }: DraftPart, level: number, writer: BlockWriter): NodeJson[] {
  const own = heading ? writer.heading(heading.label, heading.title, Math.min(4, Math.max(1, level))) : []
  return [...own, ...writer.blocks(blocks, Math.min(4, level))]
}

/** A fresh section with what goes under its headings; an empty paragraph that waited there gives way. */
function filled(section: NodeJson, placed: ReadonlyMap<string, readonly NodeJson[]>): NodeJson {
  const key = stringAttr(section, 'key')
  let heading = -1
  let isAfterFilled = false
  const content = (section.content ?? []).flatMap(block => {
    if (block.type === 'heading') {
      heading += 1
      const blocks = placed.get(heading === 0 ? key : `${key}#${heading}`) ?? []
      isAfterFilled = blocks.length > 0
      return [block, ...blocks]
    }
    const gives = isAfterFilled && block.type === 'paragraph' && textOf(block) === ''
    isAfterFilled = false
    return gives ? [] : [block]
  })
  return { ...section, content }
}

function unassignedSection(blocks: readonly NodeJson[], newId: () => string): NodeJson {
  const heading: NodeJson = {
    type: 'heading',
    attrs: { id: newId(), level: 0, label: '', locked: true },
    content: [{ type: 'text', text: unassignedTitle }],
  }
  return {
    type: 'section',
    attrs: { key: unassignedKey, required: false, orientation: 'portrait' },
    content: [heading, ...blocks],
  }
}

const deepestList = 5

/** Writes blocks of the file as nodes of a text. */
class BlockWriter {
  readonly #newId: () => string
  readonly #leftOut: LeftOut[]

  constructor(newId: () => string, leftOut: LeftOut[]) {
    this.#newId = newId
    this.#leftOut = leftOut
  }

  heading(label: string, title: string, level: number): NodeJson[] {
    const text = title.replace(/\s+/gu, ' ').trim()
    const words = text === '' ? label.trim() : text
    if (words === '') return []
    const attrs = { id: this.#newId(), level, label: text === '' ? '' : label.trim(), locked: false }
    return [{ type: 'heading', attrs, content: [{ type: 'text', text: words }] }]
  }

  /** @param level of the heading above */
  blocks(blocks: readonly FileBlock[], level: number): NodeJson[] {
    const nodes: NodeJson[] = []
    for (let index = 0; index < blocks.length; index += 1) {
      const block = blocks[index]
      if (!block) continue
      if (block.type === 'table') nodes.push(...this.#table(block))
      else if (block.type === 'picture') nodes.push(this.#picture(block))
      else if (block.item) {
        const items = firstItems(blocks, index)
        index += items.length - 1
        nodes.push(...this.#list(items, 0))
      } else if (block.level !== null && wordsOf(block).trim() !== '') {
        for (const text of notesOf(block)) this.#leftOut.push({ what: 'footnote', text })
        const { label, title } = numbered(block)
        nodes.push(...this.heading(label, title, Math.min(4, Math.max(level + 1, block.level))))
      } else nodes.push(...this.#paragraphs([block]))
    }
    return nodes
  }

  #picture({ file, alt, widthMm }: FilePicture): NodeJson {
    return { type: 'image', attrs: { id: this.#newId(), file, alt, widthMm } }
  }

  #paragraphs(paragraphs: readonly FileParagraph[]): NodeJson[] {
    return paragraphs
      .filter(one => !isBare(one))
      .map(one => ({
        type: 'paragraph',
        attrs: { id: this.#newId(), textAlign: one.align },
        content: one.runs.flatMap(({ text, marks, footnote }) =>
          footnote !== undefined
            ? [{ type: 'footnote', attrs: { text: footnote } }]
            : text
                .split('\n')
                .flatMap((words, line): NodeJson[] => [
                  ...(line > 0 ? [{ type: 'hardBreak' }] : []),
                  ...(words === ''
                    ? []
                    : [{ type: 'text', text: words, ...(marks.length > 0 ? { marks } : {}) }]),
                ]),
        ),
      }))
  }

  /** Items in a row as lists: another list or kind begins anew, deeper ones stand in the item above. */
  #list(items: readonly FileParagraph[], depth: number): NodeJson[] {
    const lists: {
      node: NodeJson
      key: string
      /** The number that the next item would have. */
      next: number
      children: { own: FileParagraph; deeper: FileParagraph[] }[]
    }[] = []
    for (const item of items) {
      const place = item.item
      if (!place || isBare(item)) continue
      const last = lists.at(-1)
      if (place.level > depth && last && depth < deepestList) {
        last.children.at(-1)?.deeper.push(item)
        continue
      }
      // A number that does not count on begins a list of its own, as does another list or kind.
      const key = `${place.list} ${place.isOrdered}`
      const goesOn = last?.key === key && (!place.isOrdered || last.next === place.count)
      const open = goesOn
        ? last
        : {
            key,
            next: place.count,
            children: [],
            node: {
              type: place.isOrdered ? 'orderedList' : 'bulletList',
              attrs: { id: this.#newId(), ...(place.isOrdered ? { start: place.count } : {}) },
            },
          }
      if (!goesOn) lists.push(open)
      open.next += 1
      open.children.push({ own: item, deeper: [] })
    }
    return lists.map(({ node, children }) => ({
      ...node,
      content: children.map(({ own, deeper }) => ({
        type: 'listItem',
        content: [...this.#paragraphs([own]), ...this.#list(deeper, depth + 1)],
      })),
    }))
  }

  #table({ rows, widthsPx, caption }: FileTable): NodeJson[] {
    const table = {
      type: 'table',
      attrs: { id: this.#newId(), tableId: null, caption },
      content: rows.map(row => ({
        type: 'tableRow',
        content: row.map(cell => {
          const { blocks, column, colspan, rowspan, isHeader } = cell
          const own = widthsPx?.slice(column, column + colspan) ?? []
          const written = this.#cell(
            blocks.map(block => (block.type === 'picture' ? block : cellParagraph(block, isHeader))),
          )
          return {
            type: isHeader ? 'tableHeader' : 'tableCell',
            attrs: { colspan, rowspan, colwidth: own.length === colspan ? own : null },
            content: written.length > 0 ? written : [paragraph('', this.#newId)],
          }
        }),
      })),
    }
    return [table, paragraph('', this.#newId)]
  }

  /** Paragraphs, lists and pictures; what is a heading elsewhere is a paragraph in a cell. */
  #cell(blocks: readonly CellBlock[]): NodeJson[] {
    const nodes: NodeJson[] = []
    for (let rest = blocks; rest.length > 0; ) {
      const [first] = rest
      const items = firstItems(rest, 0)
      if (items.length > 0) nodes.push(...this.#list(items, 0))
      else if (first?.type === 'picture') nodes.push(this.#picture(first))
      else if (first) nodes.push(...this.#paragraphs([first]))
      rest = rest.slice(Math.max(1, items.length))
    }
    return nodes
  }
}

/** The items of a list that stand in a row from a place on. */
function firstItems(blocks: readonly FileBlock[], from: number): FileParagraph[] {
  const items: FileParagraph[] = []
  for (let at = from; at < blocks.length; at += 1) {
    const block = blocks[at]
    if (block?.type !== 'text' || !block.item) break
    items.push(block)
  }
  return items
}
