// What of this process's memory is in use once everything that nobody needs is gone.

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Bytes of the heap and of buffers outside it, after a collection. */
export async function livingBytes(): Promise<number> {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('this Node.js has no gc')
  collect()
  await new Promise(setImmediate) // what was waiting for its finalizer
  collect()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}
