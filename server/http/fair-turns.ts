// Turns at something that only few can have at once: whoever comes waits in the line of their key, and the lines are served in turn.

/** How many. */
export interface TurnLimits {
  /** Tasks that run at once, of all keys. */
  readonly atOnce: number
  /** Tasks of one key that may wait. */
  readonly waiting: number
  /** Tasks of all keys that may wait; when so many do, still one of each key. */
  readonly waitingInAll: number
}

/** Runs a task when its turn has come. @returns what the task gives, or null when too many of its key wait: it is not run then */
export type TakeTurn = <T>(key: string, task: () => Promise<T>) => Promise<{ readonly done: T } | null>

/** Makes the turns of one kind of task. */
export function createFairTurns({ atOnce, waiting, waitingInAll }: TurnLimits): TakeTurn {
  /** Lines in which somebody waits, in the order in which they are served. */
  const lines = new Map<string, (() => void)[]>()
  let running = 0
  let inAll = 0
  const next = () => {
    for (const [key, line] of lines) {
      const start = line.shift()
      lines.delete(key)
      if (line.length > 0) lines.set(key, line) // behind all others
      if (start) return start
    }
    return null
  }
  return async (key, task) => {
    if (running < atOnce) running += 1
    else {
      const line = lines.get(key) ?? []
      if (line.length >= (inAll < waitingInAll ? waiting : 1)) return null
      inAll += 1
      await new Promise<void>(resolve => {
        line.push(resolve)
        lines.set(key, line)
      })
    }
    try {
      return { done: await task() }
    } finally {
      const start = next()
      if (start) {
        inAll -= 1
        start() // it takes this one's place
      } else running -= 1
    }
  }
}
