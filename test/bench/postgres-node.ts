// One node that writes at a steady rate: the other process of test/bench/postgres.ts. Every update begins with the moment
// it was given to the store, on the clock that all processes of a machine share.
// Arguments: address of the database, updates a second, updates in all. Prints one line of JSON.

import { hrtime } from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import { openPostgresStore } from '../../server/store/postgres.ts'
import { moment } from '../contract/rows.ts'
import { percentile } from './table.ts'

const updateBytes = 60
const documents = 8

const [, , url, rateText, totalText] = process.argv
const rate = Number(rateText)
const total = Number(totalText)
if (!url || !(rate > 0 && total > 0))
  throw new Error('usage: postgres-node.ts postgres://… <updates a second> <updates>')
const store = await openPostgresStore({ url })

const waitsMs: number[] = []
const running: Promise<void>[] = []
const startMs = performance.now()
for (let given = 0; given < total; ) {
  const due = Math.min(total, Math.floor(((performance.now() - startMs) * rate) / 1000))
  for (; given < due; given++) running.push(append(given % documents))
  await pause(1)
}
await Promise.all(running)
const tookMs = performance.now() - startMs
await store.close()
process.stdout.write(
  `${JSON.stringify({ acknowledged: waitsMs.length, p50: percentile(waitsMs, 0.5), p99: percentile(waitsMs, 0.99), tookMs })}\n`,
)

async function append(document: number): Promise<void> {
  const bytes = new Uint8Array(updateBytes)
  new DataView(bytes.buffer).setBigUint64(0, hrtime.bigint())
  const givenMs = performance.now()
  await store.appendUpdate({ documentId: `d${document}`, update: bytes, userId: 'lan', at: moment(1) })
  waitsMs.push(performance.now() - givenMs)
}
