// Routes about the front matter of a document: read it, set it, give it its number.

import type { Deps } from '../actions/deps.ts'
import { getFrontMatter, numberDocument, setFrontMatter } from '../actions/edit-front-matter.ts'
import { frontMatterAnswer, frontMatterBody, numberBody } from './front-matter-schemas.ts'
import { answer, type Routes } from './routes.ts'
import { idParams } from './schemas.ts'

/** Mounts them. */
export function mountFrontMatter(routes: Routes, deps: Deps): void {
  const answers = { 200: frontMatterAnswer }
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/front-matter',
      summary:
        'Issuer, number, place and date, subject, signer, recipients, with what the format profile proposes',
      params: idParams,
      answers,
    },
    async ({ c, person, params }) => answer(c, await getFrontMatter(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/front-matter',
      summary: 'Sets the front matter as a whole, but for its number',
      params: idParams,
      body: frontMatterBody,
      answers,
    },
    async ({ c, person, params, body: { expectedSeq, ...draft } }) =>
      answer(c, await setFrontMatter(deps, person, params.id, draft, expectedSeq)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/number',
      summary:
        'Gives the document a number that no other of its type, unit and term has: the next one, or the one named; null takes it back',
      params: idParams,
      body: numberBody,
      answers,
    },
    async ({ c, person, params, body }) =>
      answer(c, await numberDocument(deps, person, params.id, body.number, body.expectedSeq)),
  )
}
