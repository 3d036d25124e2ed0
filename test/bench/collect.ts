// Loaded into a server that is measured (`--expose-gc --import`): on SIGUSR2 it collects its garbage and says what is left.

import { setTimeout as pause } from 'node:timers/promises'

/** One collection lets go of code and buffers that only the next one frees. */
const rounds = 8

process.on('SIGUSR2', () => {
  void collect()
})

async function collect(): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    globalThis.gc?.()
    await pause(100)
  }
  const { heapUsed, external } = process.memoryUsage()
  process.stdout.write(`heap ${heapUsed + external}\n`)
}
