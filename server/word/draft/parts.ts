// Cuts a file into parts: what stands before the first heading, then each heading with what follows it; and proposes where each goes.

import type { Assignment } from '#model/draft-plan.ts'
import {
  blockWords,
  type DraftFile,
  type FileBlock,
  type FileParagraph,
  isNothing,
  notesOf,
  wordsOf,
} from './draft-file.ts'
import { type DraftTarget, type FileHeading, hasBookmarkOf, matchHeadings } from './match.ts'

/** A part of the file. */
export interface DraftPart {
  /** Its heading; null = it has none. */
  readonly heading: (FileHeading & { readonly level: number; readonly notes: readonly string[] }) | null
  /** Blocks after the heading. */
  readonly blocks: readonly FileBlock[]
  readonly proposed: Assignment
}

interface Found extends FileHeading {
  /** 1 part, 2 I-, 3 1., 4 a). */
  readonly level: number
  /** Words of footnotes on it: a heading of ours carries none. */
  readonly notes: readonly string[]
  /** Whether it has words of its own, or only marks the beginning of a section (a bookmark of ours). */
  readonly isMarkOnly: boolean
}

/**
 * The parts of a file, in order. Every block stands in one part.
 *
 * @param keepsHeadings every heading begins a part, whatever its level
 */
export function partsOf(
  file: DraftFile,
  targets: readonly DraftTarget[],
  keepsHeadings = false,
): DraftPart[] {
  const found = joined(
    file.blocks.map(block => headingOf(block)),
    file.blocks,
  )
  const headings = found.filter(heading => heading !== null && heading !== 'joined')
  const matched = new Map(headings.map((heading, index) => [heading, index]))
  const places = matchHeadings(headings, targets)
  // In a file of ours every section is marked: another heading stands within its section, whatever its level.
  const isOurs = headings.some(({ bookmarks }, index) => {
    const target = targets[places[index] ?? -1]
    return target !== undefined && hasBookmarkOf(target.key, bookmarks)
  })
  const firstHeading = found.findIndex(heading => heading !== null)
  const parts: { heading: DraftPart['heading']; blocks: FileBlock[]; proposed: Assignment; level: number }[] =
    []
  const begin = (heading: DraftPart['heading'], proposed: Assignment, level: number) =>
    parts.push({ heading, blocks: [], proposed, level })
  for (const [index, block] of file.blocks.entries()) {
    const heading = found[index] ?? null
    if (heading === 'joined') continue
    const place = heading ? (places[matched.get(heading) ?? -1] ?? null) : null
    const target = place === null ? null : targets[place]
    const open = parts.at(-1)
    const isAfterForm = open?.proposed.to === 'leftOut'
    const isTitle = isAfterForm && index < firstHeading && isTitleLine(block)
    if (isForm(block) || isTitle) {
      if (!isAfterForm) begin(null, { to: 'leftOut' }, 0)
    } else if (heading && target) {
      begin(heading.isMarkOnly ? null : heading, { to: 'section', key: target.key }, target.level)
      if (!heading.isMarkOnly) continue
    } else if (
      heading &&
      !heading.isMarkOnly &&
      (!open || isAfterForm || keepsHeadings || (!isOurs && heading.level <= open.level))
    ) {
      begin(heading, { to: 'unassigned' }, heading.level)
      continue
    } else if (!open || isAfterForm) begin(null, { to: 'unassigned' }, 1)
    parts.at(-1)?.blocks.push(block)
  }
  const kept = parts.filter(part => part.heading !== null || part.blocks.some(block => !isNothing(block)))
  const opening = kept.findIndex(({ heading, proposed }) => heading === null && proposed.to === 'unassigned')
  const firstPlaced = kept.findIndex(({ proposed }) => proposed.to === 'section')
  const target = targets.find(({ key }) => key.endsWith('.open'))
  return kept.map(({ heading, blocks, proposed }, index) => {
    // Text before the first section that was found is the opening.
    const isOpening = index === opening && index < firstPlaced && target !== undefined
    return { heading, blocks, proposed: isOpening ? { to: 'section', key: target.key } : proposed }
  })
}

