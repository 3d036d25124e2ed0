// Taking a role away: says whom and what, then does it.

import { Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Member, Unit } from '#model/api.ts'
import { membersQuery } from '../data/queries.ts'
import { request } from '../data/request.ts'
import { useWords } from '../language.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { tell, tellDone } from '../parts/tell.ts'
import { useAdminWords } from './admin-words.ts'

interface RevokeDialogProps {
  readonly unit: Unit
  /** Who loses the role; null = closed. */
  readonly member: Member | null
  readonly onClose: () => void
}

/** Asks before a role is taken away. */
export function RevokeDialog({ unit, member, onClose }: RevokeDialogProps): ReactNode {
  const words = useWords()
  const admin = useAdminWords()
  const queries = useQueryClient()
  const revoke = async (leaving: Member): Promise<void> => {
    const path = `/api/units/${encodeURIComponent(unit.id)}/members/${encodeURIComponent(leaving.userId)}`
    const done = await tell(
      request<unknown>('DELETE', path).then(() => true),
      words,
    )
    if (done === null) return
    await queries.invalidateQueries(membersQuery(unit.id))
    tellDone(admin.revoked(leaving.name))
    onClose()
  }
  return (
    <Dialog isOpen={member !== null} title={member && admin.revokeTitle(member.name)} onClose={onClose}>
      {member && (
        <>
          <Text>{admin.revokeHint(member.name, words.roles[member.role], unit.name)}</Text>
          <Group justify="flex-end" gap="xs" mt="lg">
            <Button variant="default" onClick={onClose} data-autofocus>
              {words.act.cancel}
            </Button>
            <Button onClick={() => void revoke(member)}>{admin.revokeDo}</Button>
          </Group>
        </>
      )}
    </Dialog>
  )
}
