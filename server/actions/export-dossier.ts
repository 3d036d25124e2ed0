// The dossier of a unit's congress as a Word file, as far as the reader may know it.

import { canonicalJson } from '#model/canonical.ts'
import type { UnitId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { findFormatProfile, findTermProfile } from '#templates/index.ts'
import { sha256 } from '../store/chain.ts'
import { exportFileName } from '../word/file-name.ts'
import { formatAt } from './create.ts'
import type { Deps, Person } from './deps.ts'
import { openDossier, viewIn } from './dossier.ts'
import { mayKnow, readBooks } from './dossier-books.ts'
import type { ExportedFile } from './export.ts'
import { noteOf } from './form-note.ts'
import { dayInVietnam, frontOfPaper, issuingSource, organisationOf } from './front-matter.ts'

/**
 * Exports it. Refuses as `getDossier` does, and `dossier-broken` for a book that is no longer whole: nothing is handed over that
 * rests on it.
 *
 * @param term null = the present one
 */
export async function exportDossier(
  deps: Deps,
  person: Person,
  unitId: UnitId,
  term: string | null,
): Promise<Outcome<ExportedFile>> {
  const opened = await openDossier(deps, person, unitId, term)
  if (!opened.ok) return opened
  const { unit, list, books } = opened.value
  const read = await readBooks(deps, unit.id, list.term, books)
  const broken = read.find(({ brokenAt }) => brokenAt !== null)
  if (broken?.brokenAt != null) return refuse('dossier-broken', { seq: broken.brokenAt })
  const now = deps.now()
  const termProfile = findTermProfile(list.term)
  const format = termProfile && formatAt(termProfile, now)
  const profile = format && findFormatProfile(format.id, format.version)
  if (!termProfile || !profile) throw new Error(`the term ${list.term} names data that is not shipped`)
  const { level: _, ...front } = frontOfPaper(await issuingSource(deps, unit, profile, termProfile), {
    symbolType: 'BC',
    typeName: 'Báo cáo',
    subject: `tình hình chuẩn bị hồ sơ đại hội ${organisationOf(unit)} nhiệm kỳ ${termProfile.term}`,
  })
  const dossier = viewIn(opened.value, read)
  const made = await deps.word.export({
    mode: 'dossier',
    dossier,
    // Of an event that the reader may not know of nothing is told, not even that there is one after the last they know.
    heads: read.flatMap(({ book, events }) => {
      const last = events.findLast(({ said }) => mayKnow(opened.value, said))
      return last ? [{ book, at: last.at, hash: last.hash }] : []
    }),
    profile,
    front: { ...front, date: dayInVietnam(now), draft: null },
    documentId: unit.id,
    contentSha256: sha256(canonicalJson(dossier.items)),
    creator: unit.name,
    now,
  })
  if (!made.ok) return made
  return done({
    bytes: made.value,
    fileName: exportFileName(`Hồ sơ đại hội – ${unit.name}`, 'clean', null),
    form: await noteOf(deps, made.value, profile),
  })
}
