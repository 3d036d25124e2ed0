// Figures that people marked as the same: where each stands in today's text, what it says there, and whether they agree.

import type { BlockId, SectionKey } from '../ids.ts'
import { type Finding, type Found, quoteOf } from './gate.ts'
import type { WrittenBlock, WrittenSection } from './written-text.ts'

/** A number that stands for a figure, named by the words around it: the number itself may change. */
export interface FigurePlace {
  readonly id: string
  readonly sectionKey: SectionKey
  readonly blockId: BlockId
  /** Up to 32 characters of its paragraph before the number, and after it. */
  readonly before: string
  readonly after: string
}

/** One figure and everywhere it stands. */
export interface Figure {
  readonly id: string
  readonly name: string
  readonly places: readonly FigurePlace[]
}

/** A number in a text. */
export interface FoundNumber {
  readonly from: number
  readonly to: number
  /** As written: `1.250,5`. */
  readonly written: string
  /** Its value, and its value with the word of scale behind it ("tỷ"); the same where there is none. */
  readonly value: number
  readonly scaled: number
}

/** A figure's place today: its number, or null where the place is gone or not sure. */
export interface FigureReading {
  readonly place: FigurePlace
  readonly number: FoundNumber | null
}

const aNumber = /(?<![\p{L}\p{N}])\d+(?:[.,]\d+)*(?![\p{L}\p{N}]|-\p{Lu})/gu
const scales: Readonly<Record<string, number>> = {
  nghìn: 1e3,
  ngàn: 1e3,
  triệu: 1e6,
  tỷ: 1e9,
  tỉ: 1e9,
}
/** Characters kept on each side of a number. */
export const contextChars = 32
/** Characters of context that must agree where a paragraph holds several numbers. */
const sureChars = 4

/** Every number of a paragraph, written the Vietnamese way. */
export function numbersIn(text: string): FoundNumber[] {
  return [...text.matchAll(aNumber)].map(found => {
    const [written] = found
    const value = numericValue(written)
    const to = found.index + written.length
    const scale = scales[/^\s*([\p{L}]+)/u.exec(text.slice(to))?.[1]?.toLocaleLowerCase('vi') ?? ''] ?? 1
    return { from: found.index, to, written, value, scaled: value * scale }
  })
}

/** `1.234,5` = 1234.5. A full stop before anything but three digits is read as a decimal point. */
function numericValue(written: string): number {
  if (/^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/u.test(written))
    return Number(written.replaceAll('.', '').replace(',', '.'))
  return Number(written.replaceAll(/[,.](?=.*[,.])/gu, '').replace(',', '.'))
}

/** Names the number at an offset of a paragraph; null when none stands there. */
export function placeOfNumber(
  text: string,
  offset: number,
): { readonly before: string; readonly after: string; readonly number: FoundNumber } | null {
  const number = numbersIn(text).find(({ from, to }) => from <= offset && offset <= to)
  if (!number) return null
  return {
    before: text.slice(Math.max(0, number.from - contextChars), number.from),
    after: text.slice(number.to, number.to + contextChars),
    number,
  }
}

/** What a figure says at each of its places. */
export function readFigure(sections: readonly WrittenSection[], figure: Figure): FigureReading[] {
  return figure.places.map(place => {
    const block = sections
      .find(({ key }) => key === place.sectionKey)
      ?.blocks.find(({ id }) => id === place.blockId)
    return { place, number: block ? numberAt(block, place) : null }
  })
}

/** The number that stands between a place's words: the only one, or the one with the most of them around it. */
function numberAt({ text }: WrittenBlock, { before, after }: FigurePlace): FoundNumber | null {
  const numbers = numbersIn(text)
  if (numbers.length === 1) return numbers[0] ?? null
  const scored = numbers
    .map(number => ({
      number,
      score:
        commonEnd(text.slice(Math.max(0, number.from - contextChars), number.from), before) +
        commonBeginning(text.slice(number.to, number.to + contextChars), after),
    }))
    .toSorted((a, b) => b.score - a.score)
  const [best, next] = scored
  const isSure = best && best.score >= sureChars && best.score > (next?.score ?? 0)
  return isSure ? best.number : null
}

/** Figures whose places say different things, or do not stand in the text any more. */
export function differingFigures(sections: readonly WrittenSection[], figures: readonly Figure[]): Found {
  if (figures.length === 0) return null
  return figures.flatMap((figure): Finding[] => {
    const readings = readFigure(sections, figure)
    const numbers = readings.flatMap(({ number }) => (number ? [number] : []))
    const common = {
      id: `figures:${figure.id}`,
      opinionId: null,
      confidence: 'A' as const, // people marked it: nothing about the rule is guessed
      source: '',
      where: readings.map(({ place, number }) => ({
        sectionKey: place.sectionKey,
        blockId: place.blockId,
        quote: quoteOf(`${place.before}${number?.written ?? '…'}${place.after}`),
      })),
    }
    if (numbers.length < readings.length)
      return [{ ...common, sentence: 'figure-lost', params: { name: figure.name } }]
    const [first] = numbers
    if (!first || numbers.every(number => isSame(first, number))) return []
    const values = [...new Set(numbers.map(({ written }) => written))].join(' · ')
    return [{ ...common, sentence: 'figure-differs', params: { name: figure.name, values } }]
  })
}

/** A table may give "tỷ đồng" in its head: the bare numbers agree then. */
function isSame(one: FoundNumber, other: FoundNumber): boolean {
  return one.value === other.value || one.scaled === other.scaled
}

function commonBeginning(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length += 1
  return length
}

function commonEnd(a: string, b: string): number {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length += 1
  return length
}
