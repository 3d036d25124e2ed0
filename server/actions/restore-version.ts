// A kept version brought back into the text as a new change: what stood there before is kept in the same step.

import type { VersionView } from '#model/api.ts'
import { isTextOpen } from '#model/fold.ts'
import type { DocumentId, VersionId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import type { EventDraft } from '#model/register.ts'
import type { VersionRow } from '../store/store.ts'
import type { RestoredText } from '../sync/texts.ts'
import { actorOf, type Opened, openDocument } from './access.ts'
import type { Deps, Person } from './deps.ts'
import { versionKept, versionView } from './keep-version.ts'
import { announceAll } from './record.ts'

const tries = 20 // each failure means that another server's people typed meanwhile
const nameMaxChars = 200

/**
 * Makes the text what it was in a version. Blocks that both have stay as they are, so that opinions keep their places.
 * Refuses `text-closed`, `version-same`, `stale`, `text-moving`, `register-broken`.
 *
 * @returns the register's seq after, and the version that holds what stood there before
 */
export async function restoreVersion(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  versionId: VersionId,
  expectedSeq: number,
): Promise<Outcome<{ readonly seq: number; readonly kept: VersionView }>> {
  const opened = await openDocument(deps, person, documentId, 'restoreVersion')
  if (!opened.ok) return opened
  const version = await deps.store.findVersion(documentId, versionId)
  if (!version) return refuse('not-found')
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const register = await deps.registers.state(documentId)
    const { seq, brokenAt } = register
    if (brokenAt !== null) return refuse('register-broken', { seq: brokenAt })
    if (seq !== expectedSeq) return refuse('stale', { seq })
    if (!isTextOpen(register)) return refuse('text-closed')
    const kept = deps.newId()
    let view: VersionView | null = null
    const result = await deps.texts.restore(documentId, version.json, async restored => {
      const before = versionBefore(deps, person, opened.value, version, restored, kept)
      view = versionView(before)
      return {
        drafts: draftsOf(person, opened.value, version, restored, before),
        expectedSeq,
        version: before,
      }
    })
    if (result.ok && view) {
      announceAll(deps, documentId, result.events)
      return done({ seq: result.events.at(-1)?.seq ?? seq, kept: view })
    }
    if (result.ok || result.reason === 'same') return refuse('version-same')
    if (result.seq !== expectedSeq) return refuse('stale', { seq: result.seq })
  }
  return refuse('text-moving')
}

function versionBefore(
  deps: Deps,
  person: Person,
  { row }: Opened,
  restoredVersion: VersionRow,
  { before }: RestoredText,
  id: VersionId,
): VersionRow {
  return {
    id,
    documentId: row.id,
    name: `Trước khi khôi phục “${restoredVersion.name}”`.slice(0, nameMaxChars),
    draft: row.draft,
    stage: row.stage,
    ...before,
    createdAt: deps.now(),
    createdBy: person.id,
    createdByName: person.name,
  }
}

function draftsOf(
  person: Person,
  opened: Opened,
  version: VersionRow,
  { sha256, updateHash }: RestoredText,
  before: VersionRow,
): EventDraft[] {
  const actor = actorOf(opened, person, 'restoreVersion')
  return [
    versionKept(before, actor),
    {
      documentId: opened.row.id,
      opinionId: null,
      type: 'versionRestored',
      at: before.createdAt,
      ...actor,
      payload: {
        versionId: version.id,
        name: version.name,
        sha256,
        keptVersionId: before.id,
        updateHash,
        byName: person.name,
      },
    },
  ]
}
