// A text that only grows: where it ends, that it still opens there, and what is left of many edits once they are folded.

import { env } from 'node:process'
import { expect, test, vi } from 'vitest'
import { type RawClient, textRun } from '../support/stock-client.ts'
import { liveId } from '../support/sync-server.ts'
import { changeOf, raw, started } from './live.ts'
import { diceOf } from './random-writer.ts'

/** GROWTH_EDITS chooses more. */
const edits = Number(env['GROWTH_EDITS'] ?? 5000)

const textOf = ({ doc }: RawClient) => doc.getXmlFragment('default').toString()

/** Sends one insertion after the other, each once the one before was taken. @returns how many were, and the code of the end */
async function insertUntilClosed(client: RawClient, most: number, wordOf: (n: number) => string) {
  let code: number | null = null
  void client.closed.then(given => {
    code = given
  })
  const run = textRun(client.doc, 1)
  for (let taken = 0; taken < most; taken += 1) {
    const heard = client.updates.length
    client.update(changeOf(client.doc, () => run.insert(run.length, wordOf(taken))))
    await vi.waitFor(() => expect(code !== null || client.updates.length > heard).toBe(true), { interval: 1 })
    if (code !== null) return { taken, code }
  }
  return { taken: most, code: null }
}

test('[FA66] a text at its limit takes no word more and says so, still opens, takes deletions, and has room after them', async () => {
  const server = await started(() => ({}), { maxTextBytes: 40_000 })
  const reader = await raw(server, '?user=khach') // while somebody is there nothing is folded yet
  const writer = await raw(server)
  const word = (n: number) => `⟦${n}⟧ ${'chữ '.repeat(20)}`
  const { taken, code } = await insertUntilClosed(writer, 1000, word)
  expect([taken > 100, code]).toEqual([true, 4413])
  expect(writer.sentences[0]).toContain('dung lượng lớn nhất')
  expect((await insertUntilClosed(await raw(server, '?user=minh'), 100, () => 'a')).code).toBe(4413)

  const late = await raw(server, '?user=hoa')
  const words = textOf(late).match(/⟦\d+⟧/gu)
  expect(words).toEqual(Array.from({ length: taken }, (_, n) => `⟦${n}⟧`))
  const run = textRun(late.doc, 1)
  const heard = late.updates.length
  late.update(changeOf(late.doc, () => run.delete(0, run.length - 100)))
  await vi.waitFor(() => expect(late.updates.length).toBe(heard + 1))
  for (const client of [late, reader]) client.close()
  await vi.waitFor(() => expect(server.hub.figures().rooms).toBe(0))
  const again = await raw(server)
  expect(await insertUntilClosed(again, 3, word)).toEqual({ taken: 3, code: null })
})

test('[FA66] what was written and deleted again counts no more', async () => {
  const server = await started(() => ({}), { maxTextBytes: 300_000 })
  const writer = await raw(server)
  const run = textRun(writer.doc, 1)
  for (let round = 0; round < 8; round += 1) {
    const heard = writer.updates.length
    writer.update(changeOf(writer.doc, () => run.insert(0, 'v'.repeat(100_000))))
    writer.update(changeOf(writer.doc, () => run.delete(0, 100_000)))
    await vi.waitFor(() => expect(writer.updates.length).toBe(heard + 2), { interval: 1 })
  }
})

test(`[FA67] ${edits} edits folded: the same text, in at most six times its bytes`, async () => {
  const seed = Number(env['SEED'] ?? 20261122)
  const roll = diceOf(seed)
  const server = await started()
  const writer = await raw(server)
  const first = writer.updates.length
  let sent = 0
  writer.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'own') return
    writer.update(update)
    sent += 1
  })
  const edit = (change: () => void) => writer.doc.transact(change, 'own')
  const letters = 'chữ và nghĩa của đoạn văn này '
  while (sent < edits) {
    const run = textRun(writer.doc, 1 + roll(2))
    const at = roll(run.length + 1)
    for (const [index, letter] of [...letters].entries()) edit(() => run.insert(at + index, letter))
    const back = roll(letters.length)
    for (let count = 0; count < back; count += 1) edit(() => run.delete(at + letters.length - 1 - count, 1))
    await vi.waitFor(() => expect(writer.updates.length).toBeGreaterThan(first + sent - 500), { interval: 1 })
  }
  await vi.waitFor(() => expect(writer.updates.length).toBe(first + sent), { timeout: 60_000 })
  const [text, before] = [textOf(writer), await server.hub.read(liveId)]
  writer.close()
  await vi.waitFor(() => expect(server.hub.figures().rooms).toBe(0), { timeout: 60_000 })
  const stored = await server.store.loadText(liveId)
  expect(stored?.tail).toEqual([])
  const begun = performance.now()
  const late = await raw(server)
  const ms = Math.round(performance.now() - begun)
  const bytes = stored?.snapshot.length ?? 0
  const share = bytes / Buffer.byteLength(text)
  console.info(
    `${sent} edits, seed ${seed}: ${bytes} bytes, ${share.toFixed(1)} × the text, opened in ${ms} ms`,
  )
  expect(textOf(late)).toBe(text)
  expect((await server.hub.read(liveId))?.json).toEqual(before?.json)
  expect(share).toBeLessThan(6)
}, 600_000)
