// Everything that is made off the main thread: a document as a file, a report from its register, the register as a workbook,
// the dossier of a congress, and two texts compared.

import { compareTexts } from '#model/compare.ts'
import type { NodeJson } from '#model/content.ts'
import { writeOpinionSheet } from '../sheet/opinion-sheet.ts'
import { exportWord } from './export.ts'
import type { ExportInput } from './export-input.ts'
import { type DossierInput, dossierExport } from './report/dossier.ts'
import { reportExport } from './report/report.ts'
import type { ReportInput } from './report/report-input.ts'

/** Two texts to compare: document nodes as JSON. */
interface CompareInput {
  readonly mode: 'compare'
  readonly before: string
  readonly after: string
}

/** Something asked for. */
export type WordJob = ExportInput | ReportInput | DossierInput | CompareInput

/**
 * Writes a file, or a comparison as UTF-8 JSON; the same job gives the same bytes.
 *
 * @throws Error when a finished Word file would be faulty
 */
export async function writeWord(job: WordJob): Promise<Uint8Array> {
  if (job.mode === 'compare') return compared(job)
  if (job.mode === 'dossier') return exportWord(dossierExport(job))
  if (job.mode !== 'register') return exportWord(job)
  return job.kind === 'list' ? writeOpinionSheet(job) : exportWord(reportExport(job.kind, job))
}

function compared({ before, after }: CompareInput): Uint8Array {
  const read = (json: string) => JSON.parse(json) as NodeJson // texts of ours
  return new TextEncoder().encode(JSON.stringify({ blocks: compareTexts(read(before), read(after)) }))
}
