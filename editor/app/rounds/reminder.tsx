// The line that says who reminded the person of a round, and when.

import { IconBell } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { RoundView } from '#model/round.ts'
import { formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { reminderFor } from './round-order.ts'

/** The line; nothing for somebody who was not reminded or has answered. */
export function Reminder({ round }: { readonly round: RoundView }): ReactNode {
  const words = useWords()
  const reminder = reminderFor(round, useMe().user.id)
  if (!reminder) return null
  return (
    <span className="round-reminder">
      <IconBell size={16} stroke={1.75} aria-hidden />
      {words.rounds.reminded(reminder.by.name, formatTime(reminder.at))}
    </span>
  )
}
