// A process that writes to a store until somebody kills it: four typists, a recorder and a compactor at once.
// Prints a line for each acknowledged write, `text <word>` or `event <seq> <hash>`, and `refused` for the first failure.
// Arguments: data folder or address of a PostgreSQL database, name of the run.

import { argv, stdout } from 'node:process'
import { openPostgresStore } from '../../server/store/postgres.ts'
import { openSqliteStore } from '../../server/store/sqlite.ts'
import { addDocument, moment, received, record, update } from '../contract/rows.ts'

const [, , place, run] = argv
if (!place || !run) throw new Error('usage: write-until-killed.ts <data folder or postgres://…> <run>')
const store = place.startsWith('postgres://')
  ? await openPostgresStore({ url: place })
  : await openSqliteStore({ dataDir: place })
if (!(await store.findDocument('d1'))) await addDocument(store, 'd1', '')

let refusals = 0

/** Goes on after a refusal, as the server does: the disk may have room again. */
async function unlessRefused(write: () => Promise<string>): Promise<void> {
  try {
    stdout.write(`${await write()}\n`) // by the stream: a reader that is busy leaves the pipe full, which is no failure of ours
  } catch {
    refusals++
    if (refusals === 1) stdout.write('refused\n')
    await new Promise(resolve => setTimeout(resolve, 5))
  }
}

async function type(typist: string): Promise<void> {
  for (let at = 0; ; at++) {
    const word = `${run}${typist}${at}`
    await unlessRefused(async () => {
      await store.appendUpdate(update('d1', `${word} `))
      return `text ${word}`
    })
  }
}

async function recordOpinions(): Promise<void> {
  for (let at = 0; ; at++) {
    await unlessRefused(async () => {
      const expectedSeq = (await store.readEvents('d1', 0)).length
      const [event] = await record(store, {
        documentId: 'd1',
        expectedSeq,
        drafts: [received('d1', `${run}-${at}`)],
        update: { ...update('d1', `${run}e${at} `), at: moment(2) },
      })
      return `event ${event?.seq} ${event?.hash}\ntext ${run}e${at}`
    })
  }
}

async function compact(): Promise<void> {
  for (;;) {
    const text = await store.loadText('d1')
    if (!text) throw new Error('the text is gone')
    const { snapshot, tail, snapshotSeq } = text
    await store
      .compactText(
        'd1',
        tail.at(-1)?.seq ?? snapshotSeq,
        Buffer.concat([snapshot, ...tail.map(row => row.update)]),
      )
      .catch(() => new Promise(resolve => setTimeout(resolve, 5)))
  }
}

await Promise.all([...['a', 'b', 'c', 'd'].map(type), recordOpinions(), compact()])
