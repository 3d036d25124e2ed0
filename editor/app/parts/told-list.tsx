// The messages at the lower left, drawn: three at a time, the rest after them; each goes by itself unless somebody is at it.

import { Notification, Portal } from '@mantine/core'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useWords } from '../language.tsx'
import { forgetTold, onTold, shownOf, type Told, toldNow } from './told.ts'
import { unbroken } from './unbroken.tsx'

const shownAtOnce = 3
const staysMs = { done: 6_000, failure: 12_000, working: null } as const
const colors = { done: 'green', failure: 'orange', working: 'accent' } as const

/** Stands once on every page. */
export function ToldList(): ReactNode {
  const told = useSyncExternalStore(onTold, toldNow)
  const [isHeld, setIsHeld] = useState(false)
  if (told.length === 0) return null
  return (
    <Portal>
      <div
        role="none"
        className="told"
        onMouseEnter={() => setIsHeld(true)}
        onMouseLeave={() => setIsHeld(false)}
        onFocus={() => setIsHeld(true)}
        onBlur={() => setIsHeld(false)}
      >
        {shownOf(told, shownAtOnce).map(one => (
          <One key={one.id} told={one} isHeld={isHeld} />
        ))}
      </div>
    </Portal>
  )
}

function One({ told, isHeld }: { readonly told: Told; readonly isHeld: boolean }): ReactNode {
  const words = useWords()
  const { id, tone, title, message } = told
  const stays = staysMs[tone]
  useEffect(() => {
    if (isHeld || stays === null) return undefined
    const timer = setTimeout(() => forgetTold(id), stays)
    return () => clearTimeout(timer)
  }, [id, stays, isHeld])
  return (
    <Notification
      withBorder
      color={colors[tone]}
      title={title}
      loading={tone === 'working'}
      withCloseButton={tone !== 'working'}
      closeButtonProps={{ 'aria-label': words.act.close }}
      onClose={() => forgetTold(id)}
    >
      {typeof message === 'string' ? unbroken(message) : message}
    </Notification>
  )
}
