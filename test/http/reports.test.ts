// Reports from the register over the routes: who gets them, which opinions are in them, and that a broken register gives none.

import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { beforeEach, expect, test } from 'vitest'
import type { RegisterEvent } from '#model/register.ts'
import { exportReport } from '../../server/actions/export-report.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { tablesOf } from '../support/report.ts'
import { codeOf, field, openForConsultation, openSite, type Site, valueAt } from '../support/site.ts'

let site: Site
let id: string
let spoil: (event: RegisterEvent) => RegisterEvent

beforeEach(async () => {
  spoil = event => event
  const kept = createMemoryStore()
  const store = {
    ...kept,
    readEvents: async (document: string, after: number) =>
      (await kept.readEvents(document, after)).map(event => spoil(event)),
  }
  site = await openSite({ store })
  id = await site.begin()
  await openForConsultation(site, id)
})

const give = async (by: SampleName, body: string) => {
  const opinion = { id: randomUUID(), kind: 'general', severity: 'minor', body }
  const given = await (await site.as(by)).post(`/api/documents/${id}/opinions`, opinion)
  expect(given.status).toBe(201)
}
const ask = async (by: SampleName, query: string) =>
  (await site.as(by)).send(`/api/documents/${id}/export?mode=register${query}`, {})
const rowsOf = async (roundId: string | null) => {
  const clerk = site.sample.people.get('clerk')
  if (!clerk) throw new Error('there is no clerk')
  const made = await exportReport(site.deps, clerk, id, { kind: 'dispositions', roundId })
  if (!made.ok) throw new Error(made.refusal.code)
  const xml = strFromU8(unzipSync(made.value.bytes)['word/document.xml'] ?? new Uint8Array())
  const rows =
    tablesOf(xml)[0]
      ?.filter(row => row.length === 10)
      .slice(1) ?? []
  return rows.map(row => row[3]?.lines.join('\n'))
}

test('[WD80] who may export gets both reports under their Vietnamese names', async () => {
  await give('member1', 'Báo cáo còn dài.')
  for (const [kind, name] of [
    ['synthesis', 'tổng hợp ý kiến'],
    ['dispositions', 'tiếp thu, giải trình ý kiến'],
  ]) {
    const file = await ask('clerk', `&kind=${kind}`)
    expect([kind, file.status, file.text.slice(0, 2)]).toEqual([kind, 200, 'PK'])
    expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain(
      `– dự thảo lần 1 – ${name}.docx`,
    )
  }
})

test('[WD96] who may export gets the register as a workbook too', async () => {
  await give('member1', '=1+1')
  const file = await ask('clerk', '&kind=list')
  expect([file.status, file.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ])
  expect(decodeURIComponent(file.headers.get('content-disposition') ?? '')).toContain(
    '– dự thảo lần 1 – danh sách ý kiến.xlsx',
  )
})

test('[WD80] a member who may not export is refused, an outsider learns nothing', async () => {
  for (const kind of ['synthesis', 'dispositions', 'list']) {
    const member = await ask('member1', `&kind=${kind}`)
    expect([member.status, codeOf(member)]).toEqual([403, 'not-allowed'])
    expect((await ask('outsider', `&kind=${kind}`)).status).toBe(404)
  }
})

test('[WD80] the kind must be named, and a round must be one of the document', async () => {
  for (const [query, wrong] of [
    ['', 'kind'],
    ['&kind=all', 'kind'],
    ['&kind=synthesis&roundId=none', 'roundId'],
  ]) {
    const refused = await ask('clerk', query ?? '')
    expect([query, refused.status, valueAt(refused, 'error', 'details', '0', 'field')]).toEqual([
      query,
      422,
      wrong,
    ])
  }
})

test('[WD95] a report of one round holds the opinions of that round alone', async () => {
  await give('member1', 'Trước đợt.')
  const opened = await (await site.as('secretary')).post(`/api/documents/${id}/rounds`, {
    title: 'Lấy ý kiến lần 1',
    people: [site.sample.people.get('member2')?.id],
    closesAt: new Date(Date.now() + 24 * 3_600_000).toISOString(),
  })
  await give('member2', 'Trong đợt.')
  expect(await rowsOf(field(opened, 'id'))).toEqual(['Ý kiến: “Trong đợt.”'])
  expect(await rowsOf(null)).toEqual(['Ý kiến: “Trước đợt.”', 'Ý kiến: “Trong đợt.”'])
})

test('[WD90] a register in which a row was changed or taken away gives no report, and the row is named', async () => {
  await give('member1', 'Báo cáo còn dài.')
  await give('member2', 'Nên ngắn lại.')
  const events = await site.store.readEvents(id, 0)
  const given = events.find(({ type }) => type === 'received')?.seq ?? 0
  expect((await ask('clerk', '&kind=synthesis')).status).toBe(200)
  spoil = event =>
    event.type === 'received' && event.seq === given
      ? { ...event, payload: { ...event.payload, body: 'Báo cáo rất hay.' } }
      : event
  const changed = await ask('clerk', '&kind=synthesis')
  expect([changed.status, codeOf(changed), valueAt(changed, 'error', 'details', 'seq')]).toEqual([
    409,
    'register-broken',
    given,
  ])
  expect(changed.text).not.toContain('Báo cáo')
  spoil = event => (event.seq === given ? { ...event, seq: given + 100 } : event)
  expect(codeOf(await ask('clerk', '&kind=dispositions'))).toBe('register-broken')
})
