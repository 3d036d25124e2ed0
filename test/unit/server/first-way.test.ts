// The way that is gone before anybody is let in.

import { expect, test } from 'vitest'
import { goFirstWay } from '../../../server/first-way.ts'
import type { RightAsked } from '../../../server/sync/connection.ts'
import { created, documentRow, unit } from '../../contract/rows.ts'
import { createMemoryStore } from '../../support/memory-store.ts'

async function go(someone: { id: string; sessionId: string } | null, loadText?: () => Promise<never>) {
  const store = createMemoryStore()
  await store.createUnit(unit('u1'))
  for (const [id, updatedAt] of [
    ['older', '2026-01-01T00:00:00.000Z'],
    ['latest', '2026-03-01T00:00:00.000Z'],
    ['old', '2026-02-01T00:00:00.000Z'],
  ] as const)
    await store.createDocument({ ...documentRow(id), updatedAt }, new Uint8Array(), created(id))
  await store.addMembership({ unitId: 'u1', userId: 'lan', role: 'drafter' })
  const asked: RightAsked[] = []
  const pages: string[] = []
  const warned: object[] = []
  const person = someone && { ...someone, name: 'Lan', email: 'lan@xa.test' }
  await goFirstWay({
    accounts: { warm: async () => person },
    store: loadText ? { ...store, loadText } : store,
    origins: () => [],
    request: path => pages.push(path),
    right: async one => asked.push(one),
    log: { info: () => undefined, warn: fields => warned.push(fields), error: () => undefined },
  })
  return { asked, pages, warned }
}

test('[SY281] before anybody is let in the latest text of whoever signed in last is read, for nobody', async () => {
  const { asked, pages, warned } = await go({ id: 'lan', sessionId: 's1' })
  expect([asked, pages, warned]).toEqual([
    [{ userId: 'lan', documentId: 'latest', sessionId: 's1' }],
    ['/livez'],
    [],
  ])
  expect((await go(null)).asked).toEqual([{ userId: '', documentId: '', sessionId: '' }])
})

test('[SY281] a text that cannot be read is logged, and keeps nobody out', async () => {
  const { warned } = await go({ id: 'lan', sessionId: 's1' }, () => Promise.reject(new Error('a gap')))
  expect(warned).toEqual([{ error: 'Error: a gap' }])
})
