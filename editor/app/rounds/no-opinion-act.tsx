// The foot of the dialogs about "no opinion": sends it, tells that it was recorded or why it was not.

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { RoundView } from '#model/round.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'

interface NoOpinionActProps {
  readonly documentId: string
  readonly round: RoundView
  /** Who has none; nobody named = the person. */
  readonly whom: { readonly unitId?: string; readonly personId?: string }
  readonly onClose: () => void
}

/** The foot. */
export function NoOpinionAct({ documentId, round, whom, onClose }: NoOpinionActProps): ReactNode {
  const words = useWords()
  const act = useRegisterAct(documentId)
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const send = async (): Promise<void> => {
    setIsWaiting(true)
    const result = await act(`/rounds/${encodeURIComponent(round.id)}/no-opinion`, whom)
    setIsWaiting(false)
    if (!result.ok) {
      setRefusal(result.failure.message || words.failure.network)
      return
    }
    tellDone(words.rounds.noOpinionDone(formatNumber(round.number)))
    onClose()
  }
  return (
    <>
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
    </>
  )
}
