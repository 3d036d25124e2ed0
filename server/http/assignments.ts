// Routes about what a unit's people are made responsible for.

import { z } from '@hono/zod-openapi'
import { addAssignment, listAssignments, removeAssignment } from '../actions/assignments.ts'
import type { Deps } from '../actions/deps.ts'
import { answerRefusal } from './respond.ts'
import { answer, type Routes } from './routes.ts'
import { id, instant, moment, named } from './schema-parts.ts'
import { idParams, madeAnswer } from './schemas.ts'

const assignmentParams = z.object({ id, aid: id })
const maybe = <T extends z.ZodType>(shape: T) => shape.nullish().transform(value => value ?? null)

/** A unit, with every document of it and below it, or one document: exactly one of the two; of an observer perhaps some sections alone. */
const assignmentBody = z
  .object({
    userId: id,
    unitId: maybe(id),
    documentId: maybe(id),
    sections: z
      .array(id)
      .max(200)
      .nullish()
      .transform(keys => keys ?? []),
    from: maybe(moment),
    until: maybe(moment),
  })
  .refine(({ unitId, documentId }) => (unitId === null) !== (documentId === null), { path: ['unitId'] })

const assignment = z
  .object({
    id,
    userId: id,
    name: z.string(),
    unitId: id,
    unitName: z.string(),
    documentId: id.nullable(),
    sections: z.array(id),
    from: instant,
    until: instant.nullable(),
  })
  .openapi('Assignment')

/** Mounts assignments. */
export function mountAssignments(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/units/{id}/assignments',
      summary: 'What people of a unit were made responsible for; for whoever administers it',
      params: idParams,
      answers: { 200: z.object({ items: z.array(assignment), units: z.array(named) }) },
    },
    async ({ c, person, params }) => answer(c, await listAssignments(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/units/{id}/assignments',
      summary:
        'Makes somebody of a unit responsible for a unit or a document, perhaps from and until a moment; an observer perhaps for opinions in some sections alone',
      params: idParams,
      body: assignmentBody,
      answers: { 201: madeAnswer },
    },
    async ({ c, person, params, body }) => answer(c, await addAssignment(deps, person, params.id, body), 201),
  )
  routes.signedIn(
    {
      method: 'delete',
      path: '/api/units/{id}/assignments/{aid}',
      summary: 'Takes an assignment away; who had no other looks after everything below again',
      params: assignmentParams,
      answers: { 204: null },
    },
    async ({ c, person, params }) => {
      const removed = await removeAssignment(deps, person, params.id, params.aid)
      return removed.ok ? c.body(null, 204) : answerRefusal(c, removed.refusal)
    },
  )
}
