// A component whose code comes from the server when it is wanted: fetched once for all, tried again after a failure.

import { type ComponentType, useEffect, useState } from 'react'

/** Code that may not be here yet. */
export interface FetchedPart<P> {
  /** The component, or null before it came. */
  readonly now: () => ComponentType<P> | null
  /** Fetches it; rejects when it cannot come. */
  readonly fetch: () => Promise<void>
}

/** @param load an `import()` of the component */
export function fetchedPart<P>(load: () => Promise<ComponentType<P>>): FetchedPart<P> {
  let part: ComponentType<P> | null = null
  let coming: Promise<void> | null = null
  const fetch = async (): Promise<void> => {
    try {
      part = await load()
    } finally {
      coming = null
    }
  }
  return {
    now: () => part,
    fetch: () => {
      coming ??= fetch()
      return coming
    },
  }
}

/**
 * Fetches a part while it is wanted.
 *
 * @param tries another number tries again after a failure
 */
export function useFetchedPart<P>(
  part: FetchedPart<P>,
  isWanted: boolean,
  tries: number,
): 'unasked' | 'coming' | 'there' | 'failed' {
  const [told, setTold] = useState<'there' | 'failed' | null>(null)
  useEffect(() => {
    void tries
    if (!isWanted || part.now() !== null) return undefined
    let isOver = false
    part.fetch().then(
      () => isOver || setTold('there'),
      () => isOver || setTold('failed'),
    )
    return () => {
      isOver = true
      setTold(null)
    }
  }, [part, isWanted, tries])
  if (part.now() !== null) return 'there'
  if (!isWanted) return 'unasked'
  return told === 'failed' ? 'failed' : 'coming'
}
