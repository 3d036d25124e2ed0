// The history as rows in words: who did what when, from the register's events.

import type { OpinionId } from '#model/ids.ts'
import { opinionName } from '#model/opinion.ts'
import type { EventPayloads, EventType, RegisterEvent } from '#model/register.ts'
import { formatDay } from '../../words/day.ts'
import type { EventNames } from '../../words/event-names.ts'
import type { historyVi } from '../../words/history-vi.ts'
import type { Words } from '../../words/vi.ts'
import { formatNumber, formatTime } from '../format.ts'
import { type EventGroup, groupOf } from './event-groups.ts'

/** Words of the history page in one language. */
export type HistoryWords = typeof historyVi

/** One event in words. */
export interface HistoryRow {
  readonly seq: number
  /** ISO 8601. */
  readonly at: string
  readonly group: EventGroup
  readonly who: string
  /** Empty for the server. */
  readonly role: string
  readonly what: string
  /** What was said with it: reason, note, words; empty = nothing. */
  readonly said: string
  readonly hash: string
}

/** Rows, latest first. */
export function historyRows(
  events: readonly RegisterEvent[],
  words: Words,
  history: HistoryWords,
): HistoryRow[] {
  const numbers = new Map<OpinionId, number>()
  const people = new Map<string, string>()
  for (const event of events) {
    if (event.type === 'received' && event.opinionId !== null)
      numbers.set(event.opinionId, event.payload.number)
    const name = fieldOf(event, 'byName') || fieldOf(event, 'authorName')
    if (name !== '' && event.actor !== 'system') people.set(event.actor, name)
  }
  return events
    .map((event): HistoryRow => {
      const number = event.opinionId === null ? undefined : numbers.get(event.opinionId)
      const isServer = event.actor === 'system'
      return {
        seq: event.seq,
        at: event.at,
        group: groupOf(event.type),
        who: isServer ? history.server : (people.get(event.actor) ?? history.nobody),
        role: isServer || event.actorRole === 'system' ? '' : (words.roles[event.actorRole] ?? ''),
        what: sentenceOf(event, history, {
          opinion: number === undefined ? '' : opinionName(number),
          kinds: words.kinds,
          decisions: words.decisions,
          stages: words.stages,
          time: formatTime,
          count: formatNumber,
        }),
        said: saidIn(event, history),
        hash: event.hash,
      }
    })
    .reverse()
}

/** An event in one sentence. A server newer than this page may tell of acts that it has no sentence for. */
export function sentenceOf(event: RegisterEvent, history: HistoryWords, names: EventNames): string {
  const sentences: Partial<HistoryWords['events']> = history.events
  // The table pairs each type with the sentence of its own payload; the union of all does not say so.
  const sentence = sentences[event.type] as
    | ((said: EventPayloads[EventType], names: EventNames) => string)
    | undefined
  return sentence?.(event.payload, names) ?? history.unknown
}

const saidFields = [
  'explanation',
  'basis',
  'reason',
  'note',
  'noChange',
  'answer',
  'reference',
  'body',
  'question',
]

function saidIn(event: RegisterEvent, history: HistoryWords): string {
  if (event.type === 'approvalDecided') {
    const { reasons, requests, dueAt } = event.payload
    const days = dueAt === undefined ? [] : [history.due(formatDay(dueAt))]
    return [...reasons, ...requests.map(({ number, text }) => `${number}. ${text}`), ...days].join(' · ')
  }
  return saidFields
    .map(name => fieldOf(event, name))
    .filter(text => text.trim() !== '')
    .join(' · ')
}

function fieldOf(event: RegisterEvent, name: string): string {
  const value: unknown = Reflect.get(event.payload, name)
  return typeof value === 'string' ? value : ''
}
