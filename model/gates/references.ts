// Documents that a text cites, by number and date, and whether they are in force: the same number is given twice in two terms.

import type { Confidence, Sourced } from '#templates/template.ts'
import type { Reference } from '#templates/terms/term-profile.ts'
import { type Finding, type Found, quoteOf, type Where } from './gate.ts'
import type { WrittenSection } from './written-text.ts'

/** A citation where it stands. */
export interface Citation {
  /** `35-CT/TW`. */
  readonly number: string
  /** As written behind it: 'YYYY-MM-DD', 'YYYY', or null where no date follows. */
  readonly date: string | null
  readonly where: Where
}

const cited =
  /(?<![\p{L}\p{N}/-])(\d{1,4})\s?-\s?(\p{Lu}\p{L}{1,3})\/(\p{Lu}[\p{Lu}\d]{1,7})(?![\p{L}\p{N}])/gu
const dayBehind =
  /^[\s,(]*ngày\s+(\d{1,2})\s*(?:[/.-]|\s+tháng\s+)\s*(\d{1,2})\s*(?:[/.-]|,?\s+năm\s+)\s*(\d{4})/u
const yearBehind = /^[\s,(]*năm\s+(\d{4})/u

/** Every citation of a text, in order. */
export function citationsIn(sections: readonly WrittenSection[]): Citation[] {
  return sections.flatMap(({ key, blocks }) =>
    blocks
      .filter(({ isGiven }) => !isGiven)
      .flatMap(({ id, text }) => {
        const plain = text.normalize('NFC')
        return [...plain.matchAll(cited)].map(found => {
          const end = found.index + found[0].length
          const date = dateBehind(plain.slice(end, end + 60))
          const quote = quoteOf(plain.slice(found.index, end + 24))
          return {
            number: `${found[1]}-${found[2]}/${found[3]}`,
            date,
            where: { sectionKey: key, blockId: id, quote },
          }
        })
      }),
  )
}

/**
 * Citations that somebody should look at: replaced by now, with a date that no known document of that number has, or without
 * a date where two have the number. A number that the library does not know is left alone.
 *
 * @param library the documents known, of every term
 * @param day 'YYYY-MM-DD': what took effect after it does not count
 */
export function staleReferences(
  sections: readonly WrittenSection[],
  library: readonly Sourced<Reference>[],
  day: string,
): Found {
  const citations = citationsIn(sections).filter(({ number }) => entriesOf(library, number).length > 0)
  if (citations.length === 0) return null
  const dates = datesGiven(citations)
  const findings = new Map<string, Finding>()
  for (const citation of citations) {
    const finding = judged(citation, dates.get(citation.number) ?? [], library, day)
    if (!finding) continue
    const before = findings.get(finding.id)
    const where = [...(before?.where ?? []), citation.where].slice(0, maxPlaces)
    findings.set(finding.id, { ...finding, where })
  }
  return [...findings.values()]
}

const maxPlaces = 20

function judged(
  { number, date, where }: Citation,
  datesElsewhere: readonly string[],
  library: readonly Sourced<Reference>[],
  day: string,
): Finding | null {
  const known = entriesOf(library, number)
  const meant = date ?? (datesElsewhere.length === 1 ? (datesElsewhere[0] ?? null) : null)
  const matching = known.filter(({ value }) => meant === null || agree(value.date, meant))
  const dates = [...new Set(known.map(({ value }) => dayWords(value.date)))].join('; ')
  const common = { where: [where], opinionId: null }
  const [first] = matching
  const id = `references:${number} ${meant ?? ''}`.trim()
  if (!first) {
    const params = { reference: spelled(number, meant), known: dates }
    return { ...common, id, sentence: 'reference-date-unknown', params, ...weakest(known) }
  }
  if (new Set(matching.map(({ value }) => value.date)).size > 1) {
    const params = { reference: number, known: dates }
    return { ...common, id, sentence: 'reference-undated', params, ...weakest(known) }
  }
  const replaced = matching.find(({ value }) => value.replacedBy && lastDayOf(value.replacedBy.date) <= day)
  const by = replaced?.value.replacedBy
  if (!replaced || !by) return null
  const params = { reference: spelled(number, first.value.date), by: spelled(by.number, by.date) }
  const { confidence, source } = replaced
  return { ...common, id, sentence: 'reference-replaced', params, confidence, source }
}

function entriesOf(library: readonly Sourced<Reference>[], number: string): Sourced<Reference>[] {
  return library.filter(({ value }) => value.number === number)
}

/** Dates that a text gives to a number, each once. */
function datesGiven(citations: readonly Citation[]): ReadonlyMap<string, readonly string[]> {
  const dates = new Map<string, string[]>()
  for (const { number, date } of citations) {
    const given = dates.get(number) ?? []
    if (date !== null && !given.includes(date)) given.push(date)
    dates.set(number, given)
  }
  return dates
}

/** Whether two dates may be the same day: a year alone agrees with every day in it. */
function agree(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one)
}

/** The least that is known of some entries. */
function weakest(entries: readonly Sourced<Reference>[]): { confidence: Confidence; source: string } {
  const order: readonly Confidence[] = ['P', 'M', 'C', 'B', 'A']
  const [first] = entries.toSorted((a, b) => order.indexOf(a.confidence) - order.indexOf(b.confidence))
  return { confidence: first?.confidence ?? 'M', source: first?.source ?? '' }
}

function dateBehind(text: string): string | null {
  const day = dayBehind.exec(text)
  if (day) return `${day[3]}-${(day[2] ?? '').padStart(2, '0')}-${(day[1] ?? '').padStart(2, '0')}`
  return yearBehind.exec(text)?.[1] ?? null
}

/** The last day that a date may mean: nothing is said to be replaced before it surely is. */
function lastDayOf(date: string): string {
  return date.length === 4 ? `${date}-12-31` : date
}

function spelled(number: string, date: string | null): string {
  return date === null ? number : `${number} ${dayWords(date)}`
}

/** `ngày 14/6/2024`, as in a Party document; `năm 2024` where only the year is known. */
function dayWords(date: string): string {
  const [year, month, day] = date.split('-')
  return month && day ? `ngày ${day}/${Number(month) < 3 ? month : Number(month)}/${year}` : `năm ${year}`
}
