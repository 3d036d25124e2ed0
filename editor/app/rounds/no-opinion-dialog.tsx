// Asks once more before somebody says that they have no opinion in a round; who stands for a unit may answer for it.

import { Radio, Stack } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { type ReactNode, useState } from 'react'
import { speaksForUnit } from '#model/role.ts'
import type { RoundView } from '#model/round.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { NoOpinionAct } from './no-opinion-act.tsx'

interface NoOpinionDialogProps {
  readonly documentId: string
  readonly round: RoundView
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The question. */
export function NoOpinionDialog({ documentId, round, isOpen, onClose }: NoOpinionDialogProps): ReactNode {
  const { rounds } = useWords()
  const me = useMe()
  const units = round.audience.units.filter(({ id }) =>
    me.memberships.some(({ unitId, role }) => unitId === id && speaksForUnit(role)),
  )
  const [unitId, setUnitId] = useState(units[0]?.id ?? '')
  return (
    <Dialog isOpen={isOpen} title={rounds.noOpinionTitle(formatNumber(round.number))} onClose={onClose}>
      <p>{rounds.noOpinionHint}</p>
      {units.length > 0 && (
        <Radio.Group label={rounds.noOpinionFor} value={unitId} onChange={setUnitId}>
          <Stack gap={8} mt={8}>
            <Radio value="" label={rounds.noOpinionSelf} />
            {units.map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <NoOpinionAct
        documentId={documentId}
        round={round}
        whom={unitId === '' ? {} : { unitId }}
        onClose={onClose}
      />
    </Dialog>
  )
}
