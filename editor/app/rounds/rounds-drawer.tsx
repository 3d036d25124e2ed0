// The rounds of a document in a drawer: which there are, and everything about the one that is chosen.

import { Button, Drawer, Select } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import type { RoundView } from '#model/round.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { OpenRoundDialog } from './open-round-dialog.tsx'
import { latestRound } from './round-order.ts'
import { RoundPanel } from './round-panel.tsx'
import './rounds.css'

interface RoundsDrawerProps {
  readonly document: DocumentView
  readonly rounds: readonly RoundView[]
  readonly onClose: () => void
}

/** The drawer. Who may open a round finds the button here. */
export function RoundsDrawer({ document, rounds, onClose }: RoundsDrawerProps): ReactNode {
  const words = useWords()
  const [chosen, setChosen] = useState<string | null>(null)
  const [isOpening, setIsOpening] = useState(false)
  const round = rounds.find(({ id }) => id === chosen) ?? latestRound(rounds)
  const mayOpen = document.permissions.includes('openRound')
  return (
    <>
      <Drawer
        opened
        onClose={onClose}
        position="right"
        size={480}
        title={words.rounds.drawer}
        closeButtonProps={{ 'aria-label': words.act.close }}
        styles={{ title: { fontWeight: 600, fontSize: 16 } }}
      >
        <div className="rounds-choose">
          {rounds.length > 1 && round && (
            <Select
              aria-label={words.rounds.drawer}
              data={rounds.map(({ id, number, title }) => ({
                value: id,
                label: words.rounds.name(formatNumber(number), title),
              }))}
              value={round.id}
              onChange={setChosen}
            />
          )}
          {mayOpen && (
            <Button
              variant={round ? 'default' : 'filled'}
              leftSection={<IconPlus size={16} stroke={1.75} />}
              onClick={() => setIsOpening(true)}
            >
              {words.rounds.begin}
            </Button>
          )}
        </div>
        {round ? (
          <RoundPanel key={round.id} document={document} round={round} />
        ) : (
          <p className="rounds-none">{mayOpen ? words.rounds.noneHint : words.rounds.none}</p>
        )}
      </Drawer>
      {isOpening && (
        <OpenRoundDialog document={document} number={rounds.length + 1} onClose={() => setIsOpening(false)} />
      )}
    </>
  )
}
