// The process for files from outside: what it may not do, whatever a file makes it try.

import { once } from 'node:events'
import { expect, test } from 'vitest'
import { startProcess } from '../../../server/start-worker.ts'

test('[WF160] the process that reads and writes Word files writes no file, starts no program and no thread', async () => {
  const child = startProcess(new URL('../../support/closed-process.ts', import.meta.url), 128)
  const [refused] = await once(child, 'message')
  child.kill('SIGKILL')
  const no = 'ERR_ACCESS_DENIED'
  expect(refused).toEqual([
    ['writes beside the program', no],
    ['writes where others keep what is passing', no],
    ['starts a program', no],
    ['starts a thread', no],
    ['reads its own code', 'done'],
  ])
})
