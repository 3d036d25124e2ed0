// Waiting for a condition is given up after ten seconds, not after one: a loaded machine is slow, and that is no failure.

import { vi } from 'vitest'

const waitFor = vi.waitFor
vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: 10_000, ...options })
