// A version brought back over the routes: by whom, when, what is recorded, and what becomes of the opinions.

import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { codeOf, field, openSite, type Site, valueAt } from '../support/site.ts'
import { textRun } from '../support/stock-client.ts'

let site: Site
let id: string
let at: string

beforeEach(async () => {
  site = await openSite()
  id = await site.begin()
  at = `/api/documents/${id}`
})

/** Somebody writes in the n-th text block. */
async function write(block: number, change: (run: Y.XmlText) => void): Promise<void> {
  const stored = await site.store.loadText(id)
  const doc = new Y.Doc()
  for (const update of [stored?.snapshot ?? new Uint8Array(), ...(stored?.tail ?? []).map(row => row.update)])
    Y.applyUpdate(doc, update)
  const before = Y.encodeStateVector(doc)
  change(textRun(doc, block))
  const update = Y.encodeStateAsUpdate(doc, before)
  await site.store.appendUpdate({ documentId: id, update, userId: 'x', at: site.deps.now() })
}

const seqOf = async () => Number(valueAt(await (await site.as('lead')).get(at), 'seq'))
const keep = async (name: string) =>
  field(await (await site.as('lead')).post(`${at}/versions`, { name }), 'id')
const hashNow = async () => field(await (await site.as('lead')).get(`${at}/content`), 'sha256')
const restore = async (version: string) =>
  (await site.as('lead')).post(`${at}/versions/${version}/restore`, { expectedSeq: await seqOf() })

test('[VR33] the text is the version again, what stood before is kept, and both stand in the register', async () => {
  await write(2, run => run.insert(0, 'Xã có 31 chi bộ và 1.184 đảng viên.'))
  const version = await keep('Bản họp')
  const hash = await hashNow()
  await write(2, run => run.insert(0, 'Câu thêm sau. '))
  const later = await hashNow()
  const answer = await restore(version)
  expect(answer.status).toBe(200)
  expect(await hashNow()).toBe(hash)
  expect(valueAt(answer, 'kept', 'sha256')).toBe(later)
  expect(field(answer, 'kept', 'name')).toBe('Trước khi khôi phục “Bản họp”')
  const history = await (await site.as('lead')).get(`${at}/history?verify=1`)
  const items = valueAt(history, 'items') as { type: string; payload: object; actor: string }[]
  expect(items.slice(-2).map(({ type }) => type)).toEqual(['versionKept', 'versionRestored'])
  expect(items.at(-1)?.payload).toMatchObject({
    versionId: version,
    name: 'Bản họp',
    sha256: hash,
    keptVersionId: field(answer, 'kept', 'id'),
    byName: 'Nguyễn Văn Dũng',
  })
  expect(valueAt(history, 'verified', 'isWhole')).toBe(true)
  const again = await restore(version)
  expect([again.status, codeOf(again)]).toEqual([409, 'version-same'])
  expect((await restore(field(answer, 'kept', 'id'))).status).toBe(200)
  expect(await hashNow()).toBe(later)
})

test('[VR34] only the lead, while the text is open, with the state that was seen', async () => {
  const version = await keep('Bản đầu')
  await write(2, run => run.insert(0, 'Câu thêm sau.'))
  const hash = await hashNow()
  const expectedSeq = await seqOf()
  for (const [name, status] of [
    ['drafter1', 403],
    ['secretary', 403],
    ['member1', 403],
    ['outsider', 404],
    ['admin', 404],
  ] as const) {
    const answer = await (await site.as(name)).post(`${at}/versions/${version}/restore`, { expectedSeq })
    expect([name, answer.status]).toEqual([name, status])
  }
  const lead = await site.as('lead')
  const stale = await lead.post(`${at}/versions/${version}/restore`, { expectedSeq: expectedSeq - 1 })
  expect([stale.status, codeOf(stale)]).toEqual([409, 'stale'])
  const unknown = await lead.post(`${at}/versions/${randomUUID()}/restore`, { expectedSeq })
  expect(unknown.status).toBe(404)
  const unnamed = await lead.post(`${at}/versions/${version}/restore`, {})
  expect([unnamed.status, valueAt(unnamed, 'error', 'details', '0', 'field')]).toEqual([422, 'expectedSeq'])
  await closeText(expectedSeq)
  const closed = await restore(version)
  expect([closed.status, codeOf(closed)]).toEqual([403, 'not-allowed'])
  expect(await hashNow()).toBe(hash)
})

async function closeText(expectedSeq: number): Promise<void> {
  const moved = await site.store.appendEvents({
    documentId: id,
    expectedSeq,
    drafts: [
      {
        documentId: id,
        opinionId: null,
        type: 'stageMoved',
        at: site.deps.now(),
        actor: 'test',
        actorRole: 'steering_head',
        unitId: site.sample.units.own,
        payload: {
          from: 'steering_review',
          to: 'submitted',
          draft: 1,
          note: '',
          sha256: null,
          byName: 'Trần Thị Hạnh',
        },
      },
    ],
    stage: { stage: 'submitted', draft: 1 },
  })
  expect(moved.ok).toBe(true)
}

test('[VR35] opinions keep their places; one whose words only the later text had is listed, and finds them again', async () => {
  await write(2, run => run.insert(0, 'Xã có 31 chi bộ. Đường tỉnh đã thông xe.'))
  const version = await keep('Bản họp')
  await write(2, run => run.insert(0, 'Câu thêm sau, nói về giải ngân còn chậm. '))
  const member = await site.as('member1')
  const give = async (quote: string) => {
    const opinion = {
      id: randomUUID(),
      kind: 'clarify',
      severity: 'minor',
      body: 'Nêu rõ.',
      anchor: { quote },
    }
    expect((await member.post(`${at}/opinions`, opinion)).status).toBe(201)
    return opinion.id
  }
  const staying = await give('Đường tỉnh đã thông xe')
  const going = await give('giải ngân còn chậm')
  const placeOf = async (opinion: string) => {
    const items = valueAt(await member.get(`${at}/opinions`), 'items') as {
      id: string
      place: { status: string }
    }[]
    return items.find(one => one.id === opinion)?.place.status.replace('exact-moved', 'exact')
  }
  expect([await placeOf(staying), await placeOf(going)]).toEqual(['exact', 'exact'])
  const restored = await restore(version)
  expect(restored.status).toBe(200)
  expect(await placeOf(staying)).toBe('exact')
  expect(await placeOf(going)).not.toBe('exact')
  expect((await restore(field(restored, 'kept', 'id'))).status).toBe(200)
  expect([await placeOf(staying), await placeOf(going)]).toEqual(['exact', 'exact'])
})
