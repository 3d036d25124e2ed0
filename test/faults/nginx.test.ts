// deploy/nginx.conf as it ships, run by a real nginx before a real server: what people do goes through it.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { demoPassword, emailOf, itemsIn, signIn, stringIn } from '../support/people.ts'
import { openTypist, textsOf } from '../support/typist.ts'

const shipped = readFileSync(fileURLToPath(new URL('../../deploy/nginx.conf', import.meta.url)), 'utf8')
const program = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/bin/nginx'].find(path => existsSync(path))

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}

/** Replaces a part that must be there. */
function put(text: string, part: string, by: string): string {
  if (!text.includes(part)) throw new Error(`deploy/nginx.conf no longer holds "${part}"`)
  return text.replace(part, by)
}

/** Starts nginx in a folder of its own, in the foreground, with the shipped file but for addresses and paths. */
function startNginx(folder: string, port: number, server: string): ChildProcess {
  const addressed = put(shipped, 'listen 80;', `listen 127.0.0.1:${port};`)
  const upstream = put(addressed, 'server 127.0.0.1:3000;', `server ${new URL(server).host};`)
  writeFileSync(join(folder, 'vankien.conf'), put(upstream, '/var/log/nginx/', `${folder}/`))
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
  const main = `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
    events { worker_connections 256; }
    http {
      ${temporary.map(name => `${name}_temp_path ${folder}/${name};`).join(' ')}
      include ${folder}/vankien.conf;
    }`
  writeFileSync(join(folder, 'nginx.conf'), process.getuid?.() === 0 ? `user root;\n${main}` : main)
  mkdirSync(join(folder, 'logs'))
  return spawn(
    program ?? 'nginx',
    ['-p', folder, '-e', `${folder}/error.log`, '-c', join(folder, 'nginx.conf')],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
}

describe.skipIf(program === undefined)('behind nginx', () => {
  let folder: string
  let server: ChildServer
  let nginx: ChildProcess
  let url: string

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'vankien-nginx-'))
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    server = await startServer({ env: { BASE_URL: url } })
    nginx = startNginx(folder, port, server.url)
    await vi.waitFor(async () => expect((await fetch(`${url}/livez`)).status).toBe(200), {
      timeout: 10_000,
      interval: 20,
    })
  })
  afterAll(async () => {
    if (nginx?.exitCode === null) {
      const gone = once(nginx, 'exit')
      nginx.kill('SIGTERM')
      await gone
    }
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('[OP310] people sign in, see their documents, write together with the stock provider and take the Word file', async () => {
    const drafter = await signIn(url, 'drafter1')
    const colleague = await signIn(url, 'drafter2')
    const id = stringIn(itemsIn(await drafter.get('/api/documents'))[0], 'id')
    const one = await openTypist(url, id, drafter)
    const other = await openTypist(url, id, colleague)
    const paragraph = textsOf(one.fragment).find(text => text.length > 40)
    for (let count = 0; count < 200; count += 1) paragraph?.insert(paragraph.length, `⟦${count}⟧`)
    await one.settled(20_000)
    await expect.poll(() => other.fragment.toString(), { timeout: 10_000 }).toContain('⟦199⟧')
    one.close()
    other.close()
    expect(stringIn(await drafter.get(`/api/documents/${id}/content`), 'text')).toContain('⟦198⟧⟦199⟧')
    const file = await drafter.request(`/api/documents/${id}/export?mode=clean`)
    expect(file.status).toBe(200)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(new Uint8Array(await file.arrayBuffer()).subarray(0, 2)).toEqual(new TextEncoder().encode('PK'))
    const page = await fetch(`${url}/documents/${id}`)
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/html'),
    ])
  })

  test('[OP311] only the origin of BASE_URL may change anything, on live connections too', async () => {
    const drafter = await signIn(url, 'drafter1')
    const id = stringIn(itemsIn(await drafter.get('/api/documents'))[0], 'id')
    const headers = {
      cookie: drafter.cookie,
      origin: 'http://elsewhere.test',
      'x-forwarded-host': 'elsewhere.test',
    }
    const posted = await fetch(`${url}/api/documents/${id}/opinions`, { method: 'POST', headers, body: '{}' })
    expect(posted.status).toBe(403)
    const upgrade = await fetch(`${url}/sync/${id}`, { headers })
    expect(upgrade.status).toBe(403)
  })

  test('[OP312] a body over the limit is refused, figures stay inside, and the log holds no query', async () => {
    const drafter = await signIn(url, 'drafter1')
    const headers = { 'content-type': 'application/json' }
    const body = 'x'.repeat(2 * 1024 * 1024 + 1)
    expect((await drafter.request('/api/documents', { method: 'POST', headers, body })).status).toBe(413)
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
    expect((await fetch(`${url}/readyz`)).status).toBe(404)
    await fetch(`${url}/setup?token=planted-token`)
    const log = () => readFileSync(join(folder, 'vankien.log'), 'utf8')
    await expect.poll(log).toContain(' /setup ')
    expect(log()).not.toContain('planted-token')
  })

  test('[OP313] a flood of sign-ins from one address is held back by nginx', async () => {
    const attempt = async () => {
      const answer = await fetch(`${url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': crypto.randomUUID() },
        body: JSON.stringify({ email: emailOf('outsider'), password: `${demoPassword}?` }),
      })
      return { status: answer.status, isOurs: answer.headers.has('x-request-id') }
    }
    const answers = await Promise.all(Array.from({ length: 60 }, attempt))
    const heldBack = answers.filter(({ status, isOurs }) => status === 429 && !isOurs)
    expect(heldBack.length).toBeGreaterThan(20)
    expect(answers.filter(({ isOurs }) => isOurs).length).toBeGreaterThan(10)
  })
})
