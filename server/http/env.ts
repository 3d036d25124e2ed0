// What every request carries through the routes.

import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
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
  }
}

/** A request within this application. */
export type AppContext = Context<AppEnv>
