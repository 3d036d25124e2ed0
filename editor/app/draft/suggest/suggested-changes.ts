// From a section as it was and as somebody edited it to proposals: one for each change, each with words of the text to stand on.

import type { Anchor } from '#model/anchor.ts'
import type { Kind } from '#model/opinion.ts'
import { redline } from '#model/redline.ts'
import { guessKind } from '../guess-kind.ts'
import { anchorIn, type EditedBlock, type SectionCopy } from './section-copy.ts'

/** One change, as the opinion it becomes. */
export interface SuggestedChange {
  /** The same while the change is the same. */
  readonly key: string
  /** null = words for a paragraph that is still empty: they stand on the section. */
  readonly anchor: Anchor | null
  readonly quote: string
  readonly proposedText: string
  readonly kind: Kind
}

/** A stretch that differs: offsets in the old and in the new text of a block. */
interface Stretch {
  readonly from: number
  readonly to: number
  readonly newFrom: number
  readonly newTo: number
}

const wordsAtLeast = 3 // shorter quotes stand everywhere (review §2.1)

/** Every change, in the order of the text. */
export function suggestedChanges(copy: SectionCopy, edited: readonly EditedBlock[]): SuggestedChange[] {
  const texts = textsByBlock(copy, edited)
  return copy.blocks.flatMap((block, index) => {
    const text = texts[index] ?? ''
    if (text === block.text) return []
    if (block.text.trim() === '') return [intoEmpty(block.id, text)]
    return widened(stretches(block.text, text), block.text, text).map(({ from, to, newFrom, newTo }) => {
      const anchor = anchorIn(copy, index, from, to)
      const proposedText = text.slice(newFrom, newTo)
      return {
        key: `${block.id} ${anchor.quote} ${proposedText}`,
        anchor,
        quote: anchor.quote,
        proposedText,
        kind: guessKind(anchor.quote, proposedText),
      }
    })
  })
}

function intoEmpty(id: string, text: string): SuggestedChange {
  return { key: `${id} ${text}`, anchor: null, quote: '', proposedText: text, kind: 'add' }
}

/** What became of each block. One that is gone is empty; new blocks follow the one they were written after, line by line. */
function textsByBlock(copy: SectionCopy, edited: readonly EditedBlock[]): string[] {
  const indexOf = new Map(copy.blocks.map(({ id }, index) => [id, index]))
  const lines: string[][] = copy.blocks.map(() => [])
  const seen = new Set<string>()
  const ahead: string[] = []
  let at = -1
  for (const { id, text } of edited) {
    const index = id === null || seen.has(id) ? undefined : indexOf.get(id)
    if (id !== null) seen.add(id)
    if (index !== undefined) at = index
    const line = text.normalize('NFC')
    if (index === undefined && line.trim() === '') continue // an empty new paragraph asks for nothing
    if (at < 0) ahead.push(line)
    else lines[at]?.push(line)
  }
  const first = lines.find(list => list.length > 0) ?? lines[0]
  first?.unshift(...ahead)
  return lines.map(list => list.join('\n'))
}

/** Where two texts differ, word by word. */
function stretches(old: string, text: string): Stretch[] {
  const found: Stretch[] = []
  let at = 0
  let newAt = 0
  let open: Stretch | null = null
  for (const part of redline(old, text)) {
    const { length } = part.text
    if (part.type === 'kept') {
      if (open) found.push(open)
      open = null
      at += length
      newAt += length
      continue
    }
    const begun: Stretch = open ?? { from: at, to: at, newFrom: newAt, newTo: newAt }
    if (part.type === 'struck') at += length
    else newAt += length
    open = { ...begun, to: at, newTo: newAt }
  }
  if (open) found.push(open)
  return found
}

/** Makes every stretch stand on whole words, at least three of them, and joins those that then touch. */
function widened(found: readonly Stretch[], old: string, text: string): Stretch[] {
  const wide: Stretch[] = []
  for (const stretch of found) {
    const next = widen(stretch, old)
    const last = wide.at(-1)
    if (last && next.from <= last.to) {
      wide[wide.length - 1] = { ...last, to: next.to, newTo: next.newTo }
    } else wide.push(next)
  }
  return wide.map(stretch => ({
    ...stretch,
    newFrom: Math.max(0, stretch.newFrom),
    newTo: Math.min(text.length, stretch.newTo),
  }))
}

function widen(stretch: Stretch, old: string): Stretch {
  let { from, to } = stretch
  const isShort = () => countWords(old.slice(from, to)) < wordsAtLeast
  while (isInsideWord(old, from)) from -= 1
  while (isInsideWord(old, to)) to += 1
  while (isShort() && (from > 0 || to < old.length)) {
    from = wordBefore(old, from)
    if (isShort()) to = wordAfter(old, to)
  }
  return {
    from,
    to,
    newFrom: stretch.newFrom - (stretch.from - from),
    newTo: stretch.newTo + (to - stretch.to),
  }
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && at < text.length && /\S/u.test(text[at - 1] ?? '') && /\S/u.test(text[at] ?? '')
}

function wordBefore(text: string, at: number): number {
  const match = /\S*\s*$/u.exec(text.slice(0, at))
  return match ? match.index : 0
}

function wordAfter(text: string, at: number): number {
  const match = /^\s*\S*/u.exec(text.slice(at))
  return at + (match?.[0].length ?? 0)
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter(word => word !== '').length
}
