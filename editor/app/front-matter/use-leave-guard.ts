// Asks before a page with unsaved changes is left: by a link of the app, or by closing the tab. The browser's back cannot be
// asked; what was changed is kept for the way back (kept-records.ts).

import { useEffect, useState } from 'react'

/** Somebody is about to leave. */
export interface Leaving {
  /** Leaves after all. */
  readonly go: () => void
  readonly stay: () => void
}

/**
 * Watches the ways out while `isOn`.
 *
 * @param leaveTo goes to an address of the app
 * @returns what to ask, or null
 */
export function useLeaveGuard(isOn: boolean, leaveTo: (address: string) => void): Leaving | null {
  const [leave, setLeave] = useState<(() => void) | null>(null)
  useEffect(() => {
    if (!isOn) return
    const closing = (event: BeforeUnloadEvent) => event.preventDefault()
    const clicked = (event: MouseEvent) => {
      const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!isPlain || !(link instanceof HTMLAnchorElement) || link.target === '_blank') return
      const address = new URL(link.href)
      const isHere = address.pathname === location.pathname
      if (address.origin !== location.origin || isHere) return
      event.preventDefault()
      event.stopPropagation()
      setLeave(() => () => leaveTo(address.pathname + address.search))
    }
    addEventListener('beforeunload', closing)
    addEventListener('click', clicked, { capture: true })
    return () => {
      removeEventListener('beforeunload', closing)
      removeEventListener('click', clicked, { capture: true })
    }
  }, [isOn, leaveTo])
  return leave && { go: leave, stay: () => setLeave(null) }
}
