// The exporter as tests call it: what it writes is what it is without this, and is kept, so that the run's end judges it. The lint lets
// no test call the exporter itself.

import { expect } from 'vitest'
import * as exporter from '../../server/word/export.ts'
import type { ExportInput } from '../../server/word/export-input.ts'
import * as pool from '../../server/word/pool.ts'
import * as writer from '../../server/word/write-word.ts'
import { keepFile } from './kept-files.ts'

/** `exportWord` of the server. */
export async function exportWord(input: ExportInput): Promise<Uint8Array> {
  return kept(await exporter.exportWord(input))
}

/** `writeWord` of the server; a comparison is no file. */
export async function writeWord(job: writer.WordJob): Promise<Uint8Array> {
  const made = await writer.writeWord(job)
  return job.mode === 'compare' ? made : kept(made)
}

/** `createWordPool` of the server. */
export function createWordPool(options: pool.WordPoolOptions): pool.WordPool {
  const made = pool.createWordPool(options)
  return {
    ...made,
    export: async job => {
      const outcome = await made.export(job)
      if (outcome.ok && job.mode !== 'compare') kept(outcome.value)
      return outcome
    },
  }
}

function kept(bytes: Uint8Array): Uint8Array {
  keepFile(bytes, expect.getState().currentTestName ?? 'before the tests')
  return bytes
}
