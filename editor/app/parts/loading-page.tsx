// While a page is on its way: nothing for a moment, then a quiet word.

import { Loader } from '@mantine/core'
import { type ReactNode, useEffect, useState } from 'react'
import { useWords } from '../language.tsx'

const showAfterMs = 300

/** A sign of waiting, shown only when the wait is felt. */
export function LoadingPage({ text }: { readonly text?: string }): ReactNode {
  const words = useWords()
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), showAfterMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div
      role="status"
      style={{ minHeight: '60vh', display: 'grid', placeItems: 'center', color: 'var(--vk-ink2)' }}
    >
      {isShown && (
        <span style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
          <Loader size={16} />
          {text ?? words.shell.loading}
        </span>
      )}
    </div>
  )
}
