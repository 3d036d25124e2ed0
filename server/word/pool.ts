// Processes that write and read Word files and check texts, with a queue, a time limit and a memory limit: the server's own process
// never waits, and no file can bring it down.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import type { FormFinding } from '#model/form-finding.ts'
import type { TextFindings } from '#model/gates/check.ts'
import { done, type Outcome, refuse } from '#model/refusal.ts'
import { startProcess } from '../start-worker.ts'
import type { FormCheckInput } from './check/check-form.ts'
import type { CheckInput } from './check-input.ts'
import type { DraftInput, DraftOutput } from './draft/plan-draft.ts'
import type { Identified, IdentifyInput } from './identify/identify-file.ts'
import type { ImportInput, ImportPlan } from './import/import-plan.ts'
import { type JobPiece, sendJob } from './pieces.ts'
import type { SynthesisInput, SynthesisMade } from './report/synthesis-text.ts'
import type { WorkerReply } from './worker.ts'
import type { WordJob } from './write-word.ts'

/** Limits of a pool. */
export interface WordPoolOptions {
  /** Processes at most; each begins with the first work for it and then stays. */
  readonly size: number
  /** Time for one file in ms, from when a process takes it. */
  readonly timeoutMs: number
  /** Largest heap of one process in MiB. */
  readonly memoryMb: number
  /** How many jobs wait at most: each holds its text, pictures or file in memory, and the last waits for all before it. */
  readonly waitingMax: number
}

/** What a process is given. */
export type WorkerJob =
  | WordJob
  | ImportInput
  | CheckInput
  | FormCheckInput
  | DraftInput
  | IdentifyInput
  | SynthesisInput

/** A job took more time or memory than a process has, or brought it down. */
class WordLimitReached extends Error {}

/** As many wait as may. */
class QueueFull extends Error {}

/** Writes and reads Word files outside the server's process. */
export interface WordPool {
  /**
   * One file. Refuses `word-busy` with a full queue. Rejects with an Error when the input is faulty, the time or the memory runs out,
   * or the pool is closed; the next file is not affected.
   */
  export(job: WordJob): Promise<Outcome<Uint8Array>>
  /**
   * What a Word file gives. Refused with the codes `word-…`: `word-too-large` also for a file that asks more time or memory than a
   * process has. Rejects as `export` does for any other reason.
   */
  import(input: ImportInput): Promise<Outcome<ImportPlan>>
  /** What the gates find in a text; never refused: of each text one is asked for at a time. Rejects as `export` does. */
  check(input: CheckInput): Promise<TextFindings>
  /**
   * The departures of a Word file from a profile. Refused and rejected as in `import`.
   *
   * @param isOurs the file was written for the same request: it does not wait for room again
   */
  checkForm(input: FormCheckInput, isOurs?: boolean): Promise<Outcome<readonly FormFinding[]>>
  /** A Word file as the beginning of a document. Refused and rejected as in `import`. */
  draft(input: DraftInput): Promise<Outcome<DraftOutput>>
  /** The text of a synthesis, or what is to be added to it. Refused and rejected as in `export`. */
  synthesize(input: SynthesisInput): Promise<Outcome<SynthesisMade>>
  /** Which text a Word file holds. Refused and rejected as in `import`. */
  identify(input: IdentifyInput): Promise<Outcome<Identified>>
  /** Starts a process ahead of the first file, which then does not wait for its code to load. */
  warm(): void
  /** Ends every process; work still waiting is rejected. */
  close(): Promise<void>
}

interface Job {
  readonly work: WorkerJob
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: Error) => void
}

