// How a route is declared: one description that mounts it, checks what comes in, and writes it into the OpenAPI document.

import type { OpenAPIHono, z } from '@hono/zod-openapi'
import { done, type Outcome, type Refusal, refuse } from '#model/refusal.ts'
import type { Person } from '../actions/deps.ts'
import type { AccountService } from '../auth/accounts.ts'
import { findPerson } from '../auth/session.ts'
import type { AppContext, AppEnv } from './env.ts'
import type { LimitName, Limits } from './limits.ts'
import { type Problem, problemSentence, problemsOf } from './problems.ts'
import { answerJson, answerRefusal } from './respond.ts'
import { errorSchema } from './schemas.ts'
import { cleanTexts } from './text-fields.ts'

type Schema = z.ZodType | undefined
type Output<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined

/** What a route takes and gives. */
export interface RouteSpec<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends Schema,
> {
  readonly method: 'get' | 'post' | 'delete'
  /** With parameters in braces: `/api/documents/{id}`. */
  readonly path: string
  readonly summary: string
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  /** A form with files that the handler reads itself, when it knows that the caller may send it. */
  readonly upload?: z.ZodObject
  /** Answer of a success, by status; null = no JSON. */
  readonly answers: Readonly<
    Record<number, z.ZodType | { readonly contentType: string | readonly string[] } | null>
  >
  readonly limit?: LimitName
}

/** What a handler is given, checked. */
export interface Asked<P extends Schema, Q extends Schema, B extends Schema> {
  readonly c: AppContext
  readonly params: Output<P>
  readonly query: Output<Q>
  readonly body: Output<B>
}

/** Mounts routes on an application. */
export interface Routes {
  /** A route for signed-in people: 401 comes before anything else is looked at. */
  signedIn<
    P extends z.ZodObject | undefined = undefined,
    Q extends z.ZodObject | undefined = undefined,
    B extends Schema = undefined,
  >(
    spec: RouteSpec<P, Q, B>,
    handle: (asked: Asked<P, Q, B> & { readonly person: Person }) => Promise<Response> | Response,
  ): void
  /** A route for everybody. */
  open<
    P extends z.ZodObject | undefined = undefined,
    Q extends z.ZodObject | undefined = undefined,
    B extends Schema = undefined,
  >(spec: RouteSpec<P, Q, B>, handle: (asked: Asked<P, Q, B>) => Promise<Response> | Response): void
}

/** Makes the door through which routes are mounted. */
export function createRoutes(app: OpenAPIHono<AppEnv>, accounts: AccountService, limits: Limits): Routes {
  function mount<P extends z.ZodObject | undefined, Q extends z.ZodObject | undefined, B extends Schema>(
    spec: RouteSpec<P, Q, B>,
    handle: (asked: Asked<P, Q, B> & { readonly person: Person | null }) => Promise<Response> | Response,
    needsPerson: boolean,
  ): void {
    describe(app, spec, needsPerson)
    const path = spec.path.replaceAll(/\{(\w+)\}/gu, ':$1')
    app.on(spec.method.toUpperCase(), path, async c => {
      c.set('route', spec.path)
      const person = needsPerson ? await findPerson(accounts, c.req.raw.headers) : null
      if (needsPerson && !person) return answerRefusal(c, refuse('signed-out').refusal)
      if (person) c.set('userId', person.id)
      const asked = await readRequest(c, spec)
      if (!asked.ok) return answerRefusal(c, asked.refusal)
      if (spec.limit && person) {
        const wait = await limits.use(spec.limit, person.id)
        if (wait !== null) return answerRefusal(c, tooMany(wait))
      }
      return handle({ ...asked.value, person })
    })
  }
  return {
    open: (spec, handle) => mount(spec, handle, false),
    signedIn: (spec, handle) =>
      mount(
        spec,
        asked => {
          if (!asked.person) throw new Error('a signed-in route ran without a person')
          return handle({ ...asked, person: asked.person })
        },
        true,
      ),
  }
}

/** The refusal of somebody who is too fast. */
export function tooMany(retryAfterSeconds: number): Refusal {
  return refuse('too-many', { retryAfterSeconds }).refusal
}

