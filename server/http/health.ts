// Whether the process lives, whether it can serve, and its figures.

import { createMiddleware } from 'hono/factory'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { refuse } from '#model/refusal.ts'
import type { Log } from '../actions/deps.ts'
import type { Store } from '../store/store.ts'
import type { HubFigures } from '../sync/figures.ts'
import { type AppEnv, logFacts } from './env.ts'
import { liveLines } from './live-lines.ts'
import { answerRefusal } from './respond.ts'
import type { Routes } from './routes.ts'

/** Figures of one server. */
export interface Metrics {
  readonly registry: Registry
  readonly requests: Histogram<'method' | 'route' | 'status'>
  readonly failures: Counter
  /** Figures of the live texts as lines of the same format; '' where there are none. */
  readonly live: () => string
}

/**
 * Makes the figures.
 *
 * @param withProcess memory, loop lag and the like of this process too
 * @param live figures of the live texts, read at each request
 */
export function createMetrics(withProcess: boolean, live?: () => HubFigures): Metrics {
  const registry = new Registry()
  if (withProcess) collectDefaultMetrics({ register: registry })
  return {
    registry,
    live: () => (live ? liveLines(live()) : ''),
    requests: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time to the answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers: [registry],
    }),
    failures: new Counter({
      name: 'http_failures_total',
      help: 'Requests that ended in an unexpected error',
      registers: [registry],
    }),
  }
}

/** Measures each request and writes one line about it: no address beyond its pattern, no text. */
export function observe(metrics: Metrics, log: Log) {
  return createMiddleware<AppEnv>(async (c, next) => {
    const startedMs = performance.now()
    await next()
    const route = c.get('route') ?? 'other'
    const tookMs = performance.now() - startedMs
    const { status } = c.res
    metrics.requests.observe({ method: c.req.method, route, status }, tookMs / 1000)
    if (route === 'other' || route === '/livez') return
    log.info({ ...logFacts(c), status, ms: Math.round(tookMs) }, 'request')
  })
}

/** `/livez` asks the loop only; `/readyz` writes to the store. */
export function mountHealth(
  routes: Routes,
  given: {
    readonly store: Pick<Store, 'ping'>
    readonly metrics: Metrics
    readonly log: Log
    readonly isDraining: () => boolean
  },
): void {
  const { store, metrics, log, isDraining } = given
  const plain = { contentType: 'text/plain' }
  routes.open(
    { method: 'get', path: '/livez', summary: 'Whether the process answers', answers: { 200: plain } },
    ({ c }) => c.text('ok'),
  )
  routes.open(
    {
      method: 'get',
      path: '/readyz',
      summary: 'Whether it can serve: the store takes a write',
      answers: { 200: plain },
    },
    async ({ c }) => {
      if (isDraining()) return answerRefusal(c, refuse('not-ready').refusal)
      try {
        await store.ping()
      } catch (error) {
        // The one place where a broken store is an answer and not a fault: this route exists to tell it.
        log.error({ err: error }, 'the store does not answer')
        return answerRefusal(c, refuse('not-ready').refusal)
      }
      return c.text('ok')
    },
  )
  routes.open(
    { method: 'get', path: '/metrics', summary: 'Figures for Prometheus', answers: { 200: plain } },
    async ({ c }) =>
      c.body(`${await metrics.registry.metrics()}${metrics.live()}`, 200, {
        'content-type': metrics.registry.contentType,
      }),
  )
}
