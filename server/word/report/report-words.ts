// The fixed Vietnamese words of the reports, and how people, dates and counts are spelled in them.

import type { Trend } from '#model/group.ts'
import { type Opinion, opinionName, type Status } from '#model/opinion.ts'
import { decisionLabels } from '../labels.ts'
import type { ReportFacts } from './report-input.ts'

/** Every status of the balance as printed. */
export const statusLabels: Readonly<Record<Status, string>> = {
  open: 'Chưa xử lý',
  ...decisionLabels,
  withdrawn: 'Người góp ý đã rút',
}

/** The trend of a group, as printed. */
export const trendLabels: Readonly<Record<Trend, string>> = {
  majority: 'đa số',
  minority: 'thiểu số',
  divided: 'còn khác nhau',
}

/** `12 ý kiến`. */
export function opinionCount(count: number): string {
  return `${count} ý kiến`
}

/** `YK-001, YK-004`, by number. */
export function names(opinions: readonly Opinion[]): string {
  return opinions
    .map(({ number }) => number)
    .sort((a, b) => a - b)
    .map(opinionName)
    .join(', ')
}

/** The name of the unit an opinion is counted under. */
export function unitOf(opinion: Opinion, input: Pick<ReportFacts, 'unitNames'>): string {
  return input.unitNames.get(opinion.onBehalfOfUnit ?? opinion.author.unitId) ?? ''
}

/** Who holds an opinion: the person, and the unit where it is known. */
export function holderOf(opinion: Opinion, input: Pick<ReportFacts, 'unitNames'>): string {
  const unit = unitOf(opinion, input)
  const person = opinion.onBehalfOf ?? (opinion.onBehalfOfUnit === null ? opinion.author.name : '')
  return [...new Set([person, unit])].filter(name => name !== '').join(', ')
}

/** Which opinion its author put in the place of which: `Được thay bằng YK-012.` */
export function successionOf({ correctedBy, corrects }: Opinion, opinions: readonly Opinion[]): string[] {
  const nameOf = (id: string | null) =>
    opinions.filter(opinion => opinion.id === id).map(one => opinionName(one.number))
  return [
    ...nameOf(correctedBy).map(name => `Được thay bằng ${name}.`),
    ...nameOf(corrects).map(name => `Thay cho ${name}.`),
  ]
}
