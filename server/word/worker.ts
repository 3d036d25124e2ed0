// The thread that writes Word files: input in, bytes out, one at a time.

import { parentPort } from 'node:worker_threads'
import { type WordJob, writeWord } from './write-word.ts'

/** What the thread answers to one input. */
export type WorkerReply =
  | { readonly ok: true; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly ok: false; readonly reason: string }

const port = parentPort
if (port === null) throw new Error('this file runs in a worker thread only')

port.on('message', (job: WordJob) => {
  void writeWord(job).then(
    made => {
      const bytes = new Uint8Array(made) // a copy of its own: what docx gives may share a larger buffer
      port.postMessage({ ok: true, bytes } satisfies WorkerReply, [bytes.buffer])
    },
    (reason: unknown) => {
      const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
      port.postMessage({ ok: false, reason: text } satisfies WorkerReply)
    },
  )
})
