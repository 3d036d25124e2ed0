// Many who open one text in the same moment: one answer for all who know the same, and never one that is older than the text.

import { afterAll, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { Joining } from '../../server/sync/joining.ts'
import { LiveText } from '../../server/sync/live-text.ts'
import { TextWorker } from '../../server/sync/text-worker-client.ts'
import { openMemoryLine } from '../support/memory-line.ts'
import { createMemoryStore } from '../support/memory-store.ts'
import { addLiveDocument, liveId } from '../support/sync-server.ts'
import { changeOf } from './live.ts'

const worker = new TextWorker()
afterAll(() => worker.stop())

const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const now = () => '2026-11-23T00:00:00.000Z'

test('[SY302] those who come in one moment with the same knowledge get one answer, made once; after an update it is made anew and holds it', async () => {
  const store = createMemoryStore()
  await addLiveDocument(store)
  const events = { onBroken: (error: unknown) => expect(error).toBeNull(), onRoom: () => undefined }
  const text = await LiveText.open({ store, now, log, worker, backgroundWorker: worker }, liveId, events)
  if (!text) throw new Error('the text is gone')
  const call = vi.spyOn(worker, 'call')
  const joining = new Joining(
    worker,
    (_, error) => expect(error).toBeNull(),
    () => undefined,
  )

  /** Twenty who come at once. @returns what was sent to them, and the text of each */
  const come = async (known: Y.Doc) => {
    const vector = Y.encodeStateVector(known)
    const people = Array.from({ length: 20 }, (_, at) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(known))
      const line = openMemoryLine({ id: `u${at}`, name: `U${at}` }, 'vi', message => {
        const [head = 0, kind = 0] = message
        if (head === 0 && kind > 0) Y.applyUpdate(doc, updateIn(message))
      })
      const sent = vi.spyOn(line.connection, 'sendAnswer')
      expect(joining.answer(text, line.connection, vector)).toBe(true)
      return { doc, sent, line }
    })
    await vi.waitFor(() => {
      for (const { sent } of people) expect(sent).toHaveBeenCalledTimes(1)
    })
    const texts = new Set(people.map(({ doc }) => doc.getXmlFragment('default').toString()))
    expect(texts.size).toBe(1)
    return { answers: new Set(people.map(({ sent }) => sent.mock.calls[0]?.[0])), text: [...texts][0] ?? '' }
  }

  const first = await come(new Y.Doc())
  expect(first.answers.size).toBe(1)
  expect(first.text).toContain('Kết quả đạt được')

  const writer = new Y.Doc()
  Y.applyUpdate(writer, (await store.loadText(liveId))?.snapshot ?? new Uint8Array())
  const older = new Y.Doc()
  Y.applyUpdate(older, Y.encodeStateAsUpdate(writer))
  await text.wake()
  const append = async (words: string) => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(words)])
    const change = changeOf(writer, () => writer.getXmlFragment('default').insert(0, [paragraph]))
    await new Promise<void>(resolve => text.append(change, 'lan', resolve))
  }
  await append('Câu mới.')
  const second = await come(new Y.Doc())
  expect(second.answers.size).toBe(1)
  expect(second.text).toContain('Câu mới.')

  call.mockClear()
  text.sleepIfUnused(0)
  await vi.waitFor(() => expect(text.isAwake).toBe(false))
  const third = await come(older)
  expect(third.text).toBe(second.text)
  expect(third.answers.size).toBe(1)
  expect(call.mock.calls.filter(([job]) => job === 'diff')).toHaveLength(1)
  await append('Câu nữa.')
  expect((await come(older)).text).toContain('Câu nữa.')
  expect(call.mock.calls.filter(([job]) => job === 'diff')).toHaveLength(2)
  text.drop()
})

function updateIn(message: Uint8Array): Uint8Array {
  let [at, length, shift] = [2, 0, 0]
  for (let byte = 128; byte >= 128; at += 1, shift += 7) {
    byte = message[at] ?? 0
    length |= (byte & 127) << shift
  }
  return message.slice(at, at + length)
}
