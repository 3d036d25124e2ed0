// Which opinions stand behind the changes of a comparison: those that were carried out between its two texts, each beside the
// block that took it in.

import type { ComparedBlock } from './compare.ts'
import type { ComparedRun } from './compare-words.ts'
import type { BlockId, Instant } from './ids.ts'
import type { Opinion } from './opinion.ts'

/** What is asked of an opinion. */
type Carried = Pick<Opinion, 'number' | 'implementedBy'>

/** The time between two states of a text, whichever of them is shown first; null = up to now. */
export interface Between {
  readonly one: Instant
  readonly other: Instant | null
}

/** Opinions that changed the text in that time. */
export function carriedOut<O extends Carried>(opinions: readonly O[], between: Between): O[] {
  return opinions.filter(
    ({ implementedBy }) => implementedBy?.noChangeReason === null && isWithin(implementedBy.at, between),
  )
}

/**
 * Finds where they stand.
 *
 * @param opinions those that were carried out between the texts
 * @returns opinions by place of their block in the comparison, lowest number first. One whose change is not seen in the
 *   comparison, because it was written over since, stands nowhere
 */
export function causesIn<O extends Carried>(
  blocks: readonly ComparedBlock[],
  opinions: readonly O[],
): ReadonlyMap<number, readonly O[]> {
  const changed = blocks.flatMap((block, index) =>
    block.change === 'kept' || block.change === 'movedAway'
      ? []
      : [{ index, ids: idsIn(block), runs: runsIn(block) }],
  )
  const found = new Map<number, O[]>()
  for (const opinion of opinions) {
    if (!opinion.implementedBy) continue
    const { blockId, textBefore, textAfter } = opinion.implementedBy
    const known = changed.find(({ ids }) => blockId !== null && ids.includes(blockId))
    const alike = known ? [known] : changed.filter(({ runs }) => holds(runs, textBefore, textAfter))
    const [only] = alike
    if (!only || alike.length > 1) continue // nobody can say which of them it was
    found.set(only.index, [...(found.get(only.index) ?? []), opinion])
  }
  for (const causes of found.values()) causes.sort((a, b) => a.number - b.number)
  return found
}

function isWithin(at: Instant, { one, other }: Between): boolean {
  if (other === null) return at > one
  return one < other ? at > one && at <= other : at > other && at <= one
}

/** Whether the words that came stand in a block's later text, or, where words only went, in what it lost. */
function holds(runs: readonly ComparedRun[], textBefore: string, textAfter: string): boolean {
  const wanted = (textAfter.trim() === '' ? textBefore : textAfter).normalize('NFC').trim()
  const left = textAfter.trim() === '' ? 'added' : 'struck'
  const text = runs.flatMap(run => (run.type === left ? [] : [run.text])).join('')
  return wanted !== '' && text.includes(wanted)
}

function idsIn(block: ComparedBlock): BlockId[] {
  return [block.id, ...cellBlocks(block).flatMap(idsIn)]
}

function runsIn(block: ComparedBlock): readonly ComparedRun[] {
  return block.type === 'text' ? block.runs : [...block.caption, ...cellBlocks(block).flatMap(runsIn)]
}

function cellBlocks(block: ComparedBlock): readonly ComparedBlock[] {
  if (block.type === 'text') return []
  return block.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks))
}
