// Where each piece of a text lies, without a Y.Doc: runs of clocks per client, and the Yjs types they lie in.

import { ClockRanges, type Pairs } from './clock-ranges.ts'
import { fragmentKind, nowhereKind } from './text-rules.ts'

/** Index of the type `default`. */
export const fragmentType = 0
/** Index of the type of everything that is gone. */
export const nowhereType = 1
/** Room for attribute numbers beside a type's index in one number. */
export const placeSpan = 64
/** The place of everything that is gone. */
export const nowherePlace = nowhereType * placeSpan

/** A structure as plain data, fit to travel between threads. */
export interface StructureData {
  readonly clients: readonly ClientRuns[]
  readonly kinds: number[]
  readonly parents: number[]
  readonly flags: number[]
  /** Sections by the index of their type. No client makes one, so that what was read at the opening stays true. */
  readonly sections: readonly { readonly type: number; readonly key: string }[]
  readonly deleted: readonly { readonly client: number; readonly pairs: Pairs }[]
}

/** Runs of one client's clocks, ascending; a run ends where the next begins. */
export interface ClientRuns {
  readonly client: number
  /** First clock that is not known yet. */
  end: number
  readonly starts: number[]
  /** Index of the type a run lies in × placeSpan + number of the attribute it sets, 0 for content. */
  readonly places: number[]
  /** Index of the type that the run is, 0 for none. */
  readonly makes: number[]
}

/** What may not be done to a type: its attributes set or itself deleted (locked), its content changed (sealed). */
export const lockedFlag = 1
export const sealedFlag = 2

/** An empty structure: the fragment, sealed, and nowhere. */
export function emptyStructure(): StructureData {
  return {
    clients: [],
    kinds: [fragmentKind, nowhereKind],
    parents: [nowhereType, nowhereType],
    flags: [lockedFlag | sealedFlag, 0],
    sections: [],
    deleted: [],
  }
}

/** The structure of one live text. Everything sent in for writing is in it, committed or not. */
export class Structure {
  readonly #clients = new Map<number, ClientRuns>()
  readonly #data: StructureData
  /** The two clients asked about last: a keystroke asks about its own several times, and about its neighbour's in between. */
  #recent: ClientRuns | undefined
  #recentBefore: ClientRuns | undefined
  #undo: { types: number; clients: Map<number, { runs: number; end: number }> } | null = null
  readonly #sectionKeys: ReadonlyMap<number, string>
  /** Which clocks are deleted. */
  readonly deleted: ClockRanges

  /** @param data taken over, not copied */
  constructor(data: StructureData) {
    this.#data = data
    for (const runs of data.clients) this.#clients.set(runs.client, runs)
    this.#sectionKeys = new Map(data.sections.map(({ type, key }) => [type, key]))
    this.deleted = new ClockRanges(new Map(data.deleted.map(({ client, pairs }) => [client, pairs])))
  }

