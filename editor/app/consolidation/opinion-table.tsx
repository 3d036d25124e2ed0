// The table itself: a grid that holds the keyboard, draws only the rows in view, and keeps its head and first columns in place.

import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react'
import type { OpinionId } from '#model/ids.ts'
import type { Opinion } from '#model/opinion.ts'
import { isLost } from '../draft/opinion-filter.ts'
import { useWords } from '../language.tsx'
import { useConsolidation } from './consolidation-context.ts'
import { HeadingLine, headingLineHeight } from './heading-line.tsx'
import { OpinionLine, opinionLineHeight } from './opinion-line.tsx'
import { type CursorMove, cursorIndex, type TableCursor } from './table-cursor.ts'
import { type Arrangement, holderOf, unitOf } from './table-filter.ts'
import { actOf, type TableAct } from './table-keys.ts'
import { rowId, type TableRow } from './table-rows.ts'
import { useRowDrag } from './use-row-drag.ts'

interface OpinionTableProps {
  readonly rows: readonly TableRow[]
  readonly by: Arrangement
  readonly cursor: TableCursor
  readonly openId: OpinionId | null
  readonly gridRef: RefObject<HTMLTableElement | null>
  readonly onMove: (move: CursorMove) => void
  readonly onAct: (act: TableAct) => void
  readonly onFold: (key: string) => void
}

/** What the table is to the keyboard and to who listens to it: one thing with the focus, rows in two levels. */
const treegrid = { role: 'treegrid', tabIndex: 0, 'aria-multiselectable': true } as const

