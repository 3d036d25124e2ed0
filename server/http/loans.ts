// Routes about sections that are lent to one drafter.

import { z } from '@hono/zod-openapi'
import type { Deps } from '../actions/deps.ts'
import { lendSection, listWriters, returnSection } from '../actions/lend.ts'
import { answer, type Routes } from './routes.ts'
import { id, list, named } from './schema-parts.ts'
import { idParams, loan } from './schemas.ts'

const sectionParams = z.object({ id, key: id })
const loanBody = z.object({ userId: id })
const loansAnswer = z.object({ items: z.array(loan) })

/** Mounts lending and returning. */
export function mountLoans(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/writers',
      summary: 'People to whom a section may be lent; for the lead',
      params: idParams,
      answers: { 200: list(named) },
    },
    async ({ c, person, params }) => answer(c, await listWriters(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/sections/{key}/lend',
      summary:
        'Lends a section to one drafter: nobody else writes in it until it is returned or the text is closed',
      params: sectionParams,
      body: loanBody,
      answers: { 200: loansAnswer },
      limit: 'documents',
    },
    async ({ c, person, params, body }) =>
      answer(c, await lendSection(deps, person, params.id, { sectionKey: params.key, userId: body.userId })),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/sections/{key}/return',
      summary: 'Takes a lent section back, or gives it back',
      params: sectionParams,
      answers: { 200: loansAnswer },
      limit: 'documents',
    },
    async ({ c, person, params }) => answer(c, await returnSection(deps, person, params.id, params.key)),
  )
}
