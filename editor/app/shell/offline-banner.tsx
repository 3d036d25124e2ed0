// A line at the top while the machine has no network.

import { IconCloudOff } from '@tabler/icons-react'
import { type ReactNode, useSyncExternalStore } from 'react'
import { useWords } from '../language.tsx'

/** Says that the network is gone and that nothing written is lost. */
export function OfflineBanner(): ReactNode {
  const words = useWords()
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (isOnline) return null
  return (
    <div className="offline-banner" role="status">
      <IconCloudOff size={16} stroke={1.75} aria-hidden />
      {words.shell.offline}
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
