// Starts worker threads with compiled code from the disk.

import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Starts a thread on one of our files. What is posted to it waits until the file listens. */
export function startThread(file: URL, options: Omit<WorkerOptions, 'argv'> = {}): Worker {
  return new Worker(new URL('./thread-entry.ts', import.meta.url), { ...options, argv: [file.href] })
}
