// The rights of everybody who has a text open, asked in one go.

import { expect, test } from 'vitest'
import { textRight } from '../../../server/actions/access.ts'
import { createRegisters } from '../../../server/actions/registers.ts'
import { textRights } from '../../../server/actions/text-rights.ts'
import type { RightAsked } from '../../../server/sync/connection.ts'
import { created, documentRow, unit } from '../../contract/rows.ts'
import { createMemoryStore } from '../../support/memory-store.ts'

const documents = Array.from({ length: 250 }, (_, at) => `d${at}`)
const people = ['lan', 'minh', 'khach']
const now = () => '2026-03-02T01:00:00.000Z'

test('[SY161] rights asked for everybody at once are those asked one by one, in a handful of readings', async () => {
  const store = createMemoryStore()
  await store.createUnit(unit('u1'))
  await store.createUnit(unit('u2'))
  await store.addMembership({ unitId: 'u1', userId: 'lan', role: 'drafter' })
  await store.addMembership({ unitId: 'u2', userId: 'minh', role: 'committee_member' })
  for (const [at, id] of documents.entries())
    await store.createDocument(documentRow(id, at % 2 ? 'u2' : 'u1'), Uint8Array.of(0, 0), created(id))
  const registers = createRegisters(store)
  let readings = 0
  const counted = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (from, name, itself) => {
        readings += 1
        return Reflect.get(from, name, itself)
      },
    })
  const sessions = counted({
    aliveSessions: async (ids: readonly string[]) => new Set(ids.filter(id => id !== 'ended')),
  })
  const asked: RightAsked[] = [...documents, 'nowhere', ...documents].flatMap(documentId =>
    people.map(userId => ({ userId, documentId, sessionId: `of ${userId}` })),
  )
  const rights = await textRights({ store: counted(store), registers, now }, sessions, [
    ...asked,
    { userId: 'lan', documentId: 'd0', sessionId: 'ended' },
  ])
  const oneByOne = await Promise.all(
    asked.map(({ userId, documentId }) => textRight({ store, registers, now }, userId, documentId)),
  )
  expect(rights).toEqual([...oneByOne, null])
  expect(new Set(rights)).toEqual(new Set(['write', 'read', null]))
  expect(readings).toBeLessThan(10)
})
