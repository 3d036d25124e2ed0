// Every event of one opinion, in words and in order: who did what, when.

import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Opinion } from '#model/opinion.ts'
import type { RegisterEvent } from '#model/register.ts'
import type { Words } from '../../words/vi.ts'
import { historyQuery } from '../data/document-queries.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'

/** The opinion's part of the register. */
export function OpinionHistory({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { document } = useConsolidation()
  const [isShown, setIsShown] = useState(false)
  const history = useQuery({ ...historyQuery(document.id), enabled: isShown })
  const events = (history.data?.items ?? []).filter(({ opinionId }) => opinionId === opinion.id)
  return (
    <details className="detail-part" onToggle={event => setIsShown(event.currentTarget.open)}>
      <summary>{words.detail.history}</summary>
      {history.isError && <p className="detail-hint">{words.detail.historyFailed}</p>}
      {isShown && history.isPending && <p className="detail-hint">{words.shell.loading}</p>}
      <ol className="history">
        {events.map(event => (
          <li key={event.seq}>
            <span>{sentenceOf(event, words)}</span>
            <time dateTime={event.at}>{formatTime(event.at)}</time>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** An event in one sentence. Kinds that a later release adds still say who wrote them. */
function sentenceOf(event: RegisterEvent, words: Words): string {
  const { events } = words.detail
  switch (event.type) {
    case 'received':
      return events.received(event.payload.authorName)
    case 'dispositionProposed':
      return events.dispositionProposed(event.payload.byName, words.decisions[event.payload.decision])
    case 'dispositionConfirmed':
      return events.dispositionConfirmed(event.payload.byName, words.decisions[event.payload.decision])
    case 'dispositionUndone':
      return events.dispositionUndone(event.payload.byName, words.decisions[event.payload.decision])
    case 'implemented':
      return event.payload.by === 'server'
        ? events.implementedByServer
        : events.implementedByPerson(event.payload.byName ?? '')
    case 'placementRefused':
      return events.placementRefused
    case 'supported':
      return {
        for: events.supportedFor,
        against: events.supportedAgainst,
        none: events.supportedNone,
      }[event.payload.stance](event.payload.byName)
    case 'withdrawn':
    case 'replied':
    case 'reserved':
    case 'placed':
    case 'issuerAnswered':
      return events[event.type](event.payload.byName)
    default: {
      const name: unknown = Reflect.get(event.payload, 'byName')
      return events.other(typeof name === 'string' ? name : '')
    }
  }
}
