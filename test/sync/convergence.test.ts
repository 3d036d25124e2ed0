// Random convergence, step by step: a seed takes the same course each time.

import { expect, test } from 'vitest'
import { firstSeed, runSeeds, seeds } from './convergence.ts'

test(`[FA10] ${seeds} seeds from ${firstSeed}: five writers who lose their lines and messages end with one text that fits the schema`, async () => {
  expect(await runSeeds(true)).toBeGreaterThan(seeds * 10)
}, 3_600_000)
