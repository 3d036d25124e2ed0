// Routes about the gates of a document: where they stand, what is said to a finding, which figures are the same.

import type { Deps } from '../actions/deps.ts'
import { answerFinding, getGates, markFigure, unmarkFigure } from '../actions/gates.ts'
import { figureBody, figureParams, findingBody, gatesAnswer } from './gate-schemas.ts'
import { answer, type Routes } from './routes.ts'
import { idParams } from './schemas.ts'

/** Mounts the gates of documents. */
export function mountGates(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/gates',
      summary: 'Where every gate stands, with places; questions to the author; figures marked as the same',
      params: idParams,
      answers: { 200: gatesAnswer },
      limit: 'checks',
    },
    async ({ c, person, params }) => answer(c, await getGates(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/findings',
      summary: 'Says why a finding may stand, answers a question or puts it aside, or takes that back',
      params: idParams,
      body: findingBody,
      answers: { 200: gatesAnswer },
      limit: 'checks',
    },
    async ({ c, person, params, body }) => answer(c, await answerFinding(deps, person, params.id, body)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/figures',
      summary: 'Marks a number of the text as a figure that has to agree everywhere',
      params: idParams,
      body: figureBody,
      answers: { 200: gatesAnswer },
      limit: 'checks',
    },
    async ({ c, person, params, body }) => answer(c, await markFigure(deps, person, params.id, body)),
  )
  routes.signedIn(
    {
      method: 'delete',
      path: '/api/documents/{id}/figures/{fid}',
      summary: 'Takes the mark from a number',
      params: figureParams,
      answers: { 200: gatesAnswer },
      limit: 'checks',
    },
    async ({ c, person, params }) => answer(c, await unmarkFigure(deps, person, params.id, params.fid)),
  )
}
