// A version: the text of one moment under a name, with the hash that names it.

import type { VersionView } from '#model/api.ts'
import { canonicalJson } from '#model/canonical.ts'
import type { NodeJson } from '#model/content.ts'
import type { DocumentId, VersionId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { VersionRow } from '../store/store.ts'
import { actingRole, openDocument } from './access.ts'
import { contentHash } from './content-hash.ts'
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
  const text = await deps.texts.read(documentId)
  if (!text) return refuse('not-found')
  const { row } = opened.value
  const at = deps.now()
  const version: VersionRow = {
    id: deps.newId(),
    documentId,
    name,
    draft: row.draft,
    stage: row.stage,
    json: canonicalJson(text.json),
    state: text.state,
    sha256: contentHash(text.json),
    createdAt: at,
    createdBy: person.id,
    createdByName: person.name,
  }
  const outcome = await record(deps, documentId, () => ({
    drafts: [
      {
        documentId,
        opinionId: null,
        type: 'versionKept',
        at,
        actor: person.id,
        actorRole: actingRole(opened.value, 'keepVersion'),
        unitId: row.unitId,
        payload: { versionId: version.id, name, sha256: version.sha256, byName: person.name },
      },
    ],
    version,
  }))
  return outcome.ok ? done(versionView(version)) : outcome
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

function versionView(row: Omit<VersionRow, 'json' | 'state'>): VersionView {
  const { id, name, draft, stage, sha256, createdAt, createdBy, createdByName } = row
  return { id, name, draft, stage, sha256, createdAt, createdBy: { id: createdBy, name: createdByName } }
}
