// The stage as a disc that fills like a clock; its word always stands beside it.

import type { ReactNode } from 'react'
import type { Stage } from '#model/stage.ts'
import { placeOnTrack, trackLength } from '../stage-track.ts'

interface StageDiscProps {
  readonly stage: Stage
  /** Pixels across. */
  readonly size?: number
  /** Colour in place of the meaning's own. */
  readonly color?: string
}

/** Dashed ring: not begun; blue: in the unit; amber: with the superior; green tick: finished; triangle: sent back. */
export function StageDisc({ stage, size = 16, color }: StageDiscProps): ReactNode {
  const { step, isFinished, holder, isReturned } = placeOnTrack(stage)
  if (isReturned) return <Triangle size={size} />
  if (isFinished) return <Tick size={size} />
  const ink = color ?? (holder === 'superior' ? 'var(--vk-warn)' : 'var(--vk-info)')
  return step < 0 ? (
    <DashedRing size={size} />
  ) : (
    <Clock size={size} ink={ink} share={(step + 1) / trackLength} />
  )
}

interface ShapeProps {
  readonly size: number
}

function Clock({
  size,
  ink,
  share,
}: ShapeProps & { readonly ink: string; readonly share: number }): ReactNode {
  const angle = 2 * Math.PI * share
  const x = 8 + 4 * Math.sin(angle)
  const y = 8 - 4 * Math.cos(angle)
  const isWhole = share >= 1
  return (
    <Svg size={size}>
      <circle cx="8" cy="8" r="6.4" fill="none" stroke={ink} strokeWidth="1.5" />
      {isWhole ? (
        <circle cx="8" cy="8" r="4" fill={ink} />
      ) : (
        <path d={`M8 8V4A4 4 0 ${share > 0.5 ? 1 : 0} 1 ${x.toFixed(3)} ${y.toFixed(3)}Z`} fill={ink} />
      )}
    </Svg>
  )
}

/** Not begun, or not yet reached. */
export function DashedRing({ size }: ShapeProps): ReactNode {
  return (
    <Svg size={size}>
      <circle
        cx="8"
        cy="8"
        r="6.4"
        fill="none"
        stroke="var(--vk-line2)"
        strokeWidth="1.5"
        strokeDasharray="2.2 2.2"
      />
    </Svg>
  )
}

function Tick({ size }: ShapeProps): ReactNode {
  return (
    <Svg size={size}>
      <circle cx="8" cy="8" r="7" fill="var(--vk-ok)" />
      <path
        d="m4.8 8.2 2.2 2.2 4.2-4.6"
        fill="none"
        stroke="var(--vk-bg)"
        strokeWidth="1.6"
        strokeLinecap="round"
      />
    </Svg>
  )
}

function Triangle({ size }: ShapeProps): ReactNode {
  return (
    <Svg size={size}>
      <path d="M8 2 15 14H1Z" fill="none" stroke="var(--vk-bad)" strokeWidth="1.5" strokeLinejoin="round" />
      <path d="M8 6.5v3.4M8 11.8v.2" stroke="var(--vk-bad)" strokeWidth="1.5" strokeLinecap="round" />
    </Svg>
  )
}

function Svg({ size, children }: ShapeProps & { readonly children: ReactNode }): ReactNode {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      aria-hidden
      focusable="false"
      style={{ flexShrink: 0 }}
    >
      {children}
    </svg>
  )
}
