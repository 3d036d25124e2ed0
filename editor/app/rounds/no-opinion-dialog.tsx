// Asks once more before somebody says that they have no opinion in a round; who stands for a unit may answer for it.

import { Button, Modal, Radio, Stack } from '@mantine/core'
import '@mantine/core/styles/Radio.css'
import { type ReactNode, useState } from 'react'
import { speaksForUnit } from '#model/role.ts'
import type { RoundView } from '#model/round.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { useMe } from '../shell/signed-in.tsx'

interface NoOpinionDialogProps {
  readonly documentId: string
  readonly round: RoundView
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** The question. */
export function NoOpinionDialog({ documentId, round, isOpen, onClose }: NoOpinionDialogProps): ReactNode {
  const words = useWords()
  const act = useRegisterAct(documentId)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const me = useMe()
  const units = round.audience.units.filter(({ id }) =>
    me.memberships.some(({ unitId, role }) => unitId === id && speaksForUnit(role)),
  )
  const [unitId, setUnitId] = useState(units[0]?.id ?? '')
  const send = async (): Promise<void> => {
    setIsWaiting(true)
    const result = await act(`/rounds/${encodeURIComponent(round.id)}/no-opinion`, {
      ...(unitId === '' ? {} : { unitId }),
    })
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    tellDone(words.rounds.noOpinionDone(formatNumber(round.number)))
    onClose()
  }
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={words.rounds.noOpinionTitle(formatNumber(round.number))}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <p>{words.rounds.noOpinionHint}</p>
      {units.length > 0 && (
        <Radio.Group label={words.rounds.noOpinionFor} value={unitId} onChange={setUnitId}>
          <Stack gap={8} mt={8}>
            <Radio value="" label={words.rounds.noOpinionSelf} />
            {units.map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {refusal !== null && (
        <p className="rounds-warning" role="alert">
          {refusal}
        </p>
      )}
      <div className="dialog-actions">
        <Button variant="default" data-autofocus onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button loading={isWaiting} onClick={() => void send()}>
          {words.rounds.noOpinionDo}
        </Button>
      </div>
    </Modal>
  )
}
