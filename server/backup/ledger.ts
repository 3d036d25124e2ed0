// Counts what a backup holds and recomputes every hash in it, row by row, in whatever order the rows come.

import { createHash } from 'node:crypto'
import { hashedDossierText } from '#model/dossier.ts'
import { firstPrevHash, hashedText } from '#model/register.ts'
import { sha256 } from '../store/chain.ts'
import { dossierEventOf, eventOf } from '../store/rows.ts'
import type {
  AttachmentsTable,
  DossierEventsTable,
  RegisterEventsTable,
  VersionsTable,
} from '../store/tables.ts'

/** What stands for a document in a report: never its title or a word of it. */
export interface DocumentSummary {
  readonly id: string
  /** Events of its register. */
  readonly events: number
  /** Hash of the last of them. */
  readonly head: string
  /** Pictures and Word files that are kept with it. */
  readonly files: number
  /** Of the bytes of its text, snapshot and updates. */
  readonly textSha256: string
}

/** What stands for a book of a dossier. */
export interface BookSummary {
  readonly unitId: string
  readonly term: string
  readonly book: string
  readonly events: number
  /** Hash of the last of them. */
  readonly head: string
}

/** What a checked backup or database holds. */
export interface Summary {
  /** In order of their ids. */
  readonly documents: readonly DocumentSummary[]
  /** In order of unit, term and book. */
  readonly books: readonly BookSummary[]
  readonly versions: number
}

/** What a check found: a summary, or every fault as a sentence for the operator. */
export type Checked =
  | { readonly ok: true; readonly summary: Summary }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Takes the rows of one database, then judges them. */
export interface Ledger {
  document(id: string): void
  snapshot(documentId: string, seq: number, state: Uint8Array): void
  update(documentId: string, seq: number, update: Uint8Array): void
  event(row: RegisterEventsTable): void
  version(row: Pick<VersionsTable, 'id' | 'json' | 'sha256'>): void
  file(row: Pick<AttachmentsTable, 'document_id' | 'sha256' | 'bytes'>): void
  dossierEvent(row: DossierEventsTable): void
  result(): Checked
}

interface Kept {
  snapshotSeq: number | null
  /** Digests of its parts, by where they stand. */
  readonly parts: Map<number, string>
  files: number
  updates: number
  firstUpdate: number
  lastUpdate: number
  readonly links: Links
}

/** The hashes of a register's events by their seq. */
type Links = Map<number, { readonly prevHash: string; readonly hash: string }>

interface KeptBook extends Pick<BookSummary, 'unitId' | 'term' | 'book'> {
  readonly links: Links
}

/** Where the snapshot stands among the parts of a text; updates stand at their seq, from 1 on. */
const snapshotPart = 0
/** Faults beyond this many are not listed one by one. */
const faultsListedMax = 20

