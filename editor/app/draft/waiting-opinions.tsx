// Opinions of the draft page that wait for a connection, above the list; one the server refused comes back to its author.

import type { ReactNode } from 'react'
import type { WaitingOpinion } from '../../index.ts'
import { WaitingList } from '../opinion/waiting-list.tsx'
import { useDraft, useSession } from './draft-context.ts'
import { fieldsOf } from './opinion-fields.ts'

/** Nothing when nothing waits. */
export function WaitingOpinions(): ReactNode {
  const { session, setTarget } = useDraft()
  const waiting = useSession(state => state.waiting)
  const rewrite = async ({ id }: WaitingOpinion): Promise<void> => {
    const taken = await session.takeBackOpinion(id)
    if (!taken) return
    setTarget({
      anchor: taken.anchor,
      sectionKey: taken.sectionKey,
      keptId: null,
      fields: fieldsOf(taken),
    })
  }
  return <WaitingList waiting={waiting} onRewrite={one => void rewrite(one)} />
}
