// At which height of the window words stand: read where they are near it, guessed where their section is not laid out.

import type { Editor } from '@tiptap/core'
import type { EditorView } from '@tiptap/pm/view'

/** Upper and lower end of a stretch of the window, in CSS px from its top. */
export interface Stretch {
  readonly top: number
  readonly bottom: number
}

/**
 * Heights of positions in the page, in CSS px from the window's top; null where nothing is drawn. Sections away from the
 * stretch are not laid out for it: theirs are guessed from how far into the section a position is.
 */
export function heightsOf(
  { view }: Pick<Editor, 'view'>,
  positions: readonly number[],
  near: Stretch,
): (number | null)[] {
  const boxes = new Map<number, DOMRect | null>()
  return positions.map(position => {
    const { doc } = view.state
    if (position < 0 || position > doc.content.size) return null
    const at = doc.resolve(position)
    if (at.depth === 0) return null
    const start = at.before(1)
    const box = boxes.get(start) ?? boxOf(view, start)
    boxes.set(start, box)
    if (!box || box.height === 0) return null
    if (box.bottom >= near.top && box.top <= near.bottom) return view.coordsAtPos(position).top
    return box.top + (box.height * (position - start)) / at.node(1).nodeSize
  })
}

function boxOf(view: EditorView, position: number): DOMRect | null {
  const node = view.nodeDOM(position)
  return node instanceof HTMLElement ? node.getBoundingClientRect() : null
}
