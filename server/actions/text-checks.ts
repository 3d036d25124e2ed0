// What the gates find in texts, computed off the main thread and kept for as long as text, figures and day are the same.

import type { TextFindings } from '#model/gates/check.ts'
import type { Figure } from '#model/gates/figures.ts'
import type { DocumentId } from '#model/ids.ts'
import type { DocumentRow } from '../store/store.ts'
import type { TextState } from '../sync/texts.ts'
import type { CheckInput } from '../word/check-input.ts'

/** Checks of texts. */
export interface TextChecks {
  /**
   * What the gates find in a text.
   *
   * @param figures of the document's register
   * @param today 'YYYY-MM-DD' in Vietnam
   */
  find(
    row: DocumentRow,
    text: TextState,
    figures: ReadonlyMap<string, Figure>,
    today: string,
  ): Promise<TextFindings>
}

interface Kept {
  readonly textSeq: number
  readonly figures: ReadonlyMap<string, Figure>
  readonly today: string
  readonly findings: Promise<TextFindings>
}

const keptDocuments = 100 // documents looked at at once on one server

/** Keeps the latest findings of each document. @param check asks the gates: in the Word process, or at once */
export function createTextChecks(check: (input: CheckInput) => Promise<TextFindings>): TextChecks {
  const kept = new Map<DocumentId, Kept>()
  return {
    find(row, { json, textSeq }, figures, today) {
      const known = kept.get(row.id)
      if (known && known.textSeq === textSeq && known.figures === figures && known.today === today)
        return known.findings
      const { templateId, templateVersion, termProfile, termProfileVersion } = row
      const findings = check({
        mode: 'gates',
        doc: json,
        templateId,
        templateVersion,
        termProfile,
        termProfileVersion,
        figures: [...figures.values()],
        today,
      })
      kept.delete(row.id)
      kept.set(row.id, { textSeq, figures, today, findings })
      const [oldest] = kept.keys()
      if (kept.size > keptDocuments && oldest !== undefined) kept.delete(oldest)
      findings.catch(() => kept.delete(row.id)) // what failed is asked again
      return findings
    },
  }
}
