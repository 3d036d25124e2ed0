// Tells the panel that opinions stand elsewhere in the text than before.

import { useCallback, useRef, useSyncExternalStore } from 'react'
import { watchPlaces } from '../../index.ts'
import { useDraft } from './draft-context.ts'

const restMs = 250

/** A number that rises when places of opinions moved other than by typing, a moment after they rest. */
export function usePlacesMoved(): number {
  const { editor } = useDraft()
  const version = useRef(0)
  const subscribe = useCallback(
    (listener: () => void) => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const stop = watchPlaces(editor, () => {
        clearTimeout(timer)
        timer = setTimeout(() => {
          version.current += 1
          listener()
        }, restMs)
      })
      return () => {
        clearTimeout(timer)
        stop()
      }
    },
    [editor],
  )
  return useSyncExternalStore(subscribe, () => version.current)
}
