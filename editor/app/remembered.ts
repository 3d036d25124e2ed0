// Small choices remembered on this computer: pane widths, zoom, hints already read.

import { useState } from 'react'

/** Reads a remembered text, or null. @param name without the product's prefix */
export function recall(name: string): string | null {
  return localStorage.getItem(`vankien.${name}`)
}

/** Remembers a text; null forgets it. */
export function remember(name: string, value: string | null): void {
  if (value === null) localStorage.removeItem(`vankien.${name}`)
  else localStorage.setItem(`vankien.${name}`, value)
}

/** A text that is remembered between visits. */
export function useRemembered(name: string, fallback: string): readonly [string, (value: string) => void] {
  const [value, setValue] = useState(() => recall(name) ?? fallback)
  const set = (next: string): void => {
    remember(name, next)
    setValue(next)
  }
  return [value, set]
}
