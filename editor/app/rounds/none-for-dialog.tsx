// What is asked before a clerk records that somebody else has no opinion: it goes on record under both names.

import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { RoundView } from '#model/round.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'

interface NoneForDialogProps {
  readonly documentId: string
  readonly round: RoundView
  readonly name: string
  readonly whom: { readonly unitId: string } | { readonly personId: string }
  readonly onClose: () => void
}

/** The dialog. */
export function NoneForDialog({ documentId, round, name, whom, onClose }: NoneForDialogProps): ReactNode {
  const words = useWords()
  const act = useRegisterAct(documentId)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const number = formatNumber(round.number)
  const send = async (): Promise<void> => {
    setIsWaiting(true)
    const result = await act(`/rounds/${encodeURIComponent(round.id)}/no-opinion`, whom)
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    tellDone(words.rounds.noOpinionDone(number))
    onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={words.rounds.noOpinionTitle(number)}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <p>{words.rounds.noneForHint(name, number)}</p>
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
