// How long a Node process takes to its first line.

import { spawn } from 'node:child_process'

/** Starts Node with arguments, waits for its first output, ends it. @returns ms from the start */
export async function firstLine(args: readonly string[]): Promise<number> {
  const begun = performance.now()
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
  })
  const ms = await new Promise<number>((resolve, reject) => {
    child.stdout.once('data', () => resolve(performance.now() - begun))
    child.once('error', reject)
    child.once('exit', code =>
      reject(new Error(`${args.join(' ')} ended with ${String(code)} before a line`)),
    )
  })
  child.kill('SIGKILL')
  await gone
  return ms
}
