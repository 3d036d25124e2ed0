// What the live texts count for their operators. No word of any text, no name of anybody.

/** Upper bounds of the commit times that are counted apart, milliseconds. */
export const commitBoundsMs = [1, 2, 5, 10, 20, 50, 100, 250, 1000] as const

/** Figures of one moment. */
export interface HubFigures {
  readonly rooms: number
  /** Rooms whose text lies on disk only. */
  readonly sleeping: number
  /** Of these, the ones whose structure is still kept packed. */
  readonly packed: number
  readonly sockets: number
  /** Bytes that wait to be handled, and to be read by clients. */
  readonly waitingBytes: number
  /** Age of the oldest update that is not committed yet, milliseconds; 0 when there is none. */
  readonly ageMs: number
  /** Commits by time: as many as took up to each of `commitBoundsMs`, cumulative, and all of them last. */
  readonly commits: { readonly upTo: readonly number[]; readonly count: number; readonly sumMs: number }
  /** What was refused, by rule. */
  readonly refusals: ReadonlyMap<string, number>
}

/** Counts. */
export class Figures {
  readonly #buckets: number[] = commitBoundsMs.map(() => 0)
  #count = 0
  #sumMs = 0
  readonly #refusals = new Map<string, number>()

  /** An update was committed after so many milliseconds. */
  committed(ms: number): void {
    this.#count += 1
    this.#sumMs += ms
    const bucket = commitBoundsMs.findIndex(bound => ms <= bound)
    if (bucket >= 0) this.#buckets[bucket] = (this.#buckets[bucket] ?? 0) + 1
  }

  /** Something was refused by a rule. */
  refused(rule: string): void {
    this.#refusals.set(rule, (this.#refusals.get(rule) ?? 0) + 1)
  }

  /** The counts so far. */
  read(): Pick<HubFigures, 'commits' | 'refusals'> {
    let sum = 0
    const upTo = this.#buckets.map(count => {
      sum += count
      return sum
    })
    return {
      commits: { upTo, count: this.#count, sumMs: this.#sumMs },
      refusals: new Map(this.#refusals),
    }
  }
}
