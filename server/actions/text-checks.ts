// What the gates find in texts, computed off the main thread and kept for as long as text,
// front matter, figures and day are the same.

import type { TextFindings } from '#model/gates/check.ts'
import type { Figure } from '#model/gates/figures.ts'
import type { DocumentId } from '#model/ids.ts'
import type { DocumentRow } from '../store/store.ts'
import type { TextState } from '../sync/texts.ts'
import type { CheckedForm, CheckInput } from '../word/check-input.ts'

/** Checks of texts. */
export interface TextChecks {
  /** What the gates find in a text. */
  find(row: DocumentRow, text: TextState, beside: BesideText): Promise<TextFindings>
}

/** What is asked of a text depends on this, too. */
export interface BesideText {
  /** Of the document's register. */
  readonly figures: ReadonlyMap<string, Figure>
  /** null = its format profile is not shipped any more. */
  readonly form: CheckedForm | null
  /** 'YYYY-MM-DD' in Vietnam. */
  readonly today: string
}

interface Kept {
  readonly textSeq: number
  readonly figures: ReadonlyMap<string, Figure>
  readonly today: string
  /** The front matter as JSON. */
  readonly front: string
  readonly findings: Promise<TextFindings>
}

const keptDocuments = 100 // documents looked at at once on one server

/** Keeps the latest findings of each document. @param check asks the gates: in the Word process, or at once */
export function createTextChecks(check: (input: CheckInput) => Promise<TextFindings>): TextChecks {
  const kept = new Map<DocumentId, Kept>()
  return {
    find(row, { json, textSeq }, { figures, form, today }) {
      const front = JSON.stringify(form?.front ?? null)
      const known = kept.get(row.id)
      const isSameText = known?.textSeq === textSeq && known.front === front
      if (known && isSameText && known.figures === figures && known.today === today) return known.findings
      const { templateId, templateVersion, termProfile, termProfileVersion } = row
      const findings = check({
        mode: 'gates',
        doc: json,
        templateId,
        templateVersion,
        termProfile,
        termProfileVersion,
        figures: [...figures.values()],
        form,
        today,
      })
      kept.delete(row.id)
      kept.set(row.id, { textSeq, figures, today, front, findings })
      const [oldest] = kept.keys()
      if (kept.size > keptDocuments && oldest !== undefined) kept.delete(oldest)
      findings.catch(() => kept.delete(row.id)) // what failed is asked again
      return findings
    },
  }
}
