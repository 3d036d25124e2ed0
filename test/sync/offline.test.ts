// Long work offline, and a paste larger than the server takes at once, arrive whole.

import { expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { textOf } from '#model/content.ts'
import { trackAcknowledgement } from '../../editor/client/acknowledgement.ts'
import { syncFrames } from '../../editor/client/sync-frames.ts'
import { openStockClient, synced } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { started, tracked } from './live.ts'

const sentence = 'Kinh tế của xã tăng trưởng khá, đời sống của nhân dân được nâng lên rõ rệt. '
const waitMs = 60_000

function paragraph(id: string, text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph')
  element.setAttribute('id', id)
  element.insert(0, [new Y.XmlText(text)])
  return element
}

test(
  '[SY138] a day’s work offline and a paste, each more than 1 MiB, arrive whole and are acknowledged',
  async () => {
    const server = await started()
    const client = tracked(openStockClient(server.url, liveId, { user: 'lan' }))
    const written = trackAcknowledgement()
    client.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== client.provider) written.wrote(update)
    })
    syncFrames(client.provider).watch(payload => void written.received(payload))
    await synced(client)
    const sections = client.doc.getXmlFragment('default')
    const section = sections.get(sections.length - 1)
    if (!(section instanceof Y.XmlElement)) throw new Error('no section')
    const length = async () => textOf((await server.hub.read(liveId))?.json ?? { type: 'doc' }).length
    const before = await length()

    client.provider.disconnect()
    for (let n = 0; n < 1500; n += 1) {
      section.insert(section.length, [paragraph(`o${n}`, sentence.repeat(8))])
      if (n % 5 === 0) section.delete(section.length - 1, 1)
    }
    expect(Y.encodeStateAsUpdate(client.doc).length).toBeGreaterThan(1 << 20)
    client.provider.connect()
    await vi.waitFor(() => expect(written.isOutstanding()).toBe(false), waitMs)
    const offline = await length()
    expect(offline - before).toBeGreaterThan(1200 * 8 * sentence.length)

    client.doc.transact(() => {
      const made = Array.from({ length: 1500 }, (_, n) => paragraph(`p${n}`, sentence.repeat(8)))
      section.insert(section.length, made)
    })
    expect(written.isOutstanding()).toBe(true)
    await vi.waitFor(() => expect(written.isOutstanding()).toBe(false), waitMs)
    expect((await length()) - offline).toBeGreaterThan(1500 * 8 * sentence.length)
    expect(client.closedWith()).toBeNull()
    expect(server.complaints).toEqual([])
  },
  3 * waitMs,
)
