// Pictures of a document's text: kept with it by whoever may write, shown to whoever may read it.

import { createHash } from 'node:crypto'
import type { NodeJson } from '#model/content.ts'
import type { DocumentId, Sha256 } from '#model/ids.ts'
import { originalType } from '#model/original.ts'
import { namesIn, type PictureFacts, pictureMaxBytes, picturesMaxBytes, readPicture } from '#model/picture.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { AttachmentRow } from '../store/store.ts'
import type { FilePictures } from '../word/export-input.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'

/** A picture that was kept. */
export interface KeptPicture extends PictureFacts {
  readonly sha256: Sha256
}

/** Keeps a picture. @param read gives the file, once it is known that its sender may send it */
export async function addPicture(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  read: () => Promise<Outcome<{ readonly bytes: Uint8Array }>>,
): Promise<Outcome<KeptPicture>> {
  const opened = await openDocument(deps, person, documentId, 'write')
  if (!opened.ok) return opened
  const sent = await read()
  if (!sent.ok) return sent
  const { bytes } = sent.value
  if (bytes.length > pictureMaxBytes) return refuse('picture-too-large', { maxBytes: pictureMaxBytes })
  const facts = readPicture(bytes)
  if (facts === 'not-a-picture') return refuse('picture-unknown')
  if (facts === 'too-many-pixels') return refuse('picture-too-fine')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const row = { documentId, sha256, contentType: facts.type, bytes, addedBy: person.id, addedAt: deps.now() }
  const isKept = await deps.store.addAttachment(row, picturesMaxBytes)
  return isKept ? done({ sha256, ...facts }) : refuse('pictures-full', { maxBytes: picturesMaxBytes })
}

/** A picture by its name. Another document's is not found, and a file of another kind neither: it has readers of its own. */
export async function findPicture(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  sha256: Sha256,
): Promise<Outcome<AttachmentRow>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const found = await deps.store.findAttachment(documentId, sha256)
  return found && found.contentType !== originalType ? done(found) : refuse('not-found')
}

/** The pictures that texts show, for their Word file. One that the document does not have is left out. */
export async function picturesIn(
  deps: Pick<Deps, 'store'>,
  documentId: DocumentId,
  texts: readonly NodeJson[],
): Promise<FilePictures> {
  const pictures = new Map<Sha256, { bytes: Uint8Array; facts: PictureFacts }>()
  for (const name of new Set(texts.flatMap(namesIn))) {
    const row = await deps.store.findAttachment(documentId, name)
    const facts = row && readPicture(row.bytes)
    if (row && facts && typeof facts === 'object') pictures.set(name, { bytes: row.bytes, facts })
  }
  return pictures
}
