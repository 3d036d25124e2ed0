// Signing in and out, the first administrator, members.

import { gunzipSync } from 'node:zlib'
import { hashPassword } from 'better-auth/crypto'
import { describe, expect, test } from 'vitest'
import { sampleEmail, samplePassword } from '../../server/demo/accounts.ts'
import { createLimits, shippedLimits } from '../../server/http/limits.ts'
import { codeOf, cookieOf, field, openSite, siteOrigin, valueAt } from '../support/site.ts'

const signInPath = '/api/auth/sign-in/email'
const drafter = { email: sampleEmail('drafter1'), password: samplePassword }

describe('signing in', () => {
  test('[AC1] the right password sets a cookie that scripts cannot read, and the answer holds no token', async () => {
    const { stranger } = await openSite()
    const answer = await stranger.post(signInPath, drafter)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Lax/u)
    const token = /session_token=([^.;]+)/u.exec(cookieOf(answer))?.[1] ?? 'none'
    expect(answer.text).not.toContain(token)
    expect(field(answer, 'user', 'name')).toBe('Lò Thị Mai')
  })

  test('[AC2] a wrong password and an unknown address are refused alike', async () => {
    const { stranger } = await openSite()
    const wrong = await stranger.post(signInPath, { ...drafter, password: 'not-the-password' })
    const unknown = await stranger.post(signInPath, { ...drafter, email: 'nobody@demo.test' })
    expect(wrong.status).toBe(401)
    expect(unknown.status).toBe(401)
    expect(unknown.json).toEqual(wrong.json)
    expect(codeOf(wrong)).toBe('wrong-password')
  })

  test('[AC3] a sign-in without Origin, or with a foreign one, is refused', async () => {
    const { stranger } = await openSite()
    const body = JSON.stringify(drafter)
    const headers = { 'content-type': 'application/json' }
    const origins: Record<string, string>[] = [{}, { origin: 'http://evil.test' }, { origin: 'null' }]
    for (const origin of origins) {
      const answer = await stranger.send(signInPath, {
        method: 'POST',
        body,
        headers: { ...headers, ...origin },
      })
      expect(answer.status).toBe(403)
      expect(codeOf(answer)).toBe('wrong-origin')
      expect(answer.headers.getSetCookie()).toEqual([])
    }
  })

  test('[AC4] every other route of the sign-in library is unknown', async () => {
    const site = await openSite()
    const admin = await site.as('admin')
    for (const path of [
      'sign-up/email',
      'forget-password',
      'reset-password',
      'update-user',
      'change-password',
      'delete-user',
    ]) {
      expect((await admin.post(`/api/auth/${path}`, drafter)).status).toBe(404)
    }
    for (const path of ['list-sessions', 'ok', 'error'])
      expect((await admin.get(`/api/auth/${path}`)).status).toBe(404)
  })

  test('[AC5] guessing is stopped by account and address, whatever X-Forwarded-For says, and says when to come back', async () => {
    const { stranger } = await openSite({ limits: { signInAccountAddress: { points: 3, seconds: 60 } } })
    const guess = (n: number) =>
      stranger.post(signInPath, { ...drafter, password: `guess-${n}` }, { 'x-forwarded-for': `10.0.0.${n}` })
    for (let n = 0; n < 3; n += 1) expect((await guess(n)).status).toBe(401)
    const refused = await guess(4)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await stranger.post(signInPath, drafter)).status).toBe(429)
    expect((await stranger.post(signInPath, { ...drafter, email: sampleEmail('drafter2') })).status).toBe(200)
  })

  test('[AC5] twenty guesses at once count as twenty', async () => {
    const { stranger } = await openSite({ limits: { signInAccountAddress: { points: 3, seconds: 60 } } })
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => stranger.post(signInPath, { ...drafter, password: `guess-${n}` })),
    )
    expect(answers.filter(answer => answer.status === 401).length).toBeLessThanOrEqual(6) // 3, and those already running
    expect(answers.filter(answer => answer.status === 429).length).toBeGreaterThanOrEqual(14)
  })

  test('[FA64] signing in again and again with the right password is stopped too, and nobody else is', async () => {
    const { stranger } = await openSite({ limits: { everySignInAccountAddress: { points: 2, seconds: 60 } } })
    for (let n = 0; n < 2; n += 1) expect((await stranger.post(signInPath, drafter)).status).toBe(200)
    const refused = await stranger.post(signInPath, drafter)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await stranger.post(signInPath, { ...drafter, email: sampleEmail('drafter2') })).status).toBe(200)
  })

  test('[FA64] sixty people behind one address sign in at the same moment, each several times; a flood from it ends', async () => {
    const limits = createLimits(shippedLimits)
    const office = Array.from({ length: 300 }, (_, n) =>
      limits.signIn(`p${n % 60}`, 'office', async () => true),
    )
    expect((await Promise.all(office)).filter(wait => wait !== null)).toEqual([])
    const few = createLimits({ ...shippedLimits, everySignInAddress: { points: 30, seconds: 900 } })
    const flood = Array.from({ length: 40 }, (_, n) => few.signIn(`x${n}`, 'flood', async () => true))
    const waits = (await Promise.all(flood)).filter(wait => wait !== null)
    expect(waits).toHaveLength(10)
    expect(Math.min(...waits)).toBeGreaterThan(0)
    expect(await few.signIn('p1', 'office', async () => true)).toBeNull()
  })

  test('[FA80] passwords are checked for one address after the other: who comes behind a flood waits for one of it, and its line has an end', async () => {
    const limits = createLimits(shippedLimits)
    const ran: string[] = []
    let [running, most] = [0, 0]
    const attempt = (who: string) => async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise(setImmediate)
      ran.push(who)
      running -= 1
      return true
    }
    const flood = Array.from({ length: 1000 }, (_, n) => limits.signIn(`x${n}`, 'flood', attempt('flood')))
    const others = ['lan', 'minh'].map(name => limits.signIn(name, `of ${name}`, attempt(name)))
    const [waits] = await Promise.all([Promise.all(flood), Promise.all(others)])
    expect(most).toBeLessThanOrEqual(3)
    expect(ran.indexOf('lan')).toBeLessThan(10)
    expect(ran.indexOf('minh')).toBeLessThan(10)
    const refused = waits.filter(wait => wait !== null)
    expect(refused.length).toBe(1000 - (ran.length - 2))
    expect(refused.length).toBeGreaterThan(500)
    expect(Math.min(...refused)).toBeGreaterThan(0)
    expect(await limits.signIn('p1', 'flood', attempt('after'))).toBeNull()
  })

  test('[FA80] of a flood from many addresses a thousand wait, and still one of every address beside them', async () => {
    const limits = createLimits(shippedLimits)
    let ran = 0
    const attempt = async () => {
      await new Promise(setImmediate)
      ran += 1
      return true
    }
    const flood = Array.from({ length: 3000 }, (_, n) => limits.signIn(`x${n}`, `flood ${n % 10}`, attempt))
    const others = Array.from({ length: 5 }, (_, n) => limits.signIn(`p${n}`, `of ${n}`, attempt))
    expect(await Promise.all(others)).toEqual(others.map(() => null))
    const refused = (await Promise.all(flood)).filter(wait => wait !== null)
    expect(ran).toBe(3000 - refused.length + 5)
    expect(ran).toBeGreaterThanOrEqual(1000)
    expect(ran).toBeLessThan(1100)
    const after = Array.from({ length: 50 }, (_, n) => limits.signIn(`q${n}`, 'office', attempt))
    expect((await Promise.all(after)).filter(wait => wait !== null)).toEqual([])
  })

  test('[FA80] who goes away while they wait has no password checked', async () => {
    const limits = createLimits(shippedLimits)
    const ran: string[] = []
    const gone = new Set<string>()
    const people = ['lan', 'minh', 'hoa', 'tú', 'nam', 'hà'].map(name => {
      const attempt = async () => {
        gone.add('hoa').add('tú').add('nam') // while the first is checked
        await new Promise(setImmediate)
        ran.push(name)
        return true
      }
      return limits.signIn(name, 'office', attempt, () => gone.has(name))
    })
    const waits = await Promise.all(people)
    expect(ran.at(-1)).toBe('hà')
    expect(ran).not.toContain('nam')
    expect(waits[4]).toBeGreaterThan(0)
    expect(waits[5]).toBeNull()
  })

  test('[FA81] who is signed in is told while passwords keep every thread busy', async () => {
    const site = await openSite()
    const cookie = cookieOf(await site.stranger.post(signInPath, drafter))
    let hashed = 0
    const hashing = Array.from({ length: 12 }, () =>
      hashPassword('mat-khau-dai').then(() => {
        hashed += 1
      }),
    )
    expect((await site.accounts.findSession(new Headers({ cookie })))?.email).toBe(drafter.email)
    expect(hashed).toBeLessThan(7)
    await Promise.all(hashing)
  })

  test('[FA81] a session is found by exactly the cookies that the sign-in library takes', async () => {
    const site = await openSite()
    const cookie = cookieOf(await site.stranger.post(signInPath, drafter))
    const [name = '', value = ''] = cookie.split(/=(.*)/u)
    const plain = decodeURIComponent(value)
    const [token = '', signature = ''] = plain.split('.')
    const other = cookieOf(await site.stranger.post(signInPath, { ...drafter, email: sampleEmail('lead') }))
    const othersToken = decodeURIComponent(other).split(/[=.]/u)[1] ?? ''
    const cookies = [
      cookie,
      `a=b; ${cookie}; c=d`,
      `${name}=${plain}`,
      `${name}="${value}"`,
      `${name}=x; ${cookie}`,
      `${cookie}; ${name}=x`,
      ` ${name} = ${value} `,
      `${name}x=${value}`,
      `x${name}=${value}`,
      `__Secure-${name}=${value}`,
      `${name}=${token}`,
      `${name}=.${signature}`,
      `${name}=${token}.`,
      `${name}=${othersToken}.${signature}`,
      `${name}=${token}.${signature.toLowerCase()}`,
      `${name}=${token}.${signature}${signature}`,
      `${name}=${token}.${'A'.repeat(43)}=`,
      `${name}=${token}.${'.'.repeat(44)}`,
      `${name}=%`,
      `${name}=`,
      name,
      '',
      other,
    ]
    const found = async (given: string) => {
      const headers = new Headers({ cookie: given })
      const body: unknown = await (await site.accounts.getSession(headers)).json()
      const theirs = typeof body === 'object' && body !== null && 'user' in body ? body.user : null
      const ours = await site.accounts.findSession(headers)
      return { given, ours: ours?.id ?? null, theirs: theirs ? Reflect.get(theirs, 'id') : null }
    }
    const answers = await Promise.all(cookies.map(found))
    expect(answers.filter(({ ours, theirs }) => ours !== theirs)).toEqual([])
    expect(answers.filter(({ ours }) => ours !== null).length).toBeGreaterThan(4)
    expect(new Set(answers.map(({ ours }) => ours)).size).toBe(3)
  })

  test('[FA82] a refusal is sent as it is and says how long it is, a long answer is packed, and both read the same', async () => {
    const site = await openSite()
    const packed = { 'accept-encoding': 'gzip' }
    const refused = await site.stranger.post(signInPath, { ...drafter, password: 'not-the-password' }, packed)
    expect(refused.headers.get('content-encoding')).toBeNull()
    expect(Number(refused.headers.get('content-length'))).toBe(refused.bytes.length)
    expect(codeOf(refused)).toBe('wrong-password')
    for (let at = 0; at < 4; at += 1) await site.begin()
    const lead = await site.as('lead')
    const [plain, long] = [await lead.get('/api/documents'), await lead.get('/api/documents', packed)]
    expect(plain.bytes.length).toBeGreaterThan(1024)
    expect(long.headers.get('content-encoding')).toBe('gzip')
    expect(long.headers.get('content-length')).toBeNull()
    expect(JSON.parse(gunzipSync(long.bytes).toString('utf8'))).toEqual(plain.json)
  })

  test('[AC6] after signing out, and after sessions were ended, the cookie is worth nothing', async () => {
    const site = await openSite()
    const member = await site.as('member1')
    expect((await member.get('/api/me')).status).toBe(200)
    expect((await member.post('/api/auth/sign-out')).status).toBe(200)
    expect((await member.get('/api/me')).status).toBe(401)
    const lead = await site.as('lead')
    await site.accounts.endSessions(site.sample.people.get('lead')?.id ?? '')
    expect((await lead.get('/api/me')).status).toBe(401)
  })

  test('[AC7] a forged or changed cookie is no session', async () => {
    const site = await openSite()
    const answer = await site.stranger.post(signInPath, drafter)
    const cookie = cookieOf(answer).replace(/\.[^.]+$/u, '.AAAA')
    expect((await site.stranger.get('/api/me', { cookie })).status).toBe(401)
    expect((await site.stranger.get('/api/me', { cookie: 'vankien.session_token=x' })).status).toBe(401)
  })
})