/** Makes a pool. Starts no process before the first file or `warm`. */
export function createWordPool(options: WordPoolOptions): WordPool {
  const queue: Job[] = []
  const workers = new Set<WordWorker>()
  let isClosed = false
  const started = () => {
    if (workers.size >= options.size) return null
    const worker = new WordWorker(options)
    workers.add(worker)
    return worker
  }
  const next = () => {
    const job = queue[0]
    if (!job) return
    for (const worker of workers) if (worker.hasEnded) workers.delete(worker)
    const worker = [...workers].find(({ isFree }) => isFree) ?? started()
    if (!worker) return
    queue.shift()
    void worker.run(job).then(isAlive => {
      if (!isAlive) workers.delete(worker)
      next()
    })
  }
  const run = (work: WorkerJob, hasRoom = false) =>
    new Promise<unknown>((resolve, reject) => {
      if (isClosed) {
        reject(new Error('the Word pool is closed'))
        return
      }
      queue.push({ work, resolve, reject })
      next()
      // What a free process took at once does not wait.
      if (!hasRoom && queue.length > options.waitingMax && queue.pop()) reject(new QueueFull())
    })
  // What a process answers has the type of its job: both come from one file of ours.
  async function made<value>(work: WorkerJob): Promise<Outcome<value>> {
    try {
      return done((await run(work)) as value)
    } catch (error) {
      if (error instanceof QueueFull) return refuse('word-busy')
      throw error
    }
  }
  async function read<value>(input: WorkerJob, hasRoom = false): Promise<Outcome<value>> {
    try {
      return (await run(input, hasRoom)) as Outcome<value>
    } catch (error) {
      if (error instanceof WordLimitReached) return refuse('word-too-large')
      if (error instanceof QueueFull) return refuse('word-busy')
      throw error
    }
  }
  return {
    export: job => made<Uint8Array>(job),
    synthesize: input => made<SynthesisMade>(input),
    check: async input => (await run(input, true)) as TextFindings,
    import: input => read<ImportPlan>(input),
    checkForm: (input, isOurs = false) => read<readonly FormFinding[]>(input, isOurs),
    draft: input => read<DraftOutput>(input),
    identify: input => read<Identified>(input),
    warm: () => {
      if (!isClosed) started()
    },
    close: async () => {
      isClosed = true
      for (const job of queue.splice(0)) job.reject(new Error('the Word pool was closed'))
      await Promise.all([...workers].map(worker => worker.end()))
    },
  }
}

class WordWorker {
  readonly #process: ChildProcess
  readonly #timeoutMs: number
  #isFree = true
  #hasEnded = false

  constructor({ timeoutMs, memoryMb }: WordPoolOptions) {
    this.#timeoutMs = timeoutMs
    this.#process = startProcess(new URL('./worker.ts', import.meta.url), memoryMb)
    this.#process.on('exit', () => (this.#hasEnded = true))
    this.#process.on('error', () => (this.#hasEnded = true)) // who waits for a file is told by run
    // A waiting process must not keep this one alive.
    this.#process.unref()
    this.#process.channel?.unref()
    giveWay(this.#process)
  }

  /** Whether it died while it had nothing to do. */
  get hasEnded(): boolean {
    return this.#hasEnded
  }

  get isFree(): boolean {
    return this.#isFree
  }

  /** Settles the job; says whether the process can go on. */
  run({ work, resolve, reject }: Job): Promise<boolean> {
    this.#isFree = false
    return new Promise(done => {
      const settle = (isAlive: boolean) => {
        clearTimeout(timer)
        this.#process.off('error', fail).off('exit', ended).off('message', answered)
        this.#isFree = isAlive
        done(isAlive)
      }
      const fail = (reason: Error) => {
        reject(reason)
        settle(false)
        this.#process.kill('SIGKILL')
      }
      const ended = (code: number | null, signal: string | null) => fail(reasonOfEnd(code, signal))
      const answered = (message: unknown) => {
        const reply = message as WorkerReply // worker.ts sends nothing else
        if (reply.ok) resolve(reply.value)
        else reject(new Error(reply.reason))
        settle(true)
      }
      const timer = setTimeout(
        () => fail(new WordLimitReached(`the Word file took longer than ${this.#timeoutMs} ms`)),
        this.#timeoutMs,
      )
      this.#process.on('error', fail).on('exit', ended).on('message', answered)
      // What cannot be sent is the caller's fault; the process may hold pieces of it.
      sendJob(work, message => this.#send(message)).catch((error: unknown) =>
        fail(error instanceof Error ? error : new Error(String(error))),
      )
    })
  }

  async end(): Promise<void> {
    if (this.#hasEnded) return
    this.#process.ref()
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await ended
  }

  /** Resolves when it is on its way. A process that has ended tells so by itself. */
  #send(message: WorkerJob | JobPiece): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#process.send(message, error => (error && this.#process.connected ? reject(error) : resolve()))
    })
  }
}

/** A process that writes files stays behind those that people type into. */
function giveWay({ pid }: ChildProcess): void {
  if (pid === undefined) return // it did not start, which is told by itself
  try {
    setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // A system that does not let us runs it like any other.
  }
}

/** Out of memory, V8 ends its process by a signal, as the system does. */
function reasonOfEnd(code: number | null, signal: string | null): Error {
  if (signal !== null) return new WordLimitReached(`the Word process was ended by ${signal}`)
  return new Error(`the Word process ended with code ${code}`)
}
