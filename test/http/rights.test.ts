// Who may see and do what, over every route of the OpenAPI document.

import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { frontMatterDraft } from '../support/front-matter.ts'
import { type Answer, codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'

const opinion = () => ({
  id: randomUUID(),
  kind: 'clarify',
  severity: 'minor',
  body: 'Đề nghị nêu rõ số liệu.',
})

let site: Site
let id: string
let opinionId: string
let versionId: string

beforeAll(async () => {
  site = await openSite()
  id = await site.begin()
  const given = opinion()
  opinionId = given.id
  expect((await (await site.as('member1')).post(`/api/documents/${id}/opinions`, given)).status).toBe(201)
  versionId = field(
    await (await site.as('lead')).post(`/api/documents/${id}/versions`, { name: 'Bản đầu' }),
    'id',
  )
})

function opinionRoutes(of: string): { method: string; path: string; body?: unknown }[] {
  const bodies = {
    replies: { id: randomUUID(), body: 'Xin cảm ơn.' },
    support: { stance: 'for' },
    reserve: { reason: 'Vì vậy.' },
    place: { anchor: { quote: 'Phương hướng' } },
    implemented: { noChange: 'Đã có.' },
    'issuer-answer': { agrees: true, answer: 'Đồng ý.' },
  }
  return Object.entries(bodies).map(([name, body]) => ({ method: 'POST', path: `${of}/${name}`, body }))
}

/** Every route that names a document, with a body that would pass its checks. */
function documentRoutes(documentId: string): { method: string; path: string; body?: unknown }[] {
  const of = `/api/documents/${documentId}`
  return [
    { method: 'GET', path: of },
    { method: 'GET', path: `${of}/content` },
    { method: 'GET', path: `${of}/authorship` },
    { method: 'GET', path: `${of}/versions/${versionId}/compare/current` },
    { method: 'POST', path: `${of}/import` },
    { method: 'POST', path: `${of}/attachments` },
    { method: 'GET', path: `${of}/attachments/${'0'.repeat(64)}` },
    { method: 'GET', path: `${of}/term` },
    { method: 'GET', path: `${of}/originals` },
    { method: 'GET', path: `${of}/originals/${'0'.repeat(64)}` },
    { method: 'POST', path: `${of}/check-file` },
    { method: 'DELETE', path: `${of}/figures/f` },
    { method: 'GET', path: `${of}/opinions` },
    { method: 'POST', path: `${of}/opinions`, body: opinion() },
    { method: 'POST', path: `${of}/opinions/${opinionId}/disposition/undo`, body: { expectedSeq: 2 } },
    {
      method: 'POST',
      path: `${of}/opinions/${opinionId}/disposition`,
      body: { decision: 'accepted', expectedSeq: 2 },
    },
    { method: 'POST', path: `${of}/opinions/${opinionId}/withdraw` },
    ...opinionRoutes(`${of}/opinions/${opinionId}`),
    {
      method: 'POST',
      path: `${of}/dispositions`,
      body: { opinionIds: [opinionId], decision: 'noted', explanation: 'x', expectedSeq: 2 },
    },
    {
      method: 'POST',
      path: `${of}/dispositions/undo`,
      body: { opinionIds: [opinionId], expectedSeq: 2 },
    },
    { method: 'GET', path: `${of}/audience` },
    { method: 'GET', path: `${of}/rounds` },
    {
      method: 'POST',
      path: `${of}/rounds`,
      body: { title: 'Đợt 1', people: ['x'], closesAt: '2099-01-01T00:00:00Z' },
    },
    { method: 'GET', path: `${of}/rounds/r` },
    { method: 'POST', path: `${of}/rounds/r/extend`, body: { closesAt: null } },
    { method: 'POST', path: `${of}/rounds/r/close`, body: { expectedSeq: 2 } },
    { method: 'POST', path: `${of}/rounds/r/remind`, body: {} },
    { method: 'POST', path: `${of}/rounds/r/no-opinion`, body: {} },
    { method: 'GET', path: `${of}/groups` },
    { method: 'POST', path: `${of}/groups`, body: { opinionIds: [opinionId], expectedSeq: 2 } },
    { method: 'POST', path: `${of}/groups/g`, body: { opinionIds: [], expectedSeq: 2 } },
    { method: 'POST', path: `${of}/groups/g/disposition`, body: { decision: 'noted', expectedSeq: 2 } },
    { method: 'POST', path: `${of}/singles`, body: { opinionIds: [opinionId], expectedSeq: 2 } },
    { method: 'GET', path: `${of}/synthesis` },
    { method: 'POST', path: `${of}/synthesis`, body: { title: 'Tổng hợp' } },
    { method: 'POST', path: `${of}/synthesis/update`, body: { expectedSeq: 2 } },
    { method: 'GET', path: `${of}/approval` },
    {
      method: 'POST',
      path: `${of}/approval`,
      body: { body: 'steering', decision: 'approve', sha256: '0'.repeat(64), expectedSeq: 2 },
    },
    { method: 'POST', path: `${of}/requests/1/done`, body: {} },
    { method: 'POST', path: `${of}/requests/1/verify`, body: {} },
    {
      method: 'POST',
      path: `${of}/amendments`,
      body: { reason: 'Sửa số liệu.', authority: 'Thông báo số 1', expectedSeq: 2 },
    },
    { method: 'POST', path: `${of}/amendments/1/close` },
    { method: 'POST', path: `${of}/stage`, body: { to: 'internal_review', expectedSeq: 2 } },
    { method: 'GET', path: `${of}/versions` },
    { method: 'POST', path: `${of}/versions`, body: { name: 'Bản khác' } },
    { method: 'GET', path: `${of}/versions/${versionId}` },
    { method: 'POST', path: `${of}/versions/${versionId}/restore`, body: { expectedSeq: 2 } },
    { method: 'GET', path: `${of}/export?mode=clean` },
    { method: 'GET', path: `${of}/front-matter` },
    { method: 'POST', path: `${of}/front-matter`, body: frontMatterDraft },
    { method: 'POST', path: `${of}/number`, body: { expectedSeq: 2 } },
    { method: 'GET', path: `${of}/history` },
    { method: 'GET', path: `${of}/gates` },
    { method: 'GET', path: `${of}/writers` },
    { method: 'POST', path: `${of}/sections/pr.p1.1/lend`, body: { userId: 'x' } },
    { method: 'POST', path: `${of}/sections/pr.p1.1/return` },
    { method: 'POST', path: `${of}/findings`, body: { finding: 'sections:pr.p1.1', answer: 'Vì vậy.' } },
    {
      method: 'POST',
      path: `${of}/figures`,
      body: {
        id: 'p',
        figureId: 'f',
        name: 'Thu nhập',
        sectionKey: 'pr.p1.1',
        blockId: 'b',
        before: '',
        after: '',
      },
    },
  ]
}

describe('a person of another unit', () => {
  test('[AC13] gets on every route exactly what an unknown document gets, and changes nothing', async () => {
    const outsider = await site.as('outsider')
    const before = await (await site.as('lead')).get(`/api/documents/${id}/history`)
    const ask = ({
      method,
      path,
      body,
    }: {
      method: string
      path: string
      body?: unknown
    }): Promise<Answer> => {
      if (method === 'DELETE') return outsider.delete(path)
      return method === 'GET' ? outsider.get(path) : outsider.post(path, body)
    }
    const real = documentRoutes(id)
    const unknown = documentRoutes(randomUUID())
    for (const [index, route] of real.entries()) {
      const answer = await ask(route)
      const other = await ask(unknown[index] ?? route)
      expect([route.path, answer.status, answer.json]).toEqual([route.path, 404, other.json])
    }
    expect((await (await site.as('lead')).get(`/api/documents/${id}/history`)).json).toEqual(before.json)
    expect(valueAt(await outsider.get('/api/documents'), 'items')).toEqual([])
    expect((await outsider.get('/api/units')).text).not.toContain(site.sample.units.own)
    expect((await outsider.get(`/sync/${id}`, { origin: 'http://van-kien.test' })).status).toBe(404)
  })

  test('[SG16] is asked on every route of the OpenAPI document that names a document', async () => {
    const { json } = await site.stranger.get('/api/openapi.json')
    const described = Object.entries(
      valueAt({ json } as Answer, 'paths') as Record<string, Record<string, unknown>>,
    ).flatMap(([pattern, methods]) =>
      Object.keys(methods).map(method => ({ pattern, method: method.toUpperCase() })),
    )
    const asked = documentRoutes('d')
    const isAsked = ({ pattern, method }: { pattern: string; method: string }) => {
      const form = new RegExp(`^${pattern.replaceAll(/\{\w+\}/gu, '[^/?]+')}(\\?|$)`, 'u')
      return asked.some(route => route.method === method && form.test(route.path))
    }
    const ofDocument = described.filter(({ pattern }) => pattern.startsWith('/api/documents/{id}'))
    expect(ofDocument.length).toBeGreaterThan(40)
    expect(ofDocument.filter(route => !isAsked(route))).toEqual([])
  })

  test('[AC13] cannot begin a document in a unit that is not theirs', async () => {
    const outsider = await site.as('outsider')
    const wanted = { unitId: site.sample.units.own, templateId: 'political_report', title: 'Của người khác' }
    const known = await outsider.post('/api/documents', wanted)
    const unknown = await outsider.post('/api/documents', { ...wanted, unitId: randomUUID() })
    expect(known.status).toBe(404)
    expect(known.json).toEqual(unknown.json)
  })
})

test('[AC14] without a session every route but the public ones answers 401', async () => {
  const { json } = await site.stranger.get('/api/openapi.json')
  const open = ['/livez', '/readyz', '/metrics', '/api/openapi.json', '/api/demo', '/api/setup']
  const paths = Object.entries(
    valueAt({ json } as Answer, 'paths') as Record<string, Record<string, unknown>>,
  )
  for (const [pattern, methods] of paths) {
    if (open.includes(pattern) || pattern.startsWith('/api/auth/')) continue
    const path = pattern.replaceAll(/\{\w+\}/gu, id)
    for (const method of Object.keys(methods)) {
      const headers = { origin: 'http://van-kien.test' }
      const answer = await site.stranger.send(path, { method: method.toUpperCase(), headers })
      expect([method, pattern, answer.status]).toEqual([method, pattern, 401])
      expect(codeOf(answer)).toBe('signed-out')
    }
  }
})

describe('roles', () => {
  test('[AC15] the administrator of the unit reads no text, no opinion, no history', async () => {
    const admin = await site.as('admin')
    for (const route of documentRoutes(id).filter(({ method }) => method === 'GET')) {
      expect([route.path, (await admin.get(route.path)).status]).toEqual([route.path, 404])
    }
    expect(valueAt(await admin.get('/api/documents'), 'items')).toEqual([])
  })

  test('[AC16] who may read but not act is told so: 403', async () => {
    const member = await site.as('member1')
    expect((await member.post(`/api/documents/${id}/versions`, { name: 'Bản của tôi' })).status).toBe(403)
    expect((await member.get(`/api/documents/${id}/export?mode=clean`)).status).toBe(403)
    const decided = await member.post(`/api/documents/${id}/opinions/${opinionId}/disposition`, {
      decision: 'accepted',
      expectedSeq: 3,
    })
    expect(decided.status).toBe(403)
    expect((await (await site.as('member2')).get(`/api/documents/${id}/history`)).status).toBe(403)
    expect(
      (await member.post(`/api/documents/${id}/stage`, { to: 'internal_review', expectedSeq: 3 })).status,
    ).toBe(403)
  })

  test('[AC17] the superior sees nothing before consultation', async () => {
    for (const name of ['steering', 'standing'] as const) {
      expect((await (await site.as(name)).get(`/api/documents/${id}`)).status).toBe(404)
    }
  })

  test('[AC18] a party member sees own opinions only, with a balance that is right for them', async () => {
    const answer = await (await site.as('member2')).get(`/api/documents/${id}/opinions`)
    expect(valueAt(answer, 'items')).toEqual([])
    expect(valueAt(answer, 'balance', 'received')).toBe(0)
  })
})

test('[AC19] a live connection is refused before the upgrade: foreign Origin 403, no session 401', async () => {
  const drafter = await site.as('drafter1')
  expect((await drafter.get(`/sync/${id}`)).status).toBe(403)
  expect((await drafter.get(`/sync/${id}`, { origin: 'http://evil.test' })).status).toBe(403)
  expect((await site.stranger.get(`/sync/${id}`, { origin: 'http://van-kien.test' })).status).toBe(401)
})
