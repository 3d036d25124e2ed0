// What is asked before something is done to a round: reminding, moving its end, ending it now, closing its consolidation.

import { Button, Modal } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { DocumentView } from '#model/api.ts'
import type { RoundView } from '#model/round.ts'
import { listedIn } from '../data/refusal-list.ts'
import { useRegisterAct } from '../data/use-register-act.ts'
import { formatNumber, formatTime } from '../format.ts'
import { useWords } from '../language.tsx'
import { tellDone } from '../parts/tell.ts'
import { MomentPicker } from './moment-picker.tsx'
import { instantOf, pickedOf } from './round-words.ts'

/** What can be done to a round. */
export type RoundActName = 'remind' | 'extend' | 'end' | 'close'

interface RoundActDialogProps {
  readonly name: RoundActName
  readonly document: DocumentView
  readonly round: RoundView
  readonly onClose: () => void
}

/** The dialog, with the names and numbers of what will be recorded. */
export function RoundActDialog({ name, document, round, onClose }: RoundActDialogProps): ReactNode {
  const words = useWords()
  const act = useRegisterAct(document.id)
  const [closes, setCloses] = useState<string | null>(() => pickedOf(round.closesAt))
  const [isWaiting, setIsWaiting] = useState(false)
  const [refusal, setRefusal] = useState<{ readonly says: string; readonly listed: string } | null>(null)
  const number = formatNumber(round.number)
  const send = async (): Promise<void> => {
    const isPast = closes === null || Date.parse(instantOf(closes)) <= Date.now()
    if (name === 'extend' && isPast) {
      setRefusal({ says: words.rounds.closesPast, listed: '' })
      return
    }
    setIsWaiting(true)
    const route = name === 'end' ? 'extend' : name
    const body =
      name === 'extend' && closes !== null
        ? { closesAt: instantOf(closes) }
        : name === 'end'
          ? { closesAt: null }
          : {}
    const result = await act(`/rounds/${encodeURIComponent(round.id)}/${route}`, body)
    setIsWaiting(false)
    if (!result.ok) {
      const { code, message, details } = result.failure
      setRefusal({ says: message || words.failure.network, listed: listedIn(code, details, words) })
      return
    }
    tellDone(
      {
        remind: words.rounds.remindDone(formatNumber(round.counts.silent)),
        extend: words.rounds.extendDone(number, closes === null ? '' : formatTime(instantOf(closes))),
        end: words.rounds.endDone(number),
        close: words.rounds.closeDone(number),
      }[name],
    )
    onClose()
  }
  const { title, hint, act: does } = words.rounds.acts[name]
  return (
    <Modal
      opened
      onClose={onClose}
      title={title(number)}
      closeButtonProps={{ 'aria-label': words.act.close }}
    >
      <p>
        {hint(
          formatNumber(name === 'close' ? round.counts.opinions : round.counts.silent),
          formatTime(round.closesAt),
        )}
      </p>
      {name === 'extend' && (
        <MomentPicker label={words.rounds.closes} value={closes} onChange={setCloses} error={null} />
      )}
      {refusal !== null && (
        <div className="rounds-warning" role="alert">
          {refusal.says}
          {refusal.listed !== '' && <p className="rounds-listed">{refusal.listed}</p>}
        </div>
      )}
      <div className="dialog-actions">
        <Button variant="default" data-autofocus onClick={onClose}>
          {words.act.cancel}
        </Button>
        <Button loading={isWaiting} onClick={() => void send()}>
          {does}
        </Button>
      </div>
    </Modal>
  )
}
