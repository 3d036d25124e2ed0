// Word files of 1,000 pages: with 3,000 comments, and with 15,000 tracked changes, which are 7,500 proposals, or a redline that names
// 3,000 opinions; the form check of the one before; pandoc and LibreOffice writing a Word file of the same text beside them.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { textMap } from '#model/anchor.ts'
import { type NodeJson, textBlocksOf } from '#model/content.ts'
import type { Opinion } from '#model/opinion.ts'
import type { ExportInput } from '../../server/word/export-input.ts'
import { openPackage } from '../../server/word/import/opc.ts'
import { createWordPool, type WordPool } from '../../server/word/pool.ts'
import { untouched } from '../support/opinion.ts'
import { peakMemory, processorTime } from '../support/word-processes.ts'
import { doc, front, input, section } from '../unit/word/small.ts'
import { median, table, verdict } from './table.ts'

/** About 350 words stand on a page of 14 points. */
const size = { paragraphs: 6000, wordsEach: 58, comments: 3000, proposals: 7500, changes: 15_000 }
const rounds = 3
const limits = { exportMs: 6000, waitMs: 50, heapMb: 300, processMb: 400 }

interface Taken {
  readonly ms: number[]
  /** Processor time of the process. */
  readonly ownMs: number[]
  /** Longest wait of the main loop, round by round. */
  readonly waitMs: number[]
  /** The most that the process has held since it began, in MiB. */
  peakMb: number
  bytes: number
}

/** Times, waits and sizes; as Markdown. */
export async function benchLongExport(): Promise<string> {
  const made = longInput()
  const pool = createWordPool({ size: 1, timeoutMs: 60_000, memoryMb: limits.heapMb, waitingMax: 1 })
  const folder = mkdtempSync(join(tmpdir(), 'vankien-bench-'))
  try {
    await pool.export({ ...made, mode: 'clean', doc: doc() }) // the process's start is no part of a file's time
    const few = opinionsOf(made, size.comments)
    const all = opinionsOf(made, size.proposals)
    const clean = await taken(() => exported(pool, { ...made, mode: 'clean', opinions: [] }))
    const some = await taken(() => exported(pool, { ...made, opinions: few }))
    let last = new Uint8Array()
    const many = await taken(async () => {
      last = new Uint8Array(await exported(pool, { ...made, opinions: all }))
      return last
    })
    expectChanges(last)
    let redline = new Uint8Array()
    const compared = await taken(async () => {
      redline = new Uint8Array(await exported(pool, redlineOf(made)))
      return redline
    })
    expectChanges(redline)
    const comments = partOf(redline, 'word/comments.xml').split('<w:comment ').length - 1
    if (comments < size.comments) throw new Error(`${comments} comments, not ${size.comments}`)
    const checked = await taken(async () => checkedFile(pool, last, made))
    const ours = [
      row('clean', clean, true),
      row(`${size.comments} comments, ${size.comments * 2} changes`, some, true),
      row(`${size.proposals} comments, ${size.changes} changes`, many, true),
      row(`redline: ${comments} comments, ${size.changes} changes`, compared, true),
      row('form check of the one before', checked, false),
    ]
    return [
      `${size.paragraphs} paragraphs of ${size.wordsEach} words (about 1,000 pages); a process of ${limits.heapMb} MiB of heap; ${rounds} rounds each.`,
      '',
      table(
        [
          'file',
          'processor ms',
          'median ms',
          'worst',
          `at most ${limits.exportMs}`,
          "main loop's longest wait",
          `at most ${limits.waitMs}`,
          'process so far at most, MiB',
          `at most ${limits.processMb}`,
          'size',
        ],
        [...ours, ...others(folder, made)],
      ),
    ].join('\n')
  } finally {
    await pool.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function exported(pool: WordPool, job: ExportInput): Promise<Uint8Array> {
  const file = await pool.export(job)
  if (!file.ok) throw new Error(file.refusal.code)
  return file.value
}

function expectChanges(file: Uint8Array): void {
  const count = [...partOf(file, 'word/document.xml').matchAll(/<w:(?:ins|del) /gu)].length
  if (count !== size.changes) throw new Error(`${count} changes, not ${size.changes}`)
}

function partOf(file: Uint8Array, name: string): string {
  return Buffer.from(openPackage(file).read(name) ?? []).toString('utf8')
}

async function checkedFile(pool: WordPool, file: Uint8Array, { profile }: ExportInput): Promise<Uint8Array> {
  const found = await pool.checkForm({ mode: 'form', file, profile })
  if (!found.ok || found.value.length > 0) throw new Error('the form of a file of ours departs')
  return file
}

async function taken(work: () => Promise<Uint8Array>): Promise<Taken> {
  const result: Taken = { ms: [], ownMs: [], waitMs: [], peakMb: 0, bytes: 0 }
  for (let round = 0; round < rounds; round++) {
    const loop = monitorEventLoopDelay({ resolution: 1 })
    loop.enable()
    await new Promise(resolve => setTimeout(resolve, 50)) // the loop's own beat first
    loop.reset()
    const [begun, ownBefore] = [performance.now(), processorTime()]
    const bytes = await work()
    result.ms.push(performance.now() - begun)
    result.ownMs.push(processorTime() - ownBefore)
    await new Promise(resolve => setTimeout(resolve, 20)) // a wait is counted when it is over
    loop.disable()
    result.waitMs.push(loop.max / 1e6)
    result.bytes = bytes.length
    result.peakMb = peakMemory()
  }
  return result
}

function row(name: string, { ms, ownMs, waitMs, peakMb, bytes }: Taken, isExport: boolean) {
  return [
    name,
    median(ownMs).toFixed(0),
    median(ms).toFixed(0),
    Math.max(...ms).toFixed(0),
    isExport ? verdict(Math.max(...ms), limits.exportMs) : '–',
    Math.max(...waitMs).toFixed(0),
    verdict(Math.max(...waitMs), limits.waitMs),
    peakMb.toFixed(0),
    verdict(peakMb, limits.processMb),
    `${(bytes / 1024).toFixed(0)} KB`,
  ]
}

/** What others take for the bare text: no comments, no changes, no form. */
function others(folder: string, { doc: document }: ExportInput): string[][] {
  const text = textBlocksOf(document)
    .map(({ text: words }) => words)
    .join('\n\n')
  const plain = join(folder, 'text.txt')
  writeFileSync(plain, text)
  const time = (name: string, run: () => void) => {
    const begun = performance.now()
    run()
    return [name, '', (performance.now() - begun).toFixed(0), '', '', '', '', '', '', '']
  }
  return [
    time('pandoc, the bare text', () =>
      execFileSync('pandoc', ['--from=markdown', '--to=docx', '-o', join(folder, 'pandoc.docx'), plain]),
    ),
    time('LibreOffice, the bare text', () =>
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'docx:MS Word 2007 XML',
          '--outdir',
          folder,
          plain,
        ],
        { stdio: 'ignore' },
      ),
    ),
  ]
}

