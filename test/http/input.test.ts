// Bad input: each kind gets its status and a sentence, and nothing happens.

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { createMemoryStore } from '../support/memory-store.ts'
import { codeOf, openSite, type Site, siteOrigin, valueAt } from '../support/site.ts'

let site: Site
let opinions: string
const good = () => ({ id: randomUUID(), kind: 'clarify', severity: 'minor', body: 'Đề nghị nêu rõ số liệu.' })

beforeAll(async () => {
  site = await openSite()
  opinions = `/api/documents/${await site.begin()}/opinions`
})

const foreignOrigins: Record<string, string>[] = [
  {},
  { origin: 'http://evil.test' },
  { origin: `${siteOrigin}.evil.test` },
]

const raw = async (body: string, headers: Record<string, string> = {}) =>
  (await site.as('member1')).send(opinions, {
    method: 'POST',
    body,
    headers: { origin: siteOrigin, 'content-type': 'application/json', ...headers },
  })
const give = async (more: object) => (await site.as('member1')).post(opinions, { ...good(), ...more })

describe('bodies', () => {
  test('[IN1] what is not JSON is 415, broken JSON 400', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonx',
    ]) {
      expect((await raw(JSON.stringify(good()), { 'content-type': type })).status).toBe(415)
    }
    for (const body of ['', '{', '{"a":1}x', '\u0000', "{'a':1}"]) {
      expect([body, (await raw(body)).status]).toEqual([body, 400])
    }
  })

  test('[IN2] a body over 1 MiB is 413, and so is a length that is no number', async () => {
    const large = await raw(JSON.stringify({ ...good(), body: 'x'.repeat(1_100_000) }))
    expect([large.status, codeOf(large)]).toEqual([413, 'too-large'])
    expect((await raw(JSON.stringify(good()), { 'content-length': 'abc' })).status).toBe(413)
  })

  test('[IN3] a wrong field is 422 and named, in Vietnamese', async () => {
    const cases: [string, object][] = [
      ['id', { id: 'not-a-uuid' }],
      ['kind', { kind: 'comment' }],
      ['severity', { severity: 7 }],
      ['criterion', { criterion: 'RB99' }],
      ['body', { body: '   ' }],
      ['body', { body: undefined }],
      ['body', { body: ['a'] }],
      ['body', { body: 'x'.repeat(20_001) }],
      ['anchor.quote', { anchor: { quote: '' } }],
      ['anchor.rel.from', { anchor: { quote: 'a', rel: { from: '***', to: 'AAAA' } } }],
      ['proposedText', { proposedText: {} }],
    ]
    for (const [field, more] of cases) {
      const answer = await give(more)
      expect([field, answer.status, valueAt(answer, 'error', 'details', '0', 'field')]).toEqual([
        field,
        422,
        field,
      ])
      expect(String(valueAt(answer, 'error', 'details', '0', 'problem'))).toMatch(/\p{L}/u)
    }
    for (const body of ['null', '[]', '"text"', '1'])
      expect([body, (await raw(body)).status]).toEqual([body, 422])
  })

  test('[IN4] control characters and broken surrogates are refused, with the field; tabs and line feeds pass', async () => {
    for (const bad of [
      'a\u0000b',
      'a\u0007b',
      'a\u001bb',
      'a\u007fb',
      'a\u0085b',
      'a\ufffeb',
      'a\ud800b',
      'a\rb',
    ]) {
      const answer = await give({ body: bad })
      expect([bad, answer.status, codeOf(answer)]).toEqual([bad, 422, 'text-broken'])
      expect(valueAt(answer, 'error', 'details', '0', 'field')).toBe('body')
    }
    expect((await give({ anchor: { quote: 'a\u0001' } })).status).toBe(422)
    expect((await give({ body: 'Dòng một\nDòng hai\tcột\r\nDòng ba' })).status).toBe(201)
  })

  test('[IN5] nesting without end and hostile keys do no harm', async () => {
    const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
    expect((await raw(deep)).status).toBe(422)
    const before = Object.keys(Object.prototype)
    const answer = await raw(
      JSON.stringify(good()).replace('{', '{"__proto__":{"polluted":1},"constructor":{"x":1},'),
    )
    expect(answer.status).toBe(201)
    expect(Object.keys(Object.prototype)).toEqual(before)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

test('[IN6] a change without the site’s own Origin is refused on every changing route', async () => {
  const drafter = await site.as('drafter1')
  const paths = valueAt(await site.stranger.get('/api/openapi.json'), 'paths') as Record<
    string,
    Record<string, unknown>
  >
  for (const [pattern, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods).filter(name => name !== 'get')) {
      for (const headers of foreignOrigins) {
        const answer = await drafter.send(pattern, { method: method.toUpperCase(), headers })
        expect([pattern, answer.status, codeOf(answer)]).toEqual([pattern, 403, 'wrong-origin'])
      }
    }
  }
})

test('[IN7] odd addresses reach nothing', async () => {
  const drafter = await site.as('drafter1')
  for (const path of [
    '//api//documents',
    '/api/documents/..%5c..%5cetc',
    '/api/documents/%00',
    '/API/documents',
    '/api/documents/',
    '/api/nothing',
    '/assets/../../package.json',
  ]) {
    const answer = await drafter.get(path)
    expect([path, answer.status]).toEqual([
      path,
      expect.toSatisfy((status: number) => status === 404 || status === 503),
    ])
    expect(answer.text).not.toContain('"scripts"')
  }
})

test('[IN8] a refusal speaks the caller’s language, Vietnamese unless English is asked for', async () => {
  const message = async (headers: Record<string, string>) =>
    valueAt(await site.stranger.get('/api/me', headers), 'error', 'message')
  expect(await message({})).toMatch(/đăng nhập/u)
  expect(await message({ 'accept-language': 'fr-FR,en;q=0.5' })).toMatch(/đăng nhập/u)
  expect(await message({ 'accept-language': 'en-GB,vi;q=0.5' })).toMatch(/signed in/u)
  expect(await message({ 'accept-language': 'en', cookie: 'language=vi' })).toMatch(/đăng nhập/u)
  expect(await message({ 'x-language': 'en', cookie: 'language=vi' })).toMatch(/signed in/u)
})

describe('when the world breaks', () => {
  test('[IN9] the answer is a sentence and a code to report; no stack, no message of the fault', async () => {
    const store = createMemoryStore()
    let isBroken = false
    const listUnits: typeof store.listUnits = () =>
      isBroken ? Promise.reject(new Error('SECRET at /srv/db.ts:12')) : store.listUnits()
    const broken = await openSite({ store: { ...store, listUnits } })
    const drafter = await broken.as('drafter1')
    isBroken = true
    const answer = await drafter.get('/api/documents')
    expect([answer.status, codeOf(answer)]).toEqual([500, 'internal'])
    expect(answer.text).not.toMatch(/SECRET|\.ts|at /u)
    const id = answer.headers.get('x-request-id') ?? 'none'
    expect(String(valueAt(answer, 'error', 'message'))).toContain(id)
    expect(broken.logged.some(line => line.includes(id) && line.includes('request failed'))).toBe(true)
  })

  test('[OP195] an answer that is lost behind a commit does not say that nothing was changed: the page shows whether it was', async () => {
    const store = createMemoryStore()
    const appendDossierEvent: typeof store.appendDossierEvent = async event => {
      await store.appendDossierEvent(event)
      throw new Error('the line to the database ended')
    }
    const broken = await openSite({ store: { ...store, appendDossierEvent }, isDossierEmpty: true })
    const clerk = await broken.as('clerk')
    const at = `/api/units/${broken.sample.units.own}/dossier`
    const said = { kind: 'notNeeded', reason: 'Chi bộ không lập.' }
    const answer = await clerk.post(at, { term: '2025-2030', entry: 'script', said, expectedSeq: 0 })
    expect([answer.status, codeOf(answer)]).toEqual([500, 'internal'])
    expect(String(valueAt(answer, 'error', 'message'))).toMatch(/chưa rõ.*tải lại trang/u)
    expect(valueAt(await clerk.get(at), 'history')).toMatchObject([{ entry: 'script', said }])
  })

  test('[IN10] readiness follows the store, liveness does not', async () => {
    const store = createMemoryStore()
    let isFull = false
    const ping = () => (isFull ? Promise.reject(new Error('disk is full')) : store.ping())
    const { stranger } = await openSite({ store: { ...store, ping } })
    expect((await stranger.get('/readyz')).status).toBe(200)
    isFull = true
    const answer = await stranger.get('/readyz')
    expect([answer.status, codeOf(answer)]).toEqual([503, 'not-ready'])
    expect((await stranger.get('/livez')).status).toBe(200)
    expect((await stranger.get('/metrics')).text).toContain('http_request_duration_seconds_count')
  })
})

test('[IN11] the log holds neither text nor password nor cookie', async () => {
  const marked = 'tu-danh-dau-7f3a'
  await give({ body: marked })
  await site.stranger.post('/api/auth/sign-in/email', { email: 'drafter1@demo.test', password: marked })
  const drafter = await site.as('drafter1')
  await drafter.get(`/api/documents/${marked}`)
  expect(site.logged.join('\n')).not.toContain(marked)
  expect(site.logged.join('\n')).not.toContain('session_token')
})

test('[IN29] a line of the log names request, person and document by their ids', async () => {
  const drafter = await site.as('drafter1')
  const { id: userId } = valueAt(await drafter.get('/api/me'), 'user') as { id: string }
  const documentId = opinions.split('/')[3]
  const answer = await drafter.get(`/api/documents/${documentId}`)
  const line = site.logged.find(one => one.includes(answer.headers.get('x-request-id') ?? '-'))
  expect(JSON.parse(line ?? '{}')).toMatchObject({
    userId,
    documentId,
    route: '/api/documents/{id}',
    status: 200,
  })
})

test('[IN12] every answer forbids foreign scripts, frames and sniffing', async () => {
  const { headers } = await site.stranger.get('/livez')
  expect(headers.get('content-security-policy')).toContain("script-src 'self';")
  expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
})
