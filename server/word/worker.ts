// The process that writes and reads Word files and checks texts: a job in, its result out, one at a time.

import { randomUUID } from 'node:crypto'
import { checkForm } from './check/check-form.ts'
import { checkDocument } from './check-text.ts'
import { planDraft } from './draft/plan-draft.ts'
import { identifyFile } from './identify/identify-file.ts'
import { planImport } from './import/import-plan.ts'
import { type JobPiece, JobPieces } from './pieces.ts'
import type { WorkerJob } from './pool.ts'
import { makeSynthesis } from './report/synthesis-text.ts'
import { writeWord } from './write-word.ts'

/** What the process answers to one job. */
export type WorkerReply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string }

const pieces = new JobPieces()
process.on('message', (message: WorkerJob | JobPiece) => {
  if (message.mode === 'piece') {
    pieces.add(message)
    return
  }
  void result(pieces.complete(message)).then(
    value => answer({ ok: true, value }),
    (reason: unknown) => {
      const text = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
      answer({ ok: false, reason: text })
    },
  )
})
// Whom the server's process ends or leaves behind is ended with it; a signal to the whole group is for the server to answer.
process.on('disconnect', () => process.exit())
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined)

function answer(reply: WorkerReply): void {
  process.send?.(reply)
}

async function result(job: WorkerJob): Promise<unknown> {
  if (job.mode === 'gates') return checkDocument(job)
  if (job.mode === 'draft') return planDraft(job, randomUUID)
  if (job.mode === 'synthesis') return makeSynthesis(job, randomUUID)
  if (job.mode === 'import') return planImport(job)
  if (job.mode === 'identify') return identifyFile(job)
  if (job.mode === 'form') return checkForm(job.file, job.profile)
  return new Uint8Array(await writeWord(job)) // a copy of its own: what docx gives may share a larger buffer
}
