// Documents as the contract promises them: begin, read, versions, stages, Word file.

import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { TemplateSection } from '#model/api.ts'
import { canonicalJson } from '#model/canonical.ts'
import { templates } from '#templates/index.ts'
import { codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let at: string

beforeAll(async () => {
  site = await openSite()
  at = `/api/documents/${await site.begin()}`
})

test('[SG93] whoever reads a document reads the rules of the term that it pins, with how sure each is; nobody else', async () => {
  const site = await openSite()
  const id = await site.begin()
  for (const name of ['drafter1', 'member2', 'clerk'] as const) {
    const answer = await (await site.as(name)).get(`/api/documents/${id}/term`)
    expect([name, answer.status]).toEqual([name, 200])
    expect(answer.json).toMatchObject({
      names: { roles: expect.arrayContaining([expect.objectContaining({ name: 'Ban Thường vụ Tỉnh ủy' })]) },
      themes: expect.arrayContaining([
        expect.objectContaining({ confidence: expect.stringMatching(/^[ABCMP]$/u) }),
      ]),
    })
  }
  for (const name of ['admin', 'outsider', 'steering'] as const)
    expect((await (await site.as(name)).get(`/api/documents/${id}/term`)).status).toBe(404)
})

test('[AC30] a new document holds its whole outline at once, and its hash is that of the canonical JSON', async () => {
  const content = await (await site.as('drafter1')).get(`${at}/content`)
  const template = templates.find(candidate => candidate.id === 'political_report')
  const sections = valueAt(content, 'json', 'content') as { attrs: { key: string } }[]
  expect(sections.map(section => section.attrs.key)).toEqual(template?.sections.map(section => section.key))
  const hash = createHash('sha256')
    .update(canonicalJson(valueAt(content, 'json')))
    .digest('hex')
  expect(field(content, 'sha256')).toBe(hash)
  expect(field(content, 'text')).toContain('Phương hướng')
})

test('[AC31] the caller’s permissions come with the document', async () => {
  const permissions = async (name: 'drafter1' | 'member1' | 'clerk') =>
    valueAt(await (await site.as(name)).get(at), 'permissions')
  expect(await permissions('drafter1')).toContain('write')
  expect(await permissions('member1')).toEqual(['read', 'readOpinions', 'opine'])
  expect(await permissions('clerk')).not.toContain('write')
})

test('[AC32] a version keeps the text under its name and can be read again', async () => {
  const lead = await site.as('lead')
  const made = await lead.post(`${at}/versions`, { name: 'Dự thảo lần 1' })
  expect(made.status).toBe(201)
  const version = await lead.get(`${at}/versions/${field(made, 'id')}`)
  expect(field(version, 'sha256')).toBe(field(await lead.get(`${at}/content`), 'sha256'))
  expect(valueAt(version, 'json', 'type')).toBe('doc')
  expect(valueAt(await lead.get(`${at}/versions`), 'items', '0', 'name')).toBe('Dự thảo lần 1')
  expect((await lead.get(`${at}/versions/unknown`)).status).toBe(404)
})

test('[AC33] stages move along the table only: wrong move 409, closed gate 409 with what is missing', async () => {
  const lead = await site.as('lead')
  const seq = async () => valueAt(await lead.get(at), 'seq')
  expect(codeOf(await lead.post(`${at}/stage`, { to: 'approved', expectedSeq: await seq() }))).toBe(
    'no-such-move',
  )
  expect((await lead.post(`${at}/stage`, { to: 'internal_review', expectedSeq: await seq() })).status).toBe(
    200,
  )
  const secretary = await site.as('secretary')
  const closed = await secretary.post(`${at}/stage`, { to: 'consultation', expectedSeq: await seq() })
  expect([closed.status, codeOf(closed)]).toEqual([409, 'sections-empty'])
  expect(valueAt(closed, 'error', 'details')).toContain('pr.p1.1')
})

test('[AC34] the Word file has its Vietnamese name; other kinds of file are refused in words', async () => {
  const clerk = await site.as('clerk')
  const file = await clerk.send(`${at}/export?mode=clean`, {})
  expect(file.status).toBe(200)
  expect(file.headers.get('content-disposition')).toContain(
    "filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20ch%C3%ADnh%20tr%E1%BB%8B",
  )
  expect(file.text.startsWith('PK')).toBe(true)
  for (const mode of ['x', '']) {
    const refused = await clerk.get(`${at}/export?mode=${mode}`)
    expect([mode, refused.status, valueAt(refused, 'error', 'details', '0', 'field')]).toEqual([
      mode,
      422,
      'mode',
    ])
  }
})

test('[AC35] every kind, severity, decision, stage and role stands as an enum in the OpenAPI document', async () => {
  const answer = await site.stranger.get('/api/openapi.json')
  expect(valueAt(answer, 'openapi')).toBe('3.1.0')
  const enums = (name: string) => valueAt(answer, 'components', 'schemas', name, 'enum')
  expect(enums('Kind')).toContain('data_error')
  expect(enums('Severity')).toEqual(['binding', 'major', 'minor', 'editorial'])
  expect(enums('Decision')).toContain('outOfScope')
  expect(enums('Stage')).toContain('approved_with_changes')
  expect(enums('Role')).toContain('observer_superior')
})

test('[AC36] every route that is mounted stands in the OpenAPI document', async () => {
  const answer = await site.stranger.get('/api/openapi.json')
  const described = valueAt(answer, 'paths') as Record<string, Record<string, unknown>>
  const mounted = site.app.routes.filter(
    ({ method, path }) => method !== 'ALL' && path !== '*' && path !== '/*',
  )
  expect(mounted.length).toBeGreaterThan(25)
  for (const { method, path } of mounted) {
    const pattern = path.replaceAll(/:(\w+)/gu, '{$1}')
    expect([pattern, Object.keys(described[pattern] ?? {})]).toEqual([
      pattern,
      expect.arrayContaining([method.toLowerCase()]),
    ])
  }
})

test('[AC46] a template shows its sections as printed, what each must hold, and its limits', async () => {
  const drafter = await site.as('drafter1')
  const list = await drafter.get('/api/templates')
  expect(valueAt(list, 'items', '0', 'id')).toBe('political_report')
  const one = await drafter.get('/api/templates/political_report')
  expect(one.json).toEqual(valueAt(list, 'items', '0'))
  const sections = valueAt(one, 'sections') as TemplateSection[]
  const economy = sections.find(section => section.key === 'pr.p1.2.1')
  expect(economy?.title).toMatch(/^1\. /u)
  expect(economy?.guidance.length).toBeGreaterThan(0)
  expect(economy?.budget).toBe(1200)
  expect((await drafter.get('/api/templates/unknown')).status).toBe(404)
})
