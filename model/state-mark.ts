// A short mark of what a replica of a text holds, so that server and client can compare without sending it.

/** Two replicas with the same marks hold the same, as far as 64 bits can tell. */
export interface StateMark {
  /** Of the state vector. */
  readonly vector: string
  /** Of the deleted ranges. */
  readonly deleted: string
}

/** Says nothing about what a replica holds. */
export const unknownMark: StateMark = { vector: '', deleted: '' }

/**
 * Marks a state. The order of clients does not matter; ranges of one client must be merged and ascending.
 *
 * @param vector client → first clock that is not known
 * @param deleted client → from, to, from, to, …
 */
export function stateMark(
  vector: Iterable<readonly [number, number]>,
  deleted: Iterable<readonly [number, readonly number[]]>,
): StateMark {
  const clients = new Sum()
  for (const [client, clock] of vector) clients.add(client, clock, 0)
  const ranges = new Sum()
  for (const [client, pairs] of deleted) {
    for (let at = 0; at < pairs.length; at += 2) ranges.add(client, pairs[at] ?? 0, pairs[at + 1] ?? 0)
  }
  return { vector: clients.text, deleted: ranges.text }
}

/** A sum of well-mixed numbers: the same in every order. */
class Sum {
  #low = 0
  #high = 0

  add(client: number, one: number, other: number): void {
    this.#low = (this.#low + mixed(client, one, other, 0x9e3779b9)) >>> 0
    this.#high = (this.#high + mixed(client, one, other, 0x85ebca6b)) >>> 0
  }

  get text(): string {
    return `${hex(this.#high)}${hex(this.#low)}`
  }
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0')
}

/** The finalizer of MurmurHash3 over four words; a client id may have 53 bits. */
function mixed(client: number, one: number, other: number, seed: number): number {
  let hash = seed
  for (const word of [client % 0x1_0000_0000, Math.floor(client / 0x1_0000_0000), one, other]) {
    hash = Math.imul(hash ^ word, 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    hash ^= hash >>> 16
  }
  return hash >>> 0
}
