// Real and hostile Word files against what an independent reader found in them, and against what must become of them.

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { ImportNoteCode } from '#model/import-note.ts'
import { hd36Format } from '#templates/formats/hd36-2018.ts'
import { checkForm } from '../../server/word/check/check-form.ts'
import { planImport } from '../../server/word/import/import-plan.ts'
import { readWord } from '../../server/word/import/read.ts'
import { paragraphText, type ReviewComment, type ReviewDoc } from '../../server/word/review-doc.ts'
import { createWordPool } from '../support/exported.ts'

import { networkSockets, peakMemory, processorTimes } from '../support/word-processes.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const corpus = at('../../../shared/corpus/docx')
const tools = at('../../../shared/tools/docx')

/** Tabs and breaks are not counted by the independent reader. */
const plain = (text: string) => text.replace(/[\t\n]/gu, '').normalize('NFC')

function rangeText({ paragraphs }: ReviewDoc, { range }: ReviewComment): string {
  if (range === null) return ''
  const { from, to } = range
  return plain(
    paragraphs
      .slice(from.paragraph, to.paragraph + 1)
      .map((paragraph, index, all) =>
        paragraphText(paragraph).slice(
          index === 0 ? from.offset : 0,
          index === all.length - 1 ? to.offset : undefined,
        ),
      )
      .join(''),
  )
}

function counted(doc: ReviewDoc) {
  const runs = doc.paragraphs.flatMap(paragraph => paragraph.runs)
  const chars = (kind: 'inserted' | 'deleted') =>
    runs.filter(run => run[kind] !== null).reduce((sum, run) => sum + plain(run.text).length, 0)
  const { comments, paragraphs } = doc
  return {
    comments: comments.length,
    authors: comments.filter(({ author }) => author !== '').length,
    dates: comments.filter(({ date }) => date !== null).length,
    replies: comments.filter(({ root }) => root !== null).length,
    resolved: comments.filter(({ isResolved }) => isResolved).length,
    insChars: chars('inserted'),
    delChars: chars('deleted'),
    insMarks: paragraphs.filter(({ markInserted }) => markInserted !== null).length,
    delMarks: paragraphs.filter(({ markDeleted }) => markDeleted !== null).length,
    insRows: doc.rows.inserted,
    delRows: doc.rows.deleted,
    formatChanges: doc.formatChanges.runs,
    paragraphChanges: doc.formatChanges.paragraphs,
    anchors: comments.map(comment => rangeText(doc, comment)).sort(),
  }
}

type Truth = Omit<ReturnType<typeof counted>, 'anchors'> & { readonly anchors: Record<string, string> }

describe.skipIf(!existsSync(join(corpus, 'truth.json')))('the corpus', () => {
  test('[WR1] of real files exactly what an independent reader finds: comments, threads, anchored words, changes', () => {
    const truth = JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8')) as Record<string, Truth>
    expect(Object.keys(truth).length).toBeGreaterThan(80)
    for (const [name, expected] of Object.entries(truth)) {
      const read = readWord(readFileSync(join(corpus, name)))
      if (!read.ok) throw new Error(`${name}: ${read.refusal.code}`)
      const anchors = Object.values(expected.anchors).map(plain).sort()
      expect(counted(read.value), name).toEqual({ ...expected, anchors })
    }
  })
})

/** What the files hold that does not become opinions, by column of the corpus's own list; headers are no part of the text. */
const named: Readonly<Record<string, ImportNoteCode>> = {
  images: 'images',
  notes: 'footnotes',
  move: 'moves',
  rPrChange: 'runFormats',
  pPrChange: 'paragraphFormats',
}

/** Text boxes and objects are told with pictures: the list does not count them. */
const isWider: ReadonlySet<ImportNoteCode> = new Set(['images'])

describe.skipIf(!existsSync(join(corpus, 'INDEX.tsv')))('the corpus and its list', () => {
  test('[WF161] whatever a real file holds that does not become opinions is named; notes and moves that it does not hold are not', () => {
    const [head = '', ...rows] = readFileSync(join(corpus, 'INDEX.tsv'), 'utf8').trim().split('\n')
    const columns = head.split('\t')
    const seen = new Set<string>()
    for (const row of rows) {
      const cells = new Map(row.split('\t').map((cell, index) => [columns[index] ?? '', cell]))
      const name = cells.get('file') ?? ''
      const plan = planImport({
        mode: 'import',
        file: new Uint8Array(readFileSync(join(corpus, name))),
        fileName: name,
        documentId: 'document-1',
        doc: { type: 'doc', content: [] },
        opinions: [],
      })
      if (!plan.ok) throw new Error(`${name}: ${plan.refusal.code}`)
      const codes = new Set(plan.value.notes.map(({ code }) => code))
      for (const code of new Set(Object.values(named))) {
        const held = Object.keys(named).filter(
          column => named[column] === code && Number(cells.get(column)) > 0,
        )
        for (const column of held) seen.add(column)
        if (!isWider.has(code) || held.length > 0)
          expect([name, code, codes.has(code)]).toEqual([name, code, held.length > 0])
      }
    }
    expect([...seen].sort()).toEqual(['images', 'move', 'notes', 'pPrChange'])
  })
})

