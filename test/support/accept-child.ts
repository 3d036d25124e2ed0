// The whole server on a SQLite folder or a PostgreSQL database, in a process that kills itself at one moment of accepting a proposal.
// What it takes up at its start does not count, only an opinion that it received. Arguments: data folder; address of a database, or `sqlite`;
// moment: `decided` = the decision is on disk, `writing` = the text is about to go there, `written` =
// the text is there, `undoing` and `undone` = before and after the words leave the text again, `never`. Prints `ready <origin>`. An empty database gets the sample people and a small document.

import { argv, kill, pid } from 'node:process'
import { startServer } from '../../server/assemble.ts'
import { seedPeople } from '../../server/demo/seed.ts'
import type { EventBatch, Store } from '../../server/store/store.ts'
import { storeSmallDocument } from './small-text.ts'

const [, , dataDir, database, moment] = argv
if (!dataDir || !database || !moment)
  throw new Error('usage: accept-child.ts <data folder> <postgres://… or sqlite> <moment>')

const die = (): Promise<never> => {
  kill(pid, 'SIGKILL')
  return new Promise(() => undefined)
}

/** Stands before the store's appending: the server below it is the real one. */
function appending(append: Store['appendEvents']): Store['appendEvents'] {
  const own = new Set<string | null>()
  return async (batch: EventBatch) => {
    const [first] = batch.drafts
    if (first?.type === 'received') own.add(first.opinionId)
    const isOwn = first !== undefined && own.has(first.opinionId)
    const undoes = isOwn && first.type === 'dispositionUndone'
    const writes = isOwn && batch.update !== undefined && !undoes
    if ((moment === 'writing' && writes) || (moment === 'undoing' && undoes)) return die()
    const appended = await append(batch)
    if (moment === 'undone' && undoes) return die()
    const decides = isOwn && first.type === 'dispositionConfirmed'
    return (moment === 'decided' && decides) || (moment === 'written' && writes) ? die() : appended
  }
}

const nothing = () => undefined
const server = await startServer({
  port: 0,
  host: '127.0.0.1',
  baseUrl: null,
  dataDir,
  databaseUrl: database === 'sqlite' ? null : database,
  authSecret: 'a-secret-for-tests-that-is-long-enough',
  log: { info: nothing, warn: nothing, error: nothing },
  prepare: async ({ store, accounts, log }) => {
    if (await accounts.isEmpty()) {
      const { units } = await seedPeople({ store, accounts, log })
      const lines = Array.from(
        { length: 60 },
        (_, index) => `Chỉ tiêu thứ ${index} đạt khoảng (${index}) phần trăm.`,
      )
      await storeSmallDocument(store, units.own, lines)
    }
    Object.assign(store, { appendEvents: appending(store.appendEvents) })
    return []
  },
})
process.stdout.write(`ready ${server.url}\n`)
