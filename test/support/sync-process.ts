// The live texts in a process of their own (sync-child.ts), as a test starts and kills it.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('sync-child.ts', import.meta.url))

/** A process that serves the live document. */
export interface SyncProcess {
  readonly pid: number
  /** `ws://127.0.0.1:…/sync` */
  readonly url: string
  readonly port: number
  /** Whether it is still the same process, alive. */
  isAlive(): boolean
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>
}

/** Starts one on a data folder or a PostgreSQL database and waits until it is ready. @throws Error when it ends before that */
export async function startSyncProcess(where: string): Promise<SyncProcess> {
  const child = spawn(process.execPath, [program, where], { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      said += chunk
      const ready = /^ready (\S+)$/mu.exec(said)
      if (ready?.[1]) resolve(ready[1])
    })
    child.once('exit', code => reject(new Error(`ended with ${String(code)} before it was ready`)))
  })
  return {
    pid: child.pid ?? 0,
    url,
    port: Number(new URL(url).port),
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      child.kill('SIGKILL')
      await gone
    },
  }
}