describe('the first administrator', () => {
  const person = { name: 'Bùi Văn Quản', email: 'quan@xa-mau.test', password: 'mat-khau-dai' }

  test('[AC8] the setup link makes one administrator and then is used up', async () => {
    const site = await openSite({ isEmpty: true })
    const token = site.setupToken ?? ''
    expect(codeOf(await site.stranger.post('/api/setup', { ...person, token: 'wrong' }))).toBe('token-used')
    const both = await Promise.all(
      [1, 2].map(n => site.stranger.post('/api/setup', { ...person, email: `a${n}@x.test`, token })),
    )
    expect(both.map(answer => answer.status).sort()).toEqual([201, 409])
    expect((await site.stranger.post('/api/setup', { ...person, token })).status).toBe(409)
  })

  test('[AC8] there is no setup link where somebody administers the server', async () => {
    const site = await openSite()
    expect(site.setupToken).toBeNull()
    expect((await site.stranger.post('/api/setup', { ...person, token: 'anything' })).status).toBe(409)
  })

  test('[AC9] the administrator makes units and accounts; others cannot', async () => {
    const site = await openSite()
    const admin = await site.as('admin')
    const unit = { name: 'Chi bộ thôn Hồ Sen', kind: 'cell', parentId: site.sample.units.own }
    expect((await (await site.as('lead')).post('/api/units', unit)).status).toBe(403)
    const made = await admin.post('/api/units', unit)
    expect(made.status).toBe(201)
    const members = `/api/units/${field(made, 'id')}/members`
    const added = await admin.post(members, { ...person, role: 'drafter' })
    expect(added.status).toBe(201)
    expect(
      (await site.stranger.post(signInPath, { email: person.email, password: person.password })).status,
    ).toBe(200)
    expect(valueAt(await admin.get(members), 'items', '0', 'email')).toBe(person.email)
    expect((await admin.post('/api/units', { ...unit, parentId: 'unknown' })).status).toBe(422)
  })

  test('[AC10] nobody gives a role to themselves, nor takes their own away', async () => {
    const site = await openSite()
    const admin = await site.as('admin')
    const members = `/api/units/${site.sample.units.own}/members`
    const own = await admin.post(members, { email: 'ADMIN@demo.test', role: 'drafter' })
    expect(own.status).toBe(403)
    expect((await admin.delete(`${members}/${site.sample.people.get('admin')?.id}`)).status).toBe(403)
    expect(
      (await (await site.as('lead')).post(members, { email: 'member1@demo.test', role: 'admin' })).status,
    ).toBe(403)
    expect((await (await site.as('outsider')).get(members)).status).toBe(404)
  })

  test('[AC11] a role that is taken away is gone at the next request', async () => {
    const site = await openSite()
    const id = await site.begin()
    const drafter2 = await site.as('drafter2')
    expect((await drafter2.get(`/api/documents/${id}`)).status).toBe(200)
    const userId = site.sample.people.get('drafter2')?.id
    const admin = await site.as('admin')
    expect((await admin.delete(`/api/units/${site.sample.units.own}/members/${userId}`)).status).toBe(204)
    expect((await drafter2.get(`/api/documents/${id}`)).status).toBe(404)
    expect(valueAt(await drafter2.get('/api/documents'), 'items')).toEqual([])
  })
})

test('[AC12] demo accounts are named in demo mode only', async () => {
  const demo = await (await openSite()).stranger.get('/api/demo')
  expect(valueAt(demo, 'accounts', '2')).toEqual({
    name: 'Nguyễn Văn Dũng',
    email: 'lead@demo.test',
    role: 'lead_drafter',
    unit: 'Đảng ủy xã mẫu',
  })
  const real = await openSite({ isEmpty: true })
  expect((await real.stranger.get('/api/demo')).status).toBe(404)
  expect((await real.stranger.get('/api/demo', { origin: siteOrigin })).status).toBe(404)
})
