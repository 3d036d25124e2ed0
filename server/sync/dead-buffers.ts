// Brings V8 to let go of dead buffers. By itself it lets 64 MB of them stand in each thread before it looks, so that a few
// large updates cost more memory than everything else in the process.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const lookAfterBytes = 8 << 20

setFlagsFromString('--expose-gc')
// The flag is read when a context is made, so a fresh one has the function.
const collect: unknown = runInNewContext('gc')

/** Collects all that is dead in this thread and gives its memory back. Takes some 50 ms, in which the thread does nothing else. */
export function collectAll(): void {
  if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' })
}

/**
 * Counts what goes through this thread. After 8 MB garbage is collected: the young, which takes about a millisecond, or all of
 * it in a thread that nobody waits for.
 */
export class DeadBuffers {
  readonly #type: 'minor' | 'major'
  #bytes = 0

  constructor(type: 'minor' | 'major') {
    this.#type = type
  }

  /** So many bytes have come, and are or soon will be garbage. */
  count(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes < lookAfterBytes) return
    this.#bytes = 0
    if (typeof collect === 'function') collect({ type: this.#type })
  }
}
