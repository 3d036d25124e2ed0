// A version: the text of one moment under a name, with the hash that names it.

import type { VersionView } from '#model/api.ts'
import { canonicalJson } from '#model/canonical.ts'
import type { NodeJson } from '#model/content.ts'
import type { DocumentId, VersionId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import type { VersionRow } from '../store/store.ts'
import type { TextState } from '../sync/texts.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { record } from './record.ts'

/** Keeps the committed text under a name. */
export async function keepVersion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  name: string,
): Promise<Outcome<VersionView>> {
  const opened = await openDocument(deps, person, documentId, 'keepVersion')
  if (!opened.ok) return opened
  const version = await presentVersion(deps, person, opened.value, name)
  if (!version) return refuse('not-found')
  const actor = actorOf(opened.value, person, 'keepVersion')
  const outcome = await record(deps, documentId, () => ({ drafts: [versionKept(version, actor)], version }))
  return outcome.ok ? done(versionView(version)) : outcome
}

/** The committed text as a version, not stored yet; null when there is no text. */
export async function presentVersion(
  deps: Deps,
  person: Person,
  { row }: Opened,
  name: string,
): Promise<VersionRow | null> {
  const text = await deps.texts.read(row.id)
  return text && versionFrom(deps, person, { documentId: row.id, ...row, name }, text)
}

/** A text as a version, not stored yet. */
export function versionFrom(
  deps: Pick<Deps, 'newId' | 'now'>,
  person: Pick<Person, 'id' | 'name'>,
  { documentId, name, draft, stage }: Pick<VersionRow, 'documentId' | 'name' | 'draft' | 'stage'>,
  { json, state, sha256 }: TextState,
): VersionRow {
  return {
    id: deps.newId(),
    documentId,
    name,
    draft,
    stage,
    json: canonicalJson(json),
    state,
    sha256,
    createdAt: deps.now(),
    createdBy: person.id,
    createdByName: person.name,
  }
}

/** The event that goes with a version. */
export function versionKept(version: VersionRow, actor: ReturnType<typeof actorOf>): EventDraft {
  const { id, documentId, name, sha256, createdAt, createdByName } = version
  const payload = { versionId: id, name, sha256, byName: createdByName }
  return { documentId, opinionId: null, type: 'versionKept', at: createdAt, ...actor, payload }
}

/** Versions of a document, oldest first. */
export async function listVersions(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<VersionView[]>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  return done((await deps.store.listVersions(documentId)).map(versionView))
}

/** One version with its text. */
export async function getVersion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  id: VersionId,
): Promise<Outcome<VersionView & { readonly json: NodeJson }>> {
  const opened = await openDocument(deps, person, documentId, 'read')
  if (!opened.ok) return opened
  const version = await deps.store.findVersion(documentId, id)
  if (!version) return refuse('not-found')
  return done({ ...versionView(version), json: JSON.parse(version.json) as NodeJson })
}

/** A version as the API gives it. */
export function versionView(row: Omit<VersionRow, 'json' | 'state'>): VersionView {
  const { id, name, draft, stage, sha256, createdAt, createdBy, createdByName } = row
  return { id, name, draft, stage, sha256, createdAt, createdBy: { id: createdBy, name: createdByName } }
}
