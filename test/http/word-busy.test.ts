// The Word process has as much to do as it takes: whoever asks meanwhile is told, and nothing is made.

import { expect, test } from 'vitest'
import { refuse } from '#model/refusal.ts'
import { codeOf, field, openSite } from '../support/site.ts'

test('[WD56] whoever asks for a file while too many wait is told in both languages, with when to try again', async () => {
  const site = await openSite({ word: word => ({ ...word, export: async () => refuse('word-busy') }) })
  const id = await site.begin()
  const lead = await site.as('lead')
  const exporting = `/api/documents/${id}/export?mode=clean`
  const refused = await lead.get(exporting)
  expect([refused.status, codeOf(refused)]).toEqual([503, 'word-busy'])
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/u)
  expect(field(refused, 'error', 'message')).toContain('thử lại')
  const english = await lead.send(exporting, { headers: { 'accept-language': 'en' } })
  expect(field(english, 'error', 'message')).toContain('try again')
})
