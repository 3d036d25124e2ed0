// The server as a process: the line it prints, the setup link, the socket's door, the orderly end.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startServer } from '../support/child-server.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'vankien-start-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const post = (url: string, path: string, body: unknown, cookie = '') =>
  fetch(`${url}${path}`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  })

test('[AC44] a new server prints its address and a link that makes the administrator; afterwards it prints none; SIGTERM ends it with 0', async () => {
  const first = await startServer({ entry: 'main', dataDir })
  expect(first.output()).toMatch(/^ready http:\/\/127\.0\.0\.1:\d+$/mu)
  const link = /http:\/\/\S+\/setup\?token=(\S+)/u.exec(first.output())
  const person = {
    token: link?.[1],
    name: 'Bùi Văn Quản',
    email: 'quan@xa-mau.test',
    password: 'mat-khau-dai',
  }
  expect((await post(first.url, '/api/setup', person)).status).toBe(201)
  expect(await first.stop()).toBe(0)

  const second = await startServer({ entry: 'main', dataDir })
  const { email, password } = person
  const signedIn = await post(second.url, '/api/auth/sign-in/email', { email, password })
  expect(signedIn.status).toBe(200)
  expect(second.output()).not.toContain('/setup?token=')
  const cookie = signedIn.headers
    .getSetCookie()
    .map(line => line.split(';')[0])
    .join('; ')
  const unknown = `${second.url.replace('http', 'ws')}/sync/unknown`
  expect(await statusOfUpgrade(unknown, { cookie, origin: second.url })).toBe(404)
  expect(await statusOfUpgrade(unknown, { cookie, origin: 'http://evil.test' })).toBe(403)
  expect(await statusOfUpgrade(unknown, { cookie })).toBe(403)
  expect(await statusOfUpgrade(unknown, { origin: second.url })).toBe(401)
  expect(await second.stop()).toBe(0)
})

test('[AC45] the demo binds to this machine only; the real server names every wrong setting; both then stop with 1', async () => {
  const demo = await run('server/demo/start.ts', { HOST: '0.0.0.0' })
  expect([demo.code, demo.output]).toEqual([1, expect.stringContaining('HOST=0.0.0.0')])
  const real = await run('server/main.ts', { PORT: 'x', AUTH_SECRET: '' })
  expect(real.code).toBe(1)
  expect(real.output).toMatch(/PORT[\s\S]*AUTH_SECRET/u)
})

/** Status of the answer to an upgrade that is refused. */
function statusOfUpgrade(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers })
    socket.once('unexpected-response', (_, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.once('open', () => reject(new Error('the socket was opened')))
    socket.on('error', () => {}) // terminating a socket that never opened
  })
}

/** Runs an entry to its end. */
function run(entry: string, env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...process.env, BASE_URL: '', PORT: '0', ...env },
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  return new Promise(resolve => child.once('close', code => resolve({ code, output })))
}
