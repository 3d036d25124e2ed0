// Routes about the synthesis of opinions as a document: begin one, bring it up to date, see how far it is from its register.

import { z } from '@hono/zod-openapi'
import type { Deps } from '../actions/deps.ts'
import { beginSynthesis, getSynthesis, updateSynthesis } from '../actions/synthesis.ts'
import { answer, type Routes } from './routes.ts'
import { id, instant, line, seq, sha256, stage } from './schema-parts.ts'
import { idParams, madeAnswer } from './schemas.ts'

const beginBody = z.object({ title: line(500) })
const updateBody = z.object({ expectedSeq: seq })
const count = z.int().min(0)
const synthesisView = z
  .object({
    of: z
      .object({
        documentId: id.nullable(),
        title: z.string(),
        opinions: count,
        seq,
        head: sha256,
        readAt: instant,
        came: count,
        changed: count,
      })
      .nullable(),
    made: z.array(z.object({ id, title: z.string(), stage, createdAt: instant })),
  })
  .openapi('Synthesis')

/** Mounts `…/synthesis`. */
export function mountSyntheses(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/synthesis',
      summary:
        'Whose opinions a document consolidates and how far that register has moved on, and the syntheses made from its own',
      params: idParams,
      answers: { 200: synthesisView },
      limit: 'checks',
    },
    async ({ c, person, params }) => answer(c, await getSynthesis(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/synthesis',
      summary: 'Begins a document that consolidates the opinions of this one, from its register as it stands',
      params: idParams,
      body: beginBody,
      answers: { 201: madeAnswer },
      limit: 'exports',
    },
    async ({ c, person, params, body }) =>
      answer(c, await beginSynthesis(deps, person, params.id, body.title), 201),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/synthesis/update',
      summary: 'Adds to a synthesis what it does not name yet; nothing that stands in it is changed',
      params: idParams,
      body: updateBody,
      answers: { 200: z.object({ seq, added: z.array(z.int()) }) },
      limit: 'exports',
    },
    async ({ c, person, params, body }) =>
      answer(c, await updateSynthesis(deps, person, params.id, body.expectedSeq)),
  )
}
