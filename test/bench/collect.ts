// Loaded into a server that is measured (`--expose-gc --import`): on SIGUSR2 it collects its garbage and says what is left.

process.on('SIGUSR2', () => {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  process.stdout.write(`heap ${heapUsed + external}\n`)
})
