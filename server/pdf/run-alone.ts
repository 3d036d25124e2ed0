// A program in a process group of its own: when its time is over, or it is stopped, it and all its children end.

import { spawn } from 'node:child_process'

/** How a run ended. */
export type RunEnd = 'done' | 'failed' | 'missing' | 'timeout' | 'stopped'

/** How a program is run. */
export interface RunOptions {
  readonly timeoutMs: number
  readonly env: Readonly<Record<string, string>>
  /** Ends the run. */
  readonly signal?: AbortSignal
}

/** Runs a program without input; what it prints is not kept. @param command program and arguments, at least one */
export function runAlone(
  command: readonly string[],
  { timeoutMs, env, signal }: RunOptions,
): Promise<RunEnd> {
  const [program = '', ...args] = command
  return new Promise(resolve => {
    let end: RunEnd | null = signal?.aborted ? 'stopped' : null
    if (end !== null) {
      resolve(end)
      return
    }
    const child = spawn(program, args, { detached: true, stdio: 'ignore', env: { ...env } })
    const stop = (reason: RunEnd) => {
      end ??= reason
      killGroup(child.pid)
    }
    const stopped = () => stop('stopped')
    const timer = setTimeout(() => stop('timeout'), timeoutMs)
    signal?.addEventListener('abort', stopped, { once: true })
    const settle = (reason: RunEnd) => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', stopped)
      killGroup(child.pid) // what it left behind
      resolve(end ?? reason)
    }
    child.once('error', error => settle('code' in error && error.code === 'ENOENT' ? 'missing' : 'failed'))
    child.once('exit', code => settle(code === 0 ? 'done' : 'failed'))
  })
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    // The group has ended by itself.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
