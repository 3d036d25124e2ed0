// The real server as a child process, for everything that must start, stop or kill it.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copySeededData } from './seeded-data.ts'

/** How a server is started. */
export interface StartOptions {
  /** `demo` seeds sample data and accounts, `main` is the real server on whatever its folder holds. */
  readonly entry?: 'demo' | 'main'
  /** Folder to keep; without one a temporary folder is made, and removed by `stop`. */
  readonly dataDir?: string
  /** More settings, on top of this process's environment. */
  readonly env?: Readonly<Record<string, string>>
  /** Folder of the release that is started; this one unless said otherwise. */
  readonly root?: string
}

/** A server that has said it is ready. */
export interface ChildServer {
  /** Its origin, without a slash at the end: `http://127.0.0.1:41234`. */
  readonly url: string
  readonly pid: number
  readonly dataDir: string
  /** From the start of the process to its line `ready`, in ms. */
  readonly readyMs: number
  /** Everything it has written so far, both streams. */
  output(): string
  /** SIGKILL; resolves when the process is gone. The folder stays. */
  kill(): Promise<void>
  /** SIGTERM; resolves with the exit code when the process is gone (null after a signal). A temporary folder is removed. */
  stop(): Promise<number | null>
}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url))
const entries = { demo: 'server/demo/start.ts', main: 'server/main.ts' } as const
const keepAnswers = new URL('keep-answers.ts', import.meta.url).href
const readyWithinMs = 60_000
/** Long enough for AUTH_SECRET; the child server is reachable from this machine only and dies with its test. */
const secret = 'a-secret-for-tests-that-is-long-enough'

/**
 * Starts a server on any free port of the loopback address and waits for its line `ready http://…`.
 *
 * @throws Error with the server's output when it ends first or is not ready within 60 s
 */
export async function startServer(options: StartOptions = {}): Promise<ChildServer> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'vankien-server-'))
  if (wantsSampleData(options)) await copySeededData(dataDir, seedIn)
  const begun = performance.now()
  const child = spawn(process.execPath, ['--import', keepAnswers, entries[options.entry ?? 'demo']], {
    cwd: options.root ?? projectRoot,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: '0',
      DATA_DIR: dataDir,
      AUTH_SECRET: secret,
      BASE_URL: '', // Vitest sets one of its own for the tests' modules
      ...options.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<number | null>(resolve => {
    child.once('exit', code => resolve(code))
  })
  let output = ''
  let isReady = false
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      if (isReady) return
      clearTimeout(timer)
      child.kill('SIGKILL')
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
      reject(new Error(`${entries[options.entry ?? 'demo']} ${why}\n${output}`))
    }
    const timer = setTimeout(() => fail(`was not ready within ${readyWithinMs} ms`), readyWithinMs)
    const read = (chunk: string) => {
      output += chunk
      const ready = /^ready (http:\/\/[^\s/]+)/mu.exec(output)
      if (isReady || ready?.[1] === undefined) return
      isReady = true
      clearTimeout(timer)
      resolve(ready[1])
    }
    child.stdout.setEncoding('utf8').on('data', read)
    child.stderr.setEncoding('utf8').on('data', read)
    child.once('error', error => fail(`could not be started: ${error.message}`))
    child.once('exit', code => fail(`ended with code ${String(code)} before it was ready`))
  })
  const readyMs = performance.now() - begun
  return {
    url,
    pid: pidOf(child),
    dataDir,
    readyMs,
    output: () => output,
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.kill('SIGTERM')
      const code = await gone
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true })
      return code
    },
  }
}

// Another release makes its own; a folder that was named may be the point of the test, and a database elsewhere is no folder.
function wantsSampleData({ entry = 'demo', root, dataDir, env = {} }: StartOptions): boolean {
  return entry === 'demo' && root === undefined && dataDir === undefined && env['DATABASE_URL'] === undefined
}

async function seedIn(dataDir: string): Promise<void> {
  const server = await startServer({ dataDir })
  await server.stop()
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) throw new Error('a started process has no pid')
  return child.pid
}
