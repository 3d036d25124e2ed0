// The editor's own element in React's tree. The text was drawn when the editor was made; it is only put in its place here.

import type { Editor } from '@tiptap/core'
import { type ReactNode, useLayoutEffect, useRef } from 'react'

/** Where the text stands. @param onPainted told once it has been painted there */
export function TextOnPage({
  editor,
  onPainted,
}: {
  readonly editor: Editor
  readonly onPainted?: () => void
}): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (editor.isDestroyed) return undefined
    const { dom } = editor.view
    place.current?.append(dom)
    if (onPainted) afterPaint(onPainted)
    return () => dom.remove()
  }, [editor, onPainted])
  return <div ref={place} />
}

/** Calls back after the next frame is painted; a page that nobody sees has none to wait for. */
function afterPaint(then: () => void): void {
  if (document.hidden) then()
  else requestAnimationFrame(() => setTimeout(then))
}
