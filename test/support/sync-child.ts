// The live texts on a SQLite store in a process of their own, to be killed. Prints `ready ws://…/sync`.
// Argument: data folder; an empty one gets the live document.

import { argv } from 'node:process'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { addLiveDocument, liveId, startSyncServer } from './sync-server.ts'

const [, , dataDir] = argv
if (!dataDir) throw new Error('usage: sync-child.ts <data folder>')
const store = await openSqliteStore({ dataDir })
if (!(await store.findDocument(liveId))) await addLiveDocument(store)
const server = await startSyncServer(store)
process.stdout.write(`ready ${server.url}\n`)
