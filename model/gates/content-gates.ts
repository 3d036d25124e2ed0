// The gates on what a document holds: its required sections, the themes of its term, its length.

import type { Template } from '#templates/template.ts'
import type { TermProfile } from '#templates/terms/term-profile.ts'
import { weigh } from '../budget.ts'
import type { Finding, Found, Where } from './gate.ts'
import { isFilled } from './seeded-table.ts'
import { lowered, type WrittenSection, wordsOf } from './written-text.ts'

/** Sections that must be there and have a budget, but not one syllable. */
export function emptySections(sections: readonly WrittenSection[], template: Template): Found {
  const wanted = new Set(
    template.sections.filter(section => section.required && section.budget).map(section => section.key),
  )
  return sections
    .filter(section => wanted.has(section.key) && section.syllables === 0)
    .map(({ key }) => ({
      id: `sections:${key}`,
      sentence: 'section-empty',
      params: {},
      where: [whole(key)],
      opinionId: null,
      confidence: template.confidence,
      source: template.source,
    }))
}

/** Themes of the term that no section treats which should, and tables of theirs with nothing in them. */
export function missingThemes(
  sections: readonly WrittenSection[],
  template: Template,
  term: TermProfile,
): Found {
  const known = new Set(template.sections.map(({ key }) => key))
  const asked = term.requiredThemes.filter(({ value }) => value.sections.some(key => known.has(key)))
  if (asked.length === 0) return null
  return asked.flatMap(({ value: theme, confidence, source }): Finding[] => {
    const own = sections.filter(({ key }) => theme.sections.includes(key))
    const where = theme.sections.filter(key => known.has(key)).map(whole)
    const common = { opinionId: null, confidence, source, where }
    const words = own.map(wordsOf)
    const isNamed = theme.keyWords.some(keyWord => words.some(text => holds(text, keyWord)))
    if (!isNamed)
      return [
        { ...common, id: `themes:${theme.id}`, sentence: 'theme-missing', params: { theme: theme.title } },
      ]
    const table = template.tables.find(({ id }) => id === theme.table)
    if (!table || isFilled(own, table)) return []
    const params = { theme: theme.title, table: `${table.id}. ${table.title}` }
    return [{ ...common, id: `themes:${theme.id}.table`, sentence: 'theme-table-empty', params }]
  })
}

const heaviest = 8

/** Whether the whole is over its budget; the places are the sections furthest over their own. */
export function tooLong(sections: readonly WrittenSection[], template: Template): Found {
  const used = sections.reduce((sum, { syllables }) => sum + syllables, 0)
  if (weigh(used, template.budget.value) !== 'over') return []
  const budgets = new Map(template.sections.map(({ key, budget }) => [key, budget?.value ?? null]))
  const over = sections
    .map(({ key, syllables }) => ({ key, by: syllables - (budgets.get(key) ?? syllables) }))
    .filter(({ by }) => by > 0)
    .toSorted((a, b) => b.by - a.by)
  return [
    {
      id: 'length:whole',
      sentence: 'whole-too-long',
      params: { used, budget: template.budget.value },
      where: over.slice(0, heaviest).map(({ key }) => whole(key)),
      opinionId: null,
      confidence: template.budget.confidence,
      source: template.budget.source,
    },
  ]
}

/** Whether a text in small letters holds words as they are: "nghị quyết 5" does not stand in "nghị quyết 57". */
function holds(text: string, keyWord: string): boolean {
  const wanted = lowered(keyWord)
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const around = `${text[at - 1] ?? ' '}${text[at + wanted.length] ?? ' '}`
    if (!/[\p{L}\p{N}]/u.test(around)) return true
  }
  return false
}

function whole(sectionKey: string): Where {
  return { sectionKey, blockId: null, quote: '' }
}
