// Random convergence at the threads' own pace: what overlaps differs from run to run.

import { expect, test } from 'vitest'
import { firstSeed, runSeeds, seeds } from './convergence.ts'

test(`[FA11] ${seeds} seeds from ${firstSeed}: five writers and a server that takes its own time end with one text that fits the schema`, async () => {
  expect(await runSeeds(false)).toBeGreaterThan(seeds * 10)
}, 3_600_000)
