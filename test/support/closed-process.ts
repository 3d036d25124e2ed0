// What a process for files from outside tries in vain: started as the Word process is, it says what it was refused.

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

const attempts: Readonly<Record<string, () => unknown>> = {
  'writes beside the program': () => writeFileSync('tried.txt', 'x'),
  'writes where others keep what is passing': () => writeFileSync(join(tmpdir(), 'tried.txt'), 'x'),
  'starts a program': () => spawnSync('true'),
  'starts a thread': () => new Worker('0', { eval: true }),
  'reads its own code': () => readFileSync(import.meta.filename),
}

const refused = Object.entries(attempts).map(([name, attempt]) => {
  try {
    attempt()
    return [name, 'done']
  } catch (error) {
    return [name, error instanceof Error && 'code' in error ? error.code : 'failed']
  }
})
process.send?.(refused)
