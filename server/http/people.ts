// Routes about people: who am I, units, members.

import type { Me } from '#model/api.ts'
import { refuse } from '#model/refusal.ts'
import type { Deps } from '../actions/deps.ts'
import { addMember, createUnit, listMembers, listUnits, removeMember } from '../actions/units.ts'
import { answerRefusal } from './respond.ts'
import { answer, type Routes } from './routes.ts'
import { answers, idParams, madeAnswer, meAnswer, memberBody, memberParams, unitBody } from './schemas.ts'

/** Mounts `/api/me` and `/api/units`. */
export function mountPeople(routes: Routes, deps: Deps): void {
  routes.signedIn(
    {
      method: 'get',
      path: '/api/me',
      summary: 'The signed-in person and their roles',
      answers: { 200: meAnswer },
    },
    async ({ c, person }) => {
      const [memberships, isAdministrator] = await Promise.all([
        deps.store.listMembershipsOfUser(person.id),
        deps.accounts.isAdministrator(person.id),
      ])
      const { id, name, email } = person
      const me: Me = {
        user: { id, name, email },
        memberships: memberships.map(({ unitId, role }) => ({ unitId, role })),
        isAdministrator,
      }
      return c.json(me)
    },
  )

  routes.signedIn(
    {
      method: 'get',
      path: '/api/units',
      summary: 'Units the caller may see',
      answers: { 200: answers.units },
    },
    async ({ c, person }) => c.json({ items: await listUnits(deps, person) }),
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/units',
      summary: 'Makes a unit; for the administrator',
      body: unitBody,
      answers: { 201: madeAnswer },
    },
    async ({ c, person, body }) => answer(c, await createUnit(deps, person, body), 201),
  )
  routes.signedIn(
    {
      method: 'get',
      path: '/api/units/{id}/members',
      summary: 'People of a unit and their roles',
      params: idParams,
      answers: { 200: answers.members },
    },
    async ({ c, person, params }) => {
      const members = await listMembers(deps, person, params.id)
      return members.ok ? c.json({ items: members.value }) : answerRefusal(c, members.refusal)
    },
  )
  routes.signedIn(
    {
      method: 'post',
      path: '/api/units/{id}/members',
      summary: 'Gives a person a role, with a new account when name and password are given',
      params: idParams,
      body: memberBody,
      answers: { 201: answers.member },
    },
    async ({ c, person, params, body }) => answer(c, await addMember(deps, person, params.id, body), 201),
  )
  routes.signedIn(
    {
      method: 'delete',
      path: '/api/units/{id}/members/{userId}',
      summary: 'Takes every role of a person in a unit away',
      params: memberParams,
      answers: { 204: null },
    },
    async ({ c, person, params }) => {
      if (params.userId === person.id)
        return answerRefusal(c, refuse('not-allowed', { action: 'removeOneself' }).refusal)
      const removed = await removeMember(deps, person, params.id, params.userId)
      return removed.ok ? c.body(null, 204) : answerRefusal(c, removed.refusal)
    },
  )
}
