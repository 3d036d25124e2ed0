// Opinions that wait for a connection: they go by themselves; one the server refused says why, and can be written anew.

import { Button } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { WaitingOpinion } from '../../client/waiting-store.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'

interface WaitingListProps {
  readonly waiting: readonly WaitingOpinion[]
  /** Whether one that was refused can be written anew on this page; left out = each can. */
  readonly mayRewrite?: (waiting: WaitingOpinion) => boolean
  readonly onRewrite: (waiting: WaitingOpinion) => void
}

/** Nothing when nothing waits. */
export function WaitingList({ waiting, mayRewrite, onRewrite }: WaitingListProps): ReactNode {
  const words = useWords()
  if (waiting.length === 0) return null
  const title = words.form.waitingTitle(formatNumber(waiting.length))
  return (
    <section className="kept" data-waiting aria-label={title} role="status">
      <b>
        <IconClockPause size={16} stroke={1.75} aria-hidden /> {title}
      </b>
      <p>{words.form.waitingHint}</p>
      <ul>
        {waiting.map(one => (
          <Waiting
            key={one.id}
            waiting={one}
            onRewrite={one.refusal && (mayRewrite?.(one) ?? true) ? () => onRewrite(one) : null}
          />
        ))}
      </ul>
    </section>
  )
}

interface WaitingProps {
  readonly waiting: WaitingOpinion
  readonly onRewrite: (() => void) | null
}

function Waiting({ waiting: { draft, refusal, writtenAt }, onRewrite }: WaitingProps): ReactNode {
  const words = useWords()
  return (
    <li>
      <span style={{ flex: 1, minWidth: 0 }}>
        <span className="vk-ellipsis kept-words">
          {draft.anchor ? `“${draft.anchor.quote}” – ${draft.body}` : draft.body}
        </span>
        <small data-tone={refusal ? 'bad' : undefined}>
          {refusal ? refusal.message : words.form.waitingSince(formatTime(writtenAt))}
        </small>
      </span>
      {onRewrite && (
        <Button size="xs" variant="default" onClick={onRewrite}>
          {words.form.rewrite}
        </Button>
      )}
    </li>
  )
}
