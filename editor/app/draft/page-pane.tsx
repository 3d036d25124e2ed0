// The middle: toolbar, and the A4 page in its room.

import { Box } from '@mantine/core'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useRemembered } from '../remembered.ts'
import { AfterText } from './after-text.tsx'
import { AuthorsLine, AuthorsTool } from './authors.tsx'
import { useDocument, useDraft } from './draft-context.ts'
import { followShown, moveInReadOnlyText } from './reader-keys.ts'
import { TextOnPage } from './text-on-page.tsx'
import { Toolbar } from './toolbar.tsx'
import { fitted, roomBeside, zoomOf } from './zoom.ts'

const defaultRoomPx = 842 // until it is measured: the page at 100 %
/** What was measured last, so that a page which comes back stands there at once. */
let lastRoomPx: number | null = null

/** The page with its tools. @param children what else stands at the end of the toolbar */
export function PagePane({ children }: { readonly children?: ReactNode }): ReactNode {
  const { editor, tellShown } = useDraft()
  const { permissions } = useDocument()
  const mayWrite = permissions.includes('write')
  const [chosen, choose] = useRemembered('zoom', 'fit')
  const [measuredRoom, setRoom] = useState(lastRoomPx)
  const room = measuredRoom ?? defaultRoomPx
  const [hasAuthors, setHasAuthors] = useState(false)
  const canvas = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = canvas.current
    if (!element) return undefined
    let topPx = 0
    const measure = (): void => {
      // A strip that comes or goes over the canvas moves no word: it is scrolled by as much.
      const { top } = element.getBoundingClientRect()
      if (topPx !== 0 && top !== topPx) element.scrollTop += top - topPx
      topPx = top
      lastRoomPx = element.clientWidth
      setRoom(lastRoomPx)
    }
    measure() // at once: the text is in the first frame that is painted
    const follow = new ResizeObserver(measure)
    follow.observe(element)
    return () => follow.disconnect()
  }, [])
  useEffect(() => {
    if (mayWrite) return undefined
    const { dom } = editor.view
    const onKey = (event: KeyboardEvent): void => {
      if (!moveInReadOnlyText(event, dom)) return
      event.preventDefault()
      followShown(editor.view) // the next key may ask for these words
    }
    dom.addEventListener('keydown', onKey)
    return () => dom.removeEventListener('keydown', onKey)
  }, [editor, mayWrite])
  const zoom = zoomOf(chosen, fitted(room))
  return (
    <main id="main" className="draft-middle" tabIndex={-1}>
      <AfterText place={<div className="toolbar" />}>
        <Toolbar mayWrite={mayWrite} zoom={zoom} zoomChoice={chosen} onZoom={choose}>
          <AuthorsTool isOn={hasAuthors} onToggle={() => setHasAuthors(!hasAuthors)} />
          {children}
        </Toolbar>
      </AfterText>
      {hasAuthors && <AuthorsLine />}
      <div ref={canvas} className="draft-canvas" data-pane="page">
        <Box
          className="draft-sheet"
          style={{ zoom: zoom / 100 }}
          __vars={{ '--vk-room-beside': `${roomBeside(room, zoom)}px` }}
        >
          {/* A long text is laid out once, when the frame around it has found its widths, and not for each of them. */}
          {measuredRoom !== null && <TextOnPage editor={editor} onPainted={tellShown} />}
        </Box>
      </div>
    </main>
  )
}
