// Routes about approval: where it stands, decisions of the bodies above, binding requests, amendments.

import { beginAmendment, closeAmendment } from '../actions/amend.ts'
import { decideApproval, getApproval } from '../actions/approve.ts'
import type { Deps } from '../actions/deps.ts'
import { closeRequest, verifyRequest } from '../actions/requests.ts'
import {
  amendmentBody,
  approvalAnswers,
  decisionBody,
  numberParams,
  requestDoneBody,
  requestVerifyBody,
} from './approval-schemas.ts'
import { answer, type Routes } from './routes.ts'
import { idParams } from './schemas.ts'

const ofDocument = '/api/documents/{id}'

/** Mounts the approval of documents. */
export function mountApprovals(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: `${ofDocument}/approval`,
      summary: 'Where the approval stands: whose turn, decisions, binding requests, amendments',
      params: idParams,
      answers: { 200: approvalAnswers.approval },
    },
    async ({ c, person, params }) => answer(c, await getApproval(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/approval`,
      summary: 'Decides for the caller’s body on the text that it names by its hash, and moves the document',
      params: idParams,
      body: decisionBody,
      answers: { 200: approvalAnswers.approval },
    },
    async ({ c, person, params, body }) => answer(c, await decideApproval(deps, person, params.id, body)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/requests/{n}/done`,
      summary: 'Says that a binding request is carried out',
      params: numberParams,
      body: requestDoneBody,
      answers: { 200: approvalAnswers.approval },
    },
    async ({ c, person, params, body }) =>
      answer(c, await closeRequest(deps, person, params.id, params.n, body.note)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/requests/{n}/verify`,
      summary: 'Verifies for the body that asked that a binding request is carried out, or sends it back',
      params: numberParams,
      body: requestVerifyBody,
      answers: { 200: approvalAnswers.approval },
    },
    async ({ c, person, params, body }) =>
      answer(c, await verifyRequest(deps, person, params.id, params.n, body)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/amendments`,
      summary: 'Opens a closed text for writing under an amendment',
      params: idParams,
      body: amendmentBody,
      answers: { 201: approvalAnswers.amendmentOpened },
    },
    async ({ c, person, params, body }) =>
      answer(c, await beginAmendment(deps, person, params.id, body), 201),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/amendments/{n}/close`,
      summary: 'Closes an amendment: the text is frozen again under a new hash',
      params: numberParams,
      answers: { 200: approvalAnswers.amended },
    },
    async ({ c, person, params }) => answer(c, await closeAmendment(deps, person, params.id, params.n)),
  )
}
