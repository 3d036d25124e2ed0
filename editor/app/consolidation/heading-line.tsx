// A heading of the table: what stands under it, in numbers, and whether it is all handled.

import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { type HeadingRow, rowId } from './table-rows.ts'

interface HeadingLineProps {
  readonly row: HeadingRow
  /** Pixels from the top of the list. */
  readonly top: number
  readonly rowIndex: number
  readonly isAt: boolean
  /** Whether it names a group that can be opened. */
  readonly isGroup: boolean
}

/** Pixels of a heading. */
export const headingLineHeight = 32

/** The row; a press folds what stands under it. */
export const HeadingLine = memo(Line)

function Line({ row, top, rowIndex, isAt, isGroup }: HeadingLineProps): ReactNode {
  const words = useWords()
  const Chevron = row.isFolded ? IconChevronRight : IconChevronDown
  const figures = [
    words.consolidation.opinions(formatNumber(row.ids.length)),
    ...row.kinds.slice(0, 3).map(({ kind, count }) => `${lower(words.kinds[kind])} ${formatNumber(count)}`),
  ].join(' · ')
  return (
    <tr
      id={`row-${rowId(row)}`}
      className="line-heading"
      data-row={rowId(row)}
      data-fold={row.key}
      aria-rowindex={rowIndex}
      aria-level={1}
      aria-expanded={!row.isFolded}
      data-at={isAt || undefined}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td colSpan={7} className="line-heading-inside">
        <Chevron size={16} stroke={1.75} aria-hidden />
        <b className="vk-ellipsis">{row.title}</b>
        <span className="line-heading-figures vk-ellipsis">{figures}</span>
        {isGroup && (
          <button type="button" tabIndex={-1} className="line-heading-edit" data-edit={row.key}>
            {words.consolidation.openGroup}
          </button>
        )}
        <span className="line-heading-state" data-tone={row.unsettled === 0 ? 'ok' : 'warn'}>
          {row.unsettled === 0
            ? words.consolidation.allSettled
            : words.consolidation.stillOpen(formatNumber(row.unsettled))}
        </span>
      </td>
    </tr>
  )
}

function lower(text: string): string {
  return text.toLocaleLowerCase('vi')
}
