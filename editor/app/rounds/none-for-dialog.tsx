// What is asked before a clerk records that somebody else has no opinion: it goes on record under both names.

import type { ReactNode } from 'react'
import type { RoundView } from '#model/round.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { NoOpinionAct } from './no-opinion-act.tsx'

interface NoneForDialogProps {
  readonly documentId: string
  readonly round: RoundView
  readonly name: string
  readonly whom: { readonly unitId: string } | { readonly personId: string }
  readonly onClose: () => void
}

/** The dialog. */
export function NoneForDialog({ documentId, round, name, whom, onClose }: NoneForDialogProps): ReactNode {
  const { rounds } = useWords()
  const number = formatNumber(round.number)
  return (
    <Dialog isOpen title={rounds.noOpinionTitle(number)} onClose={onClose}>
      <p>{rounds.noneForHint(name, number)}</p>
      <NoOpinionAct documentId={documentId} round={round} whom={whom} onClose={onClose} />
    </Dialog>
  )
}
