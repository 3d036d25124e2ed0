// F6 walks through the panes of a page, Shift+F6 back, as in Word.

import { useEffect } from 'react'

const focusable = 'button, a[href], input, textarea, select, [tabindex="0"], [contenteditable="true"]'

/** Listens while the page stands. A pane is an element with `data-pane`. */
export function usePaneKey(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F6') return
      event.preventDefault()
      const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
      const here = panes.findIndex(pane => pane.contains(document.activeElement))
      const step = event.shiftKey ? -1 : 1
      const next = panes[(here + step + panes.length) % panes.length]
      const target =
        next?.querySelector<HTMLElement>('[data-pane-start]') ?? next?.querySelector<HTMLElement>(focusable)
      target?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}
