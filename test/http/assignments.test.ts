// Who looks after which unit or document: what an assignment shows and hides over every route, the list and the socket; who makes
// one; and the clerk who keeps a document for those who deal with personnel.

import { beforeEach, describe, expect, test } from 'vitest'
import { textRight } from '../../server/actions/access.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { withCurrentRoles } from '../../server/store/current-roles.ts'
import { movedTo, record } from '../contract/rows.ts'
import { frontMatterDraft } from '../support/front-matter.ts'
import {
  type Answer,
  codeOf,
  field,
  openForConsultation,
  openSite,
  type Site,
  valueAt,
} from '../support/site.ts'

let site: Site
let own: string
let other: string
const start = '2026-11-22T03:00:00.000Z'
let clock = start

const idOf = (name: SampleName) => site.sample.people.get(name)?.id ?? ''
const units = () => site.sample.units

beforeEach(async () => {
  clock = start
  site = await openSite({ now: () => clock })
  own = await site.begin()
  const drafted = await (await site.as('outsider')).post('/api/documents', {
    unitId: units().other,
    templateId: 'political_report',
    title: 'Báo cáo đơn vị khác',
  })
  other = field(drafted, 'id')
  for (const id of [own, other]) await openForConsultation(site, id)
  await site.store.addMembership({ unitId: units().superior, userId: idOf('member2'), role: 'admin' })
})

const assign = async (body: object, by: SampleName = 'member2', unitId = units().superior): Promise<Answer> =>
  (await site.as(by)).post(`/api/units/${unitId}/assignments`, { userId: idOf('steering'), ...body })

/** What somebody sees of a document: by its routes, by the list, at the socket's door. */
async function sees(name: SampleName, id: string) {
  const caller = await site.as(name)
  const statuses = await Promise.all(
    ['', '/content', '/opinions', '/approval', '/gates'].map(
      async path => (await caller.get(`/api/documents/${id}${path}`)).status,
    ),
  )
  const listed = (await caller.get('/api/documents')).text.includes(id)
  const right = await textRight(
    { ...site.deps, store: withCurrentRoles(site.store, () => clock) },
    idOf(name),
    id,
  )
  const all = new Set([...statuses.map(status => status === 200), listed, right === 'read'])
  if (all.size !== 1 || statuses.some(status => status !== 200 && status !== 404))
    throw new Error(`${name} sees half of ${id}: ${statuses.join()}, listed ${listed}, socket ${right}`)
  return listed
}

describe('somebody of a body above', () => {
  test('[SG61] without an assignment looks after everything below; with one after that unit alone, everywhere alike', async () => {
    expect([await sees('steering', own), await sees('steering', other)]).toEqual([true, true])
    expect((await assign({ unitId: units().other })).status).toBe(201)
    expect([await sees('steering', own), await sees('steering', other)]).toEqual([false, true])
    expect([await sees('standing', own), await sees('standing', other)]).toEqual([true, true])
    const shown = valueAt(await (await site.as('steering')).get('/api/units'), 'items') as { id: string }[]
    expect(shown.map(({ id }) => id)).not.toContain(units().own)
  })

  test('[SG61] with one for a document looks after that document alone, and may there what the role may', async () => {
    const second = await site.begin()
    await openForConsultation(site, second)
    expect((await assign({ documentId: own })).status).toBe(201)
    expect(await Promise.all([own, second, other].map(id => sees('steering', id)))).toEqual([
      true,
      false,
      false,
    ])
    const unbound = await (await site.as('standing')).get(`/api/documents/${own}`)
    const bound = await (await site.as('steering')).get(`/api/documents/${own}`)
    expect(valueAt(bound, 'permissions')).toEqual(valueAt(unbound, 'permissions'))
  })

  test('[SG62] it holds from and until its days; after them nothing is looked after, until it is taken away', async () => {
    const days = { from: '2026-11-23T00:00:00+07:00', until: '2026-11-25T00:00:00+07:00' }
    const id = field(await assign({ unitId: units().own, ...days }), 'id')
    const seen: [boolean, boolean][] = []
    for (const at of [start, '2026-11-22T17:00:00.000Z', '2026-11-24T17:00:00.000Z']) {
      clock = at
      seen.push([await sees('steering', own), await sees('steering', other)])
    }
    expect(seen).toEqual([
      [false, false],
      [true, false],
      [false, false],
    ])
    const admin = await site.as('member2')
    const listed = await admin.get(`/api/units/${units().superior}/assignments`)
    expect(valueAt(listed, 'items')).toMatchObject([
      {
        id,
        userId: idOf('steering'),
        unitId: units().own,
        documentId: null,
        from: '2026-11-22T17:00:00.000Z',
      },
    ])
    expect((await admin.delete(`/api/units/${units().superior}/assignments/${id}`)).status).toBe(204)
    expect([await sees('steering', own), await sees('steering', other)]).toEqual([true, true])
  })
})

