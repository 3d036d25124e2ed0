// An address that names an opinion (`?opinion=…`) opens the draft at its words, once the opinions are there.

import { useEffect } from 'react'
import type { OpinionId } from '#model/ids.ts'
import type { Session } from '../../index.ts'

/** Brings the named opinion to the fore, once. */
export function useLinkedOpinion(
  session: Session,
  focusOpinion: (id: OpinionId, shouldScroll: boolean) => void,
): void {
  useEffect(() => {
    const id = new URLSearchParams(location.search).get('opinion')
    if (id === null) return undefined
    let isOver = false
    const look = (): void => {
      if (isOver || !session.getState().opinions.items.some(opinion => opinion.id === id)) return
      isOver = true
      // The page hears of the opinions at the same time; its marks are drawn by the next frame.
      requestAnimationFrame(() => focusOpinion(id, true))
    }
    look()
    const stop = session.subscribe(look)
    return () => {
      isOver = true
      stop()
    }
  }, [session, focusOpinion])
}
