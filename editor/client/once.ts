// A load that many ask for: it runs once at a time, and once more for whoever asked meanwhile.

/** Runs a load at most once at a time; whoever asks meanwhile gets one more run after it. @param delayMs waited before a run `soon` */
export function once(run: () => Promise<void>, delayMs: () => number) {
  let running: Promise<void> | null = null
  let queued: Promise<void> | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (queued !== null) return queued
    if (running !== null) {
      queued = running.then(() => {
        queued = null
        return now()
      })
      return queued
    }
    running = run().finally(() => {
      running = null
    })
    return running
  }
  return {
    now,
    soon: () => {
      timer ??= setTimeout(() => void now(), delayMs())
    },
    cancel: () => clearTimeout(timer),
  }
}