function longInput(): ExportInput {
  const paragraphs = Array.from({ length: size.paragraphs }, (_, index): NodeJson => {
    const words = Array.from({ length: size.wordsEach }, (_, word) => `chữ${(index * 7 + word) % 997}`)
    const text = `Đoạn${index}a Đoạn${index}b ${words.slice(2).join(' ')}.`
    return {
      type: 'paragraph',
      attrs: { id: `b${index}`, textAlign: null },
      content: [{ type: 'text', text }],
    }
  })
  return input(doc(section('s.1', ...paragraphs)), [], { front })
}

/** So many proposals, each on a word that stands once. */
function opinionsOf({ doc: document }: ExportInput, count: number): Opinion[] {
  const map = textMap(textBlocksOf(document))
  return Array.from({ length: count }, (_, index): Opinion => {
    const block = map.blocks[index % size.paragraphs]
    if (!block) throw new Error('no such paragraph')
    const quote = `Đoạn${index % size.paragraphs}${index < size.paragraphs ? 'a' : 'b'}`
    const from = block.start + block.text.indexOf(quote)
    return {
      ...untouched,
      id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      number: index + 1,
      kind: 'replace',
      severity: 'minor',
      criterion: null,
      sectionKey: 's.1',
      anchor: { quote, blockId: block.id },
      body: `Ý kiến số ${index}: cần nêu rõ hơn cho thống nhất.`,
      proposedText: `Sửa ${index}`,
      onBehalfOf: null,
      status: 'open',
      place: { status: 'exact', from, to: from + quote.length, blockId: block.id },
      author: { id: `user-${index % 40}`, name: `Người góp ý ${index % 40}`, unitId: 'unit' },
      createdAt: '2025-03-01T18:05:09.123Z',
    }
  })
}

/** Two versions between which 7,500 words became others, 3,000 of them by an opinion each. */
function redlineOf(made: ExportInput): ExportInput {
  const opinions = opinionsOf(made, size.comments).map(
    (opinion): Opinion => ({
      ...opinion,
      status: 'accepted',
      implementation: 'done',
      implementedBy: {
        by: 'server',
        at: '2025-03-02T08:00:00.000Z',
        person: null,
        textBefore: opinion.anchor?.quote ?? '',
        textAfter: opinion.proposedText ?? '',
        blockId: opinion.anchor?.blockId ?? null,
        noChangeReason: null,
      },
    }),
  )
  const changed = (node: NodeJson, index: number): NodeJson => {
    const [first = '', ...words] = (node.content?.[0]?.text ?? '').split(' ')
    if (index < size.proposals - size.paragraphs) words[20] = `khác${index}`
    return { ...node, content: [{ type: 'text', text: [`${first}mới`, ...words].join(' ') }] }
  }
  const sections = made.doc.content ?? []
  const later = sections.map(one => ({ ...one, content: (one.content ?? []).map(changed) }))
  return {
    ...made,
    mode: 'redline',
    doc: { ...made.doc, content: later },
    earlier: { doc: made.doc, changedAt: '2025-03-02T08:00:00.000Z' },
    opinions,
  }
}
