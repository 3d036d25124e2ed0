// A text through its gates and questions, with the template and the term that it pins.

import { checkText, dayOfTerm, type TextFindings } from '#model/gates/check.ts'
import { findTemplate, findTermProfile, termProfiles } from '#templates/index.ts'
import type { CheckInput } from './check-input.ts'

/** What the gates on the text find. The same input gives the same findings. */
export function checkDocument(input: CheckInput): TextFindings {
  const { doc, templateId, templateVersion, termProfile, termProfileVersion, figures, today } = input
  const term = findTermProfile(termProfile, termProfileVersion)
  return checkText({
    doc,
    template: findTemplate(templateId, templateVersion),
    term,
    library: [...(term?.references ?? []), ...termProfiles.flatMap(({ references }) => references)],
    figures,
    day: term ? dayOfTerm(term, today) : today,
  })
}