  /** The structure as plain data, shared with this object. */
  get data(): StructureData {
    const deleted = [...this.deleted.clients].map(([client, pairs]) => ({ client, pairs: [...pairs] }))
    return { ...this.#data, clients: [...this.#clients.values()], deleted }
  }

  /** First clock of a client that is not known yet. */
  end(client: number): number {
    return this.#runsOf(client)?.end ?? 0
  }

  /** Client → first unknown clock, as Yjs's state vector. */
  stateVector(): Map<number, number> {
    return new Map(
      [...this.#clients.values()].filter(runs => runs.end > 0).map(runs => [runs.client, runs.end]),
    )
  }

  /** Place of a struct, or null when it is not known. */
  findPlace(client: number, clock: number): number | null {
    const runs = this.#runsOf(client)
    if (!runs || clock >= runs.end) return null
    return runs.places[runIndex(runs, clock)] ?? null
  }

  /** Place and own type of a known struct. */
  at(client: number, clock: number): { place: number; makes: number } {
    const runs = this.#clients.get(client)
    const index = runs ? runIndex(runs, clock) : -1
    const place = runs?.places[index]
    if (!runs || place === undefined || clock >= runs.end)
      throw new RangeError(`${client}:${clock} is not known`)
    return { place, makes: runs.makes[index] ?? 0 }
  }

  /** Calls back for each run that touches [from, to); stops and answers true at the first callback that does. */
  some(client: number, from: number, to: number, test: (place: number, makes: number) => boolean): boolean {
    const runs = this.#clients.get(client)
    if (!runs) return false
    for (let index = Math.max(0, runIndex(runs, from)); index < runs.starts.length; index += 1) {
      if ((runs.starts[index] ?? to) >= to) return false
      if (test(runs.places[index] ?? nowherePlace, runs.makes[index] ?? 0)) return true
    }
    return false
  }

  /** Kind of a type (text-rules). */
  kind(type: number): number {
    return this.#data.kinds[type] ?? nowhereKind
  }

  /** The type a type lies in. */
  parent(type: number): number {
    return this.#data.parents[type] ?? nowhereType
  }

  /** Whether a type carries a flag. */
  is(type: number, flag: number): boolean {
    return ((this.#data.flags[type] ?? 0) & flag) !== 0
  }

  /** Key of the section that a type is or lies in; null = none. */
  sectionOf(type: number): string | null {
    for (let at = type; at > nowhereType; at = this.parent(at)) {
      const key = this.#sectionKeys.get(at)
      if (key !== undefined) return key
    }
    return null
  }

  /** Nodes above a type, the fragment not counted. Stops counting at `limit`. */
  depth(type: number, limit: number): number {
    let depth = 0
    for (let at = type; at > nowhereType && depth < limit; at = this.parent(at)) depth += 1
    return depth
  }

  /** Adds a struct at the end of a client's clocks. @param kind of the type it makes, or null */
  push(client: number, length: number, place: number, kind: number | null): void {
    let runs = this.#runsOf(client)
    if (!runs) {
      runs = { client, end: 0, starts: [], places: [], makes: [] }
      this.#clients.set(client, runs)
    }
    if (this.#undo && !this.#undo.clients.has(client))
      this.#undo.clients.set(client, { runs: runs.starts.length, end: runs.end })
    let makes = 0
    if (kind !== null) {
      makes = this.#data.kinds.length
      this.#data.kinds.push(kind)
      this.#data.parents.push(Math.floor(place / placeSpan))
      this.#data.flags.push(0)
    }
    const last = runs.places.length - 1
    if (makes !== 0 || runs.places[last] !== place || runs.makes[last] !== 0) {
      runs.starts.push(runs.end)
      runs.places.push(place)
      runs.makes.push(makes)
    }
    runs.end += length
  }

  /** From here on `rollback` undoes every `push`. */
  mark(): void {
    this.#undo = { types: this.#data.kinds.length, clients: new Map() }
  }

  /** Undoes every `push` since `mark`. */
  rollback(): void {
    const undo = this.#undo
    if (!undo) throw new RangeError('rollback without mark')
    for (const [client, before] of undo.clients) {
      const runs = this.#clients.get(client)
      if (!runs) continue
      runs.end = before.end
      runs.starts.length = before.runs
      runs.places.length = before.runs
      runs.makes.length = before.runs
      if (before.end === 0) this.#clients.delete(client)
    }
    this.#recent = undefined
    this.#recentBefore = undefined
    this.#data.kinds.length = undo.types
    this.#data.parents.length = undo.types
    this.#data.flags.length = undo.types
    this.#undo = null
  }

  /** Keeps what was pushed since `mark`. */
  keep(): void {
    this.#undo = null
  }

  #runsOf(client: number): ClientRuns | undefined {
    if (this.#recent?.client === client) return this.#recent
    const found = this.#recentBefore?.client === client ? this.#recentBefore : this.#clients.get(client)
    this.#recentBefore = this.#recent
    this.#recent = found
    return found
  }
}

/** Index of the last run that begins at or before a clock. */
function runIndex(runs: ClientRuns, clock: number): number {
  let low = 0
  let high = runs.starts.length
  if (clock >= (runs.starts[high - 1] ?? 0)) return high - 1 // whoever types goes on where they were
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs.starts[middle] ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return low - 1
}
