// Rows of the real height while the list is on its way.

import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'

const rows = ['a', 'b', 'c', 'd', 'e'] as const

/** The list before it has come. */
export function DocumentsSkeleton(): ReactNode {
  const words = useWords()
  return (
    <div className="sheet" role="status" aria-label={words.shell.loading} style={{ padding: '0 16px' }}>
      {rows.map(row => (
        <div key={row} style={{ display: 'flex', gap: 24, alignItems: 'center', height: 56 }}>
          <Skeleton h={16} style={{ flex: 3 }} />
          <Skeleton h={16} style={{ flex: 2 }} />
          <Skeleton h={16} style={{ flex: 1 }} />
          <Skeleton h={16} style={{ flex: 1 }} />
        </div>
      ))}
    </div>
  )
}
