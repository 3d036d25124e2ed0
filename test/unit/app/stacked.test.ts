// Cards beside their words: level where there is room, never over each other.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stacked } from '../../../editor/app/draft/stacked.ts'

const gap = 8
const card = (wanted: number, height = 100) => ({ wanted, height })

test('[UI960] a card stands level with its words, or right below the card that is in its way', () => {
  expect(stacked([card(50), card(400), card(420), card(900)], -1, gap)).toEqual([50, 400, 508, 900])
})

test('[UI960] the card in focus is level with its words: those above give way upwards, those below downwards', () => {
  const cards = [card(20), card(300), card(310), card(340), card(430)]
  expect(stacked(cards, 3, gap)).toEqual([16, 124, 232, 340, 448])
  expect(stacked(cards, 1, gap)).toEqual(stacked(cards, -1, gap))
})

test('[UI960] a card in focus with more cards above it than there is room for stands as high as it can', () => {
  expect(stacked([card(0), card(10), card(20)], 2, gap)).toEqual([0, 108, 216])
})

test('[UI960] no two cards of any lie over each other, none above the first line', () => {
  const seed = Math.trunc(Math.random() * 2 ** 31)
  console.info(`seed ${seed}`)
  const cards = fc.array(fc.record({ wanted: fc.nat(5000), height: fc.integer({ min: 20, max: 600 }) }), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(cards, fc.integer({ min: -1, max: 40 }), (unsorted, focus) => {
      const list = unsorted.toSorted((a, b) => a.wanted - b.wanted)
      const tops = stacked(list, focus, gap)
      expect(tops).toHaveLength(list.length)
      for (const [index, top] of tops.entries()) {
        expect(top).toBeGreaterThanOrEqual(0)
        const next = tops[index + 1]
        if (next !== undefined) expect(next).toBeGreaterThanOrEqual(top + (list[index]?.height ?? 0) + gap)
      }
    }),
    { seed, numRuns: 300 },
  )
})
