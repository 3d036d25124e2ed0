// How heavy an opinion is, as a shape: ■ binding, ◆ major, ◇ minor, – editorial. Its word stands beside it.

import type { ReactNode } from 'react'
import type { Severity } from '#model/opinion.ts'

/** The shape alone, 12 px. */
export function SeverityMark({ severity }: { readonly severity: Severity }): ReactNode {
  return (
    <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden focusable="false" style={{ flexShrink: 0 }}>
      {shape(severity)}
    </svg>
  )
}

function shape(severity: Severity): ReactNode {
  switch (severity) {
    case 'binding':
      return <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="var(--vk-bad)" />
    case 'major':
      return <path d="M6 .5 11.5 6 6 11.5.5 6Z" fill="var(--vk-bad)" />
    case 'minor':
      return <path d="M6 1.2 10.8 6 6 10.8 1.2 6Z" fill="none" stroke="var(--vk-warn)" strokeWidth="1.4" />
    case 'editorial':
      return <path d="M2 6h8" stroke="var(--vk-ink3)" strokeWidth="1.6" strokeLinecap="round" />
  }
}
