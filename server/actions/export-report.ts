// A report from the register as a Word file: the consolidated opinions, or the table of dispositions.

import type { DocumentId, RoundId } from '#model/ids.ts'
import { done, type Outcome } from '#model/refusal.ts'
import { exportFileName } from '../word/file-name.ts'
import type { ReportKind } from '../word/report/report-input.ts'
import type { Deps, Person } from './deps.ts'
import { type ExportedFile, formOf } from './export.ts'
import { noteOf } from './form-note.ts'
import { readReport } from './read-report.ts'

/** A report asked for. */
export interface WantedReport {
  readonly kind: ReportKind
  /** Only the opinions of this round; null = all of the document's. */
  readonly roundId: RoundId | null
}

/** Exports a report. Refused as `readReport` is. */
export async function exportReport(
  deps: Deps,
  person: Person,
  documentId: DocumentId,
  { kind, roundId }: WantedReport,
): Promise<Outcome<ExportedFile>> {
  const read = await readReport(deps, person, documentId, roundId)
  if (!read.ok) return read
  const { row, unit, text, register, facts } = read.value
  const form = await formOf(deps, row, unit)
  const made = await deps.word.export({
    mode: 'register',
    kind,
    ...facts,
    head: { seq: register.seq, hash: register.head },
    contentSha256: text.sha256,
    ...form,
  })
  if (!made.ok) return made
  const { drafts } = facts
  return done({
    bytes: made.value,
    fileName: exportFileName(row.title, kind, drafts.length > 1 ? null : (drafts[0] ?? row.draft)),
    form: kind === 'list' ? null : await noteOf(deps, made.value, form.profile),
  })
}
