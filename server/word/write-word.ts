// Everything that is written as a file: a document, a report from its register, the register as a workbook.

import { writeOpinionSheet } from '../sheet/opinion-sheet.ts'
import { exportWord } from './export.ts'
import type { ExportInput } from './export-input.ts'
import { reportExport } from './report/report.ts'
import type { ReportInput } from './report/report-input.ts'

/** A file asked for. */
export type WordJob = ExportInput | ReportInput

/** Writes a file; the same job gives the same bytes. @throws Error when a finished Word file would be faulty */
export async function writeWord(job: WordJob): Promise<Uint8Array> {
  if (job.mode !== 'register') return exportWord(job)
  return job.kind === 'list' ? writeOpinionSheet(job) : exportWord(reportExport(job.kind, job))
}
