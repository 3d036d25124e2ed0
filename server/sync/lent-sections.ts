// Sections that are lent, as the rooms ask for them: at each update, so nothing is read for the answer.

import type { DocumentId, UserId } from '#model/ids.ts'

/** Keys of sections in which somebody may not write. */
export type Barred = ReadonlySet<string>

/** The answer where nothing is lent. */
export const nothingBarred: Barred = new Set()

/** What this server knows of loans. */
export interface LentSections {
  /** Sections of a document in which a person may not write. */
  barred(documentId: DocumentId, userId: UserId): Barred
  /** Looks again: another server may have lent or taken back. */
  refresh(documentId: DocumentId): Promise<void>
}
