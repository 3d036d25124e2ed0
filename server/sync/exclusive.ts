// Work on a room that nothing else may happen beside, one piece after the other.

/** A line of such work. */
export class Exclusive {
  #last: Promise<unknown> = Promise.resolve()
  #count = 0

  /** Whether some is going on or waits. */
  get isBusy(): boolean {
    return this.#count > 0
  }

  /** Does a piece of work after those before it. @param done called after it, whether it came through or not */
  run<T>(work: () => Promise<T>, done: () => void): Promise<T> {
    this.#count += 1
    const run = this.#last.then(work)
    this.#last = run
      .catch(() => undefined) // the caller has it
      .then(() => {
        this.#count -= 1
        done()
      })
    return run
  }

  /** Resolves once nothing is going on. */
  async untilFree(): Promise<void> {
    while (this.isBusy) await this.#last
  }
}
