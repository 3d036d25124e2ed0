// Work that may wait: done after a pause, when the browser has time, and never while a word is being composed.

import type { EditorView } from '@tiptap/pm/view'

/** A task that is put off while it keeps being asked for. */
export interface Deferred {
  ask(): void
  cancel(): void
}

const idleAtLatestMs = 500

/** Runs the task `delayMs` after it was last asked for. */
export function deferred(view: EditorView, delayMs: number, task: () => void): Deferred {
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle: number | undefined
  const run = () => {
    idle = undefined
    if (view.isDestroyed) return
    if (view.composing) ask()
    else task()
  }
  const ask = () => {
    cancel()
    timer = setTimeout(() => {
      idle = requestIdleCallback(run, { timeout: idleAtLatestMs })
    }, delayMs)
  }
  const cancel = () => {
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
    idle = undefined
  }
  return { ask, cancel }
}
