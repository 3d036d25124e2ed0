// Versions compared over the routes, as data and as a Word file: for whom, of what, and how faults are answered.

import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, expect, test } from 'vitest'
import { currentText } from '../../server/actions/compare.ts'
import { exportRedline } from '../../server/actions/export.ts'
import { consultationOn } from '../support/consultation.ts'
import { codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let at: string
let version: string

beforeAll(async () => {
  site = await openSite()
  at = `/api/documents/${await site.begin()}`
  const kept = await (await site.as('lead')).post(`${at}/versions`, { name: 'Trước khi họp' })
  version = String(field(kept, 'id'))
})

test('[VR20] who may read the text compares a version with the text as it is, block by block', async () => {
  for (const name of ['lead', 'member1', 'member2'] as const) {
    const compared = await (await site.as(name)).get(`${at}/versions/${version}/compare/current`)
    expect([name, compared.status]).toEqual([name, 200])
    const blocks = valueAt(compared, 'blocks') as { change: string; type: string }[]
    expect(blocks.length).toBeGreaterThan(10)
    expect(new Set(blocks.map(({ change }) => change))).toEqual(new Set(['kept']))
    expect(new Set(blocks.map(({ type }) => type))).toEqual(new Set(['text', 'table']))
  }
})

test('[VR21] an unknown version, another document’s, and a document that is not one’s own are not there, alike', async () => {
  const lead = await site.as('lead')
  const other = `/api/documents/${await site.begin()}`
  const answers = [
    await lead.get(`${at}/versions/unknown/compare/current`),
    await lead.get(`${at}/versions/${version}/compare/unknown`),
    await lead.get(`${other}/versions/${version}/compare/current`),
    await lead.get(`${other}/export?mode=redline&from=${version}`),
    await (await site.as('outsider')).get(`${at}/versions/${version}/compare/current`),
    await (await site.as('admin')).get(`${at}/versions/${version}/compare/current`),
    await (await site.as('outsider')).get(`${at}/export?mode=redline&from=${version}`),
  ]
  expect(answers.map(answer => [answer.status, codeOf(answer)])).toEqual(
    answers.map(() => [404, 'not-found']),
  )
  expect((await site.stranger.get(`${at}/versions/${version}/compare/current`)).status).toBe(401)
})

test('[VR22] who may export takes the comparison as a Word file; it needs the version it begins with', async () => {
  const clerk = await site.as('clerk')
  for (const query of [`from=${version}`, `from=${version}&to=current`, `from=${version}&to=${version}`]) {
    const file = await clerk.get(`${at}/export?mode=redline&${query}`)
    expect([file.status, file.text.slice(0, 2)]).toEqual([200, 'PK'])
    const name = decodeURIComponent(file.headers.get('content-disposition') ?? '')
    expect(name).toContain('– dự thảo lần 1 – so sánh.docx')
  }
  const missing = await clerk.get(`${at}/export?mode=redline`)
  expect([missing.status, valueAt(missing, 'error', 'details', '0', 'field')]).toEqual([422, 'from'])
  const member = await (await site.as('member1')).get(`${at}/export?mode=redline&from=${version}`)
  expect([member.status, codeOf(member)]).toEqual([403, 'not-allowed'])
})

test('[VR39] an opinion that was carried out between the texts stands as a comment at its change, and not before or after', async () => {
  const here = await consultationOn(site)
  await here.write('Giải ngân còn chậm.')
  const keep = async (name: string) => String(field(await here.post('lead', '/versions', { name }), 'id'))
  const before = await keep('Trước')
  const given = await here.give('member1', {
    kind: 'replace',
    body: 'Nêu con số.',
    proposedText: 'đạt 62 %',
    anchor: { quote: 'còn chậm' },
  })
  expect((await here.decide(String(field(given, 'id')), { decision: 'accepted' })).status).toBe(200)
  expect(await here.text()).toContain('Giải ngân đạt 62 %.')
  const after = await keep('Sau')
  const lead = site.sample.people.get('lead')
  if (!lead) throw new Error('the lead is not there')
  const commentsOf = async (sides: { before: string; after: string }) => {
    const file = await exportRedline(site.deps, { ...lead, language: 'vi' }, here.id, sides)
    if (!file.ok) throw new Error(file.refusal.code)
    const comments = unzipSync(file.value.bytes)['word/comments.xml']
    return comments ? strFromU8(comments) : ''
  }
  for (const sides of [
    { before, after },
    { before, after: currentText },
    { before: after, after: before },
  ])
    expect(await commentsOf(sides)).toContain('YK-001')
  expect(await commentsOf({ before: after, after: currentText })).not.toContain('YK-001')
})
