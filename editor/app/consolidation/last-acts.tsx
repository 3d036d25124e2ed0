// What its holder and its issuer may still say of an opinion: keep to it after a decline, answer whether it may be declined.

import { Button } from '@mantine/core'
import { type ReactNode, useCallback, useState } from 'react'
import type { Opinion } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { mayAnswerBinding } from '../opinion/issuer-answer.ts'
import { IssuerDialog } from '../opinion/issuer-dialog.tsx'
import { mayReserve } from '../opinion/may-reserve.ts'
import { ReserveDialog } from '../opinion/reserve-dialog.tsx'
import type { Say } from '../opinion/say-dialog.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { useConsolidation } from './consolidation-context.ts'

const dialogs = { reserve: ReserveDialog, issuer: IssuerDialog } as const

/** The buttons; nothing for who may do neither. */
export function LastActs({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const words = useWords()
  const me = useMe()
  const { act, document } = useConsolidation()
  const [open, setOpen] = useState<keyof typeof dialogs | null>(null)
  const { permissions } = document
  const say = useCallback<Say>(
    async ({ act: path, ...said }) => {
      const result = await act(`/opinions/${encodeURIComponent(opinion.id)}/${path}`, said)
      return result.ok ? null : result.failure.message || words.failure.network
    },
    [act, opinion.id, words],
  )
  const isHolder = mayReserve(opinion, me.user.id)
  const isIssuer = mayAnswerBinding(opinion, permissions, me.user.id)
  if (!isHolder && !isIssuer && open === null) return null
  const Dialog = open === null ? null : dialogs[open]
  return (
    <div className="detail-actions">
      {isIssuer && (
        <Button variant="default" onClick={() => setOpen('issuer')}>
          {words.issuer.act}
        </Button>
      )}
      {isHolder && (
        <Button variant="default" onClick={() => setOpen('reserve')}>
          {words.card.reserve}
        </Button>
      )}
      {Dialog && (
        <Dialog opinion={opinion} permissions={permissions} say={say} onClose={() => setOpen(null)} />
      )}
    </div>
  )
}
