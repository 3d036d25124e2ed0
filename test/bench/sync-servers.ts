// The servers of the sync benchmark in one shape: the raw relay, the two peers, and ours. Each runs in a process of its own.

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import * as Y from 'yjs'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { signIn } from '../support/people.ts'
import { beginReport } from './long-document.ts'
import { type Address, openLoadClient } from './sync-client.ts'

/** Names of the servers, in the order of the columns. */
export const serverNames = ['raw', 'yws', 'hocus', 'vankien'] as const
/** One of the servers. */
export type ServerName = (typeof serverNames)[number]

/** A server that runs. */
export interface BenchServer {
  readonly name: ServerName
  /** Begins a document. @returns its id */
  begin(): Promise<string>
  /** Where it is found, by one of two people. */
  address(id: string, person?: number): Address
  /** Processor time of the process with all its threads, ms, in steps of 10. */
  cpuMs(): number
  /** Heap and buffers after a collection, bytes. */
  heapBytes(): Promise<number>
  /** SIGKILL, and a start from what is on disk. */
  restart(): Promise<void>
  /** SIGKILL; what it kept is removed. */
  end(): Promise<void>
}

/** Starts a server. @param keeps whether it keeps its texts on disk; ours always does */
export async function startBenchServer(name: ServerName, keeps: boolean): Promise<BenchServer> {
  const dataDir = mkdtempSync(join(tmpdir(), `bench-${name}-`))
  const server = await (name === 'vankien' ? startOurs(dataDir) : startPeer(name, keeps ? dataDir : ''))
  return {
    ...server,
    end: async () => {
      await server.end()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The text that a newcomer gets from a server. */
export async function textAt(server: Pick<BenchServer, 'address'>, id: string): Promise<Y.Doc> {
  const doc = new Y.Doc()
  const apply = (update: Uint8Array) => Y.applyUpdate(doc, update)
  const client = await openLoadClient(server.address(id), { onUpdate: apply, onState: apply })
  client.close()
  return doc
}

const collector = new URL('./collect.ts', import.meta.url).href

function heapsIn(output: string): number[] {
  return [...output.matchAll(/^heap (\d+)$/gmu)].map(match => Number(match[1]))
}

async function startOurs(dataDir: string): Promise<BenchServer> {
  const start = () => startServer({ dataDir, env: { NODE_OPTIONS: `--expose-gc --import ${collector}` } })
  let child: ChildServer = await start()
  const people = await Promise.all([signIn(child.url, 'drafter1'), signIn(child.url, 'drafter2')])
  return {
    name: 'vankien',
    begin: async () => {
      const [first] = people
      return beginReport(first, 'Báo cáo để đo')
    },
    address: (id, person = 0) => ({
      port: Number(new URL(child.url).port),
      path: `/sync/${id}`,
      headers: { cookie: people[person % people.length]?.cookie ?? '', origin: child.url },
      name: null,
      answers: true,
    }),
    cpuMs: () => cpuMs(child.pid),
    heapBytes: async () => {
      const known = heapsIn(child.output()).length
      process.kill(child.pid, 'SIGUSR2')
      while (heapsIn(child.output()).length === known) await pause(20)
      return heapsIn(child.output()).at(-1) ?? Number.NaN
    },
    restart: async () => {
      await child.kill()
      child = await start()
    },
    end: () => child.kill(),
  }
}

async function startPeer(name: Exclude<ServerName, 'vankien'>, data: string): Promise<BenchServer> {
  const file = fileURLToPath(new URL(`./peers/${name}.ts`, import.meta.url))
  let child = await spawnReady(file, data)
  let begun = 0
  return {
    name,
    begin: async () => `d${begun++}`,
    address: id => ({
      port: Number(new URL(child.url).port),
      path: name === 'hocus' ? '/' : `/${id}`,
      headers: {},
      name: name === 'hocus' ? id : null,
      answers: name !== 'raw',
    }),
    cpuMs: () => cpuMs(child.pid),
    heapBytes: async () => {
      const answer: unknown = await (await fetch(`${child.url}/heap`)).json()
      return typeof answer === 'object' && answer !== null ? Number(Reflect.get(answer, 'bytes')) : Number.NaN
    },
    restart: async () => {
      await child.kill()
      child = await spawnReady(file, data)
    },
    end: () => child.kill(),
  }
}

async function spawnReady(
  file: string,
  data: string,
): Promise<{ url: string; pid: number; kill(): Promise<void> }> {
  const child: ChildProcess = spawn(process.execPath, ['--expose-gc', file], {
    env: { ...process.env, PORT: '0', DATA: data },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>(resolve => {
    child.once('exit', () => resolve())
  })
  const url = await new Promise<string>((resolve, reject) => {
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk
      const ready = /^ready (http:\S+)$/mu.exec(output)
      if (ready?.[1]) resolve(ready[1])
    })
    child.once('error', reject)
    child.once('exit', code => reject(new Error(`${file} ended with ${String(code)}`)))
  })
  const kill = async () => {
    child.kill('SIGKILL')
    await gone
  }
  return { url, pid: child.pid ?? 0, kill }
}

const tickMs = 10

/** User and system time of a process, from /proc: Linux only. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * tickMs
}
