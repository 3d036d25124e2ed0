// Random convergence, step by step: a seed takes the same course each time.

import { expect, test } from 'vitest'
import { firstSeed, runSeeds, seeds } from './convergence.ts'

test(`[FA10] ${seeds} seeds from ${firstSeed}: five writers who lose their lines and messages end with one text that fits the schema`, async () => {
  expect(await runSeeds(true)).toBeGreaterThan(seeds * 10)
}, 3_600_000)

test.each([
  [7044, 'an attribute set twice while cut off, kept by undo'],
  [7714, 'a list item whose paragraph one person deleted while another nested a list in it'],
  [911, 'a table whose two rows two people deleted'],
  [652, 'a row added to a table that two people had made uneven'],
])('[FA10] seed %i, which once failed: %s', async seed => {
  expect(await runSeeds(true, [seed])).toBeGreaterThan(0)
})
