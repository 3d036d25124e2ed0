// Word files as they were given, over the routes: kept with what was made of them, given back to the byte to those who work on them.

import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { DraftPlan } from '#model/draft-plan.ts'
import { originalsMaxBytes, originalType } from '#model/original.ts'
import type { SampleName } from '../../server/demo/accounts.ts'
import { commented, docxFile, formOf, para, run } from '../support/docx-file.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { pngFile } from '../support/picture-file.ts'
import {
  type Answer,
  codeOf,
  field,
  openForConsultation,
  openSite,
  type Site,
  siteOrigin,
  valueAt,
} from '../support/site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite({ limits: { imports: { points: 1000, seconds: 60 } } })
  const userId = site.sample.people.get('drafter2')?.id ?? ''
  await site.store.addMembership({ unitId: site.sample.units.own, userId, role: 'personnel_officer' })
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const reviewed = (words: string) =>
  docxFile(para(commented(0, run('Câu này không có trong văn kiện.'))), [{ id: 0, text: words }])
async function post(path: string, body: FormData, by: SampleName, at = site): Promise<Answer> {
  return (await at.as(by)).send(path, { method: 'POST', headers: { origin: siteOrigin }, body })
}
const originalsOf = async (id: string, by: SampleName = 'drafter1') =>
  valueAt(await (await site.as(by)).get(`/api/documents/${id}/originals`), 'items')
const events = async (id: string) =>
  valueAt(await (await site.as('lead')).get(`/api/documents/${id}/history`), 'items') as readonly {
    readonly type: string
    readonly payload: object
  }[]

async function consulted(at = site): Promise<string> {
  const id = await at.begin()
  await openForConsultation(at, id)
  return id
}

async function beginFrom(
  bytes: Uint8Array<ArrayBuffer>,
  name: string,
  by: SampleName,
  access: string,
): Promise<string> {
  const at = `/api/documents/from-word?unitId=${site.sample.units.own}&templateId=political_report&access=${access}`
  const { parts } = valueAt(await post(at, formOf(bytes, name), by), 'plan') as DraftPlan
  const form = formOf(bytes, name)
  form.set('title', 'Báo cáo từ tệp')
  form.set('assignments', JSON.stringify(parts.map(({ proposed }) => proposed)))
  return field(await post(at, form, by), 'id')
}

test('[WF141] the file that a document begins from is kept with it to the byte, and its first event says which it was', async () => {
  const bytes = docxFile(para(run('Năm năm qua, xã vượt nhiều khó khăn.')))
  const id = await beginFrom(bytes, 'Dự thảo “lần 1”.docx', 'drafter1', 'unit')
  const [original] = (await originalsOf(id)) as readonly Record<string, unknown>[]
  expect(original).toMatchObject({
    sha256: sha256(bytes),
    name: 'Dự thảo “lần 1”.docx',
    size: bytes.length,
    byName: site.sample.people.get('drafter1')?.name,
    use: 'draft',
  })
  const [first] = await events(id)
  expect(first).toMatchObject({
    type: 'documentCreated',
    payload: { original: { sha256: sha256(bytes), size: bytes.length } },
  })
  const got = await (await site.as('lead')).get(`/api/documents/${id}/originals/${sha256(bytes)}`)
  expect(got.status).toBe(200)
  expect(got.bytes).toEqual(bytes)
})

test('[WF141] a file whose opinions are read is kept with them once, whoever sends it again; one that makes nothing too', async () => {
  const id = await consulted()
  const [file, plain] = [reviewed('Bỏ câu này.'), docxFile(para(run('Không có ghi chú nào.')))]
  const sent = await Promise.all(
    (['clerk', 'compiler'] as const).map(by =>
      post(`/api/documents/${id}/import`, formOf(file, 'Chi bộ 1.docx'), by),
    ),
  )
  expect(sent.map(({ status }) => status)).toEqual([200, 200])
  await post(`/api/documents/${id}/import`, formOf(plain, 'thư'), 'clerk')
  await post(`/api/documents/${id}/import`, formOf(file, 'tên khác.docx'), 'clerk')
  expect(await originalsOf(id)).toEqual([
    expect.objectContaining({ sha256: sha256(file), name: 'Chi bộ 1.docx', use: 'opinions' }),
    expect.objectContaining({ sha256: sha256(plain), name: 'thư', size: plain.length }),
  ])
  const told = await events(id)
  expect(told.map(({ type }) => type)).toEqual([
    'documentCreated',
    'stageMoved',
    'fileImported',
    'received',
    'fileImported',
  ])
  const back = await (await site.as('compiler')).get(`/api/documents/${id}/originals/${sha256(plain)}`)
  expect(back.headers.get('content-disposition')).toContain("filename*=UTF-8''th%C6%B0.docx")
})

