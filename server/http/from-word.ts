// The route that begins a document from a Word file, in two steps: what the file holds, then the document.

import { z } from '@hono/zod-openapi'
import { documentAccesses } from '#model/confidential.ts'
import { leftOutKinds } from '#model/draft-plan.ts'
import { legacyLetters } from '#model/legacy-letters.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { createFromWord, type SentDraft } from '../actions/create-from-word.ts'
import type { Deps } from '../actions/deps.ts'
import type { AppContext } from './env.ts'
import { answerRefusal } from './respond.ts'
import type { Routes } from './routes.ts'
import { id, line } from './schema-parts.ts'
import { cleanTexts } from './text-fields.ts'
import { readField, readUpload, uploadForm } from './upload.ts'

const assignment = z.discriminatedUnion('to', [
  z.object({ to: z.literal('section'), key: id }),
  z.object({ to: z.literal('unassigned') }),
  z.object({ to: z.literal('leftOut') }),
])
const assignments = z.array(assignment).max(30_000)
const title = line(500)
const draftForm = uploadForm.extend({
  title: title.optional(),
  assignments: z.string().optional().openapi({ description: 'JSON: one assignment a part' }),
})
const draftQuery = z.object({
  unitId: id,
  templateId: id,
  access: z.enum(documentAccesses).default('unit'),
  letters: z.enum(legacyLetters).default('unicode'),
})

const leftOut = z.array(z.object({ what: z.enum(leftOutKinds), text: z.string() }))
const count = z.int().min(0)
const planAnswer = z
  .object({
    plan: z.object({
      parts: z.array(
        z.object({
          label: z.string(),
          title: z.string(),
          preview: z.string(),
          syllables: count,
          tables: count,
          lists: count,
          proposed: assignment,
        }),
      ),
      leftOut,
      legacyLetters: count,
    }),
    targets: z.array(z.object({ key: id, label: z.string(), title: z.string(), level: z.int() })),
  })
  .openapi('DraftPlan')
const madeAnswer = z.object({ id, leftOut }).openapi('DraftMade')

const assignmentsMaxChars = 4_000_000
const titleMaxChars = 1000

/** Mounts it. */
export function mountFromWord(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/from-word',
      summary:
        'Begins a document from a Word file: without assignments, the file’s parts and where each would go; with them, one for each part, the document',
      query: draftQuery,
      upload: draftForm,
      answers: { 200: planAnswer, 201: madeAnswer },
      limit: 'imports',
    },
    async ({ c, person, query }) => {
      const made = await createFromWord(deps, person, query, query.letters, () => readDraftForm(c))
      if (!made.ok) return answerRefusal(c, made.refusal)
      const { is, ...answer } = made.value
      return c.json(answer, is === 'made' ? 201 : 200)
    },
  )
}

async function readDraftForm(c: AppContext): Promise<Outcome<SentDraft>> {
  const file = await readUpload(c)
  if (!file.ok) return file
  const [sentTitle, sentAssignments] = await Promise.all([
    readField(c, 'title', titleMaxChars),
    readField(c, 'assignments', assignmentsMaxChars),
  ])
  const clean = cleanTexts({ title: sentTitle, assignments: parsed(sentAssignments) })
  if (!clean.ok)
    return refuse(
      'text-broken',
      clean.fields.map(field => ({ field, problem: clean.reason })),
    )
  const checked = z
    .object({ title: title.nullable(), assignments: assignments.nullable() })
    .safeParse(clean.value)
  if (!checked.success) {
    const fields = new Set(checked.error.issues.map(issue => String(issue.path[0] ?? '')))
    return refuse(
      'invalid',
      [...fields].map(field => ({ field, problem: 'form' })),
    )
  }
  return done({ ...file.value, ...checked.data })
}

/** JSON of a field; what is none is left for the schema to refuse. */
function parsed(text: string | null): unknown {
  if (text === null) return null
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return text
    throw error
  }
}
