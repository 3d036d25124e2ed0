// Approval and amendments while people have the text open: not one letter enters an approved text, whoever types when and
// wherever, and what somebody typed too late stays with them.

import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { permissions } from '#model/right.ts'
import { isSuperior, type Role, roles } from '#model/role.ts'
import { type Stage, stages } from '#model/stage.ts'
import { trackAcknowledgement } from '../../editor/client/acknowledgement.ts'
import { syncFrames } from '../../editor/client/sync-frames.ts'
import { unsentIn } from '../../editor/client/unsent.ts'
import { textRight } from '../../server/actions/access.ts'
import { beginAmendment, closeAmendment } from '../../server/actions/amend.ts'
import { decideApproval } from '../../server/actions/approve.ts'
import type { Deps, Person } from '../../server/actions/deps.ts'
import { createRegisters } from '../../server/actions/registers.ts'
import { createTextChecks } from '../../server/actions/text-checks.ts'
import { seedState } from '../../server/sync/seed.ts'
import { sentence } from '../../server/sync/sentences.ts'
import { checkDocument } from '../../server/word/check-text.ts'
import { created, documentRow, movedTo, record, unit } from '../contract/rows.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { openStockClient, type RawClient, synced, textRun } from '../support/stock-client.ts'
import { liveDocument, liveId, startSyncServer } from '../support/sync-server.ts'
import { changeOf, raw, tracked } from './live.ts'

const vote = { present: 9, for: 9, against: 0, blank: 0 }
const person = (id: string): Person => ({ id, name: id, email: `${id}@mau.test`, language: 'vi' })
/** Somebody of every role. */
const holders: Readonly<Record<Role, string>> = {
  drafter: 'mai',
  lead_drafter: 'lan',
  secretary_compiler: 'hoa',
  committee_member: 'an',
  party_secretary: 'son',
  party_member: 'ngan',
  personnel_officer: 'tam',
  steering_member: 'minh',
  steering_head: 'hung',
  standing_member: 'huy',
  observer_superior: 'thu',
  clerk: 'khoi',
  admin: 'quan',
}
const members = roles.map(role => [holders[role], role, isSuperior(role) ? 'u0' : 'u1'] as const)

/** The live document at a stage, on a server that looks rights up as a real one does. */
async function opened(stage: Stage) {
  const store = createMemoryStore()
  await store.createUnit(unit('u0'))
  await store.createUnit(unit('u1', 'Đảng ủy xã', 'u0'))
  await store.createDocument(documentRow(liveId), seedState(liveDocument), created(liveId))
  for (const [userId, role, unitId] of members) await store.addMembership({ unitId, userId, role })
  const registers = createRegisters(store)
  const source = { store, registers, now: () => new Date().toISOString() }
  const server = tracked(
    await startSyncServer(store, {
      right: ({ userId, documentId }) => textRight(source, userId, documentId),
      rights: async asked => Promise.all(asked.map(one => textRight(source, one.userId, one.documentId))),
    }),
  )
  const deps = {
    ...source,
    texts: server.hub,
    checks: createTextChecks(async input => checkDocument(input)),
    newId: randomUUID,
  } as Partial<Deps> as Deps
  const seq = async () => (await registers.state(liveId)).seq
  const put = async (to: Stage) => {
    const { sha256 = '' } = (await server.hub.read(liveId)) ?? {}
    const moved = movedTo(liveId, to)
    const payload = { ...(moved.payload as object), sha256 }
    const drafts = [{ ...moved, payload } as typeof moved]
    await record(store, {
      documentId: liveId,
      expectedSeq: await seq(),
      drafts,
      stage: { stage: to, draft: 1 },
    })
  }
  await put(stage)
  const hash = async () => (await server.hub.read(liveId))?.sha256 ?? ''
  const decide = async (by: 'hung' | 'huy', sha256: string) =>
    decideApproval(deps, person(by), liveId, {
      body: by === 'hung' ? 'steering' : 'standing',
      decision: 'approve',
      reasons: [],
      requests: [],
      vote,
      minutes: null,
      sha256,
      expectedSeq: await seq(),
    })
  return { store, server, deps, registers, put, hash, decide, seq }
}

const typed = (client: RawClient, said: string) =>
  changeOf(client.doc, () => textRun(client.doc, 1).insert(0, said))
const words = (doc: Y.Doc) => textRun(doc, 1).toString()

