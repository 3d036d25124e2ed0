// The lines of /metrics that an operator looks at: each moves when what it measures does.

import { expect, test, vi } from 'vitest'
import { createMetrics } from '../../server/http/health.ts'
import { textRun } from '../support/stock-client.ts'
import type { SyncServer } from '../support/sync-server.ts'
import { changeOf, raw, started, tracked } from './live.ts'

/** The figures by their name with its labels, as /metrics gives them. */
async function figuresOf(server: SyncServer): Promise<ReadonlyMap<string, number>> {
  const metrics = createMetrics(true, () => server.hub.figures())
  const lines = `${await metrics.registry.metrics()}${metrics.live()}`.split('\n')
  return new Map(
    lines
      .filter(line => line !== '' && !line.startsWith('#'))
      .map(line => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]),
  )
}

test('[FA14] the age of the oldest unacknowledged update grows until it is committed, and the commit’s time is counted', async () => {
  let commit = () => {}
  const committed = new Promise<void>(resolve => {
    commit = resolve
  })
  const server = await started(store => ({
    appendUpdate: async row => {
      await committed
      return store.appendUpdate(row)
    },
  }))
  tracked({ close: () => commit() })
  const writer = await raw(server)
  const oldest = async () => (await figuresOf(server)).get('live_oldest_uncommitted_seconds') ?? -1
  expect(await oldest()).toBe(0)
  writer.update(changeOf(writer.doc, () => textRun(writer.doc, 1).insert(0, 'Chờ đĩa. ')))
  await vi.waitFor(async () => expect(await oldest()).toBeGreaterThan(0.05))
  const before = await figuresOf(server)
  commit()
  await vi.waitFor(async () => expect(await oldest()).toBe(0))
  const after = await figuresOf(server)
  expect(before.get('live_commit_seconds_count')).toBe(0)
  expect(after.get('live_commit_seconds_count')).toBe(1)
  expect(after.get('live_commit_seconds_bucket{le="+Inf"}')).toBe(1)
  expect(after.get('live_commit_seconds_bucket{le="0.02"}')).toBe(0)
  expect(after.get('live_commit_seconds_sum')).toBeGreaterThan(0.05)
})

test('[FA14] rooms, sockets, refusals by rule, waiting bytes and the lag of the loop are there and move', async () => {
  const server = await started()
  const [writer, forger, slow] = [
    await raw(server),
    await raw(server, '?user=minh'),
    await raw(server, '?user=hoa'),
  ]
  const first = await figuresOf(server)
  expect([first.get('live_rooms'), first.get('live_sockets')]).toEqual([1, 3])
  expect(first.get('live_refused_total{rule="outline"}')).toBeUndefined()
  forger.update(changeOf(forger.doc, () => forger.doc.getXmlFragment('default').delete(0, 1)))
  await forger.closed
  slow.freeze()
  const run = textRun(writer.doc, 1)
  await vi.waitFor(async () => {
    const heard = writer.updates.length
    writer.update(changeOf(writer.doc, () => run.insert(0, 'v'.repeat(200_000))))
    writer.update(changeOf(writer.doc, () => run.delete(0, 200_000)))
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 2))
    expect((await figuresOf(server)).get('live_waiting_bytes')).toBeGreaterThan(100_000)
  })
  const then = await figuresOf(server)
  expect([then.get('live_refused_total{rule="outline"}'), then.get('live_sockets')]).toEqual([1, 2])
  expect(then.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)
  for (const client of [writer, slow]) client.close()
  await vi.waitFor(async () => {
    const last = await figuresOf(server)
    expect([last.get('live_rooms'), last.get('live_sockets'), last.get('live_waiting_bytes')]).toEqual([
      0, 0, 0,
    ])
  })
})
