// Keeping to an opinion that was declined (bảo lưu): the dialog that asks why.

import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { type OpinionDialogProps, SayDialog } from './say-dialog.tsx'

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