/** The grid. */
export function OpinionTable(props: OpinionTableProps): ReactNode {
  const { rows, by, cursor, openId, gridRef, onMove, onAct, onFold } = props
  const { setDialog, groups, byId, units, open, mayGroup } = useConsolidation()
  const words = useWords()
  const scrollRef = useRef<HTMLDivElement>(null)
  const at = cursorIndex(rows, cursor.at)
  const current = rows[at]
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: index => (rows[index]?.type === 'heading' ? headingLineHeight : opinionLineHeight),
    getItemKey: index => (rows[index] ? rowId(rows[index]) : index),
    overscan: 8,
    useFlushSync: false,
    // The row with the keyboard is always there: the grid names it.
    rangeExtractor: useCallback((range: Range) => withCursor(defaultRangeExtractor(range), at), [at]),
  })
  useRowsMeasured(virtualizer, rows)
  const groupTitles = useMemo(() => new Map(groups.map(({ id, title }) => [id, title])), [groups])
  /** One listener for all rows: a row says by its attributes what it is. */
  const onClick = (event: MouseEvent): void => {
    const { target } = event
    if (!(target instanceof Element)) return
    const row = target.closest<HTMLElement>('[data-row]')
    if (!row) return
    const { row: id = '', fold: heading } = row.dataset
    const edit = target.closest<HTMLElement>('[data-edit]')?.dataset['edit']
    if (edit !== undefined) setDialog({ type: 'group', groupId: edit, ids: [] })
    else if (heading !== undefined) {
      onMove({ type: 'to', id })
      onFold(heading)
    } else if (target.closest('[data-tick]') || event.ctrlKey || event.metaKey || event.shiftKey) {
      onMove({ type: 'tick', id, extends: event.shiftKey })
    } else {
      onMove({ type: 'to', id })
      open(id)
    }
    gridRef.current?.focus({ preventScroll: true })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const act = actOf(event)
    if (act === null || event.target !== event.currentTarget) return
    event.preventDefault()
    event.stopPropagation()
    onAct(act)
  }
  const [all, ticked] = useMemo(() => {
    const ids = rows.flatMap(row => (row.type === 'heading' ? row.ids : []))
    return [ids.length, ids.filter(id => cursor.ticked.has(id)).length]
  }, [rows, cursor.ticked])
  useCursorInView(cursor.at)
  const drag = useRowDrag(
    rows,
    cursor,
    key => by === 'group' && groupTitles.has(key),
    id => onMove({ type: 'to', id }),
  )
  return (
    <div ref={scrollRef} className="grid-scroll">
      <table
        ref={gridRef}
        className="grid"
        {...treegrid}
        {...(current && cursor.at !== null ? { 'aria-activedescendant': `row-${rowId(current)}` } : {})}
        data-pane-start=""
        aria-label={words.consolidation.table}
        aria-rowcount={rows.length + 1}
        onClick={onClick}
        onKeyDown={onKeyDown}
        {...(mayGroup ? drag : {})}
        onFocus={event => {
          if (event.target === event.currentTarget) onMove({ type: 'enter' })
        }}
      >
        <Head
          isAllTicked={all > 0 && ticked === all}
          isSomeTicked={ticked > 0}
          onTickAll={() => onMove(ticked > 0 ? { type: 'none' } : { type: 'all' })}
        />
        <tbody className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const row = rows[index]
            if (!row) return null
            const id = rowId(row)
            const isAt = cursor.at === id
            if (row.type === 'heading') {
              return (
                <HeadingLine
                  key={id}
                  row={row}
                  top={start}
                  rowIndex={index + 2}
                  isAt={isAt}
                  isGroup={by === 'group' && groupTitles.has(row.key)}
                />
              )
            }
            const { opinion } = row
            const holder = holderOf(opinion, units)
            const unit = unitOf(opinion, units)
            return (
              <OpinionLine
                key={id}
                opinion={opinion}
                holder={holder}
                unit={unit === holder ? null : unit}
                groupTitle={by === 'section' ? (groupTitles.get(opinion.groupId ?? '') ?? null) : null}
                duplicateOf={duplicateOf(opinion, byId)}
                isUnplaced={isLost(opinion, opinion.place)}
                top={start}
                rowIndex={index + 2}
                isAt={isAt}
                isTicked={cursor.ticked.has(opinion.id)}
                isOpen={openId === opinion.id}
                isDraggable={mayGroup}
              />
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

interface HeadProps {
  readonly isAllTicked: boolean
  readonly isSomeTicked: boolean
  readonly onTickAll: () => void
}

function Head({ isAllTicked, isSomeTicked, onTickAll }: HeadProps): ReactNode {
  const { columns, tickAll } = useWords().consolidation
  return (
    <thead className="grid-head-place">
      <tr className="grid-head" aria-rowindex={1}>
        <th scope="col" className="line-tick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={tickAll}
            checked={isAllTicked}
            ref={element => {
              if (element) element.indeterminate = isSomeTicked && !isAllTicked
            }}
            onChange={onTickAll}
          />
        </th>
        {(['number', 'body', 'kind', 'severity', 'holder', 'status'] as const).map(column => (
          <th key={column} scope="col" className={`grid-head-${column}`}>
            {columns[column]}
          </th>
        ))}
      </tr>
    </thead>
  )
}

function duplicateOf(opinion: Opinion, byId: ReadonlyMap<OpinionId, Opinion>): number | null {
  const id = opinion.status === 'duplicate' ? opinion.disposition?.duplicateOf : null
  return id ? (byId.get(id)?.number ?? null) : null
}

function withCursor(indexes: number[], at: number): number[] {
  if (at < 0 || indexes.includes(at)) return indexes
  return [...indexes, at].sort((a, b) => a - b)
}

type Virtualizer = ReturnType<typeof useVirtualizer<HTMLDivElement, Element>>

/** Rows are of two heights: whenever other rows stand there, their places are reckoned anew. */
function useRowsMeasured(virtualizer: Virtualizer, rows: readonly TableRow[]): void {
  const known = useRef(rows)
  useEffect(() => {
    if (known.current === rows) return
    known.current = rows
    virtualizer.measure()
  }, [virtualizer, rows])
}

/** Brings the row with the keyboard into view when the keyboard moves; not when other rows come or go. */
function useCursorInView(rowAt: string | null): void {
  useEffect(() => {
    if (rowAt !== null) document.getElementById(`row-${rowAt}`)?.scrollIntoView({ block: 'nearest' })
  }, [rowAt])
}
