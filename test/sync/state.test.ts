// What clients are told of the text's state, how they heal, and whose rights are looked at again.

import { describe, expect, test, vi } from 'vitest'
import type { WebsocketProvider } from 'y-websocket'

import { decodeFeed, messageType, schemaVersion } from '#model/frame.ts'
import { markOf, selfCheck } from '#model/self-check.ts'
import { stateMark } from '#model/state-mark.ts'
import { agreedText, openPair, textOfClient } from '../support/pair.ts'
import { openStockClient, type StockClient, synced, textRun } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { raw, started, tracked } from './live.ts'

/** First byte of a sync message that carries an update. */
const updateKind = 2

/** Gives a provider what our own client has; counts what it is told. */
function checking(provider: WebsocketProvider): { notices(): number; same(): boolean } {
  let notices = 0
  let same = false
  const check = selfCheck(provider.doc, {
    isBusy: () => !provider.synced,
    send: message => provider.ws?.send(message),
  })
  provider.messageHandlers[messageType.feed] = (_encoder, decoder) => {
    const notice = decodeFeed(decoder.arr.subarray(decoder.pos))
    if ('seq' in notice) return
    provider.params['epoch'] = notice.epoch
    if (notice.vector === '') return
    notices += 1
    const own = markOf(provider.doc)
    same = own.vector === notice.vector && own.deleted === notice.deleted
    check(notice)
  }
  return { notices: () => notices, same: () => same }
}

function own(server: { readonly url: string }, user: string, more: Record<string, string> = {}): StockClient {
  return tracked(openStockClient(server.url, liveId, { user, schema: String(schemaVersion), ...more }))
}

describe('state', () => {
  test('[SY61] a mark is the same in every order of clients, and another for every other state', () => {
    const mark = stateMark(
      [
        [1, 5],
        [2, 7],
      ],
      [[1, [0, 3]]],
    )
    expect(
      stateMark(
        [
          [2, 7],
          [1, 5],
        ],
        [[1, [0, 3]]],
      ),
    ).toEqual(mark)
    for (const [vector, deleted] of [
      [
        [
          [1, 5],
          [2, 8],
        ],
        [[1, [0, 3]]],
      ],
      [
        [
          [1, 7],
          [2, 5],
        ],
        [[1, [0, 3]]],
      ],
      [
        [
          [1, 5],
          [2, 7],
        ],
        [[1, [0, 2]]],
      ],
      [
        [
          [1, 5],
          [2, 7],
        ],
        [[2, [0, 3]]],
      ],
    ] as const) {
      expect(
        stateMark(
          vector.map(([a, b]) => [a, b] as const),
          deleted,
        ),
      ).not.toEqual(mark)
    }
  })

  test('[SY62] honest clients find themselves the same as the server, deletions too', async () => {
    const server = await started(() => ({}), { stateEveryMs: 40 })
    const [one, other] = [own(server, 'lan'), own(server, 'minh')]
    await Promise.all([synced(one), synced(other)])
    const checks = [checking(one.provider), checking(other.provider)]
    for (let at = 0; at < 30; at += 1) {
      textRun(one.doc, 1).insert(at % 7, 'Một ')
      textRun(other.doc, 1).insert(at % 5, 'hai ')
      if (at % 3 === 0) textRun(one.doc, 1).delete(0, 3)
    }
    await agreedText(one, other)
    await vi.waitFor(() => expect(checks.map(check => check.same())).toEqual([true, true]))
    expect(server.complaints).toEqual([])
  })

  test('[SY63] a client that missed an update notices it, asks again, and the server counts it', async () => {
    const server = await started(() => ({}), { stateEveryMs: 60 })
    const [one, other] = [own(server, 'lan'), own(server, 'minh')]
    await Promise.all([synced(one), synced(other)])
    checking(other.provider)
    const apply = other.provider.messageHandlers[messageType.sync]
    let dropped = 0
    other.provider.messageHandlers[messageType.sync] = (...given) => {
      const [, decoder] = given
      if (dropped > 0 || decoder.arr[decoder.pos] !== updateKind) apply?.(...given)
      else dropped += 1
    }
    textRun(one.doc, 1).insert(0, 'Câu bị rơi. ')
    await vi.waitFor(() => expect(dropped).toBe(1))
    await vi.waitFor(() => expect(textOfClient(other)).toContain('Câu bị rơi. '), { timeout: 5000 })
    await vi.waitFor(() => expect(server.hub.figures().refusals.get('replica differed')).toBeGreaterThan(0))
  })

  test('[SY64] a stock client is not told of the state', async () => {
    const server = await started(() => ({}), { stateEveryMs: 20 })
    const { first, second } = tracked(await openPair(server.url, liveId, ['lan', 'minh']))
    const told = vi.fn()
    first.provider.messageHandlers[messageType.feed] = told
    const watched = checking(own(server, 'hoa').provider)
    await vi.waitFor(() => expect(watched.notices()).toBeGreaterThan(2))
    expect(told).not.toHaveBeenCalled()
    expect(second.provider.synced).toBe(true)
  })

  test('[SY250] what a text comes to is told while it sleeps', async () => {
    const server = await started(() => ({}), { restAfterMs: 20, stateEveryMs: 400 })
    const one = own(server, 'lan')
    await synced(one)
    const told = checking(one.provider)
    for (let round = 0; round < 3; round += 1) {
      const before = told.notices()
      textRun(one.doc, 1).insert(0, 'Một ')
      await vi.waitFor(() => expect(server.hub.figures().sleeping).toBe(1))
      await vi.waitFor(() => expect([told.notices() > before, told.same()]).toEqual([true, true]), {
        timeout: 5000,
      })
    }
  })

  test('[SY251] a client hears the epoch as it comes in', async () => {
    const server = await started(() => ({}), { epoch: 'sau-khi-khoi-phuc', stateEveryMs: 3_600_000 })
    const client = own(server, 'lan')
    checking(client.provider)
    await vi.waitFor(() => expect(client.provider.params['epoch']).toBe('sau-khi-khoi-phuc'))
  })

  test('[SY16] a client whose copy is older than a restored one is closed with 4409', async () => {
    const server = await started(() => ({}), { epoch: 'sau-khi-khoi-phuc', stateEveryMs: 30 })
    const old = await raw(server, `?schema=${schemaVersion}&epoch=truoc`)
    expect(await old.closed).toBe(4409)
    expect(old.sentences[0]).toContain('tải lại trang')
    const client = own(server, 'lan')
    checking(client.provider)
    await vi.waitFor(() => expect(client.provider.params['epoch']).toBe('sau-khi-khoi-phuc'))
    expect((await raw(server, `?schema=${schemaVersion}&epoch=sau-khi-khoi-phuc`)).isSynced()).toBe(true)
  })
})

describe('rights by the clock', () => {
  test('[SY22] a session that ended or a right that went without a word is noticed within two seconds', async () => {
    const server = await started()
    const [writer, guest] = [await raw(server), await raw(server, '?user=khach')]
    expect([writer.isSynced(), guest.isSynced()]).toEqual([true, true])
    server.setRight('khach', null)
    server.setRight('lan', 'read')
    const begun = performance.now()
    expect(await Promise.all([writer.closed, guest.closed])).toEqual([4403, 4403])
    expect(performance.now() - begun).toBeLessThan(2000)
  })
})
