// Live numbering: I-, 1., a) of headings and the numbers of lists, one Word list for each list of ours.

import { AlignmentType, type ILevelsOptions, LevelFormat, LevelSuffix } from 'docx'
import type { FormatProfile } from '#templates/formats/format-profile.ts'
import { twips } from './measures.ts'
import type { ListItemPlan } from './plan.ts'

/** What a paragraph says to be in a list. */
export interface NumberRef {
  readonly reference: string
  readonly level: number
  readonly instance: number
}

type Format = 'roman' | 'arabic' | 'letter'
type Definition = { readonly reference: string; readonly levels: readonly ILevelsOptions[] }

/** Hands out list references in document order and remembers the definitions they need. */
export class Numbering {
  readonly #profile: FormatProfile
  readonly #definitions = new Map<string, Definition>()
  readonly #open = new Map<number, { readonly ref: NumberRef; readonly format: Format; next: number }>()
  #instances = 0

  constructor(profile: FormatProfile) {
    this.#profile = profile
  }

  /** Definitions of every list handed out so far. */
  get definitions(): Definition[] {
    return [...this.#definitions.values()]
  }

  /**
   * The list of a heading. It counts on from the heading before it at its level when the label says the next number,
   * else it begins anew at that number: Word then prints what the label says.
   *
   * @returns null when the label is no number that Word can count (đ), for one): it is printed as text
   */
  heading(level: number, label: string): NumberRef | null {
    for (const deeper of [1, 2, 3, 4]) if (deeper > level) this.#open.delete(deeper)
    const number = numberOf(label)
    if (!number) {
      this.#open.delete(level)
      return null
    }
    const open = this.#open.get(level)
    if (open && open.format === number.format && open.next === number.value) {
      open.next += 1
      return open.ref
    }
    const reference = `heading-${level}-${number.format}-${number.value}`
    this.#define(reference, [this.#headingLevel(number.format, number.value)])
    const ref = { reference, level: 0, instance: this.#newInstance() }
    this.#open.set(level, { ref, format: number.format, next: number.value + 1 })
    return ref
  }

  /** The list of an item. Every list of the document is a list of its own in Word. */
  item(item: ListItemPlan): NumberRef {
    const reference = item.isOrdered ? `ordered-${item.start}` : 'bullet'
    this.#define(
      reference,
      Array.from({ length: 9 }, (_, level) => this.#itemLevel(item.isOrdered, level, item.start)),
    )
    return { reference, level: item.level, instance: -item.list }
  }

  #define(reference: string, levels: readonly ILevelsOptions[]): void {
    if (!this.#definitions.has(reference)) this.#definitions.set(reference, { reference, levels })
  }

  #newInstance(): number {
    this.#instances += 1
    return this.#instances
  }

  #headingLevel(format: Format, start: number): ILevelsOptions {
    return {
      level: 0,
      format: formats[format],
      text: `%1${this.#profile.headingSeparators.value[format]}`,
      alignment: AlignmentType.LEFT,
      suffix: LevelSuffix.SPACE,
      start,
      style: { paragraph: { indent: { left: 0, firstLine: twips(this.#profile.body.firstLineMm.value) } } },
    }
  }

  #itemLevel(isOrdered: boolean, level: number, start: number): ILevelsOptions {
    const separators = this.#profile.headingSeparators.value
    const format =
      level === 0 ? LevelFormat.DECIMAL : level === 1 ? LevelFormat.LOWER_LETTER : LevelFormat.LOWER_ROMAN
    const ordered = `%${level + 1}${level === 0 ? separators.arabic : separators.letter}`
    return {
      level,
      format: isOrdered ? format : LevelFormat.BULLET,
      text: isOrdered ? ordered : level % 2 === 0 ? separators.dash : '+',
      alignment: AlignmentType.LEFT,
      suffix: LevelSuffix.SPACE,
      start: isOrdered ? start : 1,
      style: { paragraph: { indent: this.indent(level) } },
    }
  }

  /** Indent of an item: the first line as a paragraph's, deeper lists further in. */
  indent(level: number): { left: number; firstLine: number } {
    const step = twips(this.#profile.body.firstLineMm.value)
    return { left: level * Math.round(step / 2), firstLine: step }
  }
}

const formats = {
  roman: LevelFormat.UPPER_ROMAN,
  arabic: LevelFormat.DECIMAL,
  letter: LevelFormat.LOWER_LETTER,
} as const

/** The number a heading's label stands for, or null. */
export function numberOf(label: string): { format: Format; value: number } | null {
  const [, sign = ''] = /^([IVXLC]+|\d{1,4}|[a-z])\s*[-–.)]?$/u.exec(label) ?? []
  if (sign === '') return null
  if (/\d/u.test(sign)) return Number(sign) <= 32_767 ? { format: 'arabic', value: Number(sign) } : null
  if (/[a-z]/u.test(sign)) return { format: 'letter', value: sign.charCodeAt(0) - 96 }
  const value = romanValue(sign)
  return value === null ? null : { format: 'roman', value }
}

function romanValue(sign: string): number | null {
  const worth: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 }
  let value = 0
  for (const [index, letter] of [...sign].entries()) {
    const own = worth[letter] ?? 0
    value += own < (worth[sign[index + 1] ?? ''] ?? 0) ? -own : own
  }
  return roman(value) === sign ? value : null
}

/** A number in Roman figures; thousands are rows of C. */
export function roman(value: number): string {
  const steps = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ] as const
  let rest = value
  let text = ''
  for (const [worth, sign] of steps) {
    while (rest >= worth) {
      text += sign
      rest -= worth
    }
  }
  return text
}
