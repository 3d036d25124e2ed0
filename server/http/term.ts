// The route about the rules of a document's term.

import { z } from '@hono/zod-openapi'
import type { Deps } from '../actions/deps.ts'
import { getTerm } from '../actions/term.ts'
import { answer, type Routes } from './routes.ts'
import { idParams } from './schemas.ts'

const known = { confidence: z.enum(['A', 'B', 'C', 'M', 'P']), source: z.string() }
const reference = { number: z.string(), date: z.string() }
const termAnswer = z
  .object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    term: z.string(),
    themes: z.array(z.object({ ...known, title: z.string(), references: z.array(z.object(reference)) })),
    references: z.array(z.object({ ...known, ...reference, title: z.string() })),
    thresholds: z.array(
      z.object({
        ...known,
        title: z.string(),
        minPercent: z.number(),
        maxPercent: z.number().nullable(),
        appliesTo: z.string(),
      }),
    ),
    names: z
      .object({
        title: z.string(),
        roles: z.array(z.object({ ...known, role: z.string(), name: z.string() })),
      })
      .nullable(),
  })
  .openapi('Term')

/** Mounts it. */
export function mountTerm(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/term',
      summary:
        'The rules of the term that the document pins: themes, references in force, thresholds, names of the bodies; each with how sure it is',
      params: idParams,
      answers: { 200: termAnswer },
    },
    async ({ c, person, params }) => answer(c, await getTerm(deps, person, params.id)),
  )
}
