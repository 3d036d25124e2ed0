// Routes about groups of like opinions: the lines of the synthesis.

import type { Deps } from '../actions/deps.ts'
import { disposeGroup } from '../actions/dispose.ts'
import { listGroups, setGroup, setSingle } from '../actions/groups.ts'
import { groupDispositionBody } from './opinion-schemas.ts'
import { groupBody, groupParams, singlesBody } from './round-schemas.ts'
import { answer, type Routes } from './routes.ts'
import { answers, idParams } from './schemas.ts'

const ofDocument = '/api/documents/{id}'

/** Mounts the consolidation of documents. */
export function mountGroups(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: `${ofDocument}/groups`,
      summary: 'Groups of like opinions, and the opinions that stand in none',
      params: idParams,
      answers: { 200: answers.groups },
    },
    async ({ c, person, params }) => answer(c, await listGroups(deps, person, params.id)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/groups`,
      summary: 'Makes a group of opinions',
      params: idParams,
      body: groupBody,
      answers: { 201: answers.groupsChanged },
    },
    async ({ c, person, params, body }) =>
      answer(c, await setGroup(deps, person, params.id, null, body), 201),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/groups/{gid}`,
      summary: 'Gives a group another state; without members it is dissolved',
      params: groupParams,
      body: groupBody,
      answers: { 200: answers.groupsChanged },
    },
    async ({ c, person, params, body }) =>
      answer(c, await setGroup(deps, person, params.id, params.gid, body)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/groups/{gid}/disposition`,
      summary: 'One answer for a group; each member gets its own decision',
      params: groupParams,
      body: groupDispositionBody,
      answers: { 200: answers.disposedTogether },
    },
    async ({ c, person, params, body: { wording, ...decision } }) =>
      answer(c, await disposeGroup(deps, person, params.id, params.gid, decision, wording)),
  )
  routes.signedIn(
    {
      method: 'post',
      path: `${ofDocument}/singles`,
      summary: 'Gives opinions a line of their own in the synthesis, or takes it',
      params: idParams,
      body: singlesBody,
      answers: { 200: answers.groupsChanged },
    },
    async ({ c, person, params, body }) => answer(c, await setSingle(deps, person, params.id, body)),
  )
}
