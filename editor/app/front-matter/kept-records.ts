// Records that were changed and neither saved nor given up: kept while the app is open, so that the browser's back loses nothing.

import { type Dispatch, type SetStateAction, useEffect, useState } from 'react'
import type { FrontMatterRecord } from '#model/front-matter.ts'

/** A record that was changed, and the one it was changed from. */
export interface ChangedRecord {
  readonly record: FrontMatterRecord
  readonly from: FrontMatterRecord
}

const kept = new Map<string, ChangedRecord>()

/**
 * The state of a changed record; it begins with what was kept.
 *
 * @param key of the document and the person
 * @param onLeft told when the page goes with changes in it
 */
export function useKeptRecord(
  key: string,
  onLeft: () => void,
): [ChangedRecord | null, Dispatch<SetStateAction<ChangedRecord | null>>] {
  const [changed, setChanged] = useState(() => kept.get(key) ?? null)
  useEffect(() => {
    if (changed) kept.set(key, changed)
    else kept.delete(key)
  }, [key, changed])
  useEffect(
    () => () => {
      if (kept.has(key)) onLeft()
    },
    [key, onLeft],
  )
  return [changed, setChanged]
}

/** Gives up what was kept. */
export function forgetRecord(key: string): void {
  kept.delete(key)
}