const labels: readonly (readonly [RegExp, 1 | 2 | 3 | 4])[] = [
  [/^(phần\s+(?:thứ\s+)?(?:nhất|hai|ba|tư|bốn|năm|sáu|bảy|[ivx]+|\d+))(?:\s*[.:)\-–—]+\s*|\s+|$)(.*)$/iu, 1],
  [/^([IVX]{1,5}\s*[.)\-–—])\s*(\S.*)$/u, 2],
  [/^(\d{1,2}(?:\.\d{1,2})*\s*[.)\-–—])\s*(\S.*)$/u, 3],
  [/^(\d{1,2}(?:\.\d{1,2})+)\s+(\S.*)$/u, 3],
  [/^([a-zđ]\s*[.)])\s*(\S.*)$/u, 4],
]
const headingMaxChars = 220

/** The number of a heading, typed or printed by Word, and its words; `level` = what the number stands for, null = it does not tell. */
export function numbered(block: FileParagraph): {
  readonly label: string
  readonly title: string
  readonly level: 1 | 2 | 3 | 4 | null
} {
  const words = wordsOf(block).replace(/\s+/gu, ' ').trim()
  const text = `${block.label} ${words}`.trim()
  for (const [pattern, level] of labels) {
    const [, label, title] = pattern.exec(text) ?? []
    if (label !== undefined && (block.label === '' || title === words))
      return { label, title: title ?? '', level }
  }
  return { label: block.label, title: words, level: null }
}

/** The heading that a paragraph is: by its style, or by a number before words that stand out. */
function headingOf(block: FileBlock): Found | null {
  if (block.type !== 'text') return null
  const text = wordsOf(block).replace(/\s+/gu, ' ').trim()
  const bookmarks = block.bookmarks.filter(name => name.startsWith('vk_'))
  if (block.role === 'partLabel' && text !== '')
    return { label: text, title: '', bookmarks, level: 1, isMarkOnly: false, notes: notesOf(block) }
  // A bookmark of ours on a line that is no heading of ours: the section's own heading is not printed.
  const isHeading = block.level !== null || (bookmarks.length === 0 && standsOut(block, text))
  const isMarkOnly = text === '' || !isHeading
  if (isMarkOnly) {
    if (bookmarks.length === 0 || text === '') return null
    return { label: '', title: '', bookmarks, level: 0, isMarkOnly, notes: [] }
  }
  const { label, title, level } = numbered(block)
  if (label === '' && block.level === null && bookmarks.length === 0) return null
  const found = level ?? Math.min(4, block.level ?? 3)
  return { label, title, bookmarks, level: found, isMarkOnly, notes: notesOf(block) }
}

/** The number of a part stands on a line of its own above its title: both are one heading. */
function joined(found: readonly (Found | null)[], blocks: readonly FileBlock[]): (Found | null | 'joined')[] {
  let open: { readonly heading: Found; readonly at: number } | null = null
  const all: (Found | null | 'joined')[] = [...found]
  for (const [index, block] of blocks.entries()) {
    const heading = found[index] ?? null
    if (heading === null && isNothing(block)) continue
    if (open && heading?.level === 1 && heading.label === '' && !heading.isMarkOnly) {
      const notes = [...open.heading.notes, ...heading.notes]
      all[open.at] = 'joined'
      all[index] = { ...heading, label: open.heading.label, notes }
    }
    const isLabel = heading?.level === 1 && heading.title === '' && heading.bookmarks.length === 0
    open = isLabel ? { heading, at: index } : null
  }
  return all
}

/** A short line in bold or in capitals, outside a list. */
function standsOut(block: FileParagraph, text: string): boolean {
  if (text.length > headingMaxChars || block.item !== null) return false
  const runs = block.runs.filter(run => run.text.trim() !== '')
  const isBold = runs.every(({ marks }) => marks.some(({ type }) => type === 'bold'))
  return isBold || (text === text.toLocaleUpperCase('vi') && /\p{L}{2}/u.test(text))
}

/** The header block or the signature: a table with the words that stand there. */
function isForm(block: FileBlock): boolean {
  if (block.type !== 'table') return false
  const words = blockWords(block).toLocaleUpperCase('vi')
  return words.length < 1500 && /ĐẢNG CỘNG SẢN VIỆT NAM|^NƠI NHẬN\s*:/mu.test(words)
}

/** A line of the title, under the header block. */
function isTitleLine(block: FileBlock): boolean {
  if (block.type !== 'text') return false
  const text = wordsOf(block).trim()
  return (
    text === '' ||
    block.role === 'title' ||
    /^[-–—_*]+$/u.test(text) ||
    (block.align === 'center' && standsOut(block, text))
  )
}
