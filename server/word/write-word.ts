// Everything that is written as a Word file: a document, or a report from its register.

import { exportWord } from './export.ts'
import type { ExportInput } from './export-input.ts'
import { reportExport } from './report/report.ts'
import type { ReportInput } from './report/report-input.ts'

/** A Word file asked for. */
export type WordJob = ExportInput | ReportInput

/** Writes a Word file; the same job gives the same bytes. @throws Error when the finished file would be faulty */
export function writeWord(job: WordJob): Promise<Uint8Array> {
  return exportWord(job.mode === 'register' ? reportExport(job) : job)
}