/** Answers an action's outcome: its value as JSON, or its refusal. */
export function answer<T>(c: AppContext, outcome: Outcome<T>, status: 200 | 201 = 200): Response {
  return outcome.ok ? answerJson(c, outcome.value, status) : answerRefusal(c, outcome.refusal)
}

/** An id of ours; whatever else is written in an address stays out of the log. */
const madeId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u

async function readRequest<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends Schema,
>(c: AppContext, spec: RouteSpec<P, Q, B>): Promise<Outcome<Asked<P, Q, B>>> {
  const params = check<P>(c, spec.params, c.req.param())
  if (!params.ok) return refuse('not-found') // an address that cannot be is one that is not there
  const named = spec.path.startsWith('/api/documents/{id}') ? params.value?.['id'] : null
  if (typeof named === 'string' && madeId.test(named)) c.set('documentId', named)
  const query = check<Q>(c, spec.query, c.req.query())
  if (!query.ok) return query
  const raw = spec.body ? await readJson(c) : done(undefined)
  if (!raw.ok) return raw
  const body = check<B>(c, spec.body, raw.value)
  if (!body.ok) return body
  return done({ c, params: params.value, query: query.value, body: body.value })
}

function check<S extends Schema>(c: AppContext, schema: S | undefined, value: unknown): Outcome<Output<S>> {
  if (!schema) return done(undefined as Output<S>)
  const parsed = schema.safeParse(value)
  // The schema's own output; the conditional type cannot see that schema is there.
  if (parsed.success) return done(parsed.data as Output<S>)
  return refuse('invalid', problemsOf(parsed.error, value, c.get('language')))
}

async function readJson(c: AppContext): Promise<Outcome<unknown>> {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/iu.test(type)) return refuse('wrong-type')
  const value = parseJson(await c.req.text())
  if (!value.ok) return value
  const clean = cleanTexts(value.value)
  if (clean.ok) return done(clean.value)
  const problem = problemSentence(clean.reason, c.get('language'))
  const problems: Problem[] = clean.fields.map(field => ({ field, problem }))
  return refuse(clean.reason === 'deep' ? 'invalid' : 'text-broken', problems)
}

function parseJson(text: string): Outcome<unknown> {
  try {
    return done(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) return refuse('bad-json')
    throw error
  }
}

/** Statuses of refusals that a route can answer with. */
function refusalStatuses(
  spec: RouteSpec<z.ZodObject | undefined, z.ZodObject | undefined, Schema>,
  needsPerson: boolean,
) {
  return [
    ...(needsPerson ? [401, 404] : []),
    ...(spec.method === 'get' ? [] : [403, 409]),
    ...(spec.body || spec.upload ? [400, 413, 415, 422] : []),
    ...(spec.limit || !needsPerson ? [429] : []),
  ].sort((a, b) => a - b)
}

function describe(
  app: OpenAPIHono<AppEnv>,
  spec: RouteSpec<z.ZodObject | undefined, z.ZodObject | undefined, Schema>,
  needsPerson: boolean,
): void {
  const { method, path, summary, params, query, body, upload } = spec
  const good = Object.entries(spec.answers).map(([status, schema]) => [status, describeAnswer(schema)])
  const bad = refusalStatuses(spec, needsPerson).map(status => [
    status,
    { description: 'A refusal', content: { 'application/json': { schema: errorSchema } } },
  ])
  app.openAPIRegistry.registerPath({
    method,
    path,
    summary,
    ...(needsPerson ? { security: [{ session: [] }] } : {}),
    request: {
      ...(params ? { params } : {}),
      ...(query ? { query } : {}),
      ...(body ? { body: { required: true, content: { 'application/json': { schema: body } } } } : {}),
      ...(upload ? { body: { required: true, content: { 'multipart/form-data': { schema: upload } } } } : {}),
    },
    responses: Object.fromEntries([...good, ...bad]),
  })
}

function describeAnswer(schema: z.ZodType | { readonly contentType: string | readonly string[] } | null) {
  if (schema === null) return { description: 'Done' }
  if ('contentType' in schema)
    return {
      description: 'Done',
      content: Object.fromEntries(
        [schema.contentType].flat().map(type => [type, { schema: { type: 'string' as const } }]),
      ),
    }
  return { description: 'Done', content: { 'application/json': { schema } } }
}
