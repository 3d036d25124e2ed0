// The thread that writes and reads Word files and checks texts: a job in, its result out, one at a time.

import { randomUUID } from 'node:crypto'
import { parentPort } from 'node:worker_threads'
import { checkForm } from './check/check-form.ts'
import { checkDocument } from './check-text.ts'
import { planDraft } from './draft/plan-draft.ts'
import { identifyFile } from './identify/identify-file.ts'
import { planImport } from './import/import-plan.ts'
import { type JobPiece, JobPieces } from './pieces.ts'
import type { ThreadJob } from './pool.ts'
import { writeWord } from './write-word.ts'

/** What the thread answers to one job. */
export type WorkerReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string }

const port = parentPort
if (port === null) throw new Error('this file runs in a worker thread only')

const pieces = new JobPieces()
port.on('message', (message: ThreadJob | JobPiece) => {
  if (message.mode === 'piece') {
    pieces.add(message)
    return
  }
  void result(pieces.complete(message)).then(
    ({ value, moved }) => port.postMessage({ ok: true, value } satisfies WorkerReply, moved),
    (reason: unknown) => {
      const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
      port.postMessage({ ok: false, reason: text } satisfies WorkerReply)
    },
  )
})

/** @returns the result, and the memory that goes over instead of being copied */
async function result(job: ThreadJob): Promise<{ value: unknown; moved: ArrayBuffer[] }> {
  if (job.mode === 'gates') return { value: checkDocument(job), moved: [] }
  if (job.mode === 'draft') return { value: planDraft(job, randomUUID), moved: [] }
  if (job.mode === 'import') return { value: planImport(job), moved: [] }
  if (job.mode === 'identify') return { value: identifyFile(job), moved: [] }
  if (job.mode === 'form') return { value: checkForm(job.file, job.profile), moved: [] }
  const bytes = new Uint8Array(await writeWord(job)) // a copy of its own: what docx gives may share a larger buffer
  return { value: bytes, moved: [bytes.buffer] }
}
