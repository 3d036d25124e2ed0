// The lines that a text of ours prints, and whether a file's lines hold them one after the other.

import type { NodeJson } from '#model/content.ts'
import { footnoteWords } from '#model/footnote.ts'
import { type BlockPlan, planExport } from '../export/plan.ts'
import { printable } from '../export/printable.ts'

/** A printed paragraph; its number may be typed before it, above it, or set by Word. */
export interface BodyLine {
  readonly label: string
  readonly text: string
}

/** What stands before the signature, and the annexes after it. */
export interface Body {
  readonly main: readonly BodyLine[]
  readonly annexes: readonly BodyLine[]
  /** Words of its footnotes, in order. */
  readonly notes: readonly string[]
}

/** The lines of a text. */
export function bodyOf(doc: NodeJson): Body {
  const { sections, footnotes } = planExport({ mode: 'clean', doc, opinions: [] })
  const lines = (isAnnex: boolean) =>
    sections
      .filter(({ role }) => (role === 'annex') === isAnnex)
      .flatMap(({ blocks }) => blocks.flatMap(linesOf))
      .filter(({ text, label }) => dense(text) !== '' || dense(label) !== '')
  const notes = footnotes.map(({ words }) => footnoteWords(printable(words)))
  return { main: lines(false), annexes: lines(true), notes }
}

function linesOf(block: BlockPlan): BodyLine[] {
  if (block.type === 'text') {
    const words = block.inlines.map(inline => (inline.type === 'text' ? inline.text : '')).join('')
    return [{ label: block.label, text: printable(words) }]
  }
  const cells = block.rows.flatMap(row =>
    row.flatMap(cell => (cell.type === 'cell' ? cell.blocks.flatMap(linesOf) : [])),
  )
  return [{ label: '', text: printable(block.caption) }, ...cells]
}

/** The file's lines outside a body that it holds whole and in order; null = it does not hold it. */
export function fileRuns(file: readonly string[], { main, annexes }: Body): string[] | null {
  if (main.length === 0) return null
  const words = file.map(dense)
  const first = runAt(words, 0, main)
  const second = first && runAt(words, first.to, annexes)
  if (!first || !second) return null
  return [...file.slice(0, first.from), ...file.slice(first.to, second.from), ...file.slice(second.to)]
}

/** Lines as a file has them: with the number, without it, or with it on a line of its own. */
export function linesFor(lines: readonly BodyLine[], file: readonly string[]): string[] {
  const known = new Set(file.map(dense))
  return lines.flatMap(({ label, text }) => {
    const whole = `${label} ${text}`.trim()
    if (label === '' || known.has(dense(whole))) return [whole]
    if (known.has(dense(label)) && known.has(dense(text))) return [label, text]
    return known.has(dense(text)) ? [text] : [whole]
  })
}

/** Where the lines of a body stand without anything between them; no lines stand anywhere. */
function runAt(
  words: readonly string[],
  after: number,
  body: readonly BodyLine[],
): { readonly from: number; readonly to: number } | null {
  if (body.length === 0) return { from: words.length, to: words.length }
  for (let from = after; from < words.length; from += 1) {
    let to: number | null = from
    for (const line of body) {
      to = to === null ? null : afterLine(words, to, line)
      if (to === null) break
    }
    if (to !== null) return { from, to }
  }
  return null
}

function afterLine(words: readonly string[], at: number, { label, text }: BodyLine): number | null {
  const [here, next] = [words[at], words[at + 1]]
  if (here === dense(text) || here === dense(label + text)) return at + 1
  return label !== '' && here === dense(label) && next === dense(text) ? at + 2 : null
}

/** The letters alone: programs set blanks as they like. */
function dense(text: string): string {
  return text.normalize('NFC').replace(/\s+/gu, '')
}
