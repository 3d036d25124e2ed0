// A process that writes to a thousand documents of a SQLite store until somebody kills it: a round is one update of each, given at once.
// Prints `round <number>` when all of a round are acknowledged. Arguments: data folder, number of the first round.

import { writeSync } from 'node:fs'
import { argv } from 'node:process'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { addDocument, update } from '../contract/rows.ts'

const [, , dataDir, first] = argv
if (!dataDir || !first) throw new Error('usage: write-many-until-killed.ts <data folder> <first round>')
const store = await openSqliteStore({ dataDir })
const ids = Array.from({ length: 1000 }, (_, at) => `d${at}`)
if (!(await store.findDocument('d0'))) {
  await addDocument(store, 'd0', '') // with the unit
  await Promise.all(ids.slice(1).map(id => addDocument(store, id, '')))
}
for (let round = Number(first); ; round += 1) {
  await Promise.all(ids.map(id => store.appendUpdate(update(id, `${round} `))))
  writeSync(1, `round ${round}\n`)
}
