// The text worker's time: what its thread has worked, not what the clock says.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { execPath } from 'node:process'
import { afterAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { JobTimeout, TextWorker } from '../../server/sync/text-worker-client.ts'

const worker = new TextWorker(true)
const burners: ChildProcess[] = []
afterAll(async () => {
  for (const burner of burners) burner.kill('SIGKILL')
  await worker.stop()
})

/** An update that takes a while: every letter before the one before. */
function backwards(letters: number): Uint8Array {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  doc.transact(() => {
    for (let at = 0; at < letters; at += 1) text.insert(0, at % 2 === 0 ? 'a' : 'b')
  })
  return Y.encodeStateAsUpdate(doc)
}

/** How long an update takes here, ms. */
function takenIn(update: Uint8Array): number {
  const beganMs = performance.now()
  Y.applyUpdate(new Y.Doc(), update)
  return performance.now() - beganMs
}

test('[SY304] a job is given up for what its thread has worked, however long that takes while others need the processors', async () => {
  const given = { snapshot: Y.encodeStateAsUpdate(new Y.Doc()), tail: [], update: backwards(100_000) }
  const rehearse = (limit: number) => worker.call('rehearse', given, limit)
  for (let warm = 0; warm < 3; warm += 1) expect(await rehearse(10_000)).toBe(true)
  const workMs = Math.min(...Array.from({ length: 5 }, () => takenIn(given.update)))
  for (let core = 0; core < 3 * availableParallelism(); core += 1) {
    const burner = spawn(execPath, ['-e', 'process.stdout.write("on"); for (;;);'])
    burners.push(burner)
    await once(burner.stdout, 'data')
  }
  expect(await rehearse(workMs * 2.5)).toBe(true)
  await expect(rehearse(workMs / 50)).rejects.toBeInstanceOf(JobTimeout)
})