/** Starts an empty one. */
export function openLedger(): Ledger {
  const kept = new Map<string, Kept>()
  const books = new Map<string, KeptBook>()
  const owned = new Set<string>()
  const faults: string[] = []
  let versions = 0

  function of(id: string): Kept {
    const found = kept.get(id)
    if (found) return found
    const made = {
      snapshotSeq: null,
      parts: new Map(),
      files: 0,
      updates: 0,
      firstUpdate: 0,
      lastUpdate: 0,
      links: new Map(),
    }
    kept.set(id, made)
    return made
  }

  return {
    document(id) {
      owned.add(id)
      of(id)
    },
    snapshot(documentId, seq, state) {
      const text = of(documentId)
      text.snapshotSeq = seq
      text.parts.set(snapshotPart, digestOf(state))
    },
    update(documentId, seq, update) {
      const text = of(documentId)
      text.parts.set(seq, digestOf(update))
      text.firstUpdate = text.updates === 0 ? seq : Math.min(text.firstUpdate, seq)
      text.lastUpdate = Math.max(text.lastUpdate, seq)
      text.updates += 1
    },
    event(row) {
      if (!isWhole(row))
        faults.push(`Văn kiện ${row.document_id}: sự kiện ${row.seq} không khớp mã băm của nó.`)
      of(row.document_id).links.set(row.seq, { prevHash: row.prev_hash, hash: row.hash })
    },
    version({ id, json, sha256: hash }) {
      versions += 1
      if (sha256(json) !== hash) faults.push(`Phiên bản ${id} không khớp mã băm của nó.`)
    },
    file({ document_id: documentId, sha256: name, bytes }) {
      of(documentId).files += 1
      if (digestOf(bytes) !== name)
        faults.push(`Văn kiện ${documentId}: tệp ${name} không khớp mã băm của nó.`)
    },
    dossierEvent(row) {
      const { unit_id: unitId, term, book } = row
      const key = JSON.stringify([unitId, term, book])
      const kept = books.get(key) ?? { unitId, term, book, links: new Map() }
      books.set(key, kept)
      if (!isWholeInBook(row)) faults.push(`${nameOf(kept)}: dòng ${row.seq} không khớp mã băm của nó.`)
      kept.links.set(row.seq, { prevHash: row.prev_hash, hash: row.hash })
    },
    result() {
      const ids = [...kept.keys()].toSorted()
      for (const id of ids) {
        const document = of(id)
        if (!owned.has(id)) faults.push(`Văn kiện ${id} có dữ liệu nhưng không có trong danh sách văn kiện.`)
        // A document is made together with its first event.
        if (document.links.size === 0 || !isChained(document.links))
          faults.push(`Văn kiện ${id}: chuỗi mã băm của sổ ý kiến bị đứt.`)
        if (!isTextWhole(document)) faults.push(`Văn kiện ${id}: phần nội dung thiếu một đoạn.`)
      }
      const keptBooks = [...books].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, book]) => book)
      for (const book of keptBooks)
        if (!isChained(book.links)) faults.push(`${nameOf(book)}: chuỗi mã băm bị đứt.`)
      if (faults.length > 0) return { ok: false, faults: shortened(faults) }
      const documents = ids.map(id => {
        const { links, files, parts } = of(id)
        return { id, ...endOf(links), files, textSha256: textDigest(parts) }
      })
      const summed = keptBooks.map(({ links, ...book }) => ({ ...book, ...endOf(links) }))
      return { ok: true, summary: { documents, books: summed, versions } }
    },
  }
}

/** Whether two databases hold the same registers, dossiers, texts and files. */
export function isSame(one: Summary, other: Summary): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function isWhole(row: RegisterEventsTable): boolean {
  try {
    const event = eventOf(row)
    return sha256(hashedText(event, event.prevHash)) === event.hash
  } catch {
    return false // a payload that is no JSON cannot be what was hashed
  }
}

function isWholeInBook(row: DossierEventsTable): boolean {
  try {
    const event = dossierEventOf(row)
    return sha256(hashedDossierText(event, event.prevHash)) === event.hash
  } catch {
    return false
  }
}

function nameOf({ unitId, term, book }: KeptBook): string {
  return `Hồ sơ đại hội của đơn vị ${unitId}, nhiệm kỳ ${term}, sổ ${book}`
}

function isChained(links: Links): boolean {
  let prevHash: string = firstPrevHash
  for (let seq = 1; seq <= links.size; seq += 1) {
    const link = links.get(seq)
    if (link?.prevHash !== prevHash) return false
    prevHash = link.hash
  }
  return true
}

function endOf(links: Links): { readonly events: number; readonly head: string } {
  return { events: links.size, head: links.get(links.size)?.hash ?? firstPrevHash }
}

/** Every update above the snapshot is there, none twice. */
function isTextWhole({ snapshotSeq, updates, firstUpdate, lastUpdate }: Kept): boolean {
  if (snapshotSeq === null) return false
  return updates === 0 || (firstUpdate === snapshotSeq + 1 && lastUpdate === snapshotSeq + updates)
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** Of its parts in their order, whatever order they came in. */
function textDigest(parts: Kept['parts']): string {
  const lines = [...parts].toSorted(([a], [b]) => a - b).map(([at, digest]) => `${at} ${digest}`)
  return sha256(lines.join('\n'))
}

function shortened(faults: readonly string[]): readonly string[] {
  const more = faults.length - faultsListedMax
  return more <= 0 ? faults : [...faults.slice(0, faultsListedMax), `Và ${more} lỗi nữa.`]
}
