// A real person's edits, letter by letter, each an update: test/bench/traces.

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type * as Y from 'yjs'
import * as z from 'zod'
import type { BenchServer } from './sync-servers.ts'
import { clientOf, type FilledDocument, fill, sendAll } from './sync-text.ts'

const traceFile = new URL('traces/automerge-paper.json.gz', import.meta.url)
const traceForm = z.object({
  txns: z.array(z.object({ patches: z.array(z.tuple([z.number(), z.number(), z.string()])) })),
})

/** The first edits of the trace in a run of text, an update each. */
export function traceIn(doc: Y.Doc, run: Y.XmlText, edits: number): Uint8Array[] {
  const { txns } = traceForm.parse(JSON.parse(gunzipSync(readFileSync(traceFile)).toString('utf8')))
  const updates: Uint8Array[] = []
  doc.clientID = clientOf(0) // the one that wrote the pages is in use on another socket
  const note = (update: Uint8Array) => updates.push(update)
  doc.on('update', note)
  for (const { patches } of txns.slice(0, edits)) {
    doc.transact(() => {
      for (const [position, deleted, inserted] of patches) {
        if (deleted > 0) run.delete(position, deleted)
        if (inserted !== '') run.insert(position, inserted)
      }
    })
  }
  doc.off('update', note)
  return updates
}

/** Begins a document and writes the first edits of the trace into its first paragraph. */
export async function fillWithTrace(server: BenchServer, edits: number): Promise<FilledDocument> {
  const document = await fill(server, 1)
  const [run] = document.runs
  if (!run) throw new RangeError('a document without a run of text')
  await sendAll(server, document, traceIn(document.doc, run, edits))
  return document
}
