// Stock Hocuspocus. With DATA it keeps its texts there through its documented hooks, stored at its default pauses (2 s, 10 s at most).

import { DatabaseSync } from 'node:sqlite'
import { type Configuration, Server } from '@hocuspocus/server'
import * as Y from 'yjs'
import { announce, heapJson } from './serve.ts'

const data = process.env['DATA'] ?? ''

function storing(): Partial<Configuration> {
  if (data === '') return {}
  const db = new DatabaseSync(`${data}/hocus.sqlite`)
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
  db.exec('CREATE TABLE IF NOT EXISTS texts (name TEXT PRIMARY KEY, bytes BLOB NOT NULL)')
  const find = db.prepare('SELECT bytes FROM texts WHERE name = ?')
  const put = db.prepare(
    'INSERT INTO texts VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET bytes = excluded.bytes',
  )
  return {
    onLoadDocument: async ({ documentName, document }) => {
      const bytes = find.get(documentName)?.['bytes']
      if (bytes instanceof Uint8Array) Y.applyUpdate(document, bytes)
    },
    onStoreDocument: async ({ documentName, document }) => {
      put.run(documentName, Y.encodeStateAsUpdate(document))
    },
  }
}

const server = new Server({
  port: Number(process.env['PORT'] ?? 0),
  address: '127.0.0.1',
  quiet: true,
  stopOnSignals: false,
  ...storing(),
  onRequest: async ({ response }) => {
    response.end(await heapJson())
    throw null // its way of saying that the request is answered
  },
})
await server.listen()
announce(server.httpServer)
