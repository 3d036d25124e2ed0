// What the pages weigh: every file that the built page names before anybody has pressed anything.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'

const app = fileURLToPath(new URL('../../dist/app/', import.meta.url))
const part = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
})
const manifest = z
  .record(z.string(), part)
  .parse(JSON.parse(readFileSync(`${app}.vite/manifest.json`, 'utf8')))

/** The code and styles of some sources with all that they import. */
function filesOf(...sources: readonly string[]): readonly string[] {
  const files = new Set<string>()
  const seen = new Set<string>()
  const add = (source: string) => {
    if (seen.has(source)) return
    seen.add(source)
    const { file, css, imports } = part.parse(manifest[source])
    for (const name of [file, ...css]) files.add(name)
    for (const name of imports) add(name)
  }
  for (const source of sources) add(source)
  return [...files]
}

/** KB of 1,024 bytes of the same, gzipped. */
function weightKb(...sources: readonly string[]): number {
  const bytes = filesOf(...sources).map(name => gzipSync(readFileSync(app + name), { level: 9 }).length)
  return bytes.reduce((sum, count) => sum + count, 0) / 1_024
}

test('[UI1100] the draft page weighs at most 450 KB gzipped, fonts and data aside', () => {
  expect(weightKb('index.html', 'draft/draft-page.tsx')).toBeLessThanOrEqual(450)
})

test('[UI1441] a draft asks for at most 16 files of code and styles: a browser fetches six at a time', () => {
  expect(filesOf('index.html', 'draft/draft-page.tsx').length).toBeLessThanOrEqual(16)
})

test('[UI1100] sign-in and list together weigh at most 250 KB gzipped', () => {
  const weight = weightKb('index.html', 'sign-in/sign-in-page.tsx', 'documents/documents-page.tsx')
  expect(weight).toBeLessThanOrEqual(250)
})

test('[UI1221] pages that only show a text fetch nothing of the editor: each weighs at most 310 KB gzipped', () => {
  for (const page of ['approval/approval-page.tsx', 'compare/compare-page.tsx', 'history/history-page.tsx'])
    expect([page, Math.max(310, weightKb('index.html', page))]).toEqual([page, 310])
})

test('[UI1362] the form of an opinion beside a text that is only shown fetches nothing of the editor', () => {
  const form = ['approval/approval-page.tsx', 'approval/give-opinion.tsx'] as const
  expect(weightKb('index.html', ...form)).toBeLessThanOrEqual(310)
})

test('[UI1323] what opening a draft runs says in its first line that it may be compiled whole', () => {
  const remark = '//# allFunctionsCalledOnLoad\n'
  const sources = Object.values(manifest).map(({ file }) => file)
  const opened = ['index', 'shared', 'document-parts', 'yjs', 'editor', 'draft-page'].map(name =>
    sources.filter(file => new RegExp(`^assets/${name}-[\\w-]{8}\\.js$`, 'u').test(file)),
  )
  expect(opened.map(files => files.length)).toEqual([1, 1, 1, 1, 1, 1])
  for (const [file = ''] of opened) {
    expect(readFileSync(app + file, 'utf8').startsWith(remark)).toBe(true)
    expect(
      gunzipSync(readFileSync(`${app}${file}.gz`))
        .toString()
        .startsWith(remark),
    ).toBe(true)
  }
})
