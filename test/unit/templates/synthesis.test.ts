// The outline of the synthesis of opinions.

import { expect, test } from 'vitest'
import { synthesisTemplateId } from '#model/synthesis.ts'
import { findTemplate } from '#templates/index.ts'
import { partTitles } from '../../../server/word/report/synthesis.ts'

test('[OP172] the outline of the synthesis: five parts and the list, each required, 3,900 syllables beside 4,000 for the whole', () => {
  const template = findTemplate(synthesisTemplateId)
  expect(template?.sections.map(({ key }) => key)).toEqual([
    'os.1',
    'os.2',
    'os.3',
    'os.4',
    'os.5',
    'os.annex',
  ])
  expect(template?.sections.every(({ required }) => required)).toBe(true)
  expect(template?.sections.slice(0, 5).map(section => section.title)).toEqual(partTitles) // as in the report
  const ceilings = template?.sections.reduce((sum, { budget }) => sum + (budget?.value ?? 0), 0)
  expect([ceilings, template?.budget.value]).toEqual([3900, 4000])
})
