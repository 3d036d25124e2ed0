// Opinions that wait for a connection, above the list: they go by themselves; one the server refused comes back to its author.

import { Button } from '@mantine/core'
import { IconClockPause } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { WaitingOpinion } from '../../index.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { useDraft, useSession } from './draft-context.ts'
import { fieldsOf } from './opinion-fields.ts'

/** Nothing when nothing waits. */
export function WaitingOpinions(): ReactNode {
  const words = useWords()
  const waiting = useSession(state => state.waiting)
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
          <Waiting key={one.id} waiting={one} />
        ))}
      </ul>
    </section>
  )
}

function Waiting({ waiting }: { readonly waiting: WaitingOpinion }): ReactNode {
  const words = useWords()
  const { session, setTarget } = useDraft()
  const { draft, refusal, writtenAt } = waiting
  const rewrite = async (): Promise<void> => {
    const taken = await session.takeBackOpinion(waiting.id)
    if (!taken) return
    setTarget({
      anchor: taken.anchor,
      sectionKey: taken.sectionKey,
      keptId: null,
      fields: fieldsOf(taken),
    })
  }
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
      {refusal && (
        <Button size="xs" variant="default" onClick={() => void rewrite()}>
          {words.form.rewrite}
        </Button>
      )}
    </li>
  )
}