describe.skipIf(!existsSync(join(corpus, 'truth.json')))('the corpus and the form', () => {
  test('[WF8] the form of every real file is told, whatever program wrote it', () => {
    const names = Object.keys(JSON.parse(readFileSync(join(corpus, 'truth.json'), 'utf8')))
    for (const name of names) {
      const checked = checkForm(readFileSync(join(corpus, name)), hd36Format)
      if (!checked.ok) throw new Error(`${name}: ${checked.refusal.code}`)
      // None of them is a Party document: the paper at least, or a part of the form, is missing.
      expect(checked.value.length, name).toBeGreaterThan(5)
      expect(
        checked.value.every(({ found, source }) => found.vi !== '' && source !== ''),
        name,
      ).toBe(true)
    }
  })
})

/** What must hold of an accepted hostile file, where its row says more than that it is read. */
const texts: Readonly<Record<string, RegExp>> = {
  'utf16le.docx': /^Đảng uỷ$/u,
  'utf8-bom.docx': /^Đảng uỷ$/u,
  'other-prefix.docx': /^tiền tố khác$/u,
  'strict-namespace.docx': /^Strict$/u,
  'alternate-content.docx': /^FALLBACK$/u,
  'nfd-text.docx': /^Đảng ủy xã Thanh Chăn$/u,
  'combining-split-runs.docx': /^Đảng ủy$/u,
  'legacy-tcvn3.docx': /^Đảng bộ xã Thanh Chăn$/u,
  'legacy-vni.docx': /^Đảng bộ xã Thanh Chăn$/u,
  'main-other-name.docx': /^tên khác$/u,
  'field-dde.docx': /^kết quả$/u,
  'html-in-text.docx': /^<img src=x onerror=alert\(1\)>$/u,
  'rel-javascript-link.docx': /^bấm$/u,
}
const commentCounts: Readonly<Record<string, number>> = {
  'rel-traversal.docx': 0,
  'c-no-anchor.docx': 1,
  'c-missing-comment.docx': 1,
  'c-duplicate-id.docx': 2,
  'c-cycle.docx': 2,
  'c-parent-missing.docx': 1,
}
const notes: Readonly<Record<string, string>> = {
  'rel-remote-image.docx': 'images',
  'altchunk-html.docx': 'otherFiles',
  'macro-part.docx': 'macros',
  't-cell-ins.docx': 'tableChanges',
  't-move.docx': 'moves',
}

describe.skipIf(!existsSync(join(tools, 'make-hostile.mjs')))('hostile files', () => {
  test('[WR2] of every hostile file becomes what must, in the process that reads files, in 3 s of its time, 300 MiB of memory and without the network', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vankien-hostile-'))
    const pool = createWordPool({ size: 1, timeoutMs: 30_000, memoryMb: 300, waitingMax: 1 })
    try {
      cpSync(tools, join(folder, 'tools'), { recursive: true })
      symlinkSync(at('../../node_modules'), join(folder, 'tools/node_modules'))
      execFileSync(process.execPath, [join(folder, 'tools/make-hostile.mjs'), join(folder, 'files')])
      const rows = readFileSync(join(folder, 'files/INDEX.tsv'), 'utf8').trim().split('\n').slice(1)
      expect(rows.length).toBeGreaterThan(70)
      for (const row of rows) {
        const [name = '', , outcome] = row.split('\t')
        const file = readFileSync(join(folder, 'files', name))
        const before = processorTimes()
        const read = await pool.import({
          mode: 'import',
          file,
          fileName: name,
          documentId: 'document-1',
          doc: { type: 'doc', content: [] },
          opinions: [],
        })
        for (const [pid, ms] of processorTimes())
          expect(ms - (before.get(pid) ?? 0), `${name}: processor ms`).toBeLessThan(3_000)
        expect(peakMemory(), `${name}: MiB`).toBeLessThan(300)
        expect(networkSockets(), `${name}: sockets`).toBe(0)
        if (outcome !== 'either') expect(read.ok ? 'accept' : 'reject', name).toBe(outcome)
        if (!read.ok) expect(read.refusal.code, name).toMatch(/^word-/u)
        else checkContent(name, file)
      }
    } finally {
      await pool.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

function checkContent(name: string, file: Uint8Array): void {
  const read = readWord(file)
  if (!read.ok) throw new Error(`${name}: ${read.refusal.code}`)
  const { paragraphs, comments, notes: found } = read.value
  const text = texts[name]
  if (text) expect(paragraphs.map(paragraph => paragraphText(paragraph)).join('|'), name).toMatch(text)
  const count = commentCounts[name]
  if (count !== undefined) expect(comments, name).toHaveLength(count)
  const note = notes[name]
  if (note !== undefined)
    expect(
      found.map(({ code }) => code),
      name,
    ).toContain(note)
  if (name === 'c-overlap.docx')
    expect(comments.map(comment => rangeText(read.value, comment))).toEqual(['ab', 'bc'])
  if (name === 'c-across-table.docx')
    expect(comments.map(comment => rangeText(read.value, comment))).toEqual(['trướcôsau'])
}
