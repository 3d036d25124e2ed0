// The room that a bar at the foot of the window takes: messages stand above it, on whichever page.

/** A ref for such a bar. While it stands, `--vk-foot` is how high it reaches from the lower edge of the window. */
export function atFoot(bar: HTMLElement | null): (() => void) | undefined {
  if (!bar) return undefined
  const { style } = document.documentElement
  const follow = new ResizeObserver(() =>
    style.setProperty('--vk-foot', `${innerHeight - bar.getBoundingClientRect().top}px`),
  )
  follow.observe(bar)
  return () => {
    follow.disconnect()
    style.removeProperty('--vk-foot')
  }
}
