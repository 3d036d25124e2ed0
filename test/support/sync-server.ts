// The live texts behind a bare server of the tests' own: who somebody is stands in the query, rights are set by the test.

import type { AddressInfo } from 'node:net'
import { type HttpBindings, serve, upgradeWebSocket } from '@hono/node-server'
import { Hono } from 'hono'
import { WebSocketServer } from 'ws'
import type { NodeJson } from '#model/content.ts'
import type { Store } from '../../server/store/store.ts'
import type { Right } from '../../server/sync/connection.ts'
import { createHub, type Hub, type HubDeps } from '../../server/sync/hub.ts'
import { seedState } from '../../server/sync/seed.ts'
import { created, documentRow, unit } from '../contract/rows.ts'

/** The document every test of live editing writes in. */
export const liveId = 'live'

const heading = (id: string, label: string, text: string): NodeJson => ({
  type: 'heading',
  attrs: { id, level: 2, label, locked: true },
  content: [{ type: 'text', text }],
})
const paragraph = (id: string, text: string): NodeJson => ({
  type: 'paragraph',
  attrs: { id, textAlign: null },
  ...(text === '' ? {} : { content: [{ type: 'text', text }] }),
})
const section = (key: string, content: NodeJson[]): NodeJson => ({
  type: 'section',
  attrs: { key, required: true, orientation: 'portrait' },
  content,
})

/** Two sections with a locked heading each. */
export const liveDocument: NodeJson = {
  type: 'doc',
  content: [
    section('one', [
      heading('h1', 'I-', 'TÌNH HÌNH CHUNG'),
      paragraph('p1', 'Kết quả đạt được trong nhiệm kỳ qua.'),
      paragraph('p2', 'Nguyên nhân chủ yếu.'),
    ]),
    section('two', [heading('h2', 'II-', 'PHƯƠNG HƯỚNG'), paragraph('p3', '')]),
  ],
}

/** Puts the live document into a store. */
export async function addLiveDocument(store: Store): Promise<void> {
  await store.createUnit(unit('u1'))
  await store.createDocument(documentRow(liveId), seedState(liveDocument), created(liveId))
}

/** A running server. */
export interface SyncServer {
  readonly hub: Hub
  /** `ws://127.0.0.1:…/sync` */
  readonly url: string
  /** What was logged as a warning or an error. */
  readonly complaints: readonly { readonly message: string; readonly fields: object }[]
  /** What a person may do from now on; everybody may write at first. */
  setRight(userId: string, right: Right | null): void
  close(): Promise<void>
}

/** Starts a server on a free port of the loopback address. */
export async function startSyncServer(store: Store, more: Partial<HubDeps> = {}): Promise<SyncServer> {
  const rights = new Map<string, Right | null>()
  const rightOf = (userId: string): Right | null =>
    rights.get(userId) ?? (rights.has(userId) ? null : 'write')
  const complaints: { message: string; fields: object }[] = []
  const complain = (fields: object, message: string) => {
    complaints.push({ message, fields })
  }
  const hub = createHub({
    store,
    now: () => new Date().toISOString(),
    log: { info: () => undefined, warn: complain, error: complain },
    right: async ({ userId }) => rightOf(userId),
    rights: async asked => asked.map(({ userId }) => rightOf(userId)),
    ...more,
  })
  await hub.start()
  const app = new Hono<{ Bindings: HttpBindings }>()
  app.get(
    '/sync/:documentId',
    upgradeWebSocket(c => {
      const id = c.req.query('user') ?? 'lan'
      const schema = c.req.query('schema')
      const address = c.req.query('address')
      return hub.socketEvents({
        documentId: c.req.param('documentId') ?? '',
        user: { id, name: `Đồng chí ${id}` },
        language: c.req.query('language') === 'en' ? 'en' : 'vi',
        schemaVersion: schema === undefined ? null : Number(schema),
        epoch: c.req.query('epoch') ?? null,
        ...(address !== undefined && { address }),
        transport: c.env.incoming.socket,
      })
    }),
  )
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 2 << 20, perMessageDeflate: false })
  const server = await new Promise<ReturnType<typeof serve>>(resolve => {
    const started = serve(
      { fetch: app.fetch, port: 0, hostname: '127.0.0.1', websocket: { server: sockets } },
      () => resolve(started),
    )
  })
  const { port } = server.address() as AddressInfo
  return {
    hub,
    url: `ws://127.0.0.1:${port}/sync`,
    complaints,
    setRight: (userId, right) => {
      rights.set(userId, right)
    },
    close: async () => {
      await hub.close()
      for (const socket of sockets.clients) socket.terminate()
      await new Promise(resolve => server.close(resolve))
    },
  }
}
