// What the gates find in texts, computed off the main thread and kept for as long as text, front matter, profiles, figures and
// day are the same.

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
  /** Whether somebody has asked about a document, and it is among the latest. */
  isAskedAbout(documentId: DocumentId): boolean
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
  /** All that is looked at besides the figures, as words: the text by its hash, so that what is undone is known again. */
  readonly looked: string
  readonly figures: ReadonlyMap<string, Figure>
  readonly findings: Promise<TextFindings>
}

const keptDocuments = 100 // documents looked at at once on one server

/** Keeps the latest findings of each document. @param check asks the gates: in the Word process, or at once */
export function createTextChecks(check: (input: CheckInput) => Promise<TextFindings>): TextChecks {
  const kept = new Map<DocumentId, Kept>()
  return {
    isAskedAbout: documentId => kept.has(documentId),
    find(row, { json, sha256 }, { figures, form, today }) {
      const { templateId, templateVersion, termProfile, termProfileVersion } = row
      const pinned = [templateId, templateVersion, termProfile, termProfileVersion]
      const shape = form && [form.profile.id, form.profile.version, form.front]
      const looked = JSON.stringify([sha256, today, pinned, shape])
      const known = kept.get(row.id)
      if (known?.looked === looked && known.figures === figures) return known.findings
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
      kept.set(row.id, { looked, figures, findings })
      const [oldest] = kept.keys()
      if (kept.size > keptDocuments && oldest !== undefined) kept.delete(oldest)
      findings.catch(() => {
        if (kept.get(row.id)?.findings === findings) kept.delete(row.id) // what failed is asked again
      })
      return findings
    },
  }
}
