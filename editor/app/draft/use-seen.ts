// Whether an element has come near the window: what nobody scrolls to is not drawn, so that five hundred cards cost no more than ten.

import { type RefObject, useEffect, useState } from 'react'

const seen = new WeakMap<Element, () => void>()
let observer: IntersectionObserver | null = null

function watcher(): IntersectionObserver {
  observer ??= new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue
        observer?.unobserve(target)
        seen.get(target)?.()
      }
    },
    { scrollMargin: '600px 0px' },
  )
  return observer
}

/** False until the element has once been within a screen of the window, true ever after. */
export function useSeen(element: RefObject<Element | null>): boolean {
  const [isSeen, setIsSeen] = useState(false)
  useEffect(() => {
    const target = element.current
    if (isSeen || !target) return undefined
    seen.set(target, () => setIsSeen(true))
    watcher().observe(target)
    return () => watcher().unobserve(target)
  }, [element, isSeen])
  return isSeen
}
