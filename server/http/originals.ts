// The routes of Word files as they were given.

import { z } from '@hono/zod-openapi'
import { create as contentDisposition } from 'content-disposition'
import type { Deps } from '../actions/deps.ts'
import { findOriginal, listOriginals } from '../actions/originals.ts'
import { answerRefusal } from './respond.ts'
import { answer, type Routes } from './routes.ts'
import { id, instant, sha256 } from './schema-parts.ts'
import { idParams } from './schemas.ts'

/** Nothing that a browser would show. */
const bytesType = 'application/octet-stream'
const originalsAnswer = z
  .object({
    items: z.array(
      z.object({
        sha256,
        name: z.string(),
        size: z.int(),
        byName: z.string(),
        at: instant,
        use: z.enum(['draft', 'opinions']),
      }),
    ),
  })
  .openapi('Originals')

/** Mounts them. */
export function mountOriginals(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/originals',
      summary:
        'The Word files that the document was made from or whose comments became opinions, each kept once as it was given; for those who write or compile',
      params: idParams,
      answers: { 200: originalsAnswer },
    },
    async ({ c, person, params }) => answer(c, await listOriginals(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/originals/{sha256}',
      summary: 'One of them, to the byte, to be saved under its own name and never shown',
      params: z.object({ id, sha256 }),
      answers: { 200: { contentType: bytesType } },
      limit: 'exports',
    },
    async ({ c, person, params }) => {
      const found = await findOriginal(deps, person, params.id, params.sha256)
      if (!found.ok) return answerRefusal(c, found.refusal)
      return c.body(new Uint8Array(found.value.bytes), 200, {
        'content-type': bytesType,
        'content-disposition': contentDisposition(found.value.fileName),
      })
    },
  )
}
