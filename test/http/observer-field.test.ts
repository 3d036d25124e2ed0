// An observer's field: the whole is read, opinions are given in the sections that are theirs; who gives such a field, and how long it holds.

import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import {
  type Answer,
  type Caller,
  codeOf,
  field,
  openForConsultation,
  openSite,
  type Site,
  valueAt,
} from '../support/site.ts'

let site: Site
let document: string
let observer: Caller
const start = '2026-11-22T03:00:00.000Z'
let clock = start

const idOf = (name: SampleName) => site.sample.people.get(name)?.id ?? ''

beforeEach(async () => {
  clock = start
  site = await openSite({ now: () => clock })
  document = await site.begin()
  await openForConsultation(site, document)
  const unitId = site.sample.units.superior
  await site.store.addMembership({ unitId, userId: idOf('member2'), role: 'admin' })
  await site.store.addMembership({ unitId, userId: idOf('outsider'), role: 'observer_superior' })
  observer = await site.as('outsider')
})

const assign = async (body: object, name: SampleName = 'outsider'): Promise<Answer> =>
  (await site.as('member2')).post(`/api/units/${site.sample.units.superior}/assignments`, {
    userId: idOf(name),
    unitId: site.sample.units.own,
    ...body,
  })
const at = () => `/api/documents/${document}`
const give = (said: object, caller = observer) =>
  caller.post(`${at()}/opinions`, {
    id: randomUUID(),
    kind: 'clarify',
    severity: 'minor',
    body: 'Làm rõ.',
    ...said,
  })
const codeFor = async (answer: Promise<Answer>) => {
  const { status } = await answer
  return status < 400 ? status : codeOf(await answer)
}
const fieldNow = async () => valueAt(await observer.get(at()), 'field')

/** An anchor on the heading of a section. */
async function headingOf(sectionKey: string) {
  const json = valueAt(await observer.get(`${at()}/content`), 'json') as NodeJson
  const block = textBlocksOf(json).find(one => one.sectionKey === sectionKey && one.text !== '')
  if (!block) throw new Error(`no words in ${sectionKey}`)
  return { quote: block.text, blockId: block.id }
}

test('[AP202] an observer with a field reads everything and gives opinions in its sections and those under them alone, told which they are', async () => {
  expect(await fieldNow()).toBeNull()
  expect((await give({ sectionKey: 'pr.p2.1' })).status).toBe(201)
  expect((await assign({ sections: ['pr.p1.2', 'pr.p1.3'] })).status).toBe(201)
  expect(await fieldNow()).toEqual(['pr.p1.2', 'pr.p1.3'])
  const listed = valueAt(await observer.get('/api/documents'), 'items', '0', 'field')
  expect(listed).toEqual(['pr.p1.2', 'pr.p1.3'])
  for (const path of ['/content', '/opinions', '/history', '/gates'])
    expect([path, (await observer.get(at() + path)).status]).toEqual([path, 200])
  expect(await codeFor(give({ sectionKey: 'pr.p1.2.1' }))).toBe(201)
  const refused = await give({ sectionKey: 'pr.p2.1' })
  expect([refused.status, codeOf(refused)]).toEqual([403, 'outside-field'])
  expect(valueAt(refused, 'error', 'details')).toEqual([
    expect.stringMatching(/^II- /u),
    expect.stringMatching(/^III- /u),
  ])
  expect(await codeFor(give({ sectionKey: null }))).toBe('outside-field')
  const lead = await site.as('member1')
  expect(await codeFor(give({ sectionKey: 'pr.p2.1' }, lead))).toBe(201)
})

