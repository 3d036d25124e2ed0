// Properties of any exported file: our lint and the schema find nothing, and other programs read the same text.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { NodeJson } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import { placeOpinions } from '../../server/word/export/placing.ts'
import { printable } from '../../server/word/export/printable.ts'
import { sourceBlocks } from '../../server/word/export/text-blocks.ts'
import { exportWord } from '../../server/word/export.ts'
import {
  hasStrictLint,
  lintFaults,
  openXmlFaults,
  pandocLetters,
  strictLintFaults,
} from '../support/docx-oracles.ts'
import { front, input } from '../unit/word/small.ts'
import { randomReview } from './random-documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-word-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const seed = Number(process.env['FC_SEED'] ?? 20_260_503)

/** Every character that is read, without white space. */
function dense(text: string): string {
  return printable(text).replace(/\s+/gu, '')
}

/** What the file should say when every change is taken or left. */
function expectedLetters(doc: NodeJson, opinions: readonly Opinion[], changes: 'accept' | 'reject'): string {
  const blocks = sourceBlocks(doc)
  const texts = blocks.map(block => block.text)
  const tracked = placeOpinions(blocks, opinions).filter(({ isTracked }) => isTracked)
  if (changes === 'accept') {
    for (const { opinion, span } of tracked.sort(
      (a, b) => (b.span?.from.offset ?? 0) - (a.span?.from.offset ?? 0),
    )) {
      if (span === null) throw new Error('a tracked change has no place')
      const before = texts[span.from.block] ?? ''
      texts[span.from.block] =
        before.slice(0, span.from.offset) + (opinion.proposedText ?? '') + before.slice(span.to.offset)
    }
  }
  return dense(texts.filter((_, index) => blocks[index]?.isPrinted).join(''))
}

const headWords = dense(
  `${front.superiorOrg}${front.issuer}*Số 05-BC/ĐUDự thảo lần 2ĐẢNG CỘNG SẢN VIỆT NAM${front.place}, ngày 05 tháng 02 năm 2025BÁO CÁO${front.subject}-----`,
)
const signature = dense(
  `Nơi nhận:- Ban Thường vụ Tỉnh ủy,- Lưu Văn phòng Đảng ủy.${front.authority}${front.post}${front.signerName}`,
)

test('[WD60] any document with any opinions gives a file in which the lint finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(randomReview, async ({ doc, opinions }) => {
      await expect(exportWord(input(doc, opinions))).resolves.toBeInstanceOf(Uint8Array)
    }),
    { seed, numRuns: 300 },
  )
})

test('[WD61] the schema validator and both lints find nothing, and pandoc reads our text with every change taken and left', async () => {
  for (const [index, { doc, opinions }] of fc.sample(randomReview, { seed, numRuns: 20 }).entries()) {
    const file = join(folder, `random-${index}.docx`)
    writeFileSync(file, await exportWord(input(doc, opinions)))
    expect(openXmlFaults(file), `seed ${seed}, document ${index}`).toEqual([])
    expect(lintFaults(file)).toEqual([])
    if (hasStrictLint) expect(strictLintFaults(file), `seed ${seed}, document ${index}`).toEqual([])
    for (const changes of ['accept', 'reject'] as const) {
      const read = dense(pandocLetters(file, changes)).replace(headWords, '').replace(signature, '')
      expect(read, `seed ${seed}, document ${index}, ${changes}`).toBe(
        expectedLetters(doc, opinions, changes),
      )
    }
  }
})
