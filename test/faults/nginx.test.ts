// deploy/nginx.conf as it ships, run by a real nginx before a real server: what people do goes through it.

import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ChildServer, startServer } from '../support/child-server.ts'
import { docxFile, para, run } from '../support/docx-file.ts'
import { freePort, type Nginx, nginxProgram, put, shippedFile, startNginx } from '../support/nginx.ts'
import { demoPassword, emailOf, itemsIn, signIn, stringIn } from '../support/people.ts'
import { openTypist, textsOf } from '../support/typist.ts'

describe.skipIf(nginxProgram === undefined)('behind nginx', () => {
  let server: ChildServer
  let nginx: Nginx
  let url: string

  beforeAll(async () => {
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    server = await startServer({ env: { BASE_URL: url } })
    const addressed = put(shippedFile('nginx.conf'), 'listen 80;', `listen 127.0.0.1:${port};`)
    nginx = startNginx(put(addressed, 'server 127.0.0.1:3000;', `server ${new URL(server.url).host};`))
    await vi.waitFor(async () => expect((await fetch(`${url}/livez`)).status).toBe(200), {
      timeout: 10_000,
      interval: 20,
    })
  })
  afterAll(async () => {
    await nginx?.stop()
    await server?.stop()
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
    const log = () => readFileSync(join(nginx.folder, 'vankien.log'), 'utf8')
    await expect.poll(log).toContain(' /setup ')
    expect(log()).not.toContain('planted-token')
  })

  test('[WF25] a Word file above the limit of other bodies reaches the server', async () => {
    const noise = randomBytes(2_500_000).toString('hex') // half of it goes away when it is packed
    const file = docxFile(para(run('Số 05-BC/ĐU')), [], { 'word/noise.xml': `<x>${noise}</x>` })
    expect(file.length).toBeGreaterThan(2 * 1024 * 1024)
    const drafter = await signIn(url, 'drafter1')
    const id = stringIn(itemsIn(await drafter.get('/api/documents'))[0], 'id')
    const compiler = await signIn(url, 'compiler')
    const read = [
      [drafter, 'check-form'],
      [drafter, 'documents/from-word'],
      [compiler, `documents/${id}/import`],
      [compiler, `documents/${id}/check-file`],
    ] as const
    for (const [person, path] of read) {
      const form = new FormData()
      form.set('file', new File([file], 'a.docx'))
      const answer = await person.request(`/api/${path}`, { method: 'POST', body: form })
      expect([path, answer.headers.has('x-request-id')]).toEqual([path, true]) // nginx's own answers have none
    }
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
    const seventy = () => Promise.all(Array.from({ length: 70 }, attempt)) // more at once are more connections than nginx has here
    const answers = [...(await seventy()), ...(await seventy())]
    const heldBack = answers.filter(({ status, isOurs }) => status === 429 && !isOurs)
    expect(heldBack.length).toBeGreaterThan(10)
    expect(answers.filter(({ isOurs }) => isOurs).length).toBeGreaterThan(60)
  })
})