test('[SG63] an assignment is made by who administers the unit, to others than oneself, for what is theirs to look after', async () => {
  const refusedTo = async (body: object, by?: SampleName, unitId?: string) => {
    const answer = await assign(body, by, unitId)
    return [answer.status, codeOf(answer), valueAt(answer, 'error', 'details', '0', 'field')]
  }
  const unitId = units().own
  const unknown = [422, 'invalid', 'documentId']
  expect((await assign({ unitId }, 'lead')).status).toBe(404)
  expect((await assign({ unitId }, 'standing')).status).toBe(403)
  expect((await assign({ unitId, userId: idOf('member2') })).status).toBe(403)
  expect(await refusedTo({ unitId: units().superior })).toEqual([422, 'invalid', 'unitId'])
  expect(await refusedTo({ unitId, userId: idOf('drafter1') })).toEqual([422, 'invalid', 'userId'])
  expect(await refusedTo({})).toEqual([422, 'invalid', 'unitId'])
  expect(await refusedTo({ unitId, documentId: own })).toEqual([422, 'invalid', 'unitId'])
  expect(await refusedTo({ unitId, until: '2026-11-01T00:00:00Z' })).toEqual([422, 'invalid', 'until'])
  expect(await refusedTo({ documentId: 'nowhere' })).toEqual(unknown)
  // The clerk keeps no document but those for personnel: of another one nobody learns that it is there.
  const clerk = { userId: idOf('clerk') }
  for (const documentId of [own, other, 'nowhere'])
    expect(await refusedTo({ ...clerk, documentId }, 'admin', units().own)).toEqual(unknown)
  expect((await (await site.as('lead')).get(`/api/units/${units().superior}/assignments`)).status).toBe(404)
  expect(
    (await (await site.as('member2')).delete(`/api/units/${units().superior}/assignments/x`)).status,
  ).toBe(404)
})

describe('a document for those who deal with personnel', () => {
  let id: string
  beforeEach(async () => {
    const wanted = {
      unitId: units().own,
      templateId: 'political_report',
      title: 'Đề án',
      access: 'personnel',
    }
    id = field(await (await site.as('secretary')).post('/api/documents', wanted), 'id')
  })

  const assignClerk = () => assign({ userId: idOf('clerk'), documentId: id }, 'admin', units().own)
  const putAt = async (of: string, stage: 'adopted') =>
    record(site.store, {
      documentId: of,
      expectedSeq: (await site.deps.registers.state(of)).seq,
      drafts: [movedTo(of, stage)],
      stage: { stage, draft: 1 },
    })
  const numberIt = async (of: string) => {
    const expectedSeq = (await site.deps.registers.state(of)).seq
    return (await site.as('clerk')).post(`/api/documents/${of}/number`, { expectedSeq })
  }

  test('[SG64] is kept by the clerk it was given to, and by no other; who the clerk is changes nothing for anybody else', async () => {
    const second = await site.begin()
    await site.store.addMembership({ unitId: units().own, userId: idOf('drafter2'), role: 'clerk' })
    expect(await sees('clerk', id)).toBe(false)
    expect((await assignClerk()).status).toBe(201)
    expect(await Promise.all([sees('clerk', id), sees('clerk', second)])).toEqual([true, true])
    for (const name of ['drafter2', 'lead', 'compiler', 'member1', 'admin', 'outsider'] as const)
      expect([name, (await (await site.as(name)).get(`/api/documents/${id}`)).status]).toEqual([name, 404])
    const may = valueAt(await (await site.as('clerk')).get(`/api/documents/${id}`), 'permissions')
    expect(may).toEqual(
      valueAt(await (await site.as('clerk')).get(`/api/documents/${second}`), 'permissions'),
    )
  })

  test('[SG65] has its front matter and number from that clerk, in a series of its own: no gap among the unit’s numbers tells of it', async () => {
    await assignClerk()
    const clerk = await site.as('clerk')
    const expectedSeq = (await site.deps.registers.state(id)).seq
    const set = await clerk.post(`/api/documents/${id}/front-matter`, { ...frontMatterDraft, expectedSeq })
    expect(set.status).toBe(200)
    const open = await site.begin()
    for (const of of [id, open]) await putAt(of, 'adopted')
    for (const of of [id, open]) expect(valueAt(await numberIt(of), 'frontMatter', 'number')).toBe(1)
    expect(valueAt(await clerk.get(`/api/documents/${open}/front-matter`), 'nextNumber')).toBe(2)
    expect((await clerk.get(`/api/documents/${id}/export?mode=clean`)).status).toBe(200)
    const moved = await clerk.post(`/api/documents/${id}/stage`, {
      to: 'issued',
      expectedSeq: (await site.deps.registers.state(id)).seq,
    })
    expect(moved.status).toBe(200)
  })
})
