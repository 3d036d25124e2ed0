// Threads that write and read Word files and check texts, with a queue, a time limit and a memory limit, so that the main thread never waits.

import type { Worker } from 'node:worker_threads'
import type { FormFinding } from '#model/form-finding.ts'
import type { TextFindings } from '#model/gates/check.ts'
import type { Outcome } from '#model/refusal.ts'
import { startThread } from '../start-thread.ts'
import type { FormCheckInput } from './check/check-form.ts'
import type { CheckInput } from './check-input.ts'
import type { DraftInput, DraftOutput } from './draft/plan-draft.ts'
import type { Identified, IdentifyInput } from './identify/identify-file.ts'
import type { ImportInput, ImportPlan } from './import/import-plan.ts'
import { type JobPiece, sendJob } from './pieces.ts'
import type { WorkerReply } from './worker.ts'
import type { WordJob } from './write-word.ts'

/** Limits of a pool. */
export interface WordPoolOptions {
  /** Threads at most; each begins with the first work for it and then stays. */
  readonly size: number
  /** Time for one file in ms, from when a thread takes it. */
  readonly timeoutMs: number
  /** Memory of one thread in MiB. */
  readonly memoryMb: number
}

/** What a thread is given. */
export type ThreadJob = WordJob | ImportInput | CheckInput | FormCheckInput | DraftInput | IdentifyInput

/** A job took more time or memory than a thread has. */
export class WordLimitReached extends Error {}

/** Writes and reads Word files off the main thread. */
export interface WordPool {
  /**
   * One file. Rejects with an Error when the input is faulty, the time or the memory runs out, or the pool is closed;
   * the next file is not affected.
   */
  export(job: WordJob): Promise<Uint8Array>
  /**
   * What a Word file gives. The memory of the file goes over to the thread: the caller's view of it is empty afterwards.
   * Rejects as `export` does; with `WordLimitReached` when the file asks too much.
   */
  import(input: ImportInput): Promise<Outcome<ImportPlan>>
  /** What the gates find in a text. Rejects as `export` does. */
  check(input: CheckInput): Promise<TextFindings>
  /** The departures of a Word file from a profile. Takes the file's memory and rejects as `import` does. */
  checkForm(input: FormCheckInput): Promise<Outcome<readonly FormFinding[]>>
  /** A Word file as the beginning of a document. Takes the file's memory and rejects as `import` does. */
  draft(input: DraftInput): Promise<Outcome<DraftOutput>>
  /** Which text a Word file holds. Takes the file's memory and rejects as `import` does. */
  identify(input: IdentifyInput): Promise<Outcome<Identified>>
  /** Starts a thread ahead of the first file, which then does not wait for its code to load. */
  warm(): void
  /** Ends every thread; work still waiting is rejected. */
  close(): Promise<void>
}

interface Job {
  readonly work: ThreadJob
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: Error) => void
}

/** Makes a pool. Starts no thread before the first file or `warm`. */
export function createWordPool(options: WordPoolOptions): WordPool {
  const queue: Job[] = []
  const threads = new Set<Thread>()
  let isClosed = false
  const next = () => {
    const job = queue[0]
    if (!job) return
    for (const thread of threads) if (thread.hasEnded) threads.delete(thread)
    let thread = [...threads].find(({ isFree }) => isFree)
    if (!thread && threads.size < options.size) {
      thread = new Thread(options)
      threads.add(thread)
    }
    if (!thread) return
    queue.shift()
    const worker = thread
    void worker.run(job).then(isAlive => {
      if (!isAlive) threads.delete(worker)
      next()
    })
  }
  const run = (work: ThreadJob) =>
    new Promise<unknown>((resolve, reject) => {
      if (isClosed) {
        reject(new Error('the Word pool is closed'))
        return
      }
      queue.push({ work, resolve, reject })
      next()
    })
  return {
    // What a thread answers has the type of its job: both come from one file of ours.
    export: async job => (await run(job)) as Uint8Array,
    import: async input => (await run(input)) as Outcome<ImportPlan>,
    check: async input => (await run(input)) as TextFindings,
    checkForm: async input => (await run(input)) as Outcome<readonly FormFinding[]>,
    draft: async input => (await run(input)) as Outcome<DraftOutput>,
    identify: async input => (await run(input)) as Outcome<Identified>,
    warm: () => {
      if (!isClosed && threads.size === 0) threads.add(new Thread(options))
    },
    close: async () => {
      isClosed = true
      for (const job of queue.splice(0)) job.reject(new Error('the Word pool was closed'))
      await Promise.all([...threads].map(thread => thread.end()))
    },
  }
}

class Thread {
  readonly #worker: Worker
  readonly #timeoutMs: number
  #isFree = true
  #hasEnded = false

  constructor({ timeoutMs, memoryMb }: WordPoolOptions) {
    this.#timeoutMs = timeoutMs
    this.#worker = startThread(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    this.#worker.on('exit', () => (this.#hasEnded = true))
    this.#worker.on('error', () => (this.#hasEnded = true)) // who waits for a file is told by run
    this.#worker.unref() // a waiting thread must not keep the process alive
  }

  /** Whether it died while it had nothing to do. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  get isFree(): boolean {
    return this.#isFree
  }

  /** Settles the job; says whether the thread can go on. */
  run({ work, resolve, reject }: Job): Promise<boolean> {
    this.#isFree = false
    return new Promise(done => {
      const settle = (isAlive: boolean) => {
        clearTimeout(timer)
        this.#worker.off('error', failed).off('exit', ended).off('message', answered)
        this.#isFree = isAlive
        done(isAlive)
      }
      const fail = (reason: Error) => {
        reject(reason)
        settle(false)
      }
      const failed = (error: unknown) => fail(reasonOf(error))
      const ended = (code: number) => fail(new Error(`the Word thread ended with code ${code}`))
      const answered = (reply: WorkerReply) => {
        if (reply.ok) resolve(reply.value)
        else reject(new Error(reply.reason))
        settle(true)
      }
      const timer = setTimeout(() => {
        fail(new WordLimitReached(`the Word file took longer than ${this.#timeoutMs} ms`))
        void this.#worker.terminate()
      }, this.#timeoutMs)
      this.#worker.on('error', failed).on('exit', ended).on('message', answered)
      sendJob(work, message => this.#worker.postMessage(message, movable(message))).catch(
        (error: unknown) => {
          // What cannot be sent, such as a file that was sent before, is the caller's fault; the thread may hold pieces of it.
          fail(reasonOf(error))
          void this.#worker.terminate()
        },
      )
    })
  }

  async end(): Promise<void> {
    await this.#worker.terminate()
  }
}

/** The memory of a file that is read: it goes over instead of being copied, unless it is a piece of something larger. */
function movable(work: ThreadJob | JobPiece): ArrayBuffer[] {
  if (!('file' in work)) return []
  const { buffer, byteLength } = work.file
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

function reasonOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
  return isMemory ? new WordLimitReached(error.message) : error
}
