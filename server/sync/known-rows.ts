// Which updates of a text are known here. Several nodes write to one text: what this one committed may have a higher number
// than what another committed before it and nobody has told of yet.

/** Numbers of updates: all up to one, and some above it. */
export class KnownRows {
  #upTo: number
  #count = 0
  /** Null while there are none, as in a text that one server writes. */
  #above: Set<number> | null = null

  /** @param upTo every update up to this one is known */
  constructor(upTo: number) {
    this.#upTo = upTo
  }

  /** Every update up to this one is known. */
  get upTo(): number {
    return this.#upTo
  }

  /** Counts what became known: another one whenever the text is another. */
  get count(): number {
    return this.#count
  }

  /** Whether an update is known. */
  has(seq: number): boolean {
    return seq <= this.#upTo || this.#above?.has(seq) === true
  }

  /** One update is known. */
  add(seq: number): void {
    this.#count += 1
    if (seq === this.#upTo + 1) this.#upTo = seq
    else {
      this.#above ??= new Set()
      this.#above.add(seq)
    }
    this.#close()
  }

  /** Every update up to one is known. */
  addUpTo(seq: number): void {
    this.#count += 1
    this.#upTo = Math.max(this.#upTo, seq)
    for (const above of this.#above ?? []) if (above <= this.#upTo) this.#above?.delete(above)
    this.#close()
  }

  #close(): void {
    while (this.#above?.delete(this.#upTo + 1)) this.#upTo += 1
    if (this.#above?.size === 0) this.#above = null
  }
}
