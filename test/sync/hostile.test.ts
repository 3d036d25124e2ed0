// Live editing against clients that lie: updates, client ids, frames, names.

import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding'
import { describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { textOf } from '#model/content.ts'
import { awarenessFrame } from '../../server/sync/frames.ts'
import { readEntries } from '../../server/sync/presence.ts'
import { type RawClient, syncMessage, textRun } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { changeOf, raw, started, textHash } from './live.ts'
import { presence } from './presence-message.ts'

describe('hostile clients', () => {
  const attacks: Record<string, (doc: Y.Doc) => Uint8Array> = {
    'deletes a section': doc => changeOf(doc, () => doc.getXmlFragment('default').delete(0, 1)),
    'changes a locked heading': doc => changeOf(doc, () => textRun(doc, 0).insert(0, 'x')),
    'writes into another root': doc => changeOf(doc, () => doc.getText('q').insert(0, 'x')),
    'plants a javascript link': doc =>
      changeOf(doc, () => textRun(doc, 1).format(0, 3, { link: { href: 'javascript:alert(1)' } })),
    'sets the attribute __proto__': doc =>
      changeOf(doc, () => {
        const section = doc.getXmlFragment('default').get(0)
        const block = section instanceof Y.XmlElement ? section.get(1) : null
        if (block instanceof Y.XmlElement) block.setAttribute('__proto__', 'x')
      }),
    'leaves a gap': doc => {
      changeOf(doc, () => textRun(doc, 1).insert(0, 'một'))
      return changeOf(doc, () => textRun(doc, 1).insert(0, 'hai'))
    },
    'deletes what is not written yet': doc => {
      const encoder = createEncoder()
      const [client, clock] = [...Y.decodeStateVector(Y.encodeStateVector(doc))][0] ?? [0, 0]
      for (const number of [0, 1, client, 1, clock, 1000]) writeVarUint(encoder, number)
      return toUint8Array(encoder)
    },
    'sends no update at all': () => Uint8Array.of(9, 9, 9),
  }
  for (const [name, attack] of Object.entries(attacks)) {
    test(`[SY30] who ${name} is told and closed with 4400, and the text is as before`, async () => {
      const server = await started()
      const before = await textHash(server)
      const client = await raw(server)
      await vi.waitFor(() => expect(client.questions()).toBe(1))
      client.update(attack(client.doc))
      expect(await client.closed).toBe(4400)
      expect(client.sentences[0]).toContain('không được ghi')
      expect(await textHash(server)).toBe(before)
      expect(server.complaints.at(-1)?.message).toBe('update refused')
    })
  }

  test('[SY31] an update over 1 MiB is closed with 4413, one of 600 KB is taken', async () => {
    const server = await started()
    const client = await raw(server)
    const large = changeOf(client.doc, () => textRun(client.doc, 1).insert(0, 'x'.repeat(600_000)))
    const heard = client.updates.length
    client.update(large)
    await vi.waitFor(() => expect(client.updates.length).toBe(heard + 1), { timeout: 5000 })
    client.update(changeOf(client.doc, () => textRun(client.doc, 1).insert(0, 'x'.repeat(1_100_000))))
    expect(await client.closed).toBe(4413)
    expect(textOf((await server.hub.read(liveId))?.json ?? { type: 'doc' }).length).toBeLessThan(700_000)
  })

  test('[SY32] an update that is costly beyond its size is refused while others go on', async () => {
    const server = await started()
    const client = await raw(server)
    const other = await raw(server, '?user=minh')
    const run = textRun(client.doc, 1)
    client.update(changeOf(client.doc, () => run.insert(0, 'r'.repeat(60_000))))
    const base = Y.decodeStateVector(Y.encodeStateVector(client.doc)).get(client.doc.clientID) ?? 0
    const encoder = createEncoder()
    for (const number of [1, 60_000, 7, 0]) writeVarUint(encoder, number)
    for (let at = 0; at < 60_000; at += 1) {
      writeVarUint(encoder, 0x44)
      for (const number of [client.doc.clientID, base - 1 - at]) writeVarUint(encoder, number)
      writeVarString(encoder, 'a')
    }
    writeVarUint(encoder, 0)
    client.update(toUint8Array(encoder))
    other.update(changeOf(other.doc, () => textRun(other.doc, 2).insert(0, 'Vẫn gõ. ')))
    expect(await client.closed).toBe(4400)
    expect(server.complaints.map(({ fields }) => fields)).toContainEqual(
      expect.objectContaining({ problem: 'JobTimeout' }),
    )
    await vi.waitFor(async () => {
      const text = await server.hub.read(liveId)
      expect(textOf(text?.json ?? { type: 'doc' })).toContain('Vẫn gõ. ')
    })
  })

  test('[SY33] words under a colleague’s client id are refused', async () => {
    const server = await started()
    const victim = await raw(server, '?user=lan')
    victim.update(changeOf(victim.doc, () => textRun(victim.doc, 1).insert(0, 'Của Lan. ')))
    const forger = await raw(server, '?user=minh')
    await vi.waitFor(() => expect(textRun(forger.doc, 1).toString()).toContain('Của Lan. '))
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(forger.doc))
    copy.clientID = victim.doc.clientID
    forger.update(changeOf(copy, () => textRun(copy, 1).insert(0, 'x'.repeat(200))))
    expect(await forger.closed).toBe(4400)
    const heard = victim.updates.length
    victim.update(changeOf(victim.doc, () => textRun(victim.doc, 1).insert(0, 'Lan gõ tiếp. ')))
    await vi.waitFor(() => expect(victim.updates.length).toBe(heard + 1))
  })

  test('[SY35] a client that comes back while its dead socket still seems open gets in as soon as that is cut', async () => {
    const server = await started()
    const lost = await raw(server, '?user=lan')
    const heard = lost.updates.length
    lost.update(changeOf(lost.doc, () => textRun(lost.doc, 1).insert(0, 'Trước khi mất mạng. ')))
    await vi.waitFor(() => expect(lost.updates.length).toBe(heard + 1))
    lost.freeze()
    const words = changeOf(lost.doc, () => textRun(lost.doc, 1).insert(0, 'Sau khi mất mạng. '))
    const early = await raw(server, '?user=lan')
    early.update(words)
    expect(await early.closed).toBe(1012)
    await vi.waitFor(
      async () => {
        const again = await raw(server, '?user=lan')
        const before = again.updates.length
        again.update(words)
        await vi.waitFor(() => expect(again.updates.length).toBe(before + 1), { timeout: 300 })
      },
      { timeout: 8000, interval: 300 },
    )
  })

  test('[SY34] 2,000 malformed frames change nothing and stop nothing', async () => {
    const server = await started()
    const before = await textHash(server)
    let state = 99
    const roll = (limit: number) => {
      state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
      return (state >> 8) % limit
    }
    let client = await raw(server)
    for (let sent = 0; sent < 2000; sent += 1) {
      const noise = Uint8Array.from({ length: 1 + roll(60) }, () => roll(256))
      client.send(
        [noise, syncMessage(0, noise), syncMessage(2, noise), awarenessFrame(noise)][roll(4)] ?? noise,
      )
      if (sent % 20 !== 19) continue
      client.close()
      client = await raw(server)
    }
    expect(await textHash(server)).toBe(before)
    expect(client.isSynced()).toBe(true)
  })
})

