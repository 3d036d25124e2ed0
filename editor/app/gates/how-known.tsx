// The mark of what rests on a single source, or on none that was seen.

import { Tooltip, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Known } from '#model/term-view.ts'
import { useGateWords } from './gate-words.ts'

/** The mark; nothing for what two sources or the text itself tell. */
export function HowKnown({ known: { confidence, source } }: { readonly known: Known }): ReactNode {
  const words = useGateWords()
  if (confidence === 'A' || confidence === 'B') return null
  return (
    <Tooltip
      multiline
      w={260}
      label={words.source(source)}
      events={{ hover: true, focus: true, touch: true }}
    >
      <UnstyledButton className="vk-chip gate-known" data-tone="warn">
        {confidence === 'C' ? words.oneSource : words.unverified}
      </UnstyledButton>
    </Tooltip>
  )
}