test('[AP202] the place of its words counts, whatever section an opinion says, in the text that it names', async () => {
  await assign({ sections: ['pr.p1.3'] })
  const [own, foreign] = [await headingOf('pr.p1.3'), await headingOf('pr.p2.1')]
  expect(await codeFor(give({ sectionKey: 'pr.p1.3', anchor: own }))).toBe(201)
  expect(await codeFor(give({ sectionKey: 'pr.p1.3', anchor: foreign }))).toBe('outside-field')
  const kind = { kind: 'replace', proposedText: 'Câu khác' }
  expect(await codeFor(give({ ...kind, sectionKey: 'pr.p1.3', anchor: foreign }))).toBe('outside-field')
  const versionId = field(await (await site.as('lead')).post(`${at()}/versions`, { name: 'Bản đọc' }), 'id')
  expect(await codeFor(give({ sectionKey: 'pr.p1.3', anchor: foreign, versionId }))).toBe('outside-field')
  expect(await codeFor(give({ sectionKey: 'pr.p1.3', anchor: own, versionId }))).toBe(201)
  // Words that stand nowhere any more are sorted by the section that the opinion says.
  const gone = { quote: 'câu chữ không còn ở đâu cả trong văn bản này' }
  expect(await codeFor(give({ sectionKey: 'pr.p1.3', anchor: gone }))).toBe(201)
  expect(await codeFor(give({ sectionKey: 'pr.p2.1', anchor: gone }))).toBe('outside-field')
})

test('[AP202] support of an opinion counts as one and is bound alike; a reply is not, and one’s own opinion stays one’s own', async () => {
  const early = field(await give({ sectionKey: 'pr.p2.1' }), 'id')
  await assign({ sections: ['pr.p1.3'] })
  const member = await site.as('member1')
  const [inside, outside] = [
    field(await give({ sectionKey: 'pr.p1.3' }, member), 'id'),
    field(await give({ sectionKey: 'pr.p2.1' }, member), 'id'),
  ]
  const support = (id: string) => codeFor(observer.post(`${at()}/opinions/${id}/support`, { stance: 'for' }))
  expect([await support(inside), await support(outside)]).toEqual([200, 'outside-field'])
  const reply = { id: randomUUID(), body: 'Số liệu này nên đối chiếu.' }
  expect(await codeFor(observer.post(`${at()}/opinions/${outside}/replies`, reply))).toBe(200)
  expect(await codeFor(observer.post(`${at()}/opinions/${early}/withdraw`, {}))).toBe(200)
})

test('[AP203] sections are given to an observer alone, of outlines that there are; what stands under another one is not kept', async () => {
  const problem = async (answer: Promise<Answer>) => valueAt(await answer, 'error', 'details', '0', 'field')
  expect(await problem(assign({ sections: ['pr.p1.3'] }, 'steering'))).toBe('sections')
  expect(await problem(assign({ sections: ['pr.p1.3', 'pr.p9'] }))).toBe('sections')
  expect(await problem(assign({ sections: 'pr.p1.3' }))).toBe('sections')
  expect((await assign({ sections: ['pr.p1.2.1', 'pr.p1.2', 'sc.1'] })).status).toBe(201)
  expect((await assign({ sections: null }, 'steering')).status).toBe(201)
  const listed = await (await site.as('member2')).get(`/api/units/${site.sample.units.superior}/assignments`)
  const items = valueAt(listed, 'items') as { userId: string; sections: readonly string[] }[]
  expect(new Map(items.map(({ userId, sections }) => [userId, sections]))).toEqual(
    new Map([
      [idOf('outsider'), ['pr.p1.2', 'sc.1']],
      [idOf('steering'), []],
    ]),
  )
})

test('[AP205] fields are put together while they are held; one for the whole frees the rest, and so does another role that gives opinions', async () => {
  const until = '2026-11-30T00:00:00.000Z'
  await assign({ sections: ['pr.p1.3'] })
  await assign({ sections: ['pr.p2'], until })
  const whole = field(await assign({ unitId: null, documentId: document }), 'id')
  expect(await fieldNow()).toBeNull()
  const path = `/api/units/${site.sample.units.superior}/assignments/${whole}`
  expect((await (await site.as('member2')).delete(path)).status).toBe(204)
  expect(await fieldNow()).toEqual(['pr.p1.3', 'pr.p2'])
  clock = until
  expect(await fieldNow()).toEqual(['pr.p1.3'])
  const { superior } = site.sample.units
  await site.store.addMembership({ unitId: superior, userId: idOf('outsider'), role: 'steering_member' })
  expect(await fieldNow()).toBeNull()
})
