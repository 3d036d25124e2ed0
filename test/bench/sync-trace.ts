// A real person's edits, letter by letter, each an update: test/bench/traces.

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as z from 'zod'
import type { BenchServer } from './sync-servers.ts'
import { clientOf, type FilledDocument, fill, sendAll } from './sync-text.ts'

const traceFile = new URL('traces/automerge-paper.json.gz', import.meta.url)
const traceForm = z.object({
  txns: z.array(z.object({ patches: z.array(z.tuple([z.number(), z.number(), z.string()])) })),
})

/** Begins a document and writes the first edits of the trace into its first paragraph. */
export async function fillWithTrace(server: BenchServer, edits: number): Promise<FilledDocument> {
  const document = await fill(server, 1)
  const [run] = document.runs
  if (!run) throw new RangeError('a document without a run of text')
  const { txns } = traceForm.parse(JSON.parse(gunzipSync(readFileSync(traceFile)).toString('utf8')))
  const updates: Uint8Array[] = []
  document.doc.clientID = clientOf(0) // the one that wrote the pages is in use on another socket
  document.doc.on('update', update => updates.push(update))
  for (const { patches } of txns.slice(0, edits)) {
    document.doc.transact(() => {
      for (const [position, deleted, inserted] of patches) {
        if (deleted > 0) run.delete(position, deleted)
        if (inserted !== '') run.insert(position, inserted)
      }
    })
  }
  await sendAll(server, document, updates)
  return document
}
