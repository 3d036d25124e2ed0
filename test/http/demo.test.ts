// What the demo shows: sample people, a report two thirds written, opinions of many kinds, an earlier version.

import { beforeAll, expect, test } from 'vitest'
import type { DocumentView, OpinionList, VersionView } from '#model/api.ts'
import { type NodeJson, sectionsOf, textOf } from '#model/content.ts'
import { emptyRegister, fold } from '#model/fold.ts'
import type { RoundView } from '#model/round.ts'
import { seedDemo } from '../../server/demo/seed.ts'
import { seedMany } from '../../server/demo/seed-many.ts'
import { type Caller, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let lead: Caller
let report: DocumentView

beforeAll(async () => {
  site = await openSite({ isEmpty: true })
  await seedDemo({ store: site.store, accounts: site.accounts, log: site.deps.log })
  lead = await site.as('lead')
  const documents = valueAt(await lead.get('/api/documents'), 'items') as DocumentView[]
  const found = documents.find(document => document.templateId === 'political_report')
  if (!found) throw new Error('the demo has no political report')
  report = found
})

const opinions = async () => (await lead.get(`/api/documents/${report.id}/opinions`)).json as OpinionList

test('[AC37] the sample report stands at consolidation, in its second draft, with the first draft kept', async () => {
  expect([report.stage, report.draft]).toEqual(['consolidation', 2])
  const versions = valueAt(await lead.get(`/api/documents/${report.id}/versions`), 'items')
  expect((versions as VersionView[]).slice(0, 4)).toMatchObject([
    { name: 'Dự thảo lần 1', draft: 1 },
    { name: 'Rà soát, lần 1', draft: 1 },
    { name: 'Lấy ý kiến, lần 1', draft: 1 },
    { name: 'Lấy ý kiến cấp ủy viên, đảng viên (1)', draft: 1 },
  ])
})

test('[AC38] it holds at least thirty opinions, of many kinds, some decided, most of them found in the text', async () => {
  const { items, balance } = await opinions()
  expect(items.length).toBeGreaterThanOrEqual(30)
  expect(new Set(items.map(item => item.kind)).size).toBeGreaterThanOrEqual(8)
  expect(new Set(items.map(item => item.author.name)).size).toBeGreaterThanOrEqual(5)
  expect(balance.open).toBeGreaterThan(8)
  expect(balance.received - balance.open).toBeGreaterThan(10)
  const anchored = items.filter(item => item.anchor !== null)
  const exact = anchored.filter(item => item.place.status === 'exact')
  expect(exact.length / anchored.length).toBeGreaterThan(0.7)
  expect(items.filter(item => item.implementation === 'conflict')).toEqual([])
})

test('[AC39] it is about two thirds written: long enough, with required sections still empty, and no stand-in text', async () => {
  const json = valueAt(await lead.get(`/api/documents/${report.id}/content`), 'json') as NodeJson
  const sections = sectionsOf(json)
  const syllables = sections.reduce((sum, section) => sum + section.syllables, 0)
  expect(syllables).toBeGreaterThan(5000)
  expect(syllables).toBeLessThan(8000)
  expect(sections.filter(section => section.syllables === 0).length).toBeGreaterThanOrEqual(2)
  expect(textOf(json)).not.toContain('đang được biên soạn')
})

test('[AC40] two drafters wrote it, each in their own name', async () => {
  const stored = await site.store.loadText(report.id)
  expect(stored?.tail.length).toBeGreaterThanOrEqual(2)
})

test('[AC41] an accepted proposal stands in the text, once', async () => {
  const { items } = await opinions()
  const written = items.filter(item => item.implementation === 'done')
  expect(written.length).toBeGreaterThanOrEqual(1)
  const text = String(valueAt(await lead.get(`/api/documents/${report.id}/content`), 'text'))
  for (const { proposedText } of written) expect(text.split(proposedText ?? '?').length - 1).toBe(1)
})

test('[AC42] the sample’s register is whole: it folds, and its times never lie ahead', async () => {
  const events = await site.store.readEvents(report.id, 0)
  expect(fold(emptyRegister, events).seq).toBe(events.length)
  const times = events.map(event => event.at)
  expect(times).toEqual([...times].sort())
  expect(Date.parse(times.at(-1) ?? '')).toBeLessThanOrEqual(Date.now())
})

test('[RO50] the sample has a round that is closed, one that still asks somebody, and groups of like opinions', async () => {
  const of = async (templateId: string) => {
    const documents = valueAt(await lead.get('/api/documents'), 'items') as DocumentView[]
    return `/api/documents/${documents.find(document => document.templateId === templateId)?.id}`
  }
  const rounds = async (templateId: string) =>
    valueAt(await lead.get(`${await of(templateId)}/rounds`), 'items')
  expect(await rounds('political_report')).toMatchObject([{ phase: 'closed', counts: { unassigned: 0 } }])
  const [asking] = (await rounds('self_criticism_report')) as RoundView[]
  expect(asking?.phase).toBe('open')
  expect(asking?.counts.silent).toBeGreaterThan(0)
  expect(asking?.counts).toMatchObject({ none: 1, asked: 5 })
  expect(asking?.counts.opinions).toBeGreaterThan(0)
  const groups = await lead.get(`${await of('political_report')}/groups`)
  expect(valueAt(groups, 'items')).toHaveLength(3)
  expect((valueAt(groups, 'unassigned') as string[]).length).toBeGreaterThan(10)
})

test('[AC43] the person of the other unit has a document of their own and sees no other', async () => {
  const outsider = await site.as('outsider')
  const own = valueAt(await outsider.get('/api/documents'), 'items') as DocumentView[]
  expect(own.map(document => document.unitName)).toEqual(['Đảng ủy xã bạn'])
  expect((await outsider.get(`/api/documents/${report.id}`)).status).toBe(404)
})

test('[AC47] seeding in number gives every unit its documents, every document its opinions, and runs again on top', async () => {
  const many = await openSite({ isEmpty: true })
  const target = { store: many.store, accounts: many.accounts, log: many.deps.log }
  expect(await seedMany(target, { units: 4, documents: 2, opinions: 5 })).toEqual({
    units: 2,
    documents: 8,
    opinions: 40,
  })
  expect(await seedMany(target, { units: 5, documents: 1, opinions: 0 })).toEqual({
    units: 1,
    documents: 5,
    opinions: 0,
  })
  const steering = await many.as('steering')
  const documents = valueAt(await steering.get('/api/documents'), 'items') as DocumentView[]
  expect(documents.length).toBe(13)
  expect(new Set(documents.map(document => document.unitName)).size).toBe(5)
  expect(documents.filter(document => document.receivedOpinions === 5).length).toBe(8)
})