test('[SG18] a tab that types across the moment of approval, and one that was offline, leave not one letter in the approved text', async () => {
  const { server, registers, hash, decide } = await opened('steering_review')
  const online = await raw(server, '?user=mai')
  const offline = tracked(openStockClient(server.url, liveId, { user: 'lan' }))
  const written = trackAcknowledgement()
  offline.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== offline.provider) written.wrote(update)
  })
  syncFrames(offline.provider).watch(payload => void written.received(payload))
  await synced(offline)
  offline.provider.disconnect()
  textRun(offline.doc, 1).insert(0, 'Gõ khi mất mạng. ')
  online.update(typed(online, 'Kịp. '))
  await online.roundTrip()
  const read = await hash()
  const [atOnce] = await Promise.all([decide('hung', read), online.update(typed(online, 'Muộn. '))])
  // Each of the two letters was either in before the decision, which then has to be taken about the new text, or it is out.
  let passed = atOnce
  for (let late = 0; late < 2 && !passed.ok; late += 1) {
    expect(passed.refusal.code).toBe('text-another')
    passed = await decide('hung', await hash())
  }
  expect(passed).toMatchObject({ ok: true, value: { stage: 'submitted' } })
  const approved = await decide('huy', await hash())
  expect(approved).toMatchObject({ ok: true, value: { stage: 'approved' } })
  const { approval } = await registers.state(liveId)
  online.update(typed(online, 'Quá muộn. '))
  expect(await online.closed).toBe(4403)
  expect(online.sentences).toContain(sentence('rightChanged', 'vi'))
  offline.provider.connect()
  await vi.waitFor(() => expect(offline.provider.synced).toBe(true))
  const late = await raw(server, '?user=son')
  await late.roundTrip()
  expect(words(late.doc)).not.toMatch(/Quá muộn|mất mạng/u)
  expect(await hash()).toBe(approval.approved?.sha256)
  // What each typed is still theirs to copy.
  expect(words(online.doc)).toContain('Quá muộn. ')
  expect(words(offline.doc)).toContain('Gõ khi mất mạng. ')
  expect(JSON.stringify(unsentIn(offline.doc, written.outstanding()))).toContain('Gõ khi mất mạng.')
})

test('[SG19] an amendment lets the lead type who has the page open, and nobody else; its end takes exactly what was hashed', async () => {
  const { server, deps, registers, hash, seq } = await opened('approved')
  const [lead, drafter] = [await raw(server, '?user=lan'), await raw(server, '?user=mai')]
  const before = await hash()
  const asked = { reason: 'Sửa số liệu.', authority: 'Thông báo số 1' }
  const begun = await beginAmendment(deps, person('lan'), liveId, { ...asked, expectedSeq: await seq() })
  expect(begun).toMatchObject({ ok: true, value: { number: 1 } })
  await vi.waitFor(() => expect(lead.questions()).toBe(1)) // the server asks for what it may send
  lead.update(typed(lead, 'Số liệu đã sửa. '))
  drafter.update(typed(drafter, 'Chen vào. '))
  await vi.waitFor(() => expect(words(drafter.doc)).toContain('Số liệu đã sửa. '))
  expect(drafter.sentences).toEqual([sentence('readOnly', 'vi')])
  const [closed] = await Promise.all([
    closeAmendment(deps, person('lan'), liveId, 1),
    lead.update(typed(lead, 'Gõ lúc đóng. ')),
  ])
  expect(closed.ok && closed.value.sha256Before).toBe(before)
  expect(closed.ok && closed.value.sha256After).toBe(await hash())
  lead.update(typed(lead, 'Quá muộn. '))
  expect(await lead.closed).toBe(4403)
  const { approval } = await registers.state(liveId)
  expect(approval.amendments[0]?.closed?.sha256After).toBe(await hash())
  const late = await raw(server, '?user=son')
  await late.roundTrip()
  expect(words(late.doc)).toContain('Số liệu đã sửa. ')
  expect(words(late.doc)).not.toMatch(/Quá muộn|Chen vào/u)
})

test('[SG15] at every stage exactly those of all roles type whom the table lets write', async () => {
  const { server, put } = await opened('drafting')
  for (const stage of stages) {
    await put(stage)
    const found: unknown[] = []
    for (const [userId, role] of members) {
      const granted = permissions([role], stage)
      const client = await raw(server, `?user=${userId}`)
      if (!granted.includes('read')) {
        expect([stage, role, await client.closed]).toEqual([stage, role, 4403])
        continue
      }
      const mark = `⟦${stage} ${role}⟧`
      const heard = client.updates.length
      client.update(typed(client, mark))
      // Taken, it is echoed; else its sender is told.
      await vi.waitFor(() => expect(client.updates.length > heard || client.sentences.length > 0).toBe(true))
      const text = JSON.stringify((await server.hub.read(liveId))?.json)
      found.push([role, text.includes(mark), granted.includes('write')])
      client.close()
    }
    expect([stage, found.filter(one => Array.isArray(one) && one[1] !== one[2])]).toEqual([stage, []])
  }
})
