// A text that is submitted while people type: what is frozen is what was hashed, to the letter, and nobody's words vanish unseen.

import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { isOpenForWriting } from '#model/stage.ts'
import { carryMove } from '../../server/actions/carry-move.ts'
import type { Deps, Registers } from '../../server/actions/deps.ts'
import { createRegisters } from '../../server/actions/registers.ts'
import { seedState } from '../../server/sync/seed.ts'
import { sentence } from '../../server/sync/sentences.ts'
import { created, documentRow, movedTo, unit } from '../contract/rows.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { type RawClient, textRun } from '../support/stock-client.ts'
import { liveDocument, liveId, type SyncServer, startSyncServer } from '../support/sync-server.ts'
import { changeOf, raw, submission, tracked } from './live.ts'

const hung = { id: 'hung', name: 'Đồng chí Hùng', email: 'hung@mau.test', language: 'vi' } as const

/** A document before its last reader, on a store that servers share without hearing of each other. */
async function beforeSubmission() {
  const store = createMemoryStore()
  await store.createUnit(unit('u0'))
  await store.createUnit(unit('u1', 'Đảng ủy xã', 'u0'))
  const row = { ...documentRow(liveId), stage: 'steering_review' } as const
  await store.createDocument(row, seedState(liveDocument), created(liveId))
  await store.appendEvents({
    documentId: liveId,
    expectedSeq: 1,
    drafts: [movedTo(liveId, 'steering_review')],
  })
  await store.addMembership({ unitId: 'u0', userId: 'hung', role: 'steering_head' })
  const rightNow = async () => {
    const stage = (await store.findDocument(liveId))?.stage
    return stage !== undefined && isOpenForWriting(stage) ? ('write' as const) : ('read' as const)
  }
  /** @param isTold whether rights are looked up; else everybody who is in may go on writing */
  const server = async (isTold = true) =>
    tracked(
      await startSyncServer(store, {
        ...(isTold && { right: rightNow }),
        rights: async asked => asked.map(() => 'write'),
      }),
    )
  /** Submits by a server. @param meanwhile done each time when the text has been read and the event is not written yet */
  const submit = async (by: SyncServer, meanwhile: () => Promise<void>, expectedSeq = 2) => {
    const registers = createRegisters(store)
    const state: Registers['state'] = async id => {
      const known = await registers.state(id)
      await meanwhile()
      return known
    }
    const deps = {
      store,
      texts: by.hub,
      registers: { ...registers, state },
      now: () => new Date().toISOString(),
      newId: randomUUID,
    } as Partial<Deps> as Deps
    return carryMove(deps, hung, await submission(store, expectedSeq))
  }
  const frozenHash = async () => {
    const last = (await store.readEvents(liveId, 0)).at(-1)
    return last?.type === 'stageMoved' ? last.payload.sha256 : null
  }
  return { store, server, submit, frozenHash }
}

const typed = (client: RawClient, words: string) =>
  changeOf(client.doc, () => textRun(client.doc, 1).insert(0, words))

const words = (doc: Y.Doc) => textRun(doc, 1).toString()

test('[FA32] what is typed between the reading of a text and its closing is not in the frozen text, and stays with who typed it', async () => {
  const { server, submit, frozenHash } = await beforeSubmission()
  const own = await server()
  const [writer, reader] = [await raw(own), await raw(own, '?user=minh')]
  writer.update(typed(writer, 'Trước. '))
  await vi.waitFor(() => expect(words(reader.doc)).toContain('Trước. '))
  let count = 0
  const outcome = await submit(own, async () => {
    count += 1
    writer.update(typed(writer, `Muộn ${count}. `))
    await writer.roundTrip()
  })
  expect(outcome).toMatchObject({ ok: true, value: { stage: 'submitted' } })
  expect(count).toBeGreaterThan(0)
  expect(await writer.closed).toBe(4403)
  expect(writer.sentences).toEqual([sentence('rightChanged', 'vi')])
  const frozen = await own.hub.read(liveId)
  expect(frozen?.sha256).toBe(await frozenHash())
  const late = await raw(own, '?user=hoa')
  expect(words(late.doc)).toBe('Trước. Kết quả đạt được trong nhiệm kỳ qua.')
  expect(words(writer.doc)).toContain(`Muộn ${count}. `)
})

test('[FA32] a closing that comes to nothing lets go of the text', async () => {
  const { store, server, submit } = await beforeSubmission()
  const own = await server()
  const [writer, reader] = [await raw(own), await raw(own, '?user=minh')]
  const type = async () => {
    writer.update(typed(writer, 'Gõ tiếp. '))
    await writer.roundTrip()
  }
  expect(await submit(own, type, 7)).toMatchObject({ ok: false, refusal: { code: 'stale' } })
  await vi.waitFor(() => expect(words(reader.doc)).toContain('Gõ tiếp. '))
  expect((await store.findDocument(liveId))?.stage).toBe('steering_review')
})

test('[FA33] what another server commits after the reading is read too before the text is closed', async () => {
  const { server, submit, frozenHash } = await beforeSubmission()
  const [own, other] = [await server(), await server(false)]
  const [writer, reader] = [await raw(other), await raw(other, '?user=minh')]
  let isTyped = false
  const outcome = await submit(own, async () => {
    if (isTyped) return
    isTyped = true
    writer.update(typed(writer, 'Kịp. '))
    await vi.waitFor(() => expect(words(reader.doc)).toContain('Kịp. '))
  })
  expect(outcome).toMatchObject({ ok: true })
  expect((await (await server()).hub.read(liveId))?.sha256).toBe(await frozenHash())
  // The other server has not heard of it: what comes now stops at the store, and neither server hands it on.
  writer.update(typed(writer, 'Quá muộn. '))
  expect(await writer.closed).toBe(4403)
  expect(words(reader.doc)).not.toContain('Quá muộn. ')
  expect((await other.hub.read(liveId))?.sha256).toBe(await frozenHash())
  expect(words((await raw(other, '?user=hoa')).doc)).toBe('Kịp. Kết quả đạt được trong nhiệm kỳ qua.')
})

test('[FA33] while another server’s people never pause the text stays open, and who closes it is told', async () => {
  const { store, server, submit } = await beforeSubmission()
  const [own, other] = [await server(), await server()]
  const [writer, reader] = [await raw(other), await raw(other, '?user=minh')]
  let count = 0
  const outcome = await submit(own, async () => {
    count += 1
    writer.update(typed(writer, `⟦${count}⟧`))
    await vi.waitFor(() => expect(words(reader.doc)).toContain(`⟦${count}⟧`))
  })
  expect(outcome).toMatchObject({ ok: false, refusal: { code: 'text-moving' } })
  expect((await store.findDocument(liveId))?.stage).toBe('steering_review')
  expect(await store.readEvents(liveId, 0)).toHaveLength(2)
})
