// What the page of the front matter reads and sends, and how a day is written in its field.

import { queryOptions } from '@tanstack/react-query'
import type { Day, FrontMatterRecord, FrontMatterView } from '#model/front-matter.ts'
import { documentPath } from '../data/document-queries.ts'
import { request } from '../data/request.ts'

/** The front matter of a document. */
export function frontMatterQuery(documentId: string) {
  return queryOptions({
    queryKey: ['register', documentId, 'front-matter'],
    queryFn: () => request<FrontMatterView>('GET', `${documentPath(documentId)}/front-matter`),
  })
}

/** Whether two records say the same, their numbers aside: the number has a way of its own. */
export function isSame(one: FrontMatterRecord, other: FrontMatterRecord): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other))
}

/** A record as the server takes it: without its number, empty recipients left out, ends of lines cut. */
export function toSend(record: FrontMatterRecord): Omit<FrontMatterRecord, 'number'> {
  const { number: _number, ...rest } = record
  const lines = (text: string) =>
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .join('\n')
  return {
    ...rest,
    superiorOrg: lines(rest.superiorOrg),
    issuer: lines(rest.issuer),
    subject: rest.subject.replace(/\s+/gu, ' ').trim(),
    recipients: rest.recipients.map(line => line.trim()).filter(line => line !== ''),
  }
}

function ordered(record: FrontMatterRecord): unknown {
  return Object.entries(toSend(record)).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** A day as it is typed: `05/02/2026`; empty for none. */
export function dayText(day: Day | null): string {
  if (day === null) return ''
  return `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}/${day.year}`
}

/** The day that was typed; null for an empty field, undefined for what is no day. */
export function typedDay(text: string): Day | null | undefined {
  if (text.trim() === '') return null
  const [, day, month, year] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/u.exec(text) ?? []
  const typed = { day: Number(day), month: Number(month), year: Number(year) }
  const date = new Date(Date.UTC(typed.year, typed.month - 1, typed.day))
  const isDay =
    date.getUTCDate() === typed.day && date.getUTCMonth() === typed.month - 1 && typed.year >= 1930
  return isDay && typed.year <= 2200 ? typed : undefined
}
