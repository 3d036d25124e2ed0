// The numbers that Word prints by itself, counted as Word counts them: a list goes on where it was left, a deeper level begins anew
// under each higher one, and a list with a start of its own begins there.

import { roman } from '../export/numbering.ts'
import { childOf, childrenOf, wordValue, type XmlElement } from '../import/xml.ts'

/** What Word prints before one paragraph. */
export interface LiveNumber {
  /** `none` = nothing is printed. */
  readonly kind: 'bullet' | 'number' | 'none'
  /** How many-th it is, from the start of its list. */
  readonly count: number
  /** The number as printed, "I-"; empty for a bullet. */
  readonly label: string
}

interface Level {
  readonly format: string
  readonly text: string
  readonly start: number
}

interface List {
  /** Lists of one definition count together. */
  readonly definition: string
  readonly levels: ReadonlyMap<number, Level>
  /** Levels that begin anew when this list begins. */
  readonly anew: ReadonlyMap<number, number>
}

const plain: Level = { format: 'decimal', text: '%1.', start: 1 }
const largest = 32_767
const maxLabelChars = 40 // longer ones are no numbers

/** Counts through one file; to be asked once for each paragraph, in order. */
export class LiveNumbers {
  readonly #lists: ReadonlyMap<string, List>
  readonly #counts = new Map<string, (number | undefined)[]>()
  readonly #begun = new Set<string>()

  constructor(numbering: XmlElement | null) {
    this.#lists = listsOf(numbering)
  }

  /** The next number of a list at a level, from 0. */
  next(id: string, level: number): LiveNumber {
    const list = this.#lists.get(id) ?? { definition: `list ${id}`, levels: new Map(), anew: new Map() }
    const at = (of: number): Level => list.levels.get(of) ?? plain
    const counts = this.#counts.get(list.definition) ?? []
    this.#counts.set(list.definition, counts)
    const begun = `${id} ${level}`
    if (!this.#begun.has(begun) && list.anew.has(level)) counts[level] = undefined
    this.#begun.add(begun)
    const first = (of: number) => list.anew.get(of) ?? at(of).start
    for (let higher = 0; higher < level; higher += 1) counts[higher] ??= first(higher)
    const before = counts[level]
    const count = Math.min(largest, before === undefined ? first(level) : before + 1)
    counts[level] = count
    counts.length = level + 1 // deeper levels begin anew
    const { format, text } = at(level)
    if (format === 'bullet' || format === 'none') return { kind: format, count, label: '' }
    const label = text.replace(/%([1-9])/gu, (_, of: string) => {
      const other = Number(of) - 1
      return other > level ? '' : printed(counts[other] ?? 1, at(other).format)
    })
    return { kind: 'number', count, label: label.length > maxLabelChars ? '' : label.trim() }
  }
}

function listsOf(numbering: XmlElement | null): ReadonlyMap<string, List> {
  const lists = new Map<string, List>()
  if (!numbering) return lists
  const definitions = new Map(
    childrenOf(numbering, 'w:abstractNum').map(one => [
      one.attributes['w:abstractNumId'] ?? '',
      new Map(childrenOf(one, 'w:lvl').map(level => [levelOf(level), readLevel(level)])),
    ]),
  )
  for (const list of childrenOf(numbering, 'w:num')) {
    const definition = wordValue(list, 'w:abstractNumId') ?? ''
    const levels = new Map(definitions.get(definition))
    const anew = new Map<number, number>()
    for (const override of childrenOf(list, 'w:lvlOverride')) {
      const own = childOf(override, 'w:lvl')
      if (own) levels.set(levelOf(override), readLevel(own))
      const start = wordValue(override, 'w:startOverride')
      if (start !== null) anew.set(levelOf(override), countOf(start))
    }
    lists.set(list.attributes['w:numId'] ?? '', { definition, levels, anew })
  }
  return lists
}

function levelOf(element: XmlElement): number {
  return Number(element.attributes['w:ilvl'] ?? 0)
}

function readLevel(level: XmlElement): Level {
  return {
    format: wordValue(level, 'w:numFmt') ?? 'decimal',
    text: wordValue(level, 'w:lvlText') ?? '',
    start: countOf(wordValue(level, 'w:start') ?? '0'),
  }
}

function countOf(value: string): number {
  const count = Math.trunc(Number(value))
  return Number.isFinite(count) ? Math.min(largest, Math.max(0, count)) : 1
}

/** A count in the format of its level; formats that are not ours to know are figures. */
function printed(count: number, format: string): string {
  const letters = () => String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
  switch (format) {
    case 'upperRoman':
      return roman(count)
    case 'lowerRoman':
      return roman(count).toLowerCase()
    case 'upperLetter':
      return count < 1 ? '' : letters().toUpperCase()
    case 'lowerLetter':
      return count < 1 ? '' : letters()
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'none':
      return ''
    default:
      return String(count)
  }
}
