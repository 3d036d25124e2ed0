// An address that names an opinion (`?opinion=…`) opens the draft at its words, once they have been looked up.

import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import type { OpinionId } from '#model/ids.ts'
import { placeOf, watchPlaces } from '../../index.ts'

/** Brings the named opinion to the fore, once. */
export function useLinkedOpinion(editor: Editor, open: (id: OpinionId) => void): void {
  useEffect(() => {
    const id = new URLSearchParams(location.search).get('opinion')
    if (id === null) return undefined
    let isOver = false
    const look = (): void => {
      if (isOver || placeOf(editor, id) === null) return
      isOver = true
      // The page hears of the places at the same time; its marks are drawn by the next frame.
      requestAnimationFrame(() => open(id))
    }
    look()
    const stop = watchPlaces(editor, look)
    return () => {
      isOver = true
      stop()
    }
  }, [editor, open])
}
