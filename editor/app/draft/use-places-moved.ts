// Tells the panel that opinions stand elsewhere in the text than before.

import { useCallback, useRef, useSyncExternalStore } from 'react'
import { watchPlaces } from '../../index.ts'
import { useDraft } from './draft-context.ts'

/** A number that rises when opinions got other places, once for all that got them at one time. */
export function usePlacesMoved(): number {
  const { editor } = useDraft()
  const version = useRef(0)
  const subscribe = useCallback(
    (listener: () => void) => {
      let isTold = false
      const stop = watchPlaces(editor, () => {
        if (isTold) return
        isTold = true
        queueMicrotask(() => {
          isTold = false
          version.current += 1
          listener()
        })
      })
      return stop
    },
    [editor],
  )
  return useSyncExternalStore(subscribe, () => version.current)
}
