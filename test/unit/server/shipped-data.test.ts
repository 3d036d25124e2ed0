// The gate at start.

import { expect, test } from 'vitest'
import { templates } from '#templates/index.ts'
import { refuseWrongTemplates } from '../../../server/shipped-data.ts'

test('[TP18] a server with wrong templates does not start and names every fault', () => {
  const [template] = templates
  const twice = { ...template, sections: [...(template?.sections ?? []), template?.sections[0]] }
  const nameless = { ...template, title: '' }
  expect(() => refuseWrongTemplates(templates)).not.toThrow()
  expect(() => refuseWrongTemplates([twice, nameless])).toThrow(/mẫu thứ 1:.*pr\.title[\s\S]*mẫu thứ 2:/u)
})
