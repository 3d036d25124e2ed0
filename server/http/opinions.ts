// Routes about opinions: give, list, discuss, decide, carry out, take back.

import { refusals } from '#model/refusal.ts'
import { linkChange, placeOpinion } from '../actions/carry-out.ts'
import type { Deps } from '../actions/deps.ts'
import { answerBinding, replyTo, reserve, support, withdrawOpinion } from '../actions/discuss.ts'
import { disposeMany, disposeOpinion } from '../actions/dispose.ts'
import { listOpinions, listPlaceless } from '../actions/read.ts'
import { receiveOpinion } from '../actions/receive.ts'
import { undoDecision } from '../actions/undo.ts'
import { undoMany } from '../actions/undo-many.ts'
import {
  dispositionBody,
  dispositionsBody,
  implementedBody,
  issuerAnswerBody,
  opinionBody,
  opinionsQuery,
  placeBody,
  replyBody,
  reserveBody,
  supportBody,
  undoBody,
  undoManyBody,
} from './opinion-schemas.ts'
import { answerRefusal } from './respond.ts'
import { answer, type Routes } from './routes.ts'
import { answers, idParams, opinionParams } from './schemas.ts'

const ofDocument = '/api/documents/{id}'
const ofOpinion = `${ofDocument}/opinions/{oid}`

/** Mounts the opinions of documents. */
export function mountOpinions(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: `${ofDocument}/opinions`,
      summary:
        'Opinions with their places, and the balance; with `after` only those that came or changed after that seq, with `places=none` without places, for a client that holds the text',
      params: idParams,
      query: opinionsQuery,
      answers: { 200: answers.opinions },
    },
    async ({ c, person, params, query: { after = null, places } }) =>
      places === 'none'
        ? answer(c, await listPlaceless(deps, person, params.id, after))
        : answer(c, await listOpinions(deps, person, params.id, after)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/opinions`,
      summary: 'Gives an opinion, or a correction of one; the same id again changes nothing (200)',
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
  mountDecisions(routes, deps)
  mountDiscussion(routes, deps)
}

function mountDecisions(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'post',
      path: `${ofOpinion}/disposition`,
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
      path: `${ofOpinion}/disposition/undo`,
      summary:
        'Takes one’s own decision back, with the words that it brought into the text; what counted before it counts again. Refused while these words stand changed',
      params: opinionParams,
      body: undoBody,
      answers: { 200: answers.disposed },
    },
    async ({ c, person, params, body }) =>
      answer(c, await undoDecision(deps, person, params.id, params.oid, body.expectedSeq)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/dispositions`,
      summary: 'Proposes or confirms one decision on many opinions; accepts only editorial ones',
      params: idParams,
      body: dispositionsBody,
      answers: { 200: answers.disposedTogether },
    },
    async ({ c, person, params, body: { opinionIds, ...decision } }) =>
      answer(c, await disposeMany(deps, person, params.id, opinionIds, decision)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/dispositions/undo`,
      summary:
        'Takes one’s own decisions on many opinions back, as far as they stand as seen; says which could not be, and why',
      params: idParams,
      body: undoManyBody,
      answers: { 200: answers.undoneTogether },
    },
    async ({ c, person, params, body }) => {
      const undone = await undoMany(deps, person, params.id, body.opinionIds, body.expectedSeq)
      if (!undone.ok) return answerRefusal(c, undone.refusal)
      const refused = undone.value.refused.map(one => ({
        ...one,
        message: refusals[one.code][c.get('language')],
      }))
      return c.json({ ...undone.value, refused })
    },
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofOpinion}/place`,
      summary: 'Puts an opinion at words of today’s text by hand',
      params: opinionParams,
      body: placeBody,
      answers: { 200: answers.opinion },
    },
    async ({ c, person, params, body }) =>
      answer(c, await placeOpinion(deps, person, params.id, params.oid, body.anchor)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofOpinion}/implemented`,
      summary: 'Links the change that carried an accepted opinion out, or says why nothing had to be changed',
      params: opinionParams,
      body: implementedBody,
      answers: { 200: answers.opinion },
    },
    async ({ c, person, params, body }) =>
      answer(c, await linkChange(deps, person, params.id, params.oid, body)),
  )
}

function mountDiscussion(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'post',
      path: `${ofOpinion}/withdraw`,
      summary: 'Takes one’s own opinion back',
      params: opinionParams,
      answers: { 200: answers.opinion },
    },
    async ({ c, person, params }) => answer(c, await withdrawOpinion(deps, person, params.id, params.oid)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofOpinion}/replies`,
      summary: 'Answers under an opinion; the same id again changes nothing',
      params: opinionParams,
      body: replyBody,
      answers: { 200: answers.opinion },
      limit: 'opinions',
    },
    async ({ c, person, params, body }) =>
      answer(c, await replyTo(deps, person, params.id, params.oid, body)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofOpinion}/support`,
      summary: 'Says whether one supports somebody else’s opinion',
      params: opinionParams,
      body: supportBody,
      answers: { 200: answers.opinion },
      limit: 'opinions',
    },
    async ({ c, person, params, body }) =>
      answer(c, await support(deps, person, params.id, params.oid, body.stance)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofOpinion}/reserve`,
      summary: 'Keeps to one’s opinion after it was declined (bảo lưu)',
      params: opinionParams,
      body: reserveBody,
      answers: { 200: answers.opinion },
    },
    async ({ c, person, params, body }) =>
      answer(c, await reserve(deps, person, params.id, params.oid, body.reason)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofOpinion}/issuer-answer`,
      summary: 'The issuer’s answer whether a binding request may be declined',
      params: opinionParams,
      body: issuerAnswerBody,
      answers: { 200: answers.opinion },
    },
    async ({ c, person, params, body }) =>
      answer(c, await answerBinding(deps, person, params.id, params.oid, body)),
  )
}
