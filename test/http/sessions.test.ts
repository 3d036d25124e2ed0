// A real server in this process: which open pages the end of a session cuts, and where a request is said to come from.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { type RunningServer, startServer } from '../../server/assemble.ts'
import { readConfig } from '../../server/config.ts'
import type { Sample } from '../../server/demo/accounts.ts'
import { sampleEmail, samplePassword } from '../../server/demo/accounts.ts'
import { seedPeople } from '../../server/demo/seed.ts'
import { createAddressOf, loopback, readRanges } from '../../server/http/address.ts'
import { openStockClient, synced } from '../support/stock-client.ts'

let server: RunningServer
let sample: Sample
const dataDir = mkdtempSync(join(tmpdir(), 'vankien-sessions-'))

beforeAll(async () => {
  server = await startServer({
    port: 0,
    host: '127.0.0.1',
    baseUrl: null,
    dataDir,
    authSecret: 'a-secret-for-tests-that-is-long-enough',
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    signInsPerAddress: 2,
    socketsPerAddress: 2,
    prepare: async given => {
      sample = await seedPeople(given)
      return []
    },
  })
})
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', origin: server.url, ...headers },
  })

/** Signs in anew. @returns the session's cookie */
async function signIn(
  password = samplePassword,
  address?: string,
): Promise<{ status: number; cookie: string }> {
  const answer = await post(
    '/api/auth/sign-in/email',
    { email: sampleEmail('drafter1'), password },
    address === undefined ? {} : { 'x-forwarded-for': address },
  )
  const cookie = answer.headers.getSetCookie().map(line => line.split(';')[0])
  return { status: answer.status, cookie: cookie.join('; ') }
}

async function begin(cookie: string): Promise<string> {
  const draft = { templateId: 'political_report', unitId: sample.units.own, title: 'Báo cáo chính trị' }
  const made: unknown = await (await post('/api/documents', draft, { cookie })).json()
  if (typeof made !== 'object' || made === null || !('id' in made)) throw new Error(JSON.stringify(made))
  return String(made.id)
}

function open(documentId: string, cookie: string, address: string) {
  return openStockClient(
    server.url.replace('http', 'ws').concat('/sync'),
    documentId,
    {},
    {
      cookie,
      origin: server.url,
      'x-forwarded-for': address,
    },
  )
}

describe('sessions', () => {
  test('[SY132] signing out in one browser cuts that session’s pages and leaves the other’s open', async () => {
    const [one, other] = [await signIn(), await signIn()]
    const documentId = await begin(one.cookie)
    const pages = [one, other].map((session, n) => open(documentId, session.cookie, `203.0.113.${n}`))
    await Promise.all(pages.map(synced))
    const closed = vi.fn()
    pages[1]?.provider.on('connection-close', closed)
    expect((await post('/api/auth/sign-out', {}, { cookie: one.cookie })).status).toBe(200)
    await vi.waitFor(() => expect(pages[0]?.closedWith()).toBe(4403), 5000)
    // What the other writes is handled only after its own right was asked for again.
    const watcher = open(documentId, other.cookie, '203.0.113.1')
    await synced(watcher)
    const fragment = pages[1]?.doc.getXmlFragment('default')
    const paragraph = fragment?.querySelector('paragraph')
    if (!(paragraph instanceof Y.XmlElement)) throw new Error('no paragraph')
    paragraph.insert(0, [new Y.XmlText('Vẫn viết được. ')])
    const seen = () => watcher.doc.getXmlFragment('default').toString()
    await vi.waitFor(() => expect(seen()).toContain('Vẫn viết được.'), 5000)
    expect(closed).not.toHaveBeenCalled()
    for (const page of [...pages, watcher]) page.close()
  })
})

describe('addresses', () => {
  test('[SY133] one address has so many pages open and no more, whoever they are, and is told so', async () => {
    const { cookie } = await signIn()
    const documentId = await begin(cookie)
    const pages = Array.from({ length: 2 }, () => open(documentId, cookie, '198.51.100.7'))
    await Promise.all(pages.map(synced))
    const codes: number[] = []
    const third = open(documentId, cookie, '198.51.100.7')
    third.provider.on('connection-close', event => codes.push(event?.code ?? 0))
    await vi.waitFor(() => expect(codes[0]).toBe(4529), 5000)
    third.close()
    const elsewhere = open(documentId, cookie, '198.51.100.8')
    await synced(elsewhere)
    for (const page of [...pages, elsewhere]) page.close()
  })

  test('[SY134] failed sign-ins count by the address that the proxy on this machine names', async () => {
    for (let n = 0; n < 2; n += 1) expect((await signIn('wrong', '192.0.2.1')).status).toBe(401)
    expect((await signIn(samplePassword, '192.0.2.1')).status).toBe(429)
    expect((await signIn(samplePassword, '192.0.2.2')).status).toBe(200)
  })

  test('[SY135] only a trusted proxy is believed, from the end of the header on; what it names that is none is passed over', () => {
    const addressOf = createAddressOf([...loopback, '10.0.0.0/8'])
    expect(addressOf('203.0.113.9', '1.2.3.4')).toBe('203.0.113.9')
    expect(addressOf('127.0.0.1', undefined)).toBe('127.0.0.1')
    expect(addressOf('127.0.0.1', '6.6.6.6, 1.2.3.4')).toBe('1.2.3.4')
    expect(addressOf('::ffff:127.0.0.1', '6.6.6.6, 1.2.3.4, 10.1.1.1')).toBe('1.2.3.4')
    expect(addressOf('::1', 'unknown')).toBe('0:0:0:0::/64')
    expect(addressOf('127.0.0.1', '2001:db8:1:2:aaaa::1')).toBe('2001:db8:1:2::/64')
    expect(addressOf('127.0.0.1', '[2001:db8:1:2:bbbb::2]')).toBe('2001:db8:1:2::/64')
    expect(addressOf(undefined, '1.2.3.4')).toBe('unknown')
    expect(createAddressOf([])('127.0.0.1', '1.2.3.4')).toBe('127.0.0.1')
  })

  test('[SY136] proxies and limits are settings; a wrong one is named', () => {
    expect(readRanges('none')).toEqual([])
    expect(readRanges('10.0.0.0/8, ::1')).toEqual(['10.0.0.0/8', '::1'])
    for (const wrong of ['nginx', '10.0.0.0/33', '10.0.0.0/8/9', '1.2.3', '::1/129', '10.0.0.0/x'])
      expect(readRanges(wrong)).toBeNull()
    const AUTH_SECRET = 'x'.repeat(32)
    const set = readConfig({ AUTH_SECRET, TRUSTED_PROXIES: '10.0.0.5', SOCKETS_PER_ADDRESS: '300' })
    expect(set.ok && set.config).toMatchObject({ trustedProxies: ['10.0.0.5'], socketsPerAddress: 300 })
    const wrong = readConfig({ AUTH_SECRET, TRUSTED_PROXIES: 'nginx', SIGN_INS_PER_ADDRESS: '0' })
    expect(wrong.ok ? [] : wrong.faults.map(fault => fault.split(' ')[0])).toEqual([
      'TRUSTED_PROXIES',
      'SIGN_INS_PER_ADDRESS',
    ])
  })
})
