// The mark of a document that only those who deal with personnel may see.

import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'

/** The mark, with who may see the document as its hint. */
export function ConfidentialMark(): ReactNode {
  const { begin } = useWords()
  return (
    <span className="vk-chip vk-nowrap" data-tone="warn" title={begin.accessHints.personnel}>
      <IconLock size={12} stroke={1.75} aria-hidden style={{ marginRight: 4 }} />
      {begin.confidential}
    </span>
  )
}
