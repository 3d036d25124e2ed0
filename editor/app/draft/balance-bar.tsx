// The balance of opinions, always in view: a bar, and under it the same in words.

import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Balance, decisions, type Status } from '#model/opinion.ts'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'

/** Colours of the parts of the balance; their words stand under the bar. */
export const balanceColors: Readonly<Record<Status, string>> = {
  accepted: 'var(--vk-ok)',
  acceptedPartial: '#4f9069',
  declined: 'var(--vk-info)',
  noted: '#5a8ac0',
  escalated: 'var(--vk-vio)',
  duplicate: '#938a82',
  outOfScope: '#6a635d',
  open: 'var(--vk-bar-open)',
  withdrawn: 'var(--vk-bar-withdrawn)',
}
const order: readonly Status[] = [...decisions, 'open', 'withdrawn']

/** Received = decided + open + withdrawn. */
export function BalanceBar({ balance }: { readonly balance: Balance }): ReactNode {
  const words = useWords()
  const { received, open, withdrawn } = balance
  const decided = received - open - withdrawn
  const parts = order.filter(status => balance[status] > 0)
  return (
    <div className="balance">
      <Tooltip
        label={parts.map(status => `${words.statuses[status]}: ${formatNumber(balance[status])}`).join(' · ')}
        multiline
        maw={320}
      >
        <div className="balance-bar" aria-hidden>
          {parts.map(status => (
            <span key={status} style={{ flexGrow: balance[status], background: balanceColors[status] }} />
          ))}
        </div>
      </Tooltip>
      <p>
        {words.opinions.received} <b>{formatNumber(received)}</b> = {words.opinions.decided}{' '}
        <b style={{ color: 'var(--vk-ok)' }}>{formatNumber(decided)}</b> + {words.opinions.open}{' '}
        <b style={{ color: 'var(--vk-warn)' }}>{formatNumber(open)}</b> + {words.opinions.withdrawn}{' '}
        <b>{formatNumber(withdrawn)}</b>
      </p>
    </div>
  )
}
