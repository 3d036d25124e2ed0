// Keeping to an opinion that was declined (bảo lưu): who may, and the dialog that asks why.

import type { ReactNode } from 'react'
import type { Opinion } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { type OpinionDialogProps, SayDialog } from './say-dialog.tsx'

/** Whether this person may keep to the opinion now: it is theirs, was declined, and they have not yet. */
export function mayReserve({ author, status, reserved }: Opinion, personId: string): boolean {
  return author.id === personId && status === 'declined' && reserved === null
}

/** The dialog. */
export function ReserveDialog(props: OpinionDialogProps): ReactNode {
  const { card } = useWords()
  return (
    <SayDialog
      {...props}
      title={card.reserveTitle}
      hint={card.reserveHint}
      labels={[card.reserveField]}
      act={([reason = '']) => ({ act: 'reserve', reason })}
    />
  )
}
