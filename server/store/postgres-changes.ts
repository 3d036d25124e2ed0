// What a group commit changed, as the nodes tell it to each other (postgres-notes.ts): gathered while writing, and kept beside
// the rows in log_commits.

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
