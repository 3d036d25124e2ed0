// What every request carries through the routes.

import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { DocumentId, UserId } from '#model/ids.ts'
import type { Language } from '#model/refusal.ts'

/** Hono's environment of this application. */
export interface AppEnv {
  /** The socket, when a real one is behind the request (not in tests without a port). */
  Bindings: Partial<HttpBindings>
  Variables: {
    /** Stands in the log and in `X-Request-Id`, so that a person can name a failure. */
    requestId: string
    language: Language
    /** Where the request comes from (address.ts). */
    address: string
    /** The route's pattern for metrics, never the address itself. */
    route?: string
    /** Who asks, once the session is known. */
    userId?: UserId
    /** The document asked about, as its address names it. */
    documentId?: DocumentId
  }
}

/** A request within this application. */
export type AppContext = Context<AppEnv>

/** What a line of the log says of a request: ids and the route's pattern, never the address itself or a word of a text. */
export function logFacts(c: AppContext): Record<string, string | undefined> {
  return {
    requestId: c.get('requestId'),
    userId: c.get('userId'),
    documentId: c.get('documentId'),
    method: c.req.method,
    route: c.get('route') ?? 'other',
  }
}
