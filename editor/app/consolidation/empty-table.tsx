// What stands in the table's place before the first opinion: what will be here, and how to begin.

import { Button } from '@mantine/core'
import { IconArrowsJoin, IconFileText, IconMessages } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { StatePage } from '../parts/state-page.tsx'
import { useConsolidation } from './consolidation-context.ts'

const icons = [IconMessages, IconFileText, IconArrowsJoin] as const

/** The empty state. */
export function EmptyTable(): ReactNode {
  const words = useWords()
  const { mayOpenRound, mayEnter, setDialog } = useConsolidation()
  return (
    <StatePage
      icon={<IconMessages size={24} stroke={1.75} />}
      title={words.consolidation.empty}
      text={words.consolidation.emptyHint}
      rows={words.consolidation.emptySteps.map(({ title, hint }, index) => {
        const Icon = icons[index] ?? IconMessages
        return { icon: <Icon size={20} stroke={1.75} aria-hidden />, title, hint }
      })}
      actions={
        <>
          {mayOpenRound && <Button onClick={() => setDialog({ type: 'rounds' })}>{words.rounds.open}</Button>}
          {mayEnter && (
            <Button variant="default" onClick={() => setDialog({ type: 'entry', refused: null })}>
              {words.consolidation.onBehalf}
            </Button>
          )}
        </>
      }
    />
  )
}
