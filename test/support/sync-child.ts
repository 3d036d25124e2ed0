// The live texts on a store in a process of their own, to be killed. Prints `ready ws://…/sync`.
// Argument: a data folder for SQLite, or the address of a PostgreSQL database; an empty one gets the live document.

import { argv } from 'node:process'
import { openPostgresStore } from '../../server/store/postgres.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { addLiveDocument, liveId, startSyncServer } from './sync-server.ts'

const [, , where] = argv
if (!where) throw new Error('usage: sync-child.ts <data folder or postgres://…>')
const store = where.startsWith('postgres')
  ? await openPostgresStore({ url: where })
  : await openSqliteStore({ dataDir: where })
if (!(await store.findDocument(liveId))) await addLiveDocument(store)
const server = await startSyncServer(store)
process.stdout.write(`ready ${server.url}\n`)
