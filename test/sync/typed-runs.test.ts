// Keys that are put together before a tail is folded: the text and who wrote it are what they are key by key.

import { expect, test } from 'vitest'
import * as Y from 'yjs'
import type { BlockTouch } from '../../server/store/store.ts'
import { Authorship } from '../../server/sync/authorship.ts'
import { seedState } from '../../server/sync/seed.ts'
import { type SentUpdate, typedTogether } from '../../server/sync/typed-runs.ts'
import { seeded } from '../bench/long-text.ts'
import { textRun } from '../support/stock-client.ts'
import { liveDocument } from '../support/sync-server.ts'

const chance = Number(process.env['VK_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const seed = seedState(liveDocument)
const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 1, 0, second)).toISOString()
const letters = ['a', 'ệ', ' ', '🙂', 'Đảng bộ', 'x'.repeat(300), 'Lorem ipsum dolor sit']

/** Somebody with a text of their own, who hears of the log when they look. */
interface Typist {
  readonly doc: Y.Doc
  readonly userId: string
  cursor: { readonly block: number; readonly at: number } | null
  heard: number
}

/** A log that some people wrote at once, mostly letter behind letter. */
function writtenBy(people: number, steps: number, random: () => number): SentUpdate[] {
  const log: SentUpdate[] = []
  const below = (end: number) => Math.floor(random() * end)
  const typists = Array.from({ length: people }, (_, index): Typist => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, seed)
    return { doc, userId: `u${Math.floor(index / 2)}`, cursor: null, heard: 0 } // some write from two places
  })
  for (let step = 0; step < steps; step += 1) {
    const typist = typists[below(people)]
    if (!typist) continue
    const { doc, userId } = typist
    if (random() < 0.3) {
      for (const { update } of log.slice(typist.heard)) Y.applyUpdate(doc, update)
      typist.heard = log.length
    }
    const block = typist.cursor?.block ?? 1 + below(2)
    const run = textRun(doc, block)
    const from = Math.min(typist.cursor?.at ?? below(run.length + 1), run.length)
    const note = (update: Uint8Array) => log.push({ update, userId, at: at(step) })
    const act = random()
    doc.on('update', note)
    if (act < 0.85) {
      const letter = letters[below(letters.length)] ?? 'a'
      run.insert(from, letter)
      typist.cursor = random() < 0.9 ? { block, at: from + letter.length } : null
    } else if (act < 0.95 && from > 0) {
      run.delete(from - 1, 1)
      typist.cursor = { block, at: from - 1 }
    } else if (run.length > 0) {
      run.format(Math.min(from, run.length - 1), 1, { bold: {} })
    }
    doc.off('update', note)
  }
  return log
}

/** The text, and who is credited with what, after some updates. */
function after(apply: (doc: Y.Doc, authorship: Authorship) => void) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, seed)
  const authorship = new Authorship([])
  apply(doc, authorship)
  const key = ({ blockId, userId }: BlockTouch) => `${blockId} ${userId}`
  return {
    text: doc.getXmlFragment('default').toString(),
    state: Y.encodeStateAsUpdate(doc),
    isWaiting: doc.store.pendingStructs !== null || doc.store.pendingDs !== null,
    touches: authorship.all().toSorted((one, other) => (key(one) < key(other) ? -1 : 1)),
  }
}

test(`[ND60] keys put together are folded to the same text and the same credit as key by key (seed ${chance})`, () => {
  const random = seeded(chance)
  let [rows, runs] = [0, 0]
  for (let round = 0; round < 25; round += 1) {
    const log = writtenBy(1 + (round % 5), 120, random)
    const together = typedTogether(log)
    rows += log.length
    runs += together.length
    const one = after((doc, authorship) => {
      for (const { update, userId, at: sentAt } of log)
        authorship.apply(doc, update, { userId, firstAt: sentAt, lastAt: sentAt, isTyped: false })
    })
    const other = after((doc, authorship) => {
      for (const { update, ...sender } of together) authorship.apply(doc, update, sender)
    })
    expect(other, `round ${round}`).toEqual(one)
    expect(one.isWaiting).toBe(false)
  }
  expect(runs).toBeLessThan(rows * 0.8)
})

test('[ND60] what two people type at once is one update each, and another person’s key under the same client id stays theirs', () => {
  const [one, two] = [new Y.Doc(), new Y.Doc()]
  const log: SentUpdate[] = []
  for (const [doc, userId] of [
    [one, 'lan'],
    [two, 'minh'],
  ] as const) {
    Y.applyUpdate(doc, seed)
    doc.on('update', update => log.push({ update, userId, at: at(log.length) }))
  }
  for (const [index, letter] of ['Đ', 'ả', 'n', 'g'].entries()) {
    textRun(one, 1).insert(index, letter)
    textRun(two, 2).insert(index, letter)
  }
  const runs = typedTogether(log)
  expect(runs.map(({ userId, firstAt, lastAt }) => [userId, firstAt, lastAt])).toEqual([
    ['lan', at(0), at(6)],
    ['minh', at(1), at(7)],
  ])
  expect(runs.every(({ isTyped }) => isTyped)).toBe(true)
  expect(typedTogether(log.map((row, index) => ({ ...row, userId: `u${index}` })))).toHaveLength(8)
})
