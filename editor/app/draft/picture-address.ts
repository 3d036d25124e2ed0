// Where the pictures of a document are fetched from.

import { isFileName } from '#model/picture.ts'

/** Address of a picture by its SHA-256; empty for what names none. */
export function pictureAddress(documentId: string, file: string): string {
  if (!isFileName(file)) return ''
  return `/api/documents/${encodeURIComponent(documentId)}/attachments/${file}`
}
