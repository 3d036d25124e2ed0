// A page that could not be loaded: it says so, tries again by itself, and can be tried again at once.

import { Button } from '@mantine/core'
import { IconDeviceLaptop, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'
import { RequestFailure } from '../data/failure.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'
import { StatePage } from './state-page.tsx'

const retryAfterSeconds = 20
/** What people can say over the telephone: short, and in no language. */
const spokenCodes: Readonly<Record<string, string>> = {
  'no-network': '01',
  'not-ready': '02',
  'bad-answer': '03',
  internal: '04',
}

interface FailedPageProps {
  readonly title: string
  readonly error: unknown
  readonly onRetry: () => void
}

/** Shows a failure of the network or the server. */
export function FailedPage({ title, error, onRetry }: FailedPageProps): ReactNode {
  const words = useWords()
  const code = error instanceof RequestFailure ? error.code : 'internal'
  const isLine = code === 'no-network' || code === 'not-ready'
  const seconds = useCountdown(isLine ? retryAfterSeconds : null, onRetry)
  const sentence = error instanceof RequestFailure ? error.message : words.failure.network
  return (
    <StatePage
      icon={<IconPlugConnectedX size={24} stroke={1.75} />}
      tone="bad"
      title={title}
      text={seconds === null ? sentence : `${sentence} ${words.failure.autoRetry(formatNumber(seconds))}`}
      rows={[
        {
          icon: <IconDeviceLaptop size={20} stroke={1.75} aria-hidden />,
          title: words.failure.safe,
          hint: words.failure.safeHint,
        },
      ]}
      actions={
        <Button leftSection={<IconRefresh size={16} stroke={1.75} />} onClick={onRetry}>
          {words.act.retry}
        </Button>
      }
      note={words.failure.report(`VK-${spokenCodes[code] ?? '09'}`)}
    />
  )
}

/** Counts down and acts at zero, again and again. */
function useCountdown(from: number | null, onZero: () => void): number | null {
  const [left, setLeft] = useState(from)
  useEffect(() => {
    if (left === null) return undefined
    const timer = setTimeout(() => {
      if (left > 1) setLeft(left - 1)
      else {
        setLeft(from)
        onZero()
      }
    }, 1000)
    return () => clearTimeout(timer)
  }, [left, from, onZero])
  return left
}
