// Rows dragged onto another row or onto a group. The browser's own dragging: the row under the pointer is marked, no row is drawn
// anew. By keyboard the same is done by ticking rows and pressing G.

import { type DragEvent, useRef } from 'react'
import type { OpinionId } from '#model/ids.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { draggedWith, type Grouping, groupingOn } from './row-drop.ts'
import type { TableCursor } from './table-cursor.ts'
import { rowId, type TableRow } from './table-rows.ts'

/** What the table listens to. */
export interface RowDrag {
  readonly onDragStart: (event: DragEvent) => void
  readonly onDragOver: (event: DragEvent) => void
  readonly onDrop: (event: DragEvent) => void
  readonly onDragEnd: () => void
}

const mark = 'data-drop'

/**
 * @param isGroup whether a heading's key names a group
 * @param hold told the row that is dragged: it must stay drawn, or the browser ends the dragging
 */
export function useRowDrag(
  rows: readonly TableRow[],
  { ticked }: TableCursor,
  isGroup: (key: string) => boolean,
  hold: (id: string) => void,
): RowDrag {
  const { consolidation } = useWords()
  const { byId, setDialog } = useConsolidation()
  const dragged = useRef<readonly OpinionId[]>([])
  const marked = useRef<HTMLElement | null>(null)
  const show = (row: HTMLElement | null): void => {
    if (row === marked.current) return
    marked.current?.removeAttribute(mark)
    row?.setAttribute(mark, '')
    marked.current = row
  }
  const under = ({ target }: DragEvent): { element: HTMLElement; grouping: Grouping } | null => {
    const element = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
    const row = rows.find(candidate => rowId(candidate) === element?.dataset['row'])
    const grouping =
      row && dragged.current.length > 0 ? groupingOn(row, dragged.current, isGroup, byId) : null
    return element && grouping && { element, grouping }
  }
  const end = (): void => {
    dragged.current = []
    show(null)
  }
  return {
    onDragStart: event => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('tr.line') : null
      const id = row?.dataset['row']
      if (id === undefined) return
      dragged.current = draggedWith(id, ticked, rows)
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', '') // some browsers drag nothing that carries nothing
      showCount(event, consolidation.dragged(formatNumber(dragged.current.length)))
      hold(id)
    },
    onDragOver: event => {
      const place = under(event)
      show(place?.element ?? null)
      if (!place) return
      event.preventDefault() // says that it may be let go here
      event.dataTransfer.dropEffect = 'move'
    },
    onDrop: event => {
      const place = under(event)
      end()
      if (!place) return
      event.preventDefault()
      setDialog({ type: 'group', ...place.grouping })
    },
    onDragEnd: end,
  }
}

/** Lets the pointer carry how many opinions it drags. */
function showCount({ dataTransfer }: DragEvent, text: string): void {
  const label = document.createElement('div')
  label.className = 'grid-dragged'
  label.textContent = text
  document.body.append(label)
  dataTransfer.setDragImage(label, -12, -12)
  setTimeout(() => label.remove()) // the browser has taken its picture by then
}
