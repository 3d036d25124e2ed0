// The editor's own element in React's tree. The text was drawn when the editor was made; it is only put in its place here.

import type { Editor } from '@tiptap/core'
import { type ReactNode, useLayoutEffect, useRef } from 'react'

/** Where the text stands. */
export function TextOnPage({ editor }: { readonly editor: Editor }): ReactNode {
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (editor.isDestroyed) return undefined
    const { dom } = editor.view
    place.current?.append(dom)
    return () => dom.remove()
  }, [editor])
  return <div ref={place} />
}
