// Routes about opinions: give, list, decide, take back.

import type { Deps } from '../actions/deps.ts'
import { disposeOpinion } from '../actions/dispose.ts'
import { listOpinions } from '../actions/read.ts'
import { receiveOpinion, withdrawOpinion } from '../actions/receive.ts'
import { dispositionBody, opinionBody } from './opinion-schemas.ts'
import { answerRefusal } from './respond.ts'
import { answer, type Routes } from './routes.ts'
import { answers, idParams, opinionParams } from './schemas.ts'

/** Mounts the opinions of documents. */
export function mountOpinions(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/opinions',
      summary: 'Opinions with their places, and the balance',
      params: idParams,
      answers: { 200: answers.opinions },
    },
    async ({ c, person, params }) => answer(c, await listOpinions(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/opinions',
      summary: 'Gives an opinion; the same id again changes nothing (200)',
      params: idParams,
      body: opinionBody,
      answers: { 200: answers.opinion, 201: answers.opinion },
      limit: 'opinions',
    },
    async ({ c, person, params, body }) => {
      const received = await receiveOpinion(deps, person, params.id, body)
      if (!received.ok) return answerRefusal(c, received.refusal)
      return c.json(received.value.opinion, received.value.isNew ? 201 : 200)
    },
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/opinions/{oid}/disposition',
      summary: 'Proposes or confirms a decision on an opinion',
      params: opinionParams,
      body: dispositionBody,
      answers: { 200: answers.disposed },
    },
    async ({ c, person, params, body }) =>
      answer(c, await disposeOpinion(deps, person, params.id, params.oid, body)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/documents/{id}/opinions/{oid}/withdraw',
      summary: 'Takes one’s own opinion back',
      params: opinionParams,
      answers: { 200: answers.opinion },
    },
    async ({ c, person, params }) => answer(c, await withdrawOpinion(deps, person, params.id, params.oid)),
  )
}
