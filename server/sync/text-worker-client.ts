// The main thread's end of the text worker: one job at a time, in order; a job that overstays takes the thread with it.

import type { Worker } from 'node:worker_threads'
import { startThread } from '../start-worker.ts'
import type { JobName, Jobs } from './text-jobs.ts'
import type { JobReply } from './text-worker.ts'

/** A job that did not end within its time. */
export class JobTimeout extends Error {
  /** @param name of the job @param limit milliseconds it had */
  constructor(name: JobName, limit: number) {
    super(`${name} took more than ${limit} ms`)
    this.name = 'JobTimeout'
  }
}

/** A job that threw on what it was given; the thread lives. */
export class JobFailed extends Error {
  /** @param name of the job @param problem what it threw */
  constructor(name: JobName, problem: string) {
    super(`${name}: ${problem}`)
    this.name = 'JobFailed'
  }
}

interface Waiting {
  readonly id: number
  readonly name: JobName
  readonly input: unknown
  readonly limit: number
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
}

const patience = 60_000
/** A job's time is what its thread has worked; by the clock it may take so much longer, where others need the processors too. */
const graceMs = 10_000

/** The text worker. Its thread starts at the first job and again after it died; jobs that had not begun are kept. */
export class TextWorker {
  readonly #givesWay: boolean
  #worker: Worker | null = null
  #running: Waiting | null = null
  #timer: NodeJS.Timeout | undefined
  #queue: Waiting[] = []
  #nextId = 1
  #watches = 0
  #turn: Promise<unknown> = Promise.resolve()
  #isStopped = false

  /** @param givesWay whether its work stays behind everybody's keys where processors are short (Linux) */
  constructor(givesWay = false) {
    this.#givesWay = givesWay
  }

  /**
   * Runs a job.
   *
   * @param limit milliseconds that the thread may work on the part after the job's `begun`
   * @throws JobTimeout, JobFailed, or another Error when the thread died in it or is stopped
   */
  call<name extends JobName>(
    name: name,
    input: Jobs[name]['in'],
    limit: number = patience,
  ): Promise<Jobs[name]['out']> {
    if (this.#isStopped) return Promise.reject(new Error('the text worker is stopped'))
    return new Promise((resolve, reject) => {
      // The reply to a job of this name is of this name's type: text-worker.ts runs it from the same table.
      const settle = resolve as (value: unknown) => void
      this.#queue.push({ id: this.#nextId, name, input, limit, resolve: settle, reject })
      this.#nextId += 1
      this.#next()
    })
  }

  /**
   * Does work that prepares a job, one piece after the other: the thread does one job at a time, and what is prepared for it
   * sooner only lies there, made at the cost of those who wait for this thread.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const run = this.#turn.then(work)
    this.#turn = run.catch(() => undefined) // the caller has it
    return run
  }

  /** Starts the thread before its first job, so that nobody has to wait for that. */
  warm(): void {
    if (!this.#worker && !this.#isStopped) this.#start().unref()
  }

  /** Ends the thread; what runs or waits is rejected. */
  async stop(): Promise<void> {
    this.#isStopped = true
    clearTimeout(this.#timer)
    const left = this.#running ? [this.#running, ...this.#queue] : this.#queue
    this.#queue = []
    this.#running = null
    const worker = this.#worker
    this.#worker = null
    for (const job of left) job.reject(new Error('the text worker is stopped'))
    await worker?.terminate()
  }

  #next(): void {
    if (this.#running || this.#isStopped) return
    const job = this.#queue.shift()
    if (!job) {
      this.#worker?.unref()
      return
    }
    this.#running = job
    const worker = this.#worker ?? this.#start()
    worker.ref()
    this.#watch(job, patience)
    worker.postMessage(
      { id: job.id, name: job.name, input: job.input },
      job.name === 'compact' ? buffersOf(job.input) : [],
    )
  }

  #watch(job: Waiting, limit: number): void {
    this.#watches += 1
    const watch = this.#watches
    const workedMs = this.#clock()
    const endMs = performance.now() + limit + graceMs
    const isOver = () => this.#running !== job || this.#watches !== watch
    const end = () => {
      if (!isOver()) this.#giveUp(new JobTimeout(job.name, limit))
    }
    const look = async (): Promise<void> => {
      this.#wait(end, endMs - performance.now()) // for a thread that does not even say how long it has worked
      const leftMs = Math.min(limit - (await workedMs()), endMs - performance.now())
      if (isOver()) return
      if (leftMs > 0) this.#wait(look, leftMs)
      else end()
    }
    this.#wait(look, limit)
  }

  #wait(then: () => unknown, ms: number): void {
    clearTimeout(this.#timer)
    // After a busy turn the timer comes first though the reply may be waiting: let it in before giving up.
    this.#timer = setTimeout(() => setImmediate(then), ms)
  }

  /** Begins to count how long the thread works. @returns what gives that, ms; nothing of a thread that has ended, which is told otherwise */
  #clock(): () => Promise<number> {
    const worker = this.#worker
    const usedMs = async (): Promise<number> => {
      const used = await worker?.cpuUsage().catch(() => undefined)
      return used ? (used.user + used.system) / 1_000 : 0
    }
    const before = usedMs()
    return async () => (await usedMs()) - (await before)
  }

  #start(): Worker {
    const worker = startThread(new URL('./text-worker.ts', import.meta.url), { workerData: this.#givesWay })
    this.#worker = worker
    worker.on('message', (reply: JobReply) => this.#receive(worker, reply))
    worker.on('error', error => {
      if (worker === this.#worker) this.#giveUp(error instanceof Error ? error : new Error(String(error)))
    })
    worker.on('exit', code => {
      if (worker === this.#worker) this.#giveUp(new Error(`the text worker ended with code ${code}`))
    })
    return worker
  }

  #receive(worker: Worker, reply: JobReply): void {
    const job = this.#running
    if (worker !== this.#worker || !job || reply.id !== job.id) return
    if (reply.kind === 'begun') {
      this.#watch(job, job.limit)
      return
    }
    clearTimeout(this.#timer)
    this.#running = null
    if (reply.kind === 'done') job.resolve(reply.value)
    else job.reject(new JobFailed(job.name, reply.problem))
    this.#next()
  }

  /** Drops the thread with the job it runs, and goes on with the next job in a new one. */
  #giveUp(error: Error): void {
    clearTimeout(this.#timer)
    const worker = this.#worker
    const job = this.#running
    this.#worker = null
    this.#running = null
    worker?.terminate().catch(() => undefined) // it may have ended by itself
    job?.reject(error)
    this.#next()
  }
}

/** The buffers of a compaction, which are its caller's own: given away, they are not there twice. */
function buffersOf(input: unknown): ArrayBuffer[] {
  if (typeof input !== 'object' || input === null || !('snapshot' in input && 'tail' in input)) return []
  const { snapshot, tail } = input
  const buffers = new Set<ArrayBuffer>()
  for (const bytes of [snapshot, ...(Array.isArray(tail) ? tail : [])] as readonly unknown[])
    if (bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer) buffers.add(bytes.buffer)
  return [...buffers]
}