describe('presence', () => {
  test('[SY40] a name is the session’s, the sender hears it too, newcomers at once, and leaving takes it away', async () => {
    const server = await started()
    const watcher = await raw(server, '?user=minh')
    const client = await raw(server, '?user=lan')
    client.send(
      presence(client.doc.clientID, 1, { user: { name: 'Bí thư Huyện ủy', id: 'x' }, cursor: { at: 1 } }),
    )
    const seen = (who: RawClient) => who.awareness.flatMap(payload => readEntries(payload))
    await vi.waitFor(() => expect(seen(watcher)).toHaveLength(1))
    await vi.waitFor(() => expect(seen(client)).toHaveLength(1))
    const late = await raw(server, '?user=hoa')
    await vi.waitFor(() => expect(seen(late)).toHaveLength(1))
    expect(JSON.parse(seen(late)[0]?.json ?? '')).toMatchObject({
      user: { id: 'lan', name: 'Đồng chí lan' },
      cursor: { at: 1 },
    })
    client.close()
    await vi.waitFor(() =>
      expect(seen(watcher).at(-1)).toMatchObject({ client: client.doc.clientID, json: 'null' }),
    )
  })

  test('[SY41] nobody removes or replaces a colleague, adds a second caret, or shows more than 4 KB', async () => {
    const server = await started()
    const watcher = await raw(server, '?user=hoa')
    const victim = await raw(server, '?user=lan')
    victim.send(presence(victim.doc.clientID, 1, { here: 1 }))
    const attacker = await raw(server, '?user=minh')
    attacker.send(presence(victim.doc.clientID, 9, null))
    attacker.send(presence(victim.doc.clientID, 9, { here: 2 }))
    attacker.send(presence(attacker.doc.clientID, 1, { note: 'x'.repeat(5000) }))
    attacker.send(presence(attacker.doc.clientID, 2, { here: 3 }))
    attacker.send(presence(4711, 1, { here: 4 }))
    attacker.send(presence(attacker.doc.clientID, 3, { here: 5 }))
    const seen = () =>
      watcher.awareness.flatMap(payload => readEntries(payload).map(entry => JSON.parse(entry.json)?.here))
    await vi.waitFor(() => expect(seen()).toContain(5))
    expect(seen().filter(here => here !== 3)).toEqual([1, 5]) // 3 may have been overtaken by 5: ten a second at most
  })

  test('[FA40] a state of more than 4 KB is not shown to anybody, whoever comes', async () => {
    const server = await started()
    const [small, large] = [await raw(server, '?user=lan'), await raw(server, '?user=minh')]
    large.send(presence(large.doc.clientID, 1, { note: 'x'.repeat(5000) }))
    await large.roundTrip()
    small.send(presence(small.doc.clientID, 1, { note: 'x'.repeat(3900) }))
    await vi.waitFor(() => expect(small.awareness).not.toEqual([]))
    const late = await raw(server, '?user=hoa')
    await vi.waitFor(() => expect(late.awareness).not.toEqual([]))
    const shown = late.awareness.flatMap(payload => readEntries(payload).map(({ client }) => client))
    expect(shown).toEqual([small.doc.clientID])
  })
})
