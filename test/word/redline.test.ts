// Redlines between two texts: every change taken gives the later text, left the earlier one, and no judge finds a fault.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import { selfCriticismReport } from '../../server/demo/content/self-criticism-report.ts'
import { printable } from '../../server/word/export/printable.ts'
import { sourceBlocks } from '../../server/word/export/text-blocks.ts'
import type { ExportInput } from '../../server/word/export-input.ts'
import { faultsOf, pandocLetters } from '../support/docx-oracles.ts'
import { editedText } from '../support/edited-text.ts'
import { exportWord } from '../support/exported.ts'
import {
  body,
  cell,
  doc,
  front,
  heading,
  input,
  list,
  opinion,
  paragraph,
  paragraphs,
  partsOf,
  section,
  table,
  text,
  words,
} from '../unit/word/small.ts'
import { annexReference } from './expected-letters.ts'
import { randomDocument } from './random-documents.ts'
import { demoInput } from './sample.ts'

const folder = mkdtempSync(join(tmpdir(), 'vankien-redline-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const seed = Number(process.env['FC_SEED'] ?? 20_260_503)
const judged = Number(process.env['REDLINE_RUNS'] ?? 6)

const redline = (
  before: NodeJson,
  after: NodeJson,
  opinions: readonly Opinion[] = carriedOut(after),
): ExportInput =>
  input(after, opinions, {
    mode: 'redline',
    earlier: { doc: before, changedAt: '2025-05-19T02:00:00.000Z' },
  })
/** An opinion on every third block of a text, as if it had been carried out there. */
function carriedOut(text: NodeJson): Opinion[] {
  return textBlocksOf(text)
    .filter((_, index) => index % 3 === 0)
    .map(({ id: blockId }, index) => {
      const what = { at: '2025-05-18T02:00:00.000Z', blockId, textBefore: 'a', textAfter: 'b' }
      const implementedBy = { by: 'server', person: null, noChangeReason: null, ...what } as const
      return opinion(text, index + 1, null, { status: 'accepted', implementedBy })
    })
}
const twoTexts = fc
  .tuple(
    randomDocument,
    randomDocument,
    fc.integer(),
    fc.double({ min: 0, max: 0.8, noNaN: true }),
    fc.boolean(),
  )
  .map(([before, other, edits, share, isOther]) => ({
    before,
    after: isOther ? other : editedText(before, edits, share),
  }))

/** Every character that is read, without white space. */
function dense(text: string): string {
  return printable(text).replace(/\s+/gu, '')
}

function lettersOf(text: NodeJson): string {
  return dense(
    sourceBlocks(text)
      .filter(({ isPrinted }) => isPrinted)
      .map(block => block.text)
      .join(''),
  )
}

/** The letters of the body: what stands between the header block and the signature. */
function bodyLetters(file: string, changes: 'accept' | 'reject'): string {
  const read = pandocLetters(file, changes)
  const head = dense(`${front.subject}-----`)
  const signature = dense('Nơi nhận:- Ban Thường vụ')
  const end = read.lastIndexOf(signature)
  const tail = dense(
    `Nơi nhận:- Ban Thường vụ Tỉnh ủy,- Lưu Văn phòng Đảng ủy.${front.authority}${front.post}${front.signerName}`,
  )
  expect(read.slice(end, end + tail.length)).toBe(tail)
  return (
    read.slice(read.indexOf(head) + head.length, end) +
    read.slice(end + tail.length).replaceAll(annexReference, '')
  )
}

test('[VR10] any two texts give a redline in which the lint finds nothing', async () => {
  await fc.assert(
    fc.asyncProperty(twoTexts, async ({ before, after }) => {
      await expect(exportWord(redline(before, after))).resolves.toBeInstanceOf(Uint8Array)
    }),
    { seed, numRuns: 50 },
  )
})

const judgingMs = 60_000 + judged * 5_000

test('[VR11] every judge passes a redline; pandoc reads the later text with its changes taken, the earlier with them left', {
  timeout: judgingMs,
}, async () => {
  for (const [index, { before, after }] of fc.sample(twoTexts, { seed, numRuns: judged }).entries()) {
    const file = join(folder, `random-${index}.docx`)
    writeFileSync(file, await exportWord(redline(before, after)))
    const which = `seed ${seed}, pair ${index}`
    expect(await faultsOf(file), which).toEqual([])
    expect(bodyLetters(file, 'accept'), `${which}, accept`).toBe(lettersOf(after))
    expect(bodyLetters(file, 'reject'), `${which}, reject`).toBe(lettersOf(before))
  }
})

const head = heading(2, 'I-', 'Đánh giá chung')
const kept = paragraph('Đảng bộ giữ vững đoàn kết, bám sát nghị quyết.')
const changed = paragraph('Giải ngân vốn đầu tư công còn chậm.')
const gone = paragraph('Tỷ lệ hộ nghèo giảm còn 3,8%.')

test('[VR12] changes stand in the unit’s name at the time of the later text, words and whole paragraphs', async () => {
  const later = { ...changed, content: [{ type: 'text', text: 'Giải ngân vốn đầu tư công đạt 62%.' }] }
  const before = doc(section('s.1', head, kept, changed, gone))
  const after = doc(section('s.1', head, kept, later, paragraph('Thêm một đoạn.')))
  const xml = body(await partsOf(redline(before, after)))
  const lines = paragraphs(xml).filter(line => /w:(ins|del) /u.test(line))
  expect(lines.map(line => [words(line), words(line, 'without deleted')])).toEqual([
    ['Giải ngân vốn đầu tư công còn chậmđạt 62%.', 'Giải ngân vốn đầu tư công đạt 62%.'],
    [words(lines[1] ?? ''), ''],
    ['Thêm một đoạn.', 'Thêm một đoạn.'],
  ])
  expect(words(lines[1] ?? '')).toBe('Tỷ lệ hộ nghèo giảm còn 3,8%.')
  const marks = [...xml.matchAll(/<w:(?:ins|del) [^>]*>/gu)].map(([mark]) => mark)
  expect(marks.length).toBe(6)
  for (const mark of marks) {
    expect(mark).toContain('w:author="Đảng ủy xã Mẫu"')
    expect(mark).toContain('w:date="2025-05-19T09:00:00Z"')
  }
})

test('[VR39] an opinion stands as a thread at the whole paragraph that took it in, and none where nothing changed', async () => {
  const later = { ...changed, content: [{ type: 'text', text: 'Giải ngân vốn đầu tư công đạt 62%.' }] }
  const [before, after] = [doc(section('s.1', kept, changed)), doc(section('s.1', kept, later))]
  const idOf = (block: NodeJson) => String(block.attrs?.['id'])
  const [one, other] = carriedOut(after)
  const at = (given: Opinion | undefined, block: NodeJson): Opinion[] =>
    given?.implementedBy
      ? [{ ...given, implementedBy: { ...given.implementedBy, blockId: idOf(block) } }]
      : []
  const parts = await partsOf(redline(before, after, [...at(one, later), ...at(other ?? one, kept)]))
  const found = paragraphs(body(parts)).filter(line => line.includes('commentRangeStart'))
  expect(found.map(line => words(line, 'without deleted'))).toEqual(['Giải ngân vốn đầu tư công đạt 62%.'])
})

test('[VR44] an opinion on words of a table stands at the cell that took them in; where two cells might have, at the caption', async () => {
  const rows = [
    [cell('Chỉ tiêu'), cell('Kết quả')],
    [cell('Thu ngân sách'), cell('21 tỷ đồng')],
    [cell('Hộ nghèo'), cell('3,8%')],
  ]
  const from = table('Bảng 1', ...rows)
  const wordsAt = (row: number, column: number, said: string) => {
    const content = (from.content ?? []).map((line, index) => {
      if (index !== row) return line
      const cells = (line.content ?? []).map((own, at) => {
        const [block] = own.content ?? []
        return at === column && block ? { ...own, content: [{ ...block, content: [text(said)] }] } : own
      })
      return { ...line, content: cells }
    })
    return { ...from, content }
  }
  const to = wordsAt(1, 1, '24 tỷ đồng')
  const added = {
    ...to,
    content: [...(to.content ?? []), ...(table('', [cell('Mới'), cell('Mới')]).content ?? [])],
  }
  const [before, after] = [doc(section('s.1', kept, from)), doc(section('s.1', kept, added))]
  const changedCell = to.content?.[1]?.content?.[1]?.content?.[0]
  const made = (number: number, blockId: string | null, textAfter: string): Opinion => ({
    ...opinion(after, number, null, { status: 'accepted' }),
    implementedBy: {
      by: 'server',
      person: null,
      noChangeReason: null,
      at: '2025-05-18T02:00:00.000Z',
      blockId,
      textBefore: '',
      textAfter,
    },
  })
  const opinions = [made(1, String(changedCell?.attrs?.['id']), '24 tỷ'), made(2, null, 'Mới')]
  const job = redline(before, after, opinions)
  const parts = await partsOf(job)
  const found = paragraphs(body(parts)).filter(line => line.includes('commentRangeStart'))
  expect(found.map(line => words(line, 'without deleted'))).toEqual(['Bảng 1', '24 tỷ đồng'])
  expect(found[1]).toContain('<w:del ')
  expect(parts.get('word/comments.xml')?.match(/<w:comment /gu)).toHaveLength(2)
  const file = join(folder, 'table-opinions.docx')
  writeFileSync(file, await exportWord(job))
  expect(await faultsOf(file)).toEqual([])
  const caption = (file: string, changes: 'accept' | 'reject') =>
    bodyLetters(file, changes).replace('Bảng1', '')
  expect(caption(file, 'accept')).toBe(lettersOf(after))
  expect(caption(file, 'reject')).toBe(lettersOf(before))
})

test('[VR13] rows, lists and typed numbers are put in and taken out with their words', async () => {
  const rows = [
    [cell('Chỉ tiêu 1'), cell('10')],
    [cell('Chỉ tiêu 2'), cell('20')],
  ]
  const from = table('Bảng 5', ...rows)
  const to = { ...table('Bảng 5', ...rows, [cell('Chỉ tiêu 3'), cell('30')]), attrs: from.attrs ?? {} }
  const numbered = heading(4, 'đ)', 'Mục đ')
  const items = list('orderedList', [paragraph('Việc một')], [paragraph('Việc hai')])
  const fewer = { ...items, content: (items.content ?? []).slice(0, 1) }
  const before = doc(section('s.1', head, from, numbered, items))
  const after = doc(section('s.1', head, to, fewer))
  const xml = body(await partsOf(redline(before, after)))
  expect(xml.match(/<w:trPr>(?:(?!<\/w:trPr>).)*<w:ins /gsu)).toHaveLength(1)
  const letters = (deleted: 'with deleted' | 'without deleted') => words(xml, deleted)
  expect(letters('with deleted')).toContain('đ) Mục đ')
  expect(letters('without deleted')).not.toContain('đ)')
  expect(letters('without deleted')).toContain('Chỉ tiêu 330')
  const lists = paragraphs(xml).filter(line => /Việc/u.test(line))
  expect(new Set(lists.map(line => /<w:numId w:val="(\d+)"/u.exec(line)?.[1])).size).toBe(1)
})

test('[VR14] the same two texts give the same bytes; without the earlier text no file is written', async () => {
  const sample = demoInput(selfCriticismReport, 'redline')
  const job = { ...sample, earlier: { doc: editedText(sample.doc, 7, 0.3), changedAt: sample.now } }
  const [one, two] = [await exportWord(job), await exportWord(job)]
  expect(Buffer.from(one).equals(Buffer.from(two))).toBe(true)
  const file = join(folder, 'report.docx')
  writeFileSync(file, one)
  expect(await faultsOf(file)).toEqual([])
  await expect(exportWord(sample)).rejects.toThrow('earlier')
})
