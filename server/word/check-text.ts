// A text through its gates and questions, with the template and the term that it pins, and its clean file through the form checker.

import type { NodeJson } from '#model/content.ts'
import { checkText, dayOfTerm, type TextFindings } from '#model/gates/check.ts'
import type { FormFacts } from '#model/gates/form-gate.ts'
import { findTemplate, findTermProfile, termProfiles } from '#templates/index.ts'
import { departures } from './check/check-form.ts'
import type { CheckedForm, CheckInput } from './check-input.ts'
import { WordRefused } from './import/refused.ts'
import { unwrittenForm } from './unwritten-form.ts'

/** What the gates on the text find. The same input gives the same findings. */
export function checkDocument(input: CheckInput): TextFindings {
  const { doc, templateId, templateVersion, termProfile, termProfileVersion, figures, form, today } = input
  const term = findTermProfile(termProfile, termProfileVersion)
  return checkText({
    doc,
    template: findTemplate(templateId, templateVersion),
    term,
    library: [...(term?.references ?? []), ...termProfiles.flatMap(({ references }) => references)],
    figures,
    form: form && formFacts(doc, form),
    day: term ? dayOfTerm(term, today) : today,
  })
}

/** The form of the very file that would be handed out; null = too large to be checked. */
function formFacts(doc: NodeJson, form: CheckedForm): FormFacts | null {
  const { profile, front } = form
  const { mandatoryBoxes } = profile
  try {
    return {
      departures: departures(unwrittenForm({ mode: 'clean', doc, opinions: [], ...form }), profile),
      hasSigner: (front.signerName ?? '').trim() !== '',
      mandatoryBoxes,
    }
  } catch (error) {
    if (error instanceof WordRefused) return null
    throw error
  }
}
