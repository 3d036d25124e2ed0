// The balance over the table: a bar, and under it every part in words with its number. A part narrows the table to itself.

import type { ReactNode } from 'react'
import { type Balance, decisions, type Status } from '#model/opinion.ts'
import { balanceColors } from '../draft/balance-bar.tsx'
import { formatNumber } from '../format.ts'
import { useWords } from '../language.tsx'

const order: readonly Status[] = [...decisions, 'open', 'withdrawn']

interface BalanceLineProps {
  readonly balance: Balance
  /** The status that the table is narrowed to. */
  readonly chosen: string | null
  readonly onChoose: (status: Status | null) => void
  /** What follows at the right end. */
  readonly children: ReactNode
}

/** Received = each decision + open + withdrawn. */
export function BalanceLine({ balance, chosen, onChoose, children }: BalanceLineProps): ReactNode {
  const words = useWords()
  const parts = order.filter(status => balance[status] > 0)
  return (
    <div className="balance-line">
      <div className="balance-bar" aria-hidden>
        {parts.map(status => (
          <span key={status} style={{ flexGrow: balance[status], background: balanceColors[status] }} />
        ))}
      </div>
      <div className="balance-words">
        <b>
          {words.consolidation.received} {formatNumber(balance.received)} =
        </b>
        {parts.map(status => (
          <button
            key={status}
            type="button"
            aria-pressed={chosen === status}
            data-status={status}
            onClick={() => onChoose(chosen === status ? null : status)}
          >
            <i aria-hidden style={{ background: balanceColors[status] }} />
            {words.statusesShort[status]} <b>{formatNumber(balance[status])}</b>
          </button>
        ))}
        {children}
      </div>
    </div>
  )
}
