// The middle: toolbar, and the A4 page in its room.

import { EditorContent } from '@tiptap/react'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useRemembered } from '../remembered.ts'
import { useDocument, useDraft } from './draft-context.ts'
import { moveInReadOnlyText } from './reader-keys.ts'
import { Toolbar } from './toolbar.tsx'
import { fitted, zoomOf } from './zoom.ts'

/** The page with its tools. @param children what else stands at the end of the toolbar */
export function PagePane({ children }: { readonly children?: ReactNode }): ReactNode {
  const { editor } = useDraft()
  const { permissions } = useDocument()
  const mayWrite = permissions.includes('write')
  const [chosen, choose] = useRemembered('zoom', 'fit')
  const [fit, setFit] = useState(100)
  const canvas = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const room = canvas.current
    if (!room) return undefined
    const measure = new ResizeObserver(() => setFit(fitted(room.clientWidth)))
    measure.observe(room)
    return () => measure.disconnect()
  }, [])
  useEffect(() => {
    if (mayWrite) return undefined
    const { dom } = editor.view
    const onKey = (event: KeyboardEvent): void => {
      if (moveInReadOnlyText(event, dom)) event.preventDefault()
    }
    dom.addEventListener('keydown', onKey)
    return () => dom.removeEventListener('keydown', onKey)
  }, [editor, mayWrite])
  const zoom = zoomOf(chosen, fit)
  return (
    <main id="main" className="draft-middle" tabIndex={-1}>
      <Toolbar mayWrite={mayWrite} zoom={zoom} zoomChoice={chosen} onZoom={choose}>
        {children}
      </Toolbar>
      <div ref={canvas} className="draft-canvas" data-pane="page">
        <div className="draft-sheet" style={{ zoom: zoom / 100 }}>
          <EditorContent editor={editor} />
        </div>
      </div>
    </main>
  )
}
