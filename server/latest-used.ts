// Values that can be made again, kept for as long as somebody uses them: the latest of them, and none for long after its last use.

/** How much is kept. */
export interface KeptFor<K> {
  /** The most values at once. */
  readonly count: number
  /** A value goes when it was not used for so long, or up to half as long again, milliseconds. */
  readonly unusedMs: number
  /** Whether a value stays however long it is unused; left out, none does. */
  readonly isHeld?: (key: K) => boolean
}

/** A cache bounded in number and time. */
export class LatestUsed<K, V> {
  readonly #kept: KeptFor<K>
  /** The one that was used longest ago is the first. */
  readonly #values = new Map<K, { readonly value: V; readonly usedMs: number }>()
  #timer: NodeJS.Timeout | null = null

  constructor(kept: KeptFor<K>) {
    this.#kept = kept
  }

  /** How many are kept. */
  get size(): number {
    return this.#values.size
  }

  /** A value, without using it. */
  get(key: K): V | undefined {
    return this.#values.get(key)?.value
  }

  /** Keeps a value, as used now. */
  set(key: K, value: V): void {
    this.#values.delete(key)
    this.#values.set(key, { value, usedMs: performance.now() })
    const [oldest] = this.#values.keys()
    if (this.#values.size > this.#kept.count && oldest !== undefined) this.#values.delete(oldest)
    this.#lookLater()
  }

  /** Lets go of a value. */
  delete(key: K): void {
    this.#values.delete(key)
  }

  #lookLater(): void {
    this.#timer ??= setTimeout(() => this.#look(), this.#kept.unusedMs / 2).unref()
  }

  #look(): void {
    this.#timer = null
    const beforeMs = performance.now() - this.#kept.unusedMs
    for (const [key, { usedMs }] of this.#values)
      if (usedMs < beforeMs && !this.#kept.isHeld?.(key)) this.#values.delete(key)
    if (this.#values.size > 0) this.#lookLater()
  }
}
