// One opinion as a row of the table. Rendered again only when something it shows has changed.

import {
  IconClockExclamation,
  IconCornerDownRight,
  IconFlag,
  IconMapPinOff,
  IconStack2,
} from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { type Opinion, opinionName } from '#model/opinion.ts'
import { useWords } from '../language.tsx'
import { kindTones } from '../marks/kind-tones.ts'
import { SeverityMark } from '../marks/severity-mark.tsx'
import { StatusMark } from '../marks/status-mark.tsx'

interface OpinionLineProps {
  readonly opinion: Opinion
  /** Who holds it, and the unit where that is another name. */
  readonly holder: string
  readonly unit: string | null
  readonly groupTitle: string | null
  /** Number of the opinion it repeats; null = none. */
  readonly duplicateOf: number | null
  readonly isUnplaced: boolean
  /** Pixels from the top of the list. */
  readonly top: number
  readonly rowIndex: number
  readonly isAt: boolean
  readonly isTicked: boolean
  readonly isOpen: boolean
  /** Whether it can be dragged onto another one. */
  readonly isDraggable: boolean
}

/** Pixels of an opinion's row. */
export const opinionLineHeight = 48

/** The row. */
export const OpinionLine = memo(Line)

function Line(props: OpinionLineProps): ReactNode {
  const { opinion, top, isAt, isTicked, isOpen } = props
  const words = useWords()
  const name = opinionName(opinion.number)
  return (
    <tr
      id={`row-${opinion.id}`}
      className="line"
      draggable={props.isDraggable}
      data-row={opinion.id}
      aria-rowindex={props.rowIndex}
      aria-level={2}
      aria-selected={isTicked}
      data-at={isAt || undefined}
      data-open={isOpen || undefined}
      data-ticked={isTicked || undefined}
      data-status={opinion.status}
      style={{ transform: `translateY(${top}px)` }}
    >
      <td className="line-tick" data-tick>
        {/* The browser's own: rows come and go with every frame of scrolling. */}
        <input
          type="checkbox"
          tabIndex={-1}
          readOnly
          checked={isTicked}
          aria-label={words.consolidation.tick(name)}
        />
      </td>
      <td className="line-number">
        {name}
        <Marks opinion={opinion} isUnplaced={props.isUnplaced} />
      </td>
      <td className="line-body">
        <span>{opinion.body}</span>
        {props.groupTitle !== null && (
          <small>
            <IconStack2 size={14} stroke={1.75} aria-hidden />
            <span className="vk-ellipsis">{props.groupTitle}</span>
          </small>
        )}
      </td>
      <td>
        <span className="vk-chip" data-tone={kindTones[opinion.kind]}>
          {words.kinds[opinion.kind]}
        </span>
      </td>
      <td>
        <span className="line-severity">
          <SeverityMark severity={opinion.severity} />
          {words.severities[opinion.severity]}
        </span>
      </td>
      <td className="line-holder">
        <span className="vk-ellipsis">{props.holder}</span>
        {props.unit !== null && <small className="vk-ellipsis">{props.unit}</small>}
      </td>
      <td className="line-status">
        <Standing opinion={opinion} duplicateOf={props.duplicateOf} />
      </td>
    </tr>
  )
}

function Marks({
  opinion,
  isUnplaced,
}: {
  readonly opinion: Opinion
  readonly isUnplaced: boolean
}): ReactNode {
  const words = useWords()
  return (
    <span className="line-marks">
      {opinion.isLate && (
        <span title={words.consolidation.late}>
          <IconClockExclamation size={14} stroke={1.75} aria-hidden />
          <span className="vk-visually-hidden">{words.consolidation.late}</span>
        </span>
      )}
      {opinion.reserved !== null && (
        <span title={words.consolidation.reserved}>
          <IconFlag size={14} stroke={1.75} aria-hidden />
          <span className="vk-visually-hidden">{words.consolidation.reserved}</span>
        </span>
      )}
      {isUnplaced && (
        <span title={words.consolidation.isUnplaced}>
          <IconMapPinOff size={14} stroke={1.75} aria-hidden />
          <span className="vk-visually-hidden">{words.consolidation.isUnplaced}</span>
        </span>
      )}
    </span>
  )
}

function Standing({
  opinion,
  duplicateOf,
}: {
  readonly opinion: Opinion
  readonly duplicateOf: number | null
}): ReactNode {
  const words = useWords()
  const { status, proposedDisposition, implementation } = opinion
  const second =
    status === 'open' && proposedDisposition !== null
      ? words.statusesShort[proposedDisposition.decision]
      : implementation === 'pending' || implementation === 'conflict'
        ? words.consolidation.inText[implementation]
        : null
  return (
    <>
      <StatusMark
        status={status}
        {...(duplicateOf === null ? {} : { text: words.consolidation.duplicateOf(opinionName(duplicateOf)) })}
      />
      {second !== null && (
        <small data-tone={implementation === 'conflict' ? 'bad' : undefined}>
          <IconCornerDownRight size={14} stroke={1.75} aria-hidden />
          <span className="vk-ellipsis">{second}</span>
        </small>
      )}
    </>
  )
}
