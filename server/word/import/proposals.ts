// Tracked changes of a file → proposals: a deletion and an insertion side by side by one author are one, a lone one takes its
// neighbouring words along, so that it can be written into the text.

import { type Change, isShown, type ReviewParagraph, type ReviewRun } from '../review-doc.ts'
import type { FileSpan } from './text-places.ts'

/** A proposal found in a file. */
export interface FileProposal {
  readonly kind: 'replace' | 'delete' | 'add'
  readonly change: Change
  /** The words as the file tracks them, without neighbours. */
  readonly deleted: string
  readonly inserted: string
  /** The words that would be replaced, in the text before the changes. */
  readonly span: FileSpan
  readonly proposedText: string
}

/** Stretches of a paragraph that are spoken for, in offsets of the text with every change shown. */
export type Taken = readonly { readonly from: number; readonly to: number }[]

/** A run, and where it begins in the text with every change shown and in the text before them. */
interface Placed {
  readonly run: ReviewRun
  readonly at: number
  readonly before: number
}

interface Group {
  readonly change: Change
  deleted: string
  inserted: string
  readonly from: number
  to: number
}

/** Every proposal of a file. @param taken by number of the paragraph: changes that are already an opinion */
export function proposalsOf(
  paragraphs: readonly ReviewParagraph[],
  taken: ReadonlyMap<number, Taken>,
): FileProposal[] {
  const found: FileProposal[] = []
  const befores = paragraphs.map(({ runs }) =>
    runs.map(run => (isShown(run, 'before') ? run.text : '')).join(''),
  )
  for (let index = 0; index < paragraphs.length; index += 1) {
    const added = addedParagraphs(paragraphs, index, taken)
    if (added.count > 0 && added.change) {
      found.push(addition(befores, index, added.count, added.change, added.text))
      index += added.count - 1
      continue
    }
    const paragraph = paragraphs[index]
    if (!paragraph) continue
    const placed = placedRuns(paragraph, taken.get(index) ?? [])
    const text = befores[index] ?? ''
    for (const group of groupsOf(placed)) found.push(proposal(group, text, index))
    for (const { run, before } of placed) {
      // What one person inserted and another deleted stood in no text: the deletion has no words to point to.
      if (run === null || !run.inserted || !run.deleted) continue
      const span = pointSpan(index, before)
      found.push({
        kind: 'delete',
        change: run.deleted,
        deleted: run.text,
        inserted: '',
        span,
        proposedText: '',
      })
    }
  }
  return found
}

/** Paragraphs from one on that are wholly an insertion of one author. */
function addedParagraphs(
  paragraphs: readonly ReviewParagraph[],
  from: number,
  taken: ReadonlyMap<number, Taken>,
): { readonly count: number; readonly change: Change | null; readonly text: string } {
  let change: Change | null = null
  const texts: string[] = []
  for (let index = from; index < paragraphs.length; index += 1) {
    const runs = paragraphs[index]?.runs ?? []
    const own = runs[0]?.inserted
    const isAdded =
      own &&
      !taken.has(index) &&
      runs.every(run => run.inserted?.author === own.author && run.deleted === null) &&
      (change === null || change.author === own.author)
    if (!isAdded) break
    change ??= own
    texts.push(runs.map(run => run.text).join(''))
  }
  return { count: texts.length, change, text: texts.join('\n') }
}

/** New paragraphs stand after the last words before them, else before the first words after them. */
function addition(
  befores: readonly string[],
  index: number,
  count: number,
  change: Change,
  inserted: string,
): FileProposal {
  const base = { kind: 'add', change, deleted: '', inserted } as const
  for (let at = index - 1; at >= 0; at -= 1) {
    const text = befores[at] ?? ''
    if (text.trim() === '') continue
    const from = wordsBack(text, text.length, neighbourWords)
    return { ...base, span: spanOf(at, from, text.length), proposedText: `${text.slice(from)}\n${inserted}` }
  }
  for (let at = index + count; at < befores.length; at += 1) {
    const text = befores[at] ?? ''
    if (text.trim() === '') continue
    const to = wordsOn(text, 0, neighbourWords)
    return { ...base, span: spanOf(at, 0, to), proposedText: `${inserted}\n${text.slice(0, to)}` }
  }
  return { ...base, span: pointSpan(index, 0), proposedText: inserted }
}

