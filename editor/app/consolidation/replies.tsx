// What was said under an opinion, and room for an answer.

import { Button, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { type ReactNode, useId, useState } from 'react'
import type { Opinion } from '#model/opinion.ts'
import { newOpinionId } from '../../client/opinion-id.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { PersonAvatar } from '../parts/person-avatar.tsx'
import { useConsolidation } from './consolidation-context.ts'

/** The exchange; nothing is ever taken out of it. */
export function Replies({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const { act } = useConsolidation()
  const [body, setBody] = useState('')
  const [isOpen, setIsOpen] = useState(false)
  const [isWaiting, setIsWaiting] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const titleId = useId()
  const send = async (): Promise<void> => {
    if (body.trim() === '') {
      setProblem(words.detail.replyMissing)
      return
    }
    setIsWaiting(true)
    const result = await act(`/opinions/${encodeURIComponent(opinion.id)}/replies`, {
      id: newOpinionId(),
      body: body.trim(),
    })
    setIsWaiting(false)
    if (!result.ok) {
      setProblem(result.failure.message || words.failure.network)
      return
    }
    setBody('')
    setProblem(null)
    setIsOpen(false)
  }
  return (
    <section className="detail-part" aria-labelledby={titleId}>
      <h3 id={titleId}>{words.detail.replies}</h3>
      {opinion.replies.map(reply => (
        <article key={reply.id} className="reply">
          <PersonAvatar id={reply.by.id} name={reply.by.name} size={24} />
          <div>
            <b>{reply.by.name}</b>
            {reply.onBehalfOf === undefined ? '' : ` ${words.opinions.onBehalf(reply.onBehalfOf)}`}{' '}
            <small>{formatTime(reply.writtenAt ?? reply.at)}</small>
            <p className="detail-text">{reply.body}</p>
          </div>
        </article>
      ))}
      {!isOpen && (
        <Button variant="default" onClick={() => setIsOpen(true)}>
          {words.detail.reply}
        </Button>
      )}
      {isOpen && (
        <>
          <Textarea
            autosize
            minRows={2}
            maxRows={8}
            maxLength={20_000}
            ref={element => element?.focus()}
            aria-label={words.detail.reply}
            placeholder={words.detail.replyHint}
            value={body}
            onChange={event => setBody(event.currentTarget.value)}
            onKeyDown={getHotkeyHandler([['mod+Enter', () => void send()]])}
            error={problem}
          />
          <div className="detail-actions">
            <Button variant="default" loading={isWaiting} onClick={() => void send()}>
              {words.detail.replySend}
            </Button>
            <Button variant="subtle" color="gray" c="var(--vk-ink2)" onClick={() => setIsOpen(false)}>
              {words.act.cancel}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
