// Properties of any exported file: our lint and the schema find nothing, and other programs read the same text.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { faultsOf, pandocLetters } from '../support/docx-oracles.ts'
import { exportWord } from '../support/exported.ts'
import { input } from '../unit/word/small.ts'
import { dense, expectedLetters, withoutForm } from './expected-letters.ts'
import { randomReview } from './random-documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-word-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const seed = Number(process.env['FC_SEED'] ?? 20_260_503)
const judged = Number(process.env['PANDOC_RUNS'] ?? 12)

test('[WD60] any document with any opinions gives a file in which the lint finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(randomReview, async ({ doc, opinions }) => {
      await expect(exportWord(input(doc, opinions))).resolves.toBeInstanceOf(Uint8Array)
    }),
    { seed, numRuns: 300 },
  )
})

test('[WD61] the schema validator and both lints find nothing, and pandoc reads our text with every change taken and left', {
  timeout: 180_000 + judged * 8_000,
}, async () => {
  for (const [index, { doc, opinions }] of fc.sample(randomReview, { seed, numRuns: judged }).entries()) {
    const file = join(folder, `random-${index}.docx`)
    writeFileSync(file, await exportWord(input(doc, opinions)))
    expect(await faultsOf(file), `seed ${seed}, document ${index}`).toEqual([])
    for (const changes of ['accept', 'reject'] as const) {
      const read = withoutForm(dense(pandocLetters(file, changes)))
      expect(read, `seed ${seed}, document ${index}, ${changes}`).toBe(
        expectedLetters(doc, opinions, changes),
      )
    }
  }
})
