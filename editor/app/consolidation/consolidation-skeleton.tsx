// The table while it is on its way: rows of their real height.

import { Skeleton } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../language.tsx'

const showAfterMs = 300
const rows = 12

/** Grey rows; only when the wait is felt. */
export function ConsolidationSkeleton(): ReactNode {
  const words = useWords()
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), showAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div role="status" aria-label={words.shell.loading}>
      {isShown && (
        <>
          <Skeleton height={28} width={360} mb={16} />
          <Skeleton height={8} mb={32} />
          {Array.from({ length: rows }, (_, index) => index).map(index => (
            <Skeleton key={index} height={40} mb={8} />
          ))}
        </>
      )}
    </div>
  )
}
