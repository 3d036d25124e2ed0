// What is dead is collected when asked: a server does so before it lets anybody in.

import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { collectAll } from '../../../server/sync/dead-buffers.ts'

test('[SY211] what nothing holds any more is collected when asked, and what is held stays', async () => {
  const held = { bytes: new Uint8Array(1 << 16) }
  const lost = Array.from({ length: 100 }, () => new WeakRef({ bytes: new Uint8Array(1 << 16) }))
  const kept = new WeakRef(held)
  await turn() // what a WeakRef was made for stays until the turn ends
  collectAll()
  expect(lost.filter(reference => reference.deref() !== undefined)).toEqual([])
  expect(kept.deref()).toBe(held)
})
