// Documents for those who deal with personnel: for everybody else they do not exist.

import { beforeAll, expect, test } from 'vitest'
import type { SampleName } from '../../server/demo/accounts.ts'
import { type Consultation, consultationOn } from '../support/consultation.ts'
import { codeOf, field, openForConsultation, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let id: string
let here: Consultation
const wanted = () => ({
  unitId: site.sample.units.own,
  templateId: 'political_report',
  title: 'Đề án nhân sự',
  access: 'personnel',
})

beforeAll(async () => {
  site = await openSite()
  const officer = site.sample.people.get('drafter2')?.id ?? ''
  await site.store.addMembership({
    unitId: site.sample.units.own,
    userId: officer,
    role: 'personnel_officer',
  })
  id = field(await (await site.as('drafter2')).post('/api/documents', wanted()), 'id')
  await openForConsultation(site, id)
  here = await consultationOn(site, id)
})

const status = async (by: SampleName, path: string) => (await here.get(by, path)).status

test('[RO51] a personnel document is begun by a personnel officer or the secretary', async () => {
  expect((await (await site.as('secretary')).post('/api/documents', wanted())).status).toBe(201)
  for (const by of ['drafter1', 'lead', 'compiler', 'member1'] as const)
    expect([by, (await (await site.as(by)).post('/api/documents', wanted())).status]).toEqual([by, 403])
})

test('[RO52] whoever does not deal with personnel cannot tell that it is there: text, opinions, history, list, socket', async () => {
  for (const by of [
    'drafter1',
    'lead',
    'compiler',
    'member1',
    'member2',
    'clerk',
    'admin',
    'outsider',
  ] as const) {
    for (const path of ['', '/content', '/opinions', '/history', '/rounds', '/groups', '/export?mode=clean'])
      expect([by, path, await status(by, path)]).toEqual([by, path, 404])
    expect((await here.give(by)).status).toBe(404)
    expect((await (await site.as(by)).get('/api/documents')).text).not.toContain(id)
    const socket = await (await site.as(by)).get(`/sync/${id}`, { origin: 'http://van-kien.test' })
    expect(socket.status).toBe(404)
  }
})

test('[RO53] the officer writes and decides, the secretary and the superiors give opinions in its own register', async () => {
  const officer = await here.get('drafter2', '')
  expect(valueAt(officer, 'permissions')).toContain('write')
  expect(valueAt(officer, 'access')).toBe('personnel')
  for (const by of ['secretary', 'steering', 'standing'] as const)
    expect(await status(by, '/opinions')).toBe(200)
  const oid = field(await here.give('standing'), 'id')
  const body = { decision: 'noted', explanation: 'Ghi nhận.', expectedSeq: await here.seq() }
  expect((await here.post('drafter2', `/opinions/${oid}/disposition`, body)).status).toBe(200)
  expect((await here.post('secretary', `/opinions/${oid}/disposition`, body)).status).toBe(403)
})

test('[RO54] a round on it asks only who may read it', async () => {
  const audience = await here.get('secretary', '/audience')
  expect(valueAt(audience, 'units')).toEqual([])
  expect((valueAt(audience, 'people') as { id: string }[]).map(one => one.id).sort()).toEqual(
    [here.person('drafter2'), here.person('secretary')].sort(),
  )
  const closesAt = new Date(Date.now() + 86_400_000).toISOString()
  const asked = (people: string[], units: string[]) =>
    here.post('secretary', '/rounds', { title: 'Đợt 1', people, units, closesAt })
  expect((await asked([here.person('member1')], [])).status).toBe(422)
  expect((await asked([], [site.sample.units.own])).status).toBe(422)
  expect((await asked([here.person('drafter2')], [])).status).toBe(201)
  expect(codeOf(await here.give('member1'))).toBe('not-found')
})
