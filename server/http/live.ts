// The door to live editing: everything that can be refused is refused before the socket exists.

import { upgradeWebSocket, type WebSocketLike } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { WSEvents } from 'hono/ws'
import { refuse } from '#model/refusal.ts'
import type { OpeningRights } from '../actions/text-rights.ts'
import type { AccountService } from '../auth/accounts.ts'
import { findPerson } from '../auth/session.ts'
import type { SocketOwner } from '../sync/hub.ts'
import type { AppEnv } from './env.ts'
import { comesFromOwnPage } from './guard.ts'
import { answerRefusal } from './respond.ts'

/** Mounts `/sync/:documentId`: wrong Origin 403, no session 401, no right 404, then the socket. */
export function mountLive(
  app: OpenAPIHono<AppEnv>,
  given: {
    readonly right: OpeningRights['door']
    readonly accounts: AccountService
    readonly origins: () => readonly string[]
    readonly isDraining: () => boolean
    readonly socketEvents: (asked: SocketOwner) => WSEvents<WebSocketLike>
  },
): void {
  const { right, accounts, origins, isDraining, socketEvents } = given
  app.get('/sync/:documentId', async (c, next) => {
    c.set('route', '/sync/{documentId}')
    if (!comesFromOwnPage(c, origins)) return answerRefusal(c, refuse('wrong-origin').refusal)
    const person = await findPerson(accounts, c.req.raw.headers)
    if (!person) return answerRefusal(c, refuse('signed-out').refusal)
    c.set('userId', person.id)
    const documentId = c.req.param('documentId')
    if (!(await right({ userId: person.id, documentId, sessionId: person.sessionId })))
      return answerRefusal(c, refuse('not-found').refusal)
    c.set('documentId', documentId)
    if (isDraining()) return answerRefusal(c, refuse('not-ready').refusal)
    const { id, name, sessionId } = person
    const transport = c.env?.incoming?.socket
    if (!transport) return answerRefusal(c, refuse('not-ready').refusal) // asked without a socket: nothing to upgrade
    const language = c.req.query('language') === 'en' ? 'en' : person.language // a browser's socket can send no header
    const events = socketEvents({
      documentId,
      user: { id, name },
      sessionId,
      address: c.get('address'),
      language,
      schemaVersion: versionOf(c.req.query('schema')),
      epoch: c.req.query('epoch') ?? null,
      transport,
    })
    return upgradeWebSocket(() => events)(c, next)
  })
  app.openAPIRegistry.registerPath({
    method: 'get',
    path: '/sync/{documentId}',
    summary: 'Upgrades to a WebSocket that speaks the y-websocket protocol',
    security: [{ session: [] }],
    responses: { 101: { description: 'Upgraded' } },
  })
}

function versionOf(value: string | undefined): number | null {
  return value !== undefined && /^\d{1,6}$/u.test(value) ? Number(value) : null
}
