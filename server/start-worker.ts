// Starts workers with compiled code from the disk: threads for work of our own, a process for files from outside.

import { type ChildProcess, fork } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker, type WorkerOptions } from 'node:worker_threads'

/**
 * Room for new objects in MiB, a quarter of what V8 takes by itself. A long file is written with little that stays and much that goes
 * at once: collected sooner, it takes a quarter less memory and a sixth more time.
 */
const youngMb = 8
const compiledCode = join(tmpdir(), 'node-compile-cache')
/** What such a process may touch: it reads its own code, writes nothing but that code compiled, and starts no other process. */
const closed = [
  '--permission',
  '--allow-fs-read=*',
  `--allow-fs-write=${compiledCode}`,
  `--allow-fs-write=${join(compiledCode, '*')}`,
]
const entry = new URL('./worker-entry.ts', import.meta.url)

/** Starts a thread on one of our files. What is posted to it waits until the file listens. */
export function startThread(file: URL, options: Omit<WorkerOptions, 'argv'> = {}): Worker {
  return new Worker(entry, { ...options, argv: [file.href] })
}

/**
 * Starts a process on one of our files, which gets nothing of this process's surroundings. Unlike a thread it may run out of memory, or
 * be brought down in any other way, without harm to anybody else. What is sent to it waits until the file listens.
 *
 * @param memoryMb largest heap in MiB; the process ends by a signal when it needs more
 */
export function startProcess(file: URL, memoryMb: number): ChildProcess {
  return fork(fileURLToPath(entry), [file.href], {
    env: { NODE_COMPILE_CACHE: compiledCode },
    execArgv: [...closed, `--max-old-space-size=${memoryMb}`, `--max-semi-space-size=${youngMb}`],
    serialization: 'advanced', // bytes stay bytes
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
}
