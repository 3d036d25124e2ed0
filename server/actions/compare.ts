// Two states of a text beside each other: kept versions, or a version and the text as it stands now.

import type { NodeJson } from '#model/content.ts'
import type { DocumentId, Instant, Sha256, VersionId } from '#model/ids.ts'
import { type Outcome, refuse } from '#model/refusal.ts'
import { openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'

/** Names the text as it stands now where a version's id may stand. */
export const currentText = 'current'

/** One state of a text. */
export interface TextState {
  /** Its document node as JSON. */
  readonly json: string
  readonly sha256: Sha256
  readonly at: Instant
  /** Ordinal of the draft it belongs to. */
  readonly draft: number
}

/**
 * Compares two states.
 *
 * @returns UTF-8 bytes of `{"blocks":[…]}`, made off the main thread (model/compare.ts)
 */
export async function compareVersions(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  sides: { readonly before: VersionId; readonly after: VersionId },
): Promise<Outcome<Uint8Array>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const [before, after] = await Promise.all([
    findState(deps, documentId, sides.before),
    findState(deps, documentId, sides.after),
  ])
  if (!before || !after) return refuse('not-found')
  return deps.word.export({ mode: 'compare', before: before.json, after: after.json })
}

/** A state of a document's text; null = there is none of that name. */
export async function findState(
  deps: Deps,
  documentId: DocumentId,
  id: VersionId,
): Promise<TextState | null> {
  if (id !== currentText) {
    const version = await deps.store.findVersion(documentId, id)
    return version && { ...version, at: version.createdAt }
  }
  const [text, row] = await Promise.all([deps.texts.read(documentId), deps.store.findDocument(documentId)])
  return (
    text &&
    row && { json: JSON.stringify(text.json), sha256: text.sha256, at: row.updatedAt, draft: row.draft }
  )
}

/** The text of a state. */
export function docOf(state: TextState): NodeJson {
  return JSON.parse(state.json) as NodeJson // it was written by us
}
