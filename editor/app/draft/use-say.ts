// Saying something of an opinion from the draft page, as the shared dialogs do it.

import { useCallback } from 'react'
import type { Opinion } from '#model/opinion.ts'
import type { Say } from '../opinion/say-dialog.tsx'
import { useDraft } from './draft-context.ts'

/** Sends through the page's session. */
export function useSay({ id }: Pick<Opinion, 'id'>): Say {
  const { session } = useDraft()
  return useCallback(
    async what => {
      const result = await session.say(id, what)
      return result.ok ? null : result.message
    },
    [session, id],
  )
}
