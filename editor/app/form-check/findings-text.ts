// The departures of a file as plain text, for a letter or a note.

import type { FormCheckAnswer, FormFindingView } from '#model/api.ts'
import { formSeverities } from '#model/form-finding.ts'
import type { Words } from '../../words/vi.ts'
import { formatNumber } from '../format.ts'

/** Whether a rule says that something is not there: its title says it all. */
export function isAbsence(rule: FormFindingView['rule']): boolean {
  return rule === 'missing' || rule === 'pageNumberMissing'
}

/** "Nội dung, đoạn 12". */
export function placeText({ where }: FormFindingView, words: Words): string {
  const region = words.formCheck.regions[where.region]
  return where.paragraph === null
    ? region
    : `${region}, ${words.formCheck.paragraph(formatNumber(where.paragraph))}`
}

/** The whole list, one line a departure, under its weight. */
export function findingsText(name: string, { profile, findings }: FormCheckAnswer, words: Words): string {
  const { formCheck } = words
  const line = (finding: FormFindingView) => {
    const { rule, title, found, expected, count, isUnverified, where } = finding
    const quote = where.words === '' ? '' : ` “${where.words}”`
    const marks = [
      ...(count > 1 ? [formCheck.times(formatNumber(count))] : []),
      ...(isUnverified ? [formCheck.unverified] : []),
    ]
    const note = marks.length === 0 ? '' : ` (${marks.join(', ')})`
    const values = isAbsence(rule) ? '' : ` ${formCheck.found}: ${found}. ${formCheck.expected}: ${expected}.`
    return `- ${title}${note}. ${placeText(finding, words)}${quote}.${values}`
  }
  const groups = formSeverities.flatMap(severity => {
    const own = findings.filter(finding => finding.severity === severity)
    return own.length === 0 ? [] : ['', formCheck.severities[severity], ...own.map(line)]
  })
  return [formCheck.result(name, formatNumber(findings.length)), profile.title, ...groups].join('\n')
}
