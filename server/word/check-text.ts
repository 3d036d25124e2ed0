// A text through its gates and questions, with the template and the term that it pins, and its clean file through the form checker.

import type { NodeJson } from '#model/content.ts'
import { checkText, dayOfTerm, type TextFindings } from '#model/gates/check.ts'
import type { FormFacts } from '#model/gates/form-gate.ts'
import { findTemplate, findTermProfile, termProfiles } from '#templates/index.ts'
import { checkForm } from './check/check-form.ts'
import type { CheckedForm, CheckInput } from './check-input.ts'
import { exportWord } from './export.ts'

/** What the gates on the text find. The same input gives the same findings. */
export async function checkDocument(input: CheckInput): Promise<TextFindings> {
  const { doc, templateId, templateVersion, termProfile, termProfileVersion, figures, form, today } = input
  const term = findTermProfile(termProfile, termProfileVersion)
  return checkText({
    doc,
    template: findTemplate(templateId, templateVersion),
    term,
    library: [...(term?.references ?? []), ...termProfiles.flatMap(({ references }) => references)],
    figures,
    form: form && (await formFacts(doc, form)),
    day: term ? dayOfTerm(term, today) : today,
  })
}

/** The form of the very file that would be handed out; null = too large to be checked. */
async function formFacts(doc: NodeJson, form: CheckedForm): Promise<FormFacts | null> {
  const { profile, front } = form
  const checked = checkForm(await exportWord({ mode: 'clean', doc, opinions: [], ...form }), profile)
  if (!checked.ok) return null
  const { mandatoryBoxes } = profile
  return { departures: checked.value, hasSigner: (front.signerName ?? '').trim() !== '', mandatoryBoxes }
}
