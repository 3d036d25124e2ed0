// A relay in another process that acknowledges at once and keeps its texts in memory only: what durability is measured against.

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A running relay. */
export interface EchoServer {
  readonly url: string
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
}

/** Starts the relay on any free port. */
export async function startEchoServer(): Promise<EchoServer> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./memory-relay.ts', import.meta.url))], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
  })
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding('utf8').once('data', (line: string) => resolve(line.trim()))
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`the relay ended with ${String(code)}`)))
  })
  return {
    url,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