/** The runs of a paragraph; taken ones stand as null, so that what is left on either side stays apart. */
function placedRuns(
  { runs }: ReviewParagraph,
  taken: Taken,
): (Placed | { readonly run: null; readonly before: number })[] {
  const placed: (Placed | { readonly run: null; readonly before: number })[] = []
  let at = 0
  let before = 0
  for (const run of runs) {
    const isBefore = isShown(run, 'before')
    for (const piece of cut(run, at, taken)) {
      placed.push(piece.isTaken ? { run: null, before } : { run: piece.run, at, before })
      at += piece.run.text.length
      if (isBefore) before += piece.run.text.length
    }
  }
  return placed
}

function cut(run: ReviewRun, at: number, taken: Taken): { run: ReviewRun; isTaken: boolean }[] {
  const end = at + run.text.length
  const edges = [at, ...taken.flatMap(({ from, to }) => [from, to]), end]
    .filter(edge => edge >= at && edge <= end)
    .sort((a, b) => a - b)
  return edges.slice(1).flatMap((to, index) => {
    const from = edges[index] ?? to
    if (from === to) return []
    const isTaken =
      (run.inserted ?? run.deleted) !== null && taken.some(one => one.from <= from && to <= one.to)
    return [{ run: { ...run, text: run.text.slice(from - at, to - at) }, isTaken }]
  })
}

function groupsOf(placed: readonly (Placed | { readonly run: null; readonly before: number })[]): Group[] {
  const groups: Group[] = []
  let open: { group: Group; kinds: string } | null = null
  for (const { run, before } of placed) {
    const change = run === null ? null : (run.inserted ?? run.deleted)
    if (run === null || change === null) {
      open = null
      continue
    }
    const kind = run.inserted ? 'i' : 'd'
    const kinds: string =
      open === null || open.kinds.endsWith(kind) ? (open?.kinds ?? kind) : open.kinds + kind
    if (open === null || open.group.change.author !== change.author || kinds.length > 2) {
      open = { group: { change, deleted: '', inserted: '', from: before, to: before }, kinds: kind }
      groups.push(open.group)
    } else open.kinds = kinds
    if (run.inserted) open.group.inserted += run.text
    else {
      open.group.deleted += run.text
      open.group.to = before + run.text.length
    }
  }
  return groups
}

const neighbourWords = 5

function proposal(group: Group, text: string, paragraph: number): FileProposal {
  const { change, deleted, inserted, from, to } = group
  const kind = deleted === '' ? 'add' : inserted === '' ? 'delete' : 'replace'
  const isLone = kind !== 'replace'
  const start = isLone ? wordsBack(text, from, 1) : wordStart(text, from)
  const end = isLone ? wordsOn(text, to, 1) : wordEnd(text, to)
  return {
    kind,
    change,
    deleted,
    inserted,
    span: spanOf(paragraph, start, end),
    proposedText: text.slice(start, from) + inserted + text.slice(to, end),
  }
}

/** The beginning of the word that an offset cuts; elsewhere the offset. */
function wordStart(text: string, offset: number): number {
  let at = offset
  while (isInWord(text, at)) at -= 1
  return at
}

/** The end of the word that an offset cuts; elsewhere the offset. */
function wordEnd(text: string, offset: number): number {
  let at = offset
  while (isInWord(text, at)) at += 1
  return at
}

/** Whether letters or digits stand on both sides of an offset. */
function isInWord(text: string, at: number): boolean {
  const isLetter = (sign: string) => /[\p{L}\p{M}\p{N}]/u.test(sign)
  return at > 0 && at < text.length && isLetter(text.charAt(at - 1)) && isLetter(text.charAt(at))
}

/** So many words back from an offset. */
function wordsBack(text: string, offset: number, words: number): number {
  let at = offset
  for (let word = 0; word < words; word += 1) {
    while (at > 0 && isSpace(text, at - 1)) at -= 1
    while (at > 0 && !isSpace(text, at - 1)) at -= 1
  }
  return at
}

/** So many words on from an offset. */
function wordsOn(text: string, offset: number, words: number): number {
  let at = offset
  for (let word = 0; word < words; word += 1) {
    while (at < text.length && isSpace(text, at)) at += 1
    while (at < text.length && !isSpace(text, at)) at += 1
  }
  return at
}

/** White space, and what lies before and behind the text. */
function isSpace(text: string, at: number): boolean {
  return at < 0 || at >= text.length || /\s/u.test(text.charAt(at))
}

function spanOf(paragraph: number, from: number, to: number): FileSpan {
  return { from: { paragraph, offset: from }, to: { paragraph, offset: to } }
}

function pointSpan(paragraph: number, at: number): FileSpan {
  return spanOf(paragraph, at, at)
}
