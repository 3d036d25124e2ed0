// What parts of the page read from the editor's state: they render again only when what they read is another.

import type { Editor } from '@tiptap/core'
import { useCallback, useRef, useSyncExternalStore } from 'react'

/**
 * Reads after each transaction.
 *
 * @param read gives a small plain value; compared by what it holds
 */
export function useEditorValue<T>(editor: Editor, read: (editor: Editor) => T): T {
  const last = useRef<{ readonly value: T; readonly text: string } | null>(null)
  const subscribe = useCallback(
    (listener: () => void) => {
      editor.on('transaction', listener)
      return () => editor.off('transaction', listener)
    },
    [editor],
  )
  return useSyncExternalStore(subscribe, () => {
    if (editor.isDestroyed && last.current) return last.current.value
    const value = read(editor)
    const text = JSON.stringify(value)
    if (last.current?.text !== text) last.current = { value, text }
    return last.current.value
  })
}
