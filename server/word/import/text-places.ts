// Where the words of a Word file stand in the document's own text: paragraph by paragraph where they are still alike, else by
// quote and context.

import {
  type Anchor,
  blockAt,
  captureAnchor,
  resolveAnchor,
  type TextBlock,
  type TextMap,
  textMap,
} from '#model/anchor.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import type { SectionKey } from '#model/ids.ts'
import { isShown, paragraphText, type ReviewParagraph, type ReviewPoint } from '../review-doc.ts'
import { denseWords } from '../words-key.ts'

/** How sure the place of something from a Word file is. */
export type ImportState = 'matched' | 'moved' | 'unplaced'

/** Words of a file with their place in the document. */
export interface FilePlace {
  readonly anchor: Anchor | null
  readonly sectionKey: SectionKey | null
  readonly state: ImportState
  /** Whether only the beginning of the words is kept as the quote. */
  readonly isCut: boolean
}

/** A stretch of the file's text as it was before its changes. Offsets count that text. */
export interface FileSpan {
  readonly from: ReviewPoint
  readonly to: ReviewPoint
}

const contextLength = 32
const quoteMaxChars = 2000
const agreeing = 8 // so many characters beside the words say that they stand where they stood

/** Looks places up for one file and one document. */
export class TextPlaces {
  readonly #texts: readonly string[]
  readonly #paragraphs: readonly ReviewParagraph[]
  readonly #map: TextMap
  readonly #blocks: readonly (AlignedBlock | null)[]
  #dense: string | null = null

  constructor(paragraphs: readonly ReviewParagraph[], doc: NodeJson) {
    this.#paragraphs = paragraphs
    this.#texts = paragraphs.map(paragraph => paragraphText(paragraph, 'before'))
    this.#map = textMap(textBlocksOf(doc))
    this.#blocks = aligned(this.#texts, this.#map.blocks)
  }

  /** Text of a paragraph before the file's changes; empty beyond the last. */
  text(paragraph: number): string {
    return this.#texts[paragraph] ?? ''
  }

  /** A point of the text with every change shown, as a point of the text before them. */
  before({ paragraph, offset }: ReviewPoint): ReviewPoint {
    let left = offset
    let found = 0
    for (const run of this.#paragraphs[paragraph]?.runs ?? []) {
      const here = Math.min(left, run.text.length)
      if (isShown(run, 'before')) found += here
      left -= here
    }
    return { paragraph, offset: found }
  }

  /** The words of a span; paragraphs are joined by line feeds. */
  words({ from, to }: FileSpan): string {
    if (from.paragraph === to.paragraph) return this.text(from.paragraph).slice(from.offset, to.offset)
    const between = this.#texts.slice(from.paragraph + 1, to.paragraph)
    return [
      this.text(from.paragraph).slice(from.offset),
      ...between,
      this.text(to.paragraph).slice(0, to.offset),
    ].join('\n')
  }

