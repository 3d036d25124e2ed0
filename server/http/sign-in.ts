// Signing in and out, and the first administrator. Only these routes of the sign-in library exist; every other one is 404.

import { z } from '@hono/zod-openapi'
import { refuse } from '#model/refusal.ts'
import type { AccountService } from '../auth/accounts.ts'
import type { FirstAdministrator } from '../auth/first-administrator.ts'
import type { Texts } from '../sync/texts.ts'
import type { AppContext } from './env.ts'
import type { Limits } from './limits.ts'
import { answerRefusal } from './respond.ts'
import { type Routes, tooMany } from './routes.ts'
import { answers, madeAnswer, setupBody, signInBody } from './schemas.ts'

/** What of the library's answers goes out. */
const libraryAnswer = z.object({ user: z.object({ id: z.string(), name: z.string(), email: z.string() }) })

/** Mounts the sign-in routes. */
export function mountSignIn(
  routes: Routes,
  given: {
    readonly accounts: AccountService
    readonly limits: Limits
    readonly texts: Pick<Texts, 'recheckUser'>
    readonly firstAdministrator: FirstAdministrator
  },
): void {
  const { accounts, limits, texts, firstAdministrator } = given

  routes.open(
    {
      method: 'post',
      path: '/api/auth/sign-in/email',
      summary: 'Signs in and sets the session cookie',
      body: signInBody,
      answers: { 200: answers.session },
    },
    async ({ c, body }) => {
      let response: Response | null = null
      const attempt = async () => {
        response = await accounts.signIn(body, c.req.raw.headers)
        return response.ok
      }
      const isGone = () => c.env?.incoming?.socket.destroyed ?? false
      const wait = await limits.signIn(body.email.toLowerCase(), c.get('address'), attempt, isGone)
      if (wait !== null) return answerRefusal(c, tooMany(wait))
      return passOn(c, response, 'wrong-password')
    },
  )

  routes.open(
    {
      method: 'post',
      path: '/api/auth/sign-out',
      summary: 'Ends the session; open pages of it are cut',
      answers: { 200: answers.session },
    },
    async ({ c }) => {
      const person = await accounts.findSession(c.req.raw.headers)
      const response = await accounts.signOut(c.req.raw.headers)
      if (person) texts.recheckUser(person.id)
      return passOn(c, response, 'signed-out')
    },
  )

  routes.open(
    {
      method: 'get',
      path: '/api/auth/get-session',
      summary: 'Who is signed in, or null',
      answers: { 200: answers.session },
    },
    async ({ c }) => passOn(c, await accounts.getSession(c.req.raw.headers), 'signed-out'),
  )

  routes.open(
    {
      method: 'post',
      path: '/api/setup',
      summary: 'Makes the first administrator, once, by the link printed at the first start',
      body: setupBody,
      answers: { 201: madeAnswer },
    },
    async ({ c, body }) => {
      let id: string | null = null
      const { token, ...draft } = body
      const wait = await limits.signIn('setup', c.get('address'), async () => {
        const account = await firstAdministrator.create(token, draft)
        id = account?.id ?? null
        return account !== null
      })
      if (wait !== null) return answerRefusal(c, tooMany(wait))
      return id === null ? answerRefusal(c, refuse('token-used').refusal) : c.json({ id }, 201)
    },
  )
}

/**
 * The library's answer: its cookies and status, and of its body only who is signed in. The session's token stays in the
 * cookie, where no script can read it. Its refusals come in our words.
 */
async function passOn(
  c: AppContext,
  response: Response | null,
  code: 'wrong-password' | 'signed-out',
): Promise<Response> {
  if (!response) throw new Error('the sign-in library gave no answer')
  if (response.status >= 500) throw new Error(`the sign-in library answered ${response.status}`)
  if (!response.ok) return answerRefusal(c, refuse(code).refusal)
  for (const cookie of response.headers.getSetCookie()) c.header('set-cookie', cookie, { append: true })
  const body: unknown = await response.json()
  const found = libraryAnswer.safeParse(body)
  return c.json(found.success ? found.data : null)
}
