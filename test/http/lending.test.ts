// Lending sections over the routes: who may, to whom, and when it ends.

import { beforeAll, expect, test } from 'vitest'
import { emptyRegister, fold } from '#model/fold.ts'
import type { RegisterEvent } from '#model/register.ts'
import { type Caller, codeOf, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let lead: Caller
let at: string
let id: string

beforeAll(async () => {
  site = await openSite()
  lead = await site.as('lead')
  id = await site.begin()
  at = `/api/documents/${id}`
})

const person = (name: 'drafter1' | 'drafter2' | 'member1' | 'outsider') => {
  const found = site.sample.people.get(name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const lend = (key: string, userId: string, who = lead) => who.post(`${at}/sections/${key}/lend`, { userId })
const giveBack = (key: string, who = lead) => who.post(`${at}/sections/${key}/return`)
const barred = (name: 'drafter1' | 'drafter2') => [...site.deps.registers.barred(id, person(name).id)]

test('[GT43] the lead lends a section to a drafter; everybody else is kept out of it, and the document says who has it', async () => {
  const lent = await lend('pr.p1.1', person('drafter1').id)
  expect([lent.status, valueAt(lent, 'items', '0', 'to', 'name')]).toEqual([200, person('drafter1').name])
  expect(barred('drafter2')).toEqual(['pr.p1.1'])
  expect(barred('drafter1')).toEqual([])
  const seen = await (await site.as('drafter2')).get(at)
  expect(valueAt(seen, 'loans', '0')).toMatchObject({
    sectionKey: 'pr.p1.1',
    by: { name: 'Nguyễn Văn Dũng' },
  })
  expect((await lend('pr.p1.1', person('drafter1').id)).status).toBe(200) // lent twice is lent once
  const twice = await lend('pr.p1.1', person('drafter2').id)
  expect([codeOf(twice), valueAt(twice, 'error', 'details', 'to', 'id')]).toEqual([
    'section-lent',
    person('drafter1').id,
  ])
})

test('[GT44] only the lead lends, and only to somebody who may write here; strangers and unknown sections are not there', async () => {
  const drafter = await site.as('drafter1')
  const writers = valueAt(await lead.get(`${at}/writers`), 'items') as { name: string }[]
  expect(writers.map(({ name }) => name).sort()).toEqual(['Lò Thị Mai', 'Nguyễn Văn Dũng', 'Phạm Quốc Việt'])
  expect((await drafter.get(`${at}/writers`)).status).toBe(403)
  expect((await lend('pr.p1.2', person('drafter2').id, drafter)).status).toBe(403)
  for (const userId of [person('member1').id, person('outsider').id, 'unknown'])
    expect((await lend('pr.p1.2', userId)).status).toBe(404)
  expect((await lend('unknown', person('drafter1').id)).status).toBe(404)
  expect((await lend('pr.p1.2', person('drafter1').id, await site.as('outsider'))).status).toBe(404)
})

test('[GT45] whoever holds a section gives it back, the lead takes it back, others do not', async () => {
  expect((await giveBack('pr.p1.1', await site.as('drafter2'))).status).toBe(403)
  expect((await giveBack('pr.p1.1', await site.as('drafter1'))).status).toBe(200)
  expect(barred('drafter2')).toEqual([])
  await lend('pr.p1.1', person('drafter1').id)
  expect((await giveBack('pr.p1.1')).status).toBe(200)
  expect((await giveBack('pr.p1.1')).status).toBe(200) // nothing is lent: nothing happens
  const types = (valueAt(await lead.get(`${at}/history`), 'items') as { type: string }[]).map(
    ({ type }) => type,
  )
  expect(types.filter(type => type.startsWith('section'))).toEqual([
    'sectionLent',
    'sectionReturned',
    'sectionLent',
    'sectionReturned',
  ])
})

test('[GT46] a text that is closed is nobody’s: its loans end with the move that closes it', () => {
  const event = (seq: number, type: string, payload: object) =>
    ({
      seq,
      documentId: 'd',
      opinionId: null,
      type,
      at: '',
      actor: 'u',
      actorRole: 'lead_drafter',
      unitId: 'x',
      payload,
      prevHash: '',
      hash: '',
    }) as unknown as RegisterEvent
  const lent = event(1, 'sectionLent', { sectionKey: 'a', to: { id: 'p', name: 'Lan' }, byName: 'Dũng' })
  const moved = (to: string) =>
    event(2, 'stageMoved', { from: 'drafting', to, draft: 1, note: '', sha256: null, byName: '' })
  expect(fold(emptyRegister, [lent, moved('internal_review')]).loans.size).toBe(1)
  expect(fold(emptyRegister, [lent, moved('submitted')]).loans.size).toBe(0)
})