  /** Where a span stands in the document. A point, or a span without words, has no place of its own. */
  place(span: FileSpan): FilePlace {
    const from = this.#inDocument(span.from)
    const to = this.#inDocument(span.to)
    if (from !== null && to !== null && from < to && to - from <= quoteMaxChars)
      return {
        ...this.#home(from),
        anchor: captureAnchor(this.#map, from, to),
        state: 'matched',
        isCut: false,
      }
    const whole = this.words(span)
    if (whole.trim() === '') return { anchor: null, sectionKey: null, state: 'unplaced', isCut: false }
    const quote = whole.slice(0, quoteMaxChars)
    return { ...this.#search(span, quote), isCut: quote.length < whole.length }
  }

  #inDocument({ paragraph, offset }: ReviewPoint): number | null {
    const own = this.#blocks[paragraph]
    if (!own?.isAlike) return null
    const at = offset - own.shift
    return at < 0 || at > own.block.text.length ? null : own.block.start + at
  }

  #search(span: FileSpan, quote: string): Omit<FilePlace, 'isCut'> {
    const guess = this.#blocks[span.from.paragraph]?.block
    const anchor: Anchor = { quote, ...this.#context(span, quote), ...(guess ? { blockId: guess.id } : {}) }
    const isThere = this.#map.text.includes(quote)
    // Without a block to look in, words that stand nowhere, spaces aside, are nowhere: no need to search the whole text.
    if (!isThere && !guess && !this.#denseText().includes(denseWords(quote)))
      return { anchor, sectionKey: null, state: 'unplaced' }
    const place = resolveAnchor(this.#map, anchor, guess?.sectionKey ?? null, null)
    const at = place.from ?? -1
    switch (place.status) {
      case 'exact':
      case 'exact-moved':
        return { ...this.#home(at), anchor, state: this.#isAmongItsOwn(anchor, at) ? 'matched' : 'moved' }
      case 'split':
      case 'changed':
      case 'probable':
        return { ...this.#home(at), anchor, state: 'moved' }
      default:
        return { anchor, sectionKey: guess?.sectionKey ?? null, state: 'unplaced' }
    }
  }

  /** Whether the words before or after an anchor's quote are those of the file. */
  #isAmongItsOwn({ quote, prefix = '', suffix = '' }: Anchor, at: number): boolean {
    const before = this.#map.text.slice(Math.max(0, at - agreeing), at)
    const after = this.#map.text.slice(at + quote.length, at + quote.length + agreeing)
    return (
      (prefix.slice(-agreeing) !== '' && before === prefix.slice(-agreeing)) ||
      (suffix.slice(0, agreeing) !== '' && after === suffix.slice(0, agreeing))
    )
  }

  #context({ from, to }: FileSpan, quote: string): Pick<Anchor, 'prefix' | 'suffix'> {
    const isWhole = quote.length < quoteMaxChars
    const after = this.text(to.paragraph).slice(to.offset, to.offset + contextLength)
    return {
      prefix: this.text(from.paragraph).slice(Math.max(0, from.offset - contextLength), from.offset),
      ...(isWhole ? { suffix: after } : {}),
    }
  }

  #home(at: number): { readonly sectionKey: SectionKey | null } {
    return { sectionKey: blockAt(this.#map, at)?.sectionKey ?? null }
  }

  #denseText(): string {
    this.#dense ??= denseWords(this.#map.text)
    return this.#dense
  }
}

interface AlignedBlock {
  readonly block: TextBlock
  /** Characters that the file prints before the block's own text: the label of a heading. */
  readonly shift: number
  /** Whether the words are the same; else it only stands between neighbours that are. */
  readonly isAlike: boolean
}

const label = /^(?:[IVXLC]+|\d+(?:\.\d+)*|[a-zđ])[-.)]?\s+/u

/** The block of each paragraph: same words, or the same place between paragraphs of the same words. */
function aligned(texts: readonly string[], blocks: readonly TextBlock[]): (AlignedBlock | null)[] {
  const byText = new Map<string, TextBlock[]>()
  for (const block of blocks) {
    if (block.text === '') continue
    const same = byText.get(block.text)
    if (same) same.push(block)
    else byText.set(block.text, [block])
  }
  const keys = texts.map(text => {
    if (byText.has(text)) return { key: text, shift: 0 }
    const shift = label.exec(text)?.[0].length ?? 0
    return shift > 0 && byText.has(text.slice(shift)) ? { key: text.slice(shift), shift } : null
  })
  const counts = new Map<string, number>()
  for (const own of keys) if (own) counts.set(own.key, (counts.get(own.key) ?? 0) + 1)
  const seen = new Map<string, number>()
  const found = keys.map((own): AlignedBlock | null => {
    if (own === null) return null
    const same = byText.get(own.key) ?? []
    const index = seen.get(own.key) ?? 0
    seen.set(own.key, index + 1)
    const block = same.length === counts.get(own.key) ? same[index] : undefined
    return block ? { block, shift: own.shift, isAlike: true } : null
  })
  fillGaps(found, texts, blocks)
  return found
}

/** Paragraphs between two that are sure, as many as the blocks between theirs, are those blocks with other words. */
function fillGaps(
  found: (AlignedBlock | null)[],
  texts: readonly string[],
  blocks: readonly TextBlock[],
): void {
  const numbers = new Map(blocks.map((block, index) => [block, index]))
  const written = (index: number) => texts[index] !== ''
  let before = -1
  for (let at = 0; at <= found.length; at += 1) {
    const here = found[at]
    if (at < found.length && !here) continue
    const first = before < 0 ? -1 : numberOf(found[before])
    const last = here ? numberOf(here) : blocks.length
    const gap: number[] = []
    for (let index = before + 1; index < at; index += 1) if (written(index)) gap.push(index)
    const own = blocks.slice(first + 1, Math.max(first + 1, last)).filter(({ text }) => text !== '')
    if (gap.length > 0 && gap.length === own.length) {
      for (const [index, paragraph] of gap.entries()) {
        const block = own[index]
        if (block) found[paragraph] = { block, shift: 0, isAlike: false }
      }
    }
    before = at
  }

  function numberOf(one: AlignedBlock | null | undefined): number {
    return one ? (numbers.get(one.block) ?? -1) : -1
  }
}
