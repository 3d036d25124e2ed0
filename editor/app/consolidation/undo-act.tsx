// Taking one's own decision back in the detail pane, with the words that it brought into the text.

import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { objectionToUndo } from '#model/undo.ts'
import { useLanguage } from '../language.tsx'
import { tellNotUndone, tellUndone } from '../opinion/undo-told.tsx'
import { useMe } from '../shell/signed-in.tsx'
import { useConsolidation } from './consolidation-context.ts'

/** The button; nothing for who did not make the decision that counts. */
export function UndoAct({ opinion }: { readonly opinion: Opinion }): ReactNode {
  const { language, words } = useLanguage()
  const { act, mayConfirm } = useConsolidation()
  const me = useMe()
  const [isWaiting, setIsWaiting] = useState(false)
  if (!mayConfirm || objectionToUndo(opinion, me.user.id) !== null) return null
  const undo = async (): Promise<void> => {
    setIsWaiting(true)
    const path = `/opinions/${encodeURIComponent(opinion.id)}/disposition/undo`
    const result = await act<{ readonly opinion: Pick<Opinion, 'implementedBy'> }>(path, {})
    setIsWaiting(false)
    const name = opinionName(opinion.number)
    if (result.ok) {
      const hasWords = opinion.implementedBy !== null && result.value.opinion.implementedBy === null
      tellUndone(name, hasWords, language)
      return
    }
    const { message, details } = result.failure
    tellNotUndone(name, { message: message || words.failure.network, details }, language, null)
  }
  return (
    <Button variant="default" mt={12} ml={8} loading={isWaiting} onClick={() => void undo()}>
      {words.toolbar.undo}
    </Button>
  )
}
