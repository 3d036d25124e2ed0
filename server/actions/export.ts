// A Word file of a document: text, opinions and front matter gathered, written in a worker.

import { carriedOut } from '#model/compare-causes.ts'
import type { DocumentId, Sha256, VersionId } from '#model/ids.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { isOpenForWriting } from '#model/stage.ts'
import type { DocumentRow, UnitRow } from '../store/store.ts'
import type { ExportInput } from '../word/export-input.ts'
import { exportFileName } from '../word/file-name.ts'
import { openDocument } from './access.ts'
import { currentText, docOf, findState } from './compare.ts'
import type { Deps, Person } from './deps.ts'
import { type FormNote, noteOf } from './form-note.ts'
import { defaultFrontMatter, frontMatterOn, frontMatterSource } from './front-matter.ts'
import { picturesIn } from './pictures.ts'
import { listOpinions } from './read.ts'

/** A finished file. */
export interface ExportedFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  /** How its form stands to its profile; null for a file that has none. */
  readonly form: FormNote | null
}

/**
 * Exports the committed text: clean, when asked for with a table of contents; or with opinions and open proposals, when asked
 * for open to comments alone.
 */
export async function exportDocument(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  mode: 'clean' | 'review',
  { isForCommentsOnly = false, hasContents = false } = {},
): Promise<Outcome<ExportedFile>> {
  const opened = await openDocument(deps, person, documentId, mode === 'review' ? 'exportReview' : 'export')
  if (!opened.ok) return opened
  const { row, unit } = opened.value
  const text = await deps.texts.read(documentId)
  if (!text) return refuse('not-found')
  const opinions = mode === 'review' ? await listOpinions(deps, person, documentId, null) : null
  if (opinions && !opinions.ok) return opinions
  const form = await formOf(deps, row, unit)
  const made = await deps.word.export({
    mode,
    isForCommentsOnly,
    hasContents,
    doc: text.json,
    opinions: opinions?.value.items ?? [],
    contentSha256: text.sha256,
    pictures: await picturesIn(deps, documentId, [text.json]),
    ...(isOpenForWriting(row.stage) ? {} : { foot: [`Mã bản (SHA-256): ${text.sha256}`] }),
    ...form,
  })
  if (!made.ok) return made
  const fileName = exportFileName(row.title, mode, row.draft)
  return done({ bytes: made.value, fileName, form: await noteOf(deps, made.value, form.profile) })
}

/** The clean text as PDF, printed by LibreOffice. Refuses as `PdfWriter.print` does. */
export async function exportPdf(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
): Promise<Outcome<ExportedFile>> {
  const word = await exportDocument(deps, person, documentId, 'clean')
  if (!word.ok) return word
  const pdf = await deps.pdf.print(word.value.bytes)
  return pdf.ok
    ? done({
        bytes: pdf.value,
        fileName: word.value.fileName.replace(/\.docx$/u, '.pdf'),
        form: word.value.form,
      })
    : pdf
}

/**
 * Exports what became of one state of the text in another as tracked changes in the unit's name, with the opinions that were carried
 * out in between as comments, for those who read every opinion.
 */
export async function exportRedline(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  sides: { readonly before: VersionId; readonly after: VersionId },
): Promise<Outcome<ExportedFile>> {
  const opened = await openDocument(deps, person, documentId, 'export')
  if (!opened.ok) return opened
  const { row, unit, permissions } = opened.value
  const [before, after] = await Promise.all([
    findState(deps, documentId, sides.before),
    findState(deps, documentId, sides.after),
  ])
  if (!before || !after) return refuse('not-found')
  const form = await formOf(deps, { ...row, draft: after.draft }, unit)
  const listed = permissions.includes('readOpinions')
    ? await listOpinions(deps, person, documentId, null)
    : null
  if (listed && !listed.ok) return listed
  const between =
    sides.after === currentText ? { one: before.at, other: null } : { one: before.at, other: after.at }
  const made = await deps.word.export({
    mode: 'redline',
    doc: docOf(after),
    earlier: { doc: docOf(before), sha256: before.sha256, changedAt: after.at },
    opinions: carriedOut(listed?.value.items ?? [], between),
    contentSha256: after.sha256,
    foot: comparedFoot(before.sha256, after.sha256),
    pictures: await picturesIn(deps, documentId, [docOf(before), docOf(after)]),
    ...form,
  })
  if (!made.ok) return made
  const fileName = exportFileName(row.title, 'redline', after.draft)
  return done({ bytes: made.value, fileName, form: await noteOf(deps, made.value, form.profile) })
}

/** The foot of a redline: the later text first, because that is the one which the file holds when its changes are taken. */
function comparedFoot(before: Sha256, after: Sha256): string[] {
  return [
    'Bản so sánh để đọc, không phải văn bản được duyệt.',
    `Mã bản sau (SHA-256): ${after}`,
    `Mã bản trước (SHA-256): ${before}`,
  ]
}

/** What every file of a document has: its form by the profile it pins, its id, its unit, the moment. */
export async function formOf(
  deps: Deps,
  row: DocumentRow,
  unit: UnitRow,
): Promise<Pick<ExportInput, 'profile' | 'front' | 'documentId' | 'creator' | 'now'>> {
  const now = deps.now()
  const [source, register] = await Promise.all([
    frontMatterSource(deps, row, unit),
    deps.registers.state(row.id),
  ])
  const front = frontMatterOn(register.frontMatter ?? defaultFrontMatter(source), source, now)
  return { profile: source.profile, front, documentId: row.id, creator: unit.name, now }
}
