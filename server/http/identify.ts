// The route that says which version a Word file is.

import { z } from '@hono/zod-openapi'
import type { Deps } from '../actions/deps.ts'
import { identifyFile } from '../actions/identify-file.ts'
import { comparedBlock } from './compare-schemas.ts'
import { answer, type Routes } from './routes.ts'
import { id, instant, sha256, stage } from './schema-parts.ts'
import { idParams } from './schemas.ts'
import { readUpload, uploadForm } from './upload.ts'

const namedText = z
  .object({
    id,
    name: z.string().nullable(),
    draft: z.int(),
    stage,
    sha256,
    at: instant,
    isApproved: z.boolean(),
  })
  .openapi('NamedText')

const identity = z
  .object({
    property: sha256.nullable(),
    foot: sha256.nullable(),
    comparedFrom: sha256.nullable(),
    isOfThis: z.boolean().nullable(),
    sameAs: namedText.nullable(),
    named: namedText.nullable(),
    comparedWith: namedText,
    blocks: z.array(comparedBlock),
    isCut: z.boolean(),
    beside: z.array(z.string()),
  })
  .openapi('FileIdentity')

/** Mounts the check of a file against the register. */
export function mountIdentify(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/check-file',
      summary:
        'Which version of the document a Word file holds, by its words and by the hash that it states, or in what it differs; nothing is kept',
      params: idParams,
      upload: uploadForm,
      answers: { 200: identity },
      limit: 'imports',
    },
    async ({ c, person, params }) =>
      answer(c, await identifyFile(deps, person, params.id, () => readUpload(c))),
  )
}
