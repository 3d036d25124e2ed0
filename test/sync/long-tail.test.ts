// A tail that grows while it is being folded.

import { expect, test, vi } from 'vitest'
import { textRun } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { changeOf, raw, started } from './live.ts'

test('[SY230] what comes in while a tail is folded is folded too, though nothing comes after it', async () => {
  const gate = Promise.withResolvers<void>()
  let folds = 0
  const server = await started(store => ({
    compactText: async (...given) => {
      folds += 1
      await gate.promise
      return store.compactText(...given)
    },
  }))
  const tail = async () => (await server.store.loadText(liveId))?.tail.length ?? Number.NaN
  const client = await raw(server)
  await vi.waitFor(() => expect(client.isSynced()).toBe(true), { timeout: 20_000 })
  const type = (letters: number) => {
    for (let letter = 0; letter < letters; letter += 1)
      client.update(changeOf(client.doc, () => textRun(client.doc, 1).insert(0, 'a')))
  }
  type(600)
  await vi.waitFor(() => expect(folds).toBe(1), { timeout: 20_000 })
  type(1200)
  await vi.waitFor(async () => expect(await tail()).toBe(1800), { timeout: 20_000 })
  gate.resolve()
  await vi.waitFor(async () => expect(await tail()).toBeLessThan(500), { timeout: 20_000 })
  expect(textRun((await raw(server)).doc, 1).toString()).toContain('a'.repeat(1800))
})
