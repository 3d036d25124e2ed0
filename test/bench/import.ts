// A Word file of 1,000 pages with 3,000 comments and 15,000 tracked changes, read back: time, how long the
// main loop waits; pandoc reads the same file beside it.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { NodeJson } from '#model/content.ts'
import { createWordPool } from '../../server/word/pool.ts'
import { commented, deleted, docxFile, inserted, para, run } from '../support/docx-file.ts'
import { table, verdict } from './table.ts'

/** About 350 words stand on a page of 14 points. */
const size = { paragraphs: 6000, wordsEach: 58, comments: 3000, changes: 15_000 }
const rounds = 2
const limitMs = 4000

/** Times of the import, as Markdown. */
export async function benchImport(): Promise<string> {
  const { file, doc } = longReview()
  const pool = createWordPool({ size: 1, timeoutMs: 60_000, memoryMb: 512, waitingMax: 1 })
  const folder = mkdtempSync(join(tmpdir(), 'vankien-bench-'))
  const loop = monitorEventLoopDelay({ resolution: 5 })
  const ours: number[] = []
  const theirs: number[] = []
  let items = 0
  try {
    const path = join(folder, 'a.docx')
    writeFileSync(path, file)
    loop.enable()
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      const plan = await pool.import({
        mode: 'import',
        file,
        fileName: 'a.docx',
        documentId: 'document-1',
        doc,
        opinions: [],
      })
      ours.push(performance.now() - begun)
      if (!plan.ok) throw new Error(plan.refusal.code)
      items = plan.value.items.length
    }
    loop.disable()
    for (let round = 0; round < rounds; round++) {
      const pandoc = performance.now()
      execFileSync('pandoc', ['--track-changes=all', '--from=docx', '--to=json', '-o', '/dev/null', path])
      theirs.push(performance.now() - pandoc)
    }
  } finally {
    await pool.close()
    rmSync(folder, { recursive: true, force: true })
  }
  const best = (times: readonly number[]) => Math.min(...times).toFixed(0)
  const worst = (times: readonly number[]) => Math.max(...times).toFixed(0)
  return [
    `${size.paragraphs} paragraphs of ${size.wordsEach} words (about 1,000 pages), ${size.comments} comments, ${size.changes} changes: ${(file.length / 1024).toFixed(0)} KiB, ${items} opinions with their places. ${rounds} rounds, ms; the main loop waited at most ${(loop.max / 1e6).toFixed(0)} ms. Ours also finds places in the document; pandoc only reads.`,
    '',
    table(
      ['ms', 'best', 'worst', `at most ${limitMs}`],
      [
        [
          'vankien (the first with the start of its process)',
          best(ours),
          worst(ours),
          verdict(Math.max(...ours), limitMs),
        ],
        ['pandoc', best(theirs), worst(theirs), ''],
      ],
    ),
  ].join('\n')
}

/** A file of another program about a document of ours that has the same text. */
function longReview(): { file: Uint8Array<ArrayBuffer>; doc: NodeJson } {
  const texts = Array.from({ length: size.paragraphs }, (_, index) =>
    Array.from({ length: size.wordsEach }, (_, word) =>
      word === 0 ? `Đoạn${index}` : `chữ${(index * 7 + word) % 997}`,
    ),
  )
  const everyComment = size.paragraphs / size.comments
  const changesEach = size.changes / size.paragraphs / 2 // a deletion and an insertion each
  const body = texts.map((words, index) => {
    const own = Math.floor((index + 1) * changesEach) - Math.floor(index * changesEach)
    let rest = ` ${words.slice(4).join(' ')}`
    let changes = ''
    for (let change = 0; change < own; change++) {
      const [word = '', ...left] = rest.trim().split(' ')
      changes += `${run(' ')}${deleted(word)}${inserted('mới')}`
      rest = ` ${left.join(' ')}`
    }
    const head = words.slice(0, 4).join(' ')
    return para(
      index % everyComment === 0 ? commented(index / everyComment, run(head)) : run(head),
      changes,
      run(rest),
    )
  })
  const comments = Array.from({ length: size.comments }, (_, id) => ({
    id,
    text: `Ý kiến số ${id}: cần nêu rõ hơn.`,
  }))
  const paragraphs = texts.map(
    (words, index): NodeJson => ({
      type: 'paragraph',
      attrs: { id: `b${index}` },
      content: [{ type: 'text', text: words.join(' ') }],
    }),
  )
  const section: NodeJson = { type: 'section', attrs: { key: 's.1' }, content: paragraphs }
  return { file: docxFile(body.join(''), comments), doc: { type: 'doc', content: [section] } }
}
