// One commit's updates of many texts as one row of `text_journal`: written in one place, where each would touch a page of its own.

import type { DocumentId, Instant, UserId } from '#model/ids.ts'

/** An update as it lies in the journal. */
export interface JournalUpdate {
  readonly documentId: DocumentId
  readonly seq: number
  readonly userId: UserId
  readonly at: Instant
  readonly update: Uint8Array
}

/** A row of `text_journal`. */
export interface JournalRow {
  /** JSON of `Entries`. */
  readonly entries: string
  /** The updates one behind the other. */
  readonly bytes: Uint8Array
}

/** Names of documents, people and times, each once; then of each update three places among the names, its seq, and where it ends. */
interface Entries {
  readonly names: readonly string[]
  readonly updates: readonly number[]
}

const fields = 5

/** Packs updates in their order. */
export function journalRow(updates: readonly JournalUpdate[]): JournalRow {
  const names = new Map<string, number>()
  const placeOf = (name: string): number => {
    const known = names.get(name)
    if (known !== undefined) return known
    names.set(name, names.size)
    return names.size - 1
  }
  const bytes = new Uint8Array(updates.reduce((sum, { update }) => sum + update.length, 0))
  const numbers: number[] = []
  let end = 0
  for (const { documentId, seq, userId, at, update } of updates) {
    bytes.set(update, end)
    end += update.length
    numbers.push(placeOf(documentId), placeOf(userId), placeOf(at), seq, end)
  }
  const entries: Entries = { names: [...names.keys()], updates: numbers }
  return { entries: JSON.stringify(entries), bytes }
}

/** The updates of a row, or only those of one document, as views of the row's bytes. The column is written by `journalRow` only. */
export function updatesIn({ entries, bytes }: JournalRow, only?: DocumentId): JournalUpdate[] {
  if (only !== undefined && !entries.includes(JSON.stringify(only))) return []
  const { names, updates } = JSON.parse(entries) as Entries
  const wanted = only === undefined ? -1 : names.indexOf(only)
  const nameAt = (at: number): string => names[updates[at] ?? 0] ?? ''
  const found: JournalUpdate[] = []
  for (let at = 0; at < updates.length; at += fields) {
    if (wanted >= 0 && updates[at] !== wanted) continue
    const begin = updates[at - 1] ?? 0 // where the one before it ends
    found.push({
      documentId: nameAt(at),
      userId: nameAt(at + 1),
      at: nameAt(at + 2),
      seq: updates[at + 3] ?? 0,
      update: bytes.subarray(begin, updates[at + 4]),
    })
  }
  return found
}
