// Routes about rounds of consultation.

import { listCandidates } from '../actions/audience.ts'
import type { Deps } from '../actions/deps.ts'
import { getRound, listMyRounds, listRounds } from '../actions/read-rounds.ts'
import { closeRound, extendRound, openRound, remind, sayNoOpinion } from '../actions/rounds.ts'
import {
  noOpinionBody,
  remindBody,
  roundBody,
  roundCloseBody,
  roundParams,
  roundTimeBody,
} from './round-schemas.ts'
import { answer, type Routes } from './routes.ts'
import { answers, idParams } from './schemas.ts'

const ofDocument = '/api/documents/{id}/rounds'
const ofRound = `${ofDocument}/{rid}`

/** Mounts the rounds of documents. */
export function mountRounds(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/rounds',
      summary: 'Rounds that ask the caller, the soonest to end first',
      answers: { 200: answers.myRounds },
    },
    async ({ c, person }) => c.json({ items: await listMyRounds(deps, person) }),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/documents/{id}/audience',
      summary: 'People and units that a round may ask',
      params: idParams,
      answers: { 200: answers.candidates },
    },
    async ({ c, person, params }) => answer(c, await listCandidates(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'get',
      path: ofDocument,
      summary: 'Rounds of a document with their phases and figures',
      params: idParams,
      answers: { 200: answers.rounds },
    },
    async ({ c, person, params }) => answer(c, await listRounds(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: ofDocument,
      summary: 'Opens a round on the frozen text',
      params: idParams,
      body: roundBody,
      answers: { 201: answers.round },
      limit: 'documents',
    },
    async ({ c, person, params, body }) => answer(c, await openRound(deps, person, params.id, body), 201),
  )
  routes.signedIn(
    {
      method: 'get',
      path: ofRound,
      summary: 'One round: who has answered, who is silent',
      params: roundParams,
      answers: { 200: answers.roundDetail },
    },
    async ({ c, person, params }) => answer(c, await getRound(deps, person, params.id, params.rid)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofRound}/extend`,
      summary: 'Moves the closing time; null ends the round now',
      params: roundParams,
      body: roundTimeBody,
      answers: { 200: answers.round },
    },
    async ({ c, person, params, body }) =>
      answer(c, await extendRound(deps, person, params.id, params.rid, body.closesAt)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofRound}/close`,
      summary: 'Closes the consolidation of a round once every opinion has its line',
      params: roundParams,
      body: roundCloseBody,
      answers: { 200: answers.round },
    },
    async ({ c, person, params, body }) =>
      answer(c, await closeRound(deps, person, params.id, params.rid, body.expectedSeq)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofRound}/remind`,
      summary: 'Reminds those who are silent, or some of them',
      params: roundParams,
      body: remindBody,
      answers: { 200: answers.round },
      limit: 'documents',
    },
    async ({ c, person, params, body }) => answer(c, await remind(deps, person, params.id, params.rid, body)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofRound}/no-opinion`,
      summary: 'Says that one, or somebody one speaks for, has no opinion',
      params: roundParams,
      body: noOpinionBody,
      answers: { 200: answers.round },
      limit: 'opinions',
    },
    async ({ c, person, params, body }) =>
      answer(c, await sayNoOpinion(deps, person, params.id, params.rid, body)),
  )
}
