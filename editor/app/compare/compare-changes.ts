// What the list of changes says of a comparison: which blocks changed, under which heading, in which words.

import type { ComparedBlock, ComparedRow } from '#model/compare.ts'
import type { ComparedRun } from '#model/compare-words.ts'
import { countSyllables } from '#model/syllables.ts'

/** Kinds of changes one can look at alone: those that touch a figure, and the others. */
export const changeKinds = ['all', 'words', 'figures'] as const
/** A kind of changes. */
export type ChangeKind = (typeof changeKinds)[number]

/** A change in the list. */
export interface ListedChange {
  /** Place of its block in the comparison. */
  readonly index: number
  readonly change: 'changed' | 'added' | 'removed' | 'moved'
  readonly isTable: boolean
  readonly kind: 'words' | 'figures'
  /** The words put in, else those taken out, else the block's own; '' = none. */
  readonly words: string
  /** The heading it stands under; '' = none. */
  readonly heading: string
}

const titleChars = 90

/** The changes of a comparison in order. A move is listed once, where the block stands now. */
export function listChanges(blocks: readonly ComparedBlock[]): ListedChange[] {
  let heading = ''
  return blocks.flatMap((block, index): ListedChange[] => {
    const runs = runsOf(block)
    if (block.type === 'text' && block.shape.type === 'heading' && block.change !== 'movedAway')
      heading = `${block.shape.label} ${wordsOf(runs, block.change === 'removed' ? 'struck' : 'added', 'kept')}`
    if (block.change === 'kept' || block.change === 'movedAway') return []
    const touched = wordsOf(runs, 'added', 'struck')
    const title = block.change === 'moved' ? wordsOf(runs, 'kept', 'added') : ''
    const words = [title, wordsOf(runs, 'added'), wordsOf(runs, 'struck'), wordsOf(runs, 'kept')].find(
      text => text.trim() !== '',
    )
    return [
      {
        index,
        change: block.change,
        isTable: block.type === 'table',
        kind: /\p{N}/u.test(touched) ? 'figures' : 'words',
        words: shortened(words ?? ''),
        heading: shortened(heading),
      },
    ]
  })
}

/** Syllables that were taken out and put in; moved words are neither. */
export function countChanged(blocks: readonly ComparedBlock[]): { struck: number; added: number } {
  const counted = blocks.filter(({ change }) => change !== 'movedAway').flatMap(runsOf)
  const count = (wanted: ComparedRun['type']) =>
    counted.reduce((sum, { type, text }) => sum + (type === wanted ? countSyllables(text) : 0), 0)
  return { struck: count('struck'), added: count('added') }
}

function runsOf(block: ComparedBlock): readonly ComparedRun[] {
  if (block.type === 'text') return block.runs
  return [...block.caption, ...block.rows.flatMap(rowRuns)]
}

function rowRuns({ cells }: ComparedRow): ComparedRun[] {
  return cells.flatMap(({ blocks }) => blocks.flatMap(runsOf))
}

function wordsOf(runs: readonly ComparedRun[], ...types: ComparedRun['type'][]): string {
  return runs
    .filter(({ type }) => types.includes(type))
    .map(({ text, footnote, picture }) => {
      const object = footnote ?? picture?.alt
      return object === undefined ? text : ` [${object}] `
    })
    .join(types.length > 1 ? '' : ' … ')
}

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  return line.length <= titleChars ? line : `${line.slice(0, titleChars).trimEnd()}…`
}
