// Which clocks of which Yjs clients are deleted: sorted, merged ranges, without a Y.Doc.

/** Ranges of one client: from, to, from, to, … ascending, `to` exclusive, never touching. */
export type Pairs = number[]

/** Sorted ranges of clocks per client. */
export class ClockRanges {
  readonly #clients: Map<number, Pairs>

  /** @param clients taken over, not copied */
  constructor(clients: Map<number, Pairs> = new Map()) {
    this.#clients = clients
  }

  /** The ranges as plain data, shared with this object. */
  get clients(): ReadonlyMap<number, readonly number[]> {
    return this.#clients
  }

  /** Whether one clock is in. */
  has(client: number, clock: number): boolean {
    const pairs = this.#clients.get(client)
    if (!pairs) return false
    const at = firstEndingAfter(pairs, clock)
    return at < pairs.length && (pairs[at] ?? 0) <= clock
  }

  /** The parts of [from, to) that are not in yet. */
  missing(client: number, from: number, to: number): Pairs {
    const pairs = this.#clients.get(client) ?? []
    const rest: Pairs = []
    let start = from
    for (let at = firstEndingAfter(pairs, from); at < pairs.length && start < to; at += 2) {
      const begin = pairs[at] ?? 0
      if (begin > start) rest.push(start, Math.min(begin, to))
      start = Math.max(start, pairs[at + 1] ?? 0)
    }
    if (start < to) rest.push(start, to)
    return rest
  }

  /** Adds [from, to). */
  add(client: number, from: number, to: number): void {
    const pairs = this.#clients.get(client)
    if (!pairs) {
      this.#clients.set(client, [from, to])
      return
    }
    let first = firstEndingAfter(pairs, from)
    if (first > 0 && pairs[first - 1] === from) first -= 2
    let last = first
    let begin = from
    let end = to
    while (last < pairs.length && (pairs[last] ?? 0) <= to) {
      begin = Math.min(begin, pairs[last] ?? begin)
      end = Math.max(end, pairs[last + 1] ?? end)
      last += 2
    }
    pairs.splice(first, last - first, begin, end)
  }
}

/** Sorts and merges ranges as they came over the wire. */
export function mergedPairs(ranges: readonly { readonly clock: number; readonly len: number }[]): Pairs {
  const sorted = ranges.filter(range => range.len > 0).sort((a, b) => a.clock - b.clock)
  const pairs: Pairs = []
  for (const { clock, len } of sorted) {
    const end = pairs.at(-1)
    if (end !== undefined && clock <= end) pairs[pairs.length - 1] = Math.max(end, clock + len)
    else pairs.push(clock, clock + len)
  }
  return pairs
}

/** Index of the first range that ends after a clock. */
function firstEndingAfter(pairs: readonly number[], clock: number): number {
  let low = 0
  let high = pairs.length / 2
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pairs[middle * 2 + 1] ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return low * 2
}
