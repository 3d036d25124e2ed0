// What a group commit changed, as the nodes tell it to each other: gathered while writing, kept beside the rows in
// log_commits, and named in the one NOTIFY of the commit.

import type { DocumentId, UserId } from '#model/ids.ts'

/** What changed in one document. */
export interface DocumentChange {
  readonly documentId: DocumentId
  /** The updates of the text that were appended, first and last included; null = none. */
  readonly text: { readonly first: number; readonly last: number } | null
  /** Where the register stands now; null = no event was appended. Stage and draft change with events only. */
  readonly registerSeq: number | null
  /** The updates named by `text`, in their order, where they are few enough to be told; left out, they are to be read. */
  readonly updates?: readonly Uint8Array[]
}

/** What one group commit changed. */
export interface Changes {
  readonly documents: readonly DocumentChange[]
  /** People whose rights or sessions may be others now. */
  readonly rightsOf: readonly UserId[]
}

/** Nothing changed. */
export const noChanges: Changes = { documents: [], rightsOf: [] }

/** The mark of one group commit: who wrote it, its number, and what it changed when that is short enough to be told. */
export interface Mark {
  readonly writerId: string
  /** From 1 for each writer, without gaps, in the order in which they become visible. */
  readonly seq: number
  readonly changes: Changes | null
}

/** PostgreSQL takes 8,000 bytes. */
const noteMaxBytes = 7000

/** Where the marks are sent. */
export const commitChannel = 'vankien_commits'

/** Sums up changes of one transaction. */
export function mergeChanges(parts: readonly Changes[]): Changes {
  const documents = new Map<DocumentId, DocumentChange>()
  for (const change of parts.flatMap(part => part.documents)) {
    const before = documents.get(change.documentId)
    documents.set(change.documentId, before ? mergeDocument(before, change) : change)
  }
  return {
    documents: [...documents.values()],
    rightsOf: [...new Set(parts.flatMap(part => part.rightsOf))],
  }
}

/** Whether there is nothing to tell. */
export function isNothing({ documents, rightsOf }: Changes): boolean {
  return documents.length === 0 && rightsOf.length === 0
}

/** Changes as log_commits keeps them. */
export function encodeChanges({ documents, rightsOf }: Changes): string {
  return JSON.stringify([
    documents.map(({ documentId, text, registerSeq }) => [
      documentId,
      text?.first ?? 0,
      text?.last ?? 0,
      registerSeq ?? 0,
    ]),
    rightsOf,
  ])
}

/** Changes out of log_commits. The column is written by `encodeChanges` only. */
export function decodeChanges(encoded: string): Changes {
  const [documents, rightsOf] = JSON.parse(encoded) as [[DocumentId, number, number, number][], UserId[]]
  return {
    documents: documents.map(([documentId, first, last, registerSeq]) => ({
      documentId,
      text: last > 0 ? { first, last } : null,
      registerSeq: registerSeq > 0 ? registerSeq : null,
    })),
    rightsOf,
  }
}

/** The payload of a commit's NOTIFY: the mark with the changes and the updates, as much of it as there is room for. */
export function encodeNote(writerId: string, seq: number, changes: Changes, encodedChanges: string): string {
  const mark = `${writerId} ${seq}`
  const whole = `${mark} ${encodedChanges}`
  const room = noteMaxBytes - Buffer.byteLength(whole)
  const updates = packUpdates(changes.documents, Math.floor((room / 4) * 3) - 4)
  if (updates) return `${whole}\n${updates.toString('base64')}`
  return room >= 0 ? whole : mark
}

/** A payload as a mark; null for one that is not ours. */
export function decodeNote(payload: string): Mark | null {
  const read = /^(\S+) (\d+)(?: ([^\n]+)(?:\n(.+))?)?$/u.exec(payload)
  if (!read?.[1]) return null
  const changes = read[3] === undefined ? null : decodeChanges(read[3])
  return {
    writerId: read[1],
    seq: Number(read[2]),
    changes:
      changes && read[4] !== undefined ? withUpdates(changes, Buffer.from(read[4], 'base64')) : changes,
  }
}

/** Bytes before each update, for its length. */
const lengthBytes = 2

/** Every update behind its length, text by text; null when there are none, when one text's are not there, or when they need more room. */
function packUpdates(documents: readonly DocumentChange[], maxBytes: number): Buffer | null {
  const parts: Uint8Array[] = []
  let size = 0
  for (const { text, updates = [] } of documents) {
    if (text && updates.length !== text.last - text.first + 1) return null
    for (const update of updates) {
      size += lengthBytes + update.length
      if (size > maxBytes) return null
      const length = Buffer.allocUnsafe(lengthBytes)
      length.writeUInt16BE(update.length)
      parts.push(length, update)
    }
  }
  return parts.length > 0 ? Buffer.concat(parts, size) : null
}

function withUpdates({ documents, rightsOf }: Changes, bytes: Buffer): Changes {
  let at = 0
  const next = () => {
    const end = at + lengthBytes + bytes.readUInt16BE(at)
    const update = bytes.subarray(at + lengthBytes, end)
    at = end
    return update
  }
  return {
    documents: documents.map(change => {
      const { text } = change
      return text ? { ...change, updates: Array.from({ length: text.last - text.first + 1 }, next) } : change
    }),
    rightsOf,
  }
}

function mergeDocument(a: DocumentChange, b: DocumentChange): DocumentChange {
  const registerSeq = b.registerSeq ?? a.registerSeq
  if (!a.text || !b.text) return { ...(a.text ? a : b), registerSeq }
  const text = { first: Math.min(a.text.first, b.text.first), last: Math.max(a.text.last, b.text.last) }
  const { documentId } = a
  const isOneBehindOther = a.text.last + 1 === b.text.first
  return isOneBehindOther && a.updates && b.updates
    ? { documentId, text, registerSeq, updates: [...a.updates, ...b.updates] }
    : { documentId, text, registerSeq }
}
