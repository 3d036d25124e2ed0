// The rows of the history; only those in view are drawn.

import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useRef } from 'react'
import { formatTime } from '../format.ts'
import type { HistoryRow } from './history-rows.ts'
import { useHistoryWords } from './use-history-words.ts'

const rowHeight = 52 // px, two lines; measured once it is drawn

/** A region that scrolls is reached by keyboard. */
const reachable = { tabIndex: 0, 'data-pane-start': '' } as const

/** The list. @param brokenAt seq of the first entry whose hash does not agree; null = none */
export function HistoryList({
  rows,
  brokenAt,
}: {
  readonly rows: readonly HistoryRow[]
  readonly brokenAt: number | null
}): ReactNode {
  const words = useHistoryWords()
  const scrollRef = useRef<HTMLElement>(null)
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    getItemKey: index => rows[index]?.seq ?? index,
    overscan: 12,
  })
  return (
    <section ref={scrollRef} className="sheet history-scroll" aria-label={words.list} {...reachable}>
      {rows.length === 0 && <p className="history-none">{words.nothing}</p>}
      <ol className="history-rows" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          return (
            <li
              key={row.seq}
              ref={virtualizer.measureElement}
              data-index={index}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-broken={row.seq === brokenAt || undefined}
              style={{ transform: `translateY(${start}px)` }}
            >
              <time dateTime={row.at}>{formatTime(row.at)}</time>
              <span className="history-who">
                <b className="vk-ellipsis">{row.who}</b>
                {row.role !== '' && <small className="vk-ellipsis">{row.role}</small>}
              </span>
              <span className="history-what">
                {row.what}
                {row.said !== '' && <small>{row.said}</small>}
                {row.seq === brokenAt && <strong>{words.isBroken}</strong>}
              </span>
              <span className="history-hash" title={row.hash}>
                {row.seq} · {row.hash.slice(0, 8)}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
