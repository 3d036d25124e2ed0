// What others say of an opinion: support or not, and replies.

import { Button, Textarea } from '@mantine/core'
import { getHotkeyHandler } from '@mantine/hooks'
import { IconThumbDown, IconThumbUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { isInField } from '#model/assignment.ts'
import type { Opinion, Stance } from '#model/opinion.ts'
import { newOpinionId } from '../../index.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellFailure } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'
import { useDocument, useDraft } from './draft-context.ts'

interface CardTalkProps {
  readonly opinion: Opinion
  readonly isFocused: boolean
}

/** Replies in order; on the card in focus also what one may say. */
export function CardTalk({ opinion, isFocused }: CardTalkProps): ReactNode {
  const words = useWords()
  const { for: agree, against } = opinion.supports
  if (!isFocused) {
    const facts = [
      opinion.replies.length > 0 && words.card.replies(formatNumber(opinion.replies.length)),
      agree > 0 && words.card.supports(formatNumber(agree)),
      against > 0 && words.card.opposes(formatNumber(against)),
    ].filter(fact => typeof fact === 'string')
    return facts.length === 0 ? null : <p className="card-marks">{facts.join(' · ')}</p>
  }
  return (
    <div className="card-talk">
      {opinion.replies.length > 0 && (
        <ol>
          {opinion.replies.map(reply => (
            <li key={reply.id}>
              <b>{reply.by.name}</b>
              {reply.onBehalfOf === undefined ? '' : ` ${words.opinions.onBehalf(reply.onBehalfOf)}`}{' '}
              <small>{formatTime(reply.writtenAt ?? reply.at)}</small>
              <p>{reply.body}</p>
            </li>
          ))}
        </ol>
      )}
      <Say opinion={opinion} />
    </div>
  )
}

function Say({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const me = useMe()
  const { session } = useDraft()
  const { permissions, field } = useDocument()
  const [isReplying, setIsReplying] = useState(false)
  const isOwn = opinion.author.id === me.user.id
  const isMine = isInField(field, opinion.sectionKey)
  const maySupport = permissions.includes('opine') && isMine && !isOwn && opinion.status !== 'withdrawn'
  const mayReply = permissions.includes('readOpinions') || isOwn
  const support = async (stance: Stance): Promise<void> => {
    const said = opinion.supports.mine === stance ? 'none' : stance
    const result = await session.say(opinion.id, { act: 'support', stance: said })
    if (!result.ok) tellFailure(result.message)
  }
  const stance = (which: Stance, label: string, count: number, icon: ReactNode): ReactNode =>
    (maySupport || count > 0) && (
      <Button
        size="xs"
        px={6}
        variant={opinion.supports.mine === which ? 'light' : 'subtle'}
        color={opinion.supports.mine === which ? 'accent' : 'gray'}
        c={opinion.supports.mine === which ? 'var(--vk-acc)' : 'var(--vk-ink2)'}
        aria-pressed={maySupport ? opinion.supports.mine === which : undefined}
        aria-label={`${label}: ${formatNumber(count)}`}
        title={label}
        leftSection={icon}
        disabled={!maySupport}
        onClick={() => void support(which)}
      >
        {formatNumber(count)}
      </Button>
    )
  if (!maySupport && !mayReply && opinion.supports.for + opinion.supports.against === 0) return null
  return (
    <>
      <div className="card-talk-acts">
        {stance(
          'for',
          words.card.for,
          opinion.supports.for,
          <IconThumbUp size={16} stroke={1.75} aria-hidden />,
        )}
        {stance(
          'against',
          words.card.against,
          opinion.supports.against,
          <IconThumbDown size={16} stroke={1.75} aria-hidden />,
        )}
        {mayReply && !isReplying && (
          <Button
            size="xs"
            px={6}
            variant="subtle"
            color="gray"
            c="var(--vk-ink2)"
            onClick={() => setIsReplying(true)}
          >
            {words.card.reply}
          </Button>
        )}
      </div>
      {isReplying && <ReplyForm opinion={opinion} onClose={() => setIsReplying(false)} />}
    </>
  )
}

/** Ctrl+Enter sends, Esc closes. Sent twice, a reply stands there once. */
function ReplyForm({
  opinion,
  onClose,
}: {
  readonly opinion: Opinion
  readonly onClose: () => void
}): ReactNode {
  const words = useWords()
  const { session } = useDraft()
  const [id] = useState(newOpinionId)
  const [body, setBody] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isWaiting, setIsWaiting] = useState(false)
  const send = async (): Promise<void> => {
    if (body.trim() === '') return setProblem(words.card.missing)
    setIsWaiting(true)
    const result = await session.say(opinion.id, { act: 'replies', id, body: body.trim() })
    setIsWaiting(false)
    if (result.ok) onClose()
    else setProblem(result.message)
  }
  return (
    <div
      role="none"
      onKeyDown={getHotkeyHandler([
        ['mod+Enter', () => void send()],
        ['Escape', onClose],
      ])}
    >
      <Textarea
        autosize
        minRows={2}
        maxRows={6}
        ref={focusOnce}
        aria-label={words.card.replyField}
        placeholder={words.card.replyField}
        value={body}
        onChange={event => setBody(event.currentTarget.value)}
        error={problem}
      />
      <div className="decide-actions">
        <Button size="xs" loading={isWaiting} onClick={() => void send()}>
          {words.card.send}
        </Button>
        <Button size="xs" variant="subtle" color="gray" c="var(--vk-ink2)" onClick={onClose}>
          {words.act.cancel}
        </Button>
      </div>
    </div>
  )
}

function focusOnce(element: HTMLTextAreaElement | null): void {
  element?.focus({ preventScroll: true })
}
