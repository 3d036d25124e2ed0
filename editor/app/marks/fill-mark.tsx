// How far a section is written, as a shape: dashed ring, half disc, disc, triangle. Its word stands in the label.

import type { ReactNode } from 'react'
import type { Fill } from '#model/budget.ts'

/** The shape alone, 14 px. */
export function FillMark({ fill }: { readonly fill: Fill }): ReactNode {
  return (
    <svg width={14} height={14} viewBox="0 0 14 14" aria-hidden focusable="false" style={{ flexShrink: 0 }}>
      {shape(fill)}
    </svg>
  )
}

function shape(fill: Fill): ReactNode {
  switch (fill) {
    case 'empty':
      return (
        <circle
          cx="7"
          cy="7"
          r="5.6"
          fill="none"
          stroke="var(--vk-line2)"
          strokeWidth="1.4"
          strokeDasharray="2 2"
        />
      )
    case 'thin':
      return (
        <>
          <circle cx="7" cy="7" r="5.6" fill="none" stroke="var(--vk-warn)" strokeWidth="1.4" />
          <path d="M7 1.4a5.6 5.6 0 0 0 0 11.2Z" fill="var(--vk-warn)" />
        </>
      )
    case 'fits':
      return <circle cx="7" cy="7" r="6" fill="var(--vk-ok)" />
    case 'over':
      return (
        <>
          <path d="M7 .8 13.6 13H.4Z" fill="var(--vk-bad)" />
          <path d="M7 5v3.6M7 10.6v.4" stroke="var(--vk-bg)" strokeWidth="1.4" strokeLinecap="round" />
        </>
      )
  }
}
