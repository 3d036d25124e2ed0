// A private PostgreSQL: own folder, own port, own process, gone afterwards. Debian's package is enough; as root the server
// runs as the user that the package made, because it refuses to run as root.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'

/** A running server. */
export interface Cluster {
  /** Makes an empty database. @returns its address */
  createDatabase(): Promise<string>
  /** Ends the server and all its processes by kill -9: every session is cut off, and the next start recovers from the log. */
  crash(): Promise<void>
  /** Starts it again on the same folder and port. */
  restart(): Promise<void>
  /** Process ids of the server and of all its sessions and helpers. */
  pids(): readonly number[]
  /** Ends the server and removes its folder. */
  close(): Promise<void>
}

const debianFolder = '/usr/lib/postgresql'
const oldestMajor = 15

/** Where the server's programs are; null when PostgreSQL is not installed. */
export function findPostgres(): string | null {
  const majors = existsSync(debianFolder) ? readdirSync(debianFolder).map(Number) : []
  const found = majors
    .filter(major => major >= oldestMajor)
    .toSorted((a, b) => b - a)
    .map(major => join(debianFolder, String(major), 'bin'))
    .find(folder => existsSync(join(folder, 'initdb')))
  if (found === undefined) return null
  return process.getuid?.() !== 0 || serverUser() ? found : null
}

/** Makes a new server and starts it. @param bin the folder that `findPostgres` gives */
export async function startCluster(bin: string): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'vankien-postgres-'))
  const owner = process.getuid?.() === 0 ? serverUser() : null
  const sockets = join(folder, 'sockets')
  mkdirSync(sockets)
  if (owner) for (const path of [folder, sockets]) chownSync(path, owner.uid, owner.gid)
  const data = join(folder, 'data')
  const options = { ...owner, cwd: folder }
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'vankien', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    {
      ...options,
      stdio: 'ignore',
    },
  )
  const port = await freePort()
  const admin = `postgres://vankien@127.0.0.1:${port}/postgres`
  const settings = ['listen_addresses=127.0.0.1', 'max_connections=60', 'shared_buffers=32MB', 'jit=off']
  let server: ChildProcess | null = null

  async function start(): Promise<void> {
    server = spawn(
      join(bin, 'postgres'),
      ['-D', data, '-p', String(port), '-k', sockets, ...settings.flatMap(setting => ['-c', setting])],
      { ...options, stdio: 'ignore' },
    )
    for (let attempt = 0; !(await answers(admin)); attempt++) {
      if (attempt > 600 || server.exitCode !== null) throw new Error(`PostgreSQL in ${data} does not start`)
      await pause(50)
    }
  }

  async function end(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const exit = once(server, 'exit')
    server.kill('SIGQUIT') // at once, but what it shares with its processes is given back
    await exit
  }

  /** Ends the server and each of its processes by kill -9. */
  async function crash(): Promise<void> {
    const pid = server?.pid
    if (!server || pid === undefined || server.exitCode !== null || server.signalCode !== null) return
    const exit = once(server, 'exit')
    process.kill(pid, 'SIGSTOP') // so that no session is begun between the listing and the end
    const sessions = childrenOf(pid)
    for (const each of [pid, ...sessions]) killNow(each)
    await exit
    // The next start refuses while one of them still holds the memory that they share.
    while (sessions.some(isRunning)) await pause(5)
  }

  await start()
  return {
    async createDatabase() {
      const name = `vankien_${randomUUID().replaceAll('-', '')}`
      const client = new Client({ connectionString: admin })
      await client.connect()
      await client.query(`CREATE DATABASE ${name}`)
      await client.end()
      return admin.replace(/postgres$/u, name)
    },
    crash,
    restart: start,
    pids: () => (server?.pid === undefined ? [] : [server.pid, ...childrenOf(server.pid)]),
    async close() {
      await end()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function childrenOf(pid: number): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

function killNow(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It ended between the listing and now.
  }
}

function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    return !/^[XZ]/u.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined) // it is starting: the next attempt tells
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

function serverUser(): { uid: number; gid: number } | null {
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null // there is no such user on this machine
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
