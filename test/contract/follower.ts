// A node as the live texts will be one: hears of changes, reads what it lacks, and keeps every update in its place.

import { setTimeout as pause } from 'node:timers/promises'
import type { DocumentId } from '#model/ids.ts'
import type { PostgresStore } from '../../server/store/postgres.ts'

/** One heard range of a text, first and last included. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** Follows the texts of a store's documents by what `watch` tells, and by nothing else. */
export interface Follower {
  /** Updates of a text in the order of their seq, as far as they were read. */
  wordsOf(documentId: DocumentId): readonly string[]
  /** What was told of a text, in the order of telling. */
  rangesOf(documentId: DocumentId): readonly Range[]
  /** Where a register stands by what was told; 0 = nothing was. */
  registerOf(documentId: DocumentId): number
  /** People whose rights may have changed, in the order of telling. */
  readonly rightsOf: readonly string[]
  /** How often it was told to look at everything again. */
  readonly startedOver: () => number
}

/** Starts to follow; texts must not be compacted meanwhile. */
export async function follow(store: PostgresStore, ids: readonly DocumentId[]): Promise<Follower> {
  const words = new Map<DocumentId, string[]>(ids.map(id => [id, []]))
  const ranges = new Map<DocumentId, Range[]>(ids.map(id => [id, []]))
  const registers = new Map<DocumentId, number>()
  const rightsOf: string[] = []
  const wanted = new Set<DocumentId>()
  let isReading = false
  let startedOver = 0

  async function readWanted(): Promise<void> {
    isReading = true
    for (const id of wanted) {
      wanted.delete(id)
      const known = words.get(id)
      if (!known) continue
      try {
        const text = await store.loadTextAfter(id, known.length)
        for (const { seq, update } of text?.tail ?? []) known[seq - 1] = new TextDecoder().decode(update)
      } catch {
        wanted.add(id) // the database is away: later
        await pause(50)
      }
    }
    isReading = false
  }

  function want(id: DocumentId): void {
    wanted.add(id)
    if (!isReading) void readWanted()
  }

  await store.watch(heard => {
    if (heard.kind === 'anything') {
      startedOver += 1
      for (const id of ids) want(id)
      return
    }
    if (heard.kind === 'presence') return
    rightsOf.push(...heard.rightsOf)
    for (const { documentId, text, registerSeq } of heard.documents) {
      if (registerSeq !== null) registers.set(documentId, registerSeq)
      if (text) ranges.get(documentId)?.push(text)
      if (text) want(documentId)
    }
  })
  return {
    wordsOf: id => words.get(id) ?? [],
    rangesOf: id => ranges.get(id) ?? [],
    registerOf: id => registers.get(id) ?? 0,
    rightsOf,
    startedOver: () => startedOver,
  }
}

/** Every seq of some ranges, in their order. */
export function seqsIn(ranges: readonly Range[]): number[] {
  return ranges.flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, at) => first + at))
}
