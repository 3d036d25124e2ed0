// Word files as they were given: kept with the document in the step that reads them, given back to those who write or compile.

import type { DocumentId, Instant, Sha256 } from '#model/ids.ts'
import { type Original, originalType } from '#model/original.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { AttachmentRow } from '../store/store.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'

/** The row that keeps a file; hashed beside the main thread, which 40 MB would hold up. @param at when it came */
export async function originalRow(
  documentId: DocumentId,
  person: Person,
  bytes: Uint8Array<ArrayBuffer>,
  at: Instant,
): Promise<AttachmentRow> {
  const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', bytes)).toString('hex')
  return { documentId, sha256, contentType: originalType, bytes, addedBy: person.id, addedAt: at }
}

/** The files that a document came from, in the order in which they came. */
export async function listOriginals(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<{ readonly items: readonly Original[] }>> {
  const opened = await openDocument(deps, person, documentId, 'readOriginals')
  if (!opened.ok) return opened
  const { originals } = await deps.registers.state(documentId)
  return done({ items: originals })
}

/** One of them, to the byte. Refuses `not-found` for what is no original of this document. */
export async function findOriginal(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  sha256: Sha256,
): Promise<Outcome<{ readonly bytes: Uint8Array; readonly fileName: string }>> {
  const listed = await listOriginals(deps, person, documentId)
  if (!listed.ok) return listed
  const original = listed.value.items.find(one => one.sha256 === sha256)
  const row = original && (await deps.store.findAttachment(documentId, sha256))
  return row ? done({ bytes: row.bytes, fileName: savedName(original.name) }) : refuse('not-found')
}

/** The name under which it is saved: whatever its sender called it, it is opened as a Word file. */
function savedName(name: string): string {
  if (/\.docx$/iu.test(name)) return name
  return `${name || 'tệp gốc'}.docx`
}
