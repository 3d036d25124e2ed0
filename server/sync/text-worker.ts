// The worker thread of the texts: the only place of the server that builds Y.Docs.

import { constants, setPriority } from 'node:os'
import { platform } from 'node:process'
import { parentPort, workerData } from 'node:worker_threads'
import { DeadBuffers } from './dead-buffers.ts'
import { type JobName, type Jobs, jobs, type TextBytes } from './text-jobs.ts'

/** What the main thread posts. */
export type JobRequest = {
  readonly [name in JobName]: { readonly id: number; readonly name: name; readonly input: Jobs[name]['in'] }
}[JobName]
/** What the worker posts back. */
export type JobReply =
  | { readonly id: number; readonly kind: 'begun' }
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly problem: string }

const port = parentPort
if (!port) throw new Error('this file runs as a worker thread')

// Of this thread alone: that is how Linux takes it. Elsewhere the whole server would stay behind.
if (workerData === true && platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const deadBuffers = new DeadBuffers('major')

port.on('message', (request: JobRequest) => {
  const reply = (message: JobReply) => port.postMessage(message)
  try {
    const value = run(request, () => reply({ id: request.id, kind: 'begun' }))
    reply({ id: request.id, kind: 'done', value })
    deadBuffers.count(sizeOf(request.input))
    if (request.name === 'compact') letGo(request.input)
  } catch (error) {
    reply({
      id: request.id,
      kind: 'failed',
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error),
    })
  }
})

function run<name extends JobName>(
  request: { readonly name: name; readonly input: Jobs[name]['in'] },
  begun: () => void,
): Jobs[name]['out'] {
  return jobs[request.name](request.input, begun)
}

function sizeOf({ snapshot, tail }: TextBytes): number {
  return tail.reduce((sum, update) => sum + update.length, snapshot.length)
}

/** Frees the bytes that were handed over. */
function letGo({ snapshot, tail }: TextBytes): void {
  for (const buffer of new Set([snapshot, ...tail].map(bytes => bytes.buffer)))
    if (buffer instanceof ArrayBuffer) buffer.transfer(0)
}
