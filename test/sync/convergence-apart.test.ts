// Random convergence at the threads' own pace: what overlaps differs from run to run.

import { expect, test } from 'vitest'
import { firstSeed, runSeeds, seeds } from './convergence.ts'

/** Other seeds than those that go step by step. */
const from = firstSeed + seeds

test(`[FA11] ${seeds} seeds from ${from}: five writers and a server that takes its own time end with one text that fits the schema`, async () => {
  const chosen = Array.from({ length: seeds }, (_, index) => from + index)
  expect(await runSeeds(false, chosen)).toBeGreaterThan(seeds * 10)
}, 3_600_000)
