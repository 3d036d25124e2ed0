// The application: every route behind the same guards. It listens to nothing; main.ts and the tests do.

import type { WebSocketLike } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import { compress } from 'hono/compress'
import type { WSEvents } from 'hono/ws'
import { refuse } from '#model/refusal.ts'
import type { Deps } from './actions/deps.ts'
import type { OpeningRights } from './actions/text-rights.ts'
import type { AccountService } from './auth/accounts.ts'
import type { FirstAdministrator } from './auth/first-administrator.ts'
import { findPerson } from './auth/session.ts'
import { mountApprovals } from './http/approvals.ts'
import { mountAssignments } from './http/assignments.ts'
import { mountDocuments } from './http/documents.ts'
import { mountDossier } from './http/dossier.ts'
import { type AppEnv, logFacts } from './http/env.ts'
import { type AppFiles, mountFiles } from './http/files.ts'
import { mountForms } from './http/forms.ts'
import { mountFromWord } from './http/from-word.ts'
import { mountFrontMatter } from './http/front-matter.ts'
import { mountGates } from './http/gates.ts'
import { mountGroups } from './http/groups.ts'
import { identify, limitBody, ownOriginOnly, protect } from './http/guard.ts'
import { type Metrics, mountHealth, observe } from './http/health.ts'
import { mountIdentify } from './http/identify.ts'
import { mountImports } from './http/imports.ts'
import type { LimitSettings } from './http/limits.ts'
import { createLimits } from './http/limits.ts'
import { mountLive } from './http/live.ts'
import { mountLoans } from './http/loans.ts'
import { mountOpinions } from './http/opinions.ts'
import { mountOriginals } from './http/originals.ts'
import { mountPeople } from './http/people.ts'
import { mountPictures } from './http/pictures.ts'
import { answerFailure, answerRefusal } from './http/respond.ts'
import { mountRounds } from './http/rounds.ts'
import { createRoutes } from './http/routes.ts'
import { answers } from './http/schemas.ts'
import { mountSignIn } from './http/sign-in.ts'
import { mountSyntheses } from './http/syntheses.ts'
import { mountTemplates } from './http/templates.ts'
import { mountTerm } from './http/term.ts'
import type { SocketOwner } from './sync/hub.ts'

/** A sample account as the sign-in page shows it in demo mode. */
export interface DemoAccount {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly unit: string
}

/** What the application is made of. */
export interface AppDeps {
  readonly deps: Deps
  readonly accounts: AccountService
  readonly firstAdministrator: FirstAdministrator
  /** Opens a socket's handlers (sync/hub.ts). */
  readonly socketEvents: (asked: SocketOwner) => WSEvents<WebSocketLike>
  /** What one who asks for a socket may do with the text; null = nothing. */
  readonly doorRight: OpeningRights['door']
  /** Origins of the site's own pages, asked at each request: the port is known only once it listens. */
  readonly origins: () => readonly string[]
  /** Whether people reach the site by https. */
  readonly isSecure: boolean
  readonly isDraining: () => boolean
  readonly limits: LimitSettings
  /** Proxies whose `X-Forwarded-For` is believed: addresses and ranges. */
  readonly trustedProxies: readonly string[]
  readonly metrics: Metrics
  /** The built web app. */
  readonly files: AppFiles
  /** Sample accounts; null outside demo mode. */
  readonly demoAccounts: readonly DemoAccount[] | null
}

/**
 * Makes the application.
 *
 * @example
 * ```ts
 * const app = createApp(deps)
 * const answer = await app.request('/livez') // 200
 * ```
 */
export function createApp(given: AppDeps): OpenAPIHono<AppEnv> {
  const { deps, accounts, origins, metrics, isDraining } = given
  const app = new OpenAPIHono<AppEnv>()
  app.onError((error, c) => {
    metrics.failures.inc()
    deps.log.error({ err: error, ...logFacts(c) }, 'request failed')
    return answerFailure(c)
  })
  app.notFound(c => answerRefusal(c, refuse('not-found').refusal))

  app.use(
    '*',
    identify(deps.newId, given.trustedProxies),
    observe(metrics, deps.log),
    protect(given.isSecure),
    ownOriginOnly(origins),
  )
  app.use('/api/*', limitBody(), compress(), async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })

  const limits = createLimits(given.limits)
  const routes = createRoutes(app, accounts, limits)
  mountHealth(routes, { store: deps.store, metrics, log: deps.log, isDraining })
  mountSignIn(routes, { accounts, limits, texts: deps.texts, firstAdministrator: given.firstAdministrator })
  mountPeople(routes, deps)
  mountTemplates(routes)
  mountDocuments(routes, deps)
  mountApprovals(routes, deps)
  mountOpinions(routes, deps)
  mountImports(routes, deps)
  mountPictures(routes, deps)
  mountOriginals(routes, deps)
  mountIdentify(routes, deps)
  mountTerm(routes, deps)
  mountForms(routes, deps)
  mountFrontMatter(routes, deps)
  mountFromWord(routes, deps)
  mountRounds(routes, deps)
  mountGates(routes, deps)
  mountAssignments(routes, deps)
  mountDossier(routes, deps)
  mountLoans(routes, deps)
  mountGroups(routes, deps)
  mountSyntheses(routes, deps)
  routes.open(
    {
      method: 'get',
      path: '/api/demo',
      summary: 'Sample accounts, in demo mode only',
      answers: { 200: answers.demo },
    },
    ({ c }) =>
      given.demoAccounts
        ? c.json({ accounts: given.demoAccounts })
        : answerRefusal(c, refuse('not-found').refusal),
  )
  const { socketEvents, doorRight } = given
  mountLive(app, { right: doorRight, accounts, origins, isDraining, socketEvents })
  mountOpenApi(app)
  // A page comes even while sessions cannot be read: it asks again, and says what is wrong.
  mountFiles(app, given.files, headers =>
    findPerson(accounts, headers).then(
      person => person !== null,
      () => false,
    ),
  )
  return app
}

function mountOpenApi(app: OpenAPIHono<AppEnv>): void {
  app.openAPIRegistry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: 'vankien.session_token',
  })
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/api/openapi.json',
    summary: 'This document',
    responses: { 200: { description: 'Done' } },
  })
  let document: object | null = null // built on the first request: nobody waits for it at start
  app.get('/api/openapi.json', c => {
    c.set('route', '/api/openapi.json')
    document ??= app.getOpenAPI31Document({
      openapi: '3.1.0',
      info: {
        title: 'Văn Kiện',
        version: '0.1.0',
        description: 'Soạn thảo, lấy ý kiến và trình duyệt văn kiện',
      },
    })
    return c.json(document)
  })
}
