// Whether the register is whole, as the server has just found.

import { Tooltip } from '@mantine/core'
import { IconAlertTriangleFilled, IconCircleCheckFilled } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatNumber } from '../format.ts'
import { useHistoryWords } from './use-history-words.ts'

/** Said when it changes; its hint is reached by keyboard too. */
const mark = { role: 'status', tabIndex: 0 } as const

interface ChainMarkProps {
  readonly checked: number
  /** Seq of the first wrong entry; null = whole. */
  readonly brokenAt: number | null
  readonly head: string
}

/** The mark, by word, colour and shape. */
export function ChainMark({ checked, brokenAt, head }: ChainMarkProps): ReactNode {
  const words = useHistoryWords()
  const isWhole = brokenAt === null
  const Icon = isWhole ? IconCircleCheckFilled : IconAlertTriangleFilled
  return (
    <Tooltip multiline w={360} label={isWhole ? words.wholeHint(head) : words.brokenHint}>
      <span className="history-chain" data-tone={isWhole ? 'ok' : 'bad'} {...mark}>
        <Icon size={16} aria-hidden />
        {isWhole ? words.whole(formatNumber(checked)) : words.broken(formatNumber(brokenAt))}
      </span>
    </Tooltip>
  )
}
