// Routes about the form of Word files: the profiles there are, and a file held against one of them.

import { z } from '@hono/zod-openapi'
import { findingTitle, formElements, formRegions, formRules, formSeverities } from '#model/form-finding.ts'
import { refuse } from '#model/refusal.ts'
import { findFormatProfile, formatProfiles } from '#templates/index.ts'
import type { Deps } from '../actions/deps.ts'
import { answerRefusal } from './respond.ts'
import type { Routes } from './routes.ts'
import { id, list } from './schema-parts.ts'
import { readField, readUpload, uploadForm } from './upload.ts'

const profile = z
  .object({ id, version: z.int(), title: z.string(), unverified: z.boolean() })
  .openapi('FormatProfile')

const finding = z
  .object({
    rule: z.enum(formRules),
    element: z.enum(formElements).nullable(),
    title: z.string(),
    where: z.object({ region: z.enum(formRegions), paragraph: z.int().nullable(), words: z.string() }),
    found: z.string(),
    expected: z.string(),
    source: z.string(),
    confidence: z.enum(['A', 'B', 'C', 'M', 'P']),
    severity: z.enum(formSeverities),
    isUnverified: z.boolean(),
    count: z.int().min(1),
  })
  .openapi('FormFinding')

const checkAnswer = z.object({ profile, findings: z.array(finding) }).openapi('FormCheck')
const checkForm = uploadForm.extend({ profile: id.optional() })

/** Mounts the check of a form. */
export function mountForms(routes: Routes, deps: Deps): void {
  const views = formatProfiles.map(({ id: own, version, title, unverified }) => ({
    id: own,
    version,
    title,
    unverified,
  }))
  routes.signedIn(
    {
      method: 'get',
      path: '/api/format-profiles',
      summary: 'Format profiles a Word file can be held against; the first is the usual one',
      answers: { 200: list(profile) },
    },
    ({ c }) => c.json({ items: views }),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/check-form',
      summary:
        'Departures of a Word file from a format profile, the usual one unless named: rule, place, found, expected, source; nothing is kept',
      upload: checkForm,
      answers: { 200: checkAnswer },
      limit: 'imports',
    },
    async ({ c }) => {
      const file = await readUpload(c)
      if (!file.ok) return answerRefusal(c, file.refusal)
      const wanted = await readField(c, 'profile')
      const chosen = findFormatProfile(wanted ?? views[0]?.id ?? '')
      if (!chosen)
        return answerRefusal(c, refuse('invalid', [{ field: 'profile', problem: 'unknown' }]).refusal)
      const checked = await deps.word.checkForm({ mode: 'form', file: file.value.bytes, profile: chosen })
      if (!checked.ok) return answerRefusal(c, checked.refusal)
      const language = c.get('language')
      const findings = checked.value.map(one => ({
        ...one,
        title: findingTitle(one.rule, one.element, language),
        found: one.found[language],
        expected: one.expected[language],
      }))
      return c.json({ profile: views.find(view => view.id === chosen.id), findings })
    },
  )
}