test('[WF142] it comes as a download that no browser shows, under its own name', async () => {
  const id = await consulted()
  const file = reviewed('Xem lại.')
  await post(`/api/documents/${id}/import`, formOf(file, 'Góp ý "x".html'), 'clerk')
  const got = await (await site.as('clerk')).get(`/api/documents/${id}/originals/${sha256(file)}`)
  expect(got.headers.get('content-type')).toBe('application/octet-stream')
  expect(got.headers.get('x-content-type-options')).toBe('nosniff')
  expect(got.headers.get('cache-control')).toBe('no-store')
  const disposition = got.headers.get('content-disposition') ?? ''
  expect(disposition).toMatch(/^attachment; /u)
  expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe('Góp ý "x".html.docx')
})

test('[WF143] who neither writes nor compiles gets none, a stranger learns nothing, and a picture is no original', async () => {
  const id = await consulted()
  const file = reviewed('Của chi bộ.')
  await post(`/api/documents/${id}/import`, formOf(file), 'clerk')
  const path = `/api/documents/${id}/originals`
  const one = `${path}/${sha256(file)}`
  for (const name of ['member1', 'member2', 'steering', 'standing'] as const) {
    const caller = await site.as(name)
    expect([name, codeOf(await caller.get(path)), codeOf(await caller.get(one))]).toEqual([
      name,
      'not-allowed',
      'not-allowed',
    ])
    // Whoever may read the text fetches its pictures: by that way no original comes.
    expect(codeOf(await caller.get(`/api/documents/${id}/attachments/${sha256(file)}`))).toBe('not-found')
  }
  const outsider = await site.as('outsider')
  expect([codeOf(await outsider.get(path)), codeOf(await outsider.get(one))]).toEqual([
    'not-found',
    'not-found',
  ])
  const png = pngFile(30, 20)
  const drafting = await site.begin()
  const lead = await site.as('lead')
  await post(`/api/documents/${drafting}/attachments`, formOf(png, 'hình.png'), 'lead')
  for (const name of [sha256(png), sha256(file), '0'.repeat(64)])
    expect(codeOf(await lead.get(`/api/documents/${drafting}/originals/${name}`))).toBe('not-found')
})

test('[WF143] the file of a personnel document is for those who deal with personnel alone', async () => {
  const bytes = docxFile(para(run('Danh sách giới thiệu.')))
  const id = await beginFrom(bytes, 'nhân sự.docx', 'drafter2', 'personnel')
  const one = `/api/documents/${id}/originals/${sha256(bytes)}`
  expect((await (await site.as('drafter2')).get(one)).bytes).toEqual(bytes)
  for (const name of ['lead', 'drafter1', 'compiler', 'clerk'] as const)
    expect([name, codeOf(await (await site.as(name)).get(one))]).toEqual([name, 'not-found'])
})

test('[WF144] a file that has no room any more is refused in words, and nothing of it is recorded', async () => {
  const inner = createMemoryStore()
  const small = await openSite({
    // A document whose room is as good as taken.
    store: {
      ...inner,
      appendEvents: batch =>
        inner.appendEvents(
          batch.attachment ? { ...batch, attachment: { ...batch.attachment, roomBytes: 3000 } } : batch,
        ),
    },
  })
  const id = await consulted(small)
  const send = (words: string) => post(`/api/documents/${id}/import`, formOf(reviewed(words)), 'clerk', small)
  const first = await send('Câu thứ nhất.')
  expect(first.status).toBe(200)
  const second = await send('Câu thứ hai.')
  expect([second.status, codeOf(second)]).toEqual([409, 'originals-full'])
  const clerk = await small.as('clerk')
  expect(valueAt(await clerk.get(`/api/documents/${id}/opinions`), 'items')).toHaveLength(1)
  expect(valueAt(await clerk.get(`/api/documents/${id}/originals`), 'items')).toHaveLength(1)
})

test('[WF144] what is refused is not kept; the room is told in the refusal, and the file is a Word file to the store', async () => {
  const id = await consulted()
  const broken = new TextEncoder().encode('Đây không phải tệp Word')
  expect(codeOf(await post(`/api/documents/${id}/import`, formOf(broken), 'clerk'))).toBe('word-not-docx')
  expect(await originalsOf(id)).toEqual([])
  expect(await site.store.findAttachment(id, sha256(broken))).toBeNull()
  const file = reviewed('Giữ lại.')
  await post(`/api/documents/${id}/import`, formOf(file), 'clerk')
  expect(await site.store.findAttachment(id, sha256(file))).toMatchObject({ contentType: originalType })
  expect(originalsMaxBytes).toBe(400 * 1024 * 1024)
})
