// The course of one opinion: every event of the register about it, in order.

import { Alert, Modal, Skeleton, Timeline } from '@mantine/core'
import '@mantine/core/styles/Timeline.css'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { decisions, opinionName } from '#model/opinion.ts'
import type { RegisterEvent } from '#model/register.ts'
import type { Words } from '../../words/vi.ts'
import { historyQuery } from '../data/document-queries.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import type { OpinionDialogProps } from '../opinion/say-dialog.tsx'
import { useDocument } from './draft-context.ts'

/** The dialog. */
export function CardHistory({
  opinion,
  onClose,
}: Pick<OpinionDialogProps, 'opinion' | 'onClose'>): ReactNode {
  const words = useWords()
  const document = useDocument()
  const history = useQuery({ ...historyQuery(document.id), staleTime: 0 })
  const events = history.data?.items.filter(({ opinionId }) => opinionId === opinion.id)
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.card.historyTitle(opinionName(opinion.number))}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      {history.isError && (
        <Alert color="orange" title={words.card.historyFailed}>
          {history.error.message}
        </Alert>
      )}
      {history.isPending && <Skeleton height={120} />}
      {events && (
        <Timeline bulletSize={12} lineWidth={2} active={events.length}>
          {events.map(event => (
            <Timeline.Item key={event.seq} title={titleOf(event, words)} className="card-event">
              <small>{[byName(event), formatTime(event.at)].filter(part => part !== '').join(', ')}</small>
              {said(event).map(text => (
                <p key={text}>{text}</p>
              ))}
            </Timeline.Item>
          ))}
        </Timeline>
      )}
    </Modal>
  )
}

/** Events come as they were recorded, by releases older and newer than this one: read field by field. */
function field(event: RegisterEvent, name: string): unknown {
  return Reflect.get(event.payload, name)
}

function textOf(event: RegisterEvent, name: string): string {
  const value = field(event, name)
  return typeof value === 'string' ? value : ''
}

function titleOf(event: RegisterEvent, words: Words): string {
  const name = words.card.events[event.type] ?? event.type
  const decision = decisions.find(one => one === field(event, 'decision'))
  return decision ? `${name}: ${words.decisions[decision]}` : name
}

function byName(event: RegisterEvent): string {
  return textOf(event, 'byName') || textOf(event, 'authorName')
}

/** The words of an event worth showing. */
function said(event: RegisterEvent): readonly string[] {
  const names = ['body', 'proposedText', 'explanation', 'basis', 'reason', 'answer', 'reference', 'noChange']
  return [...names.map(name => textOf(event, name)), changeOf(event)].filter(text => text !== '')
}

/** What the text said before and after. */
function changeOf(event: RegisterEvent): string {
  const change =
    event.type === 'implemented'
      ? event.payload
      : event.type === 'dispositionUndone'
        ? event.payload.takenOut
        : null
  return change && change.textAfter !== '' ? `${change.textBefore} → ${change.textAfter}` : ''
}
