// The routes of a text's pictures.

import { z } from '@hono/zod-openapi'
import { pictureTypes } from '#model/picture.ts'
import type { Deps } from '../actions/deps.ts'
import { addPicture, findPicture } from '../actions/pictures.ts'
import { answerRefusal } from './respond.ts'
import { answer, type Routes } from './routes.ts'
import { id } from './schema-parts.ts'
import { idParams } from './schemas.ts'
import { readUpload, uploadForm } from './upload.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)
const pictureAnswer = z
  .object({ sha256, type: z.enum(pictureTypes), width: z.int(), height: z.int() })
  .openapi('Picture')

/** Mounts them. */
export function mountPictures(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/attachments',
      summary:
        'Keeps a PNG or JPEG picture of at most 5 MB for the text; `sha256` names it there. The same picture again is the same one',
      params: idParams,
      upload: uploadForm,
      answers: { 201: pictureAnswer },
      limit: 'imports',
    },
    async ({ c, person, params }) =>
      answer(c, await addPicture(deps, person, params.id, () => readUpload(c)), 201),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/attachments/{sha256}',
      summary: 'A picture of the text, for whoever may read it',
      params: z.object({ id, sha256 }),
      answers: { 200: { contentType: pictureTypes } },
    },
    async ({ c, person, params }) => {
      const found = await findPicture(deps, person, params.id, params.sha256)
      if (!found.ok) return answerRefusal(c, found.refusal)
      const { bytes, contentType } = found.value
      c.header('Content-Type', contentType)
      c.header('Content-Disposition', 'inline')
      return c.body(new Uint8Array(bytes))
    },
  )
}
