// Every store against the one suite.

import { createMemoryStore } from '../support/memory-store.ts'
import { openSqliteInFolder } from '../support/sqlite-folder.ts'
import { storeContract } from './store.ts'

storeContract('memory', async () => {
  const store = createMemoryStore()
  return { store, reopen: async () => store, close: () => store.close() }
})

storeContract('SQLite', async () => {
  const folder = await openSqliteInFolder()
  return { store: folder.store, reopen: folder.reopen, close: folder.close }
})
