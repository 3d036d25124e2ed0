// What is kept for as long as it is used, and no longer.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createRegisters } from '../../../server/actions/registers.ts'
import { LatestUsed } from '../../../server/latest-used.ts'
import { created, documentRow, unit } from '../../contract/rows.ts'
import { createMemoryStore } from '../../support/memory-store.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('[SY231] a value goes when it was not used for its time, stays while it is used or held, and the oldest makes room', () => {
  const held = new Set(['held'])
  const kept = new LatestUsed<string, number>({ count: 3, unusedMs: 1000, isHeld: key => held.has(key) })
  for (const [at, key] of ['first', 'used', 'held', 'idle'].entries()) kept.set(key, at)
  expect([kept.get('first'), kept.size]).toEqual([undefined, 3])
  for (let time = 0; time < 10; time += 1) {
    vi.advanceTimersByTime(400)
    kept.set('used', 9)
  }
  expect([kept.get('used'), kept.get('held'), kept.get('idle')]).toEqual([9, 2, undefined])
  held.clear()
  vi.advanceTimersByTime(2000)
  expect([kept.size, vi.getTimerCount()]).toEqual([0, 0])
})

test('[SY232] a folded register is kept while its document is open or asked for; later it is folded anew, to the same state', async () => {
  const store = createMemoryStore()
  await store.createUnit(unit('u1'))
  for (const id of ['open', 'closed'])
    await store.createDocument(documentRow(id), new Uint8Array([0, 0]), created(id))
  const readAfter: [string, number][] = []
  const readEvents: typeof store.readEvents = (id, after) => {
    readAfter.push([id, after])
    return store.readEvents(id, after)
  }
  const registers = createRegisters({ readEvents }, id => id === 'open')
  const before = [await registers.state('open'), await registers.state('closed')]
  vi.advanceTimersByTime(60_000)
  expect([await registers.state('open'), await registers.state('closed')]).toEqual(before)
  expect(readAfter).toEqual([
    ['open', 0],
    ['closed', 0],
    ['open', 1],
    ['closed', 0],
  ])
})
