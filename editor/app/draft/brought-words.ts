// Words that were selected on another page of the document come along to the draft: in the browser's history, not in the
// address, so that no log has them.

import { useEffect, useRef } from 'react'
import type { CapturedWords } from './captured-static.ts'

/** What to give the browser's history with the address of the draft. */
export interface BroughtWords {
  readonly opinionOn: CapturedWords
}

/** Calls back once when the page was opened to give an opinion on words. */
export function useBroughtWords(begin: (words: CapturedWords) => void): void {
  const beginNow = useRef(begin)
  beginNow.current = begin
  useEffect(() => {
    const state: unknown = history.state
    if (!isBrought(state)) return
    history.replaceState(null, '') // a page that is loaded again begins nothing anew
    beginNow.current(state.opinionOn)
  }, [])
}

/** Our own pages put it there, but anything may stand in a history. */
function isBrought(state: unknown): state is BroughtWords {
  const words: unknown = Reflect.get(Object(state), 'opinionOn')
  const anchor: unknown = Reflect.get(Object(words), 'anchor')
  const sectionKey: unknown = Reflect.get(Object(words), 'sectionKey')
  return (
    typeof Reflect.get(Object(anchor), 'quote') === 'string' &&
    (sectionKey === null || typeof sectionKey === 'string')
  )
}
