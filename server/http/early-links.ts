// What a page of the web app needs besides its start, named in its head: the browser then fetches and compiles it while the start
// still runs, not afterwards.

import { z } from 'zod'

const part = z.object({
  file: z.string(),
  css: z.array(z.string()).default([]),
  imports: z.array(z.string()).default([]),
})
const manifest = z.record(z.string(), part)

/** The source of each page that is worth it, by its addresses, and the scripts that ask for its data before its code has come. */
const sources: readonly (readonly [RegExp, string, ...string[]])[] = [
  [/^\/documents\/[^/]+$/u, 'draft/draft-page.tsx', 'early.ts', 'early-text.ts'],
  [/^\/documents\/[^/]+\/opinions$/u, 'consolidation/consolidation-page.tsx'],
  [/^\/documents\/[^/]+\/approval$/u, 'approval/approval-page.tsx'],
  [/^\/$/u, 'documents/documents-page.tsx'],
]

/** A page's head lines, by its addresses. */
export type EarlyLinks = readonly {
  readonly address: RegExp
  readonly html: string
  /** What stands before all else, for who is signed in only: anybody else would be refused all that it asks for. */
  readonly firstHtml: string
}[]

/** @param json the build's list of files (`.vite/manifest.json`), unchecked */
export function earlyLinks(json: string): EarlyLinks {
  const parts = manifest.parse(JSON.parse(json))
  const known = filesOf(parts, 'index.html')
  return sources.map(([address, source, ...scripts]) => {
    const files = [...filesOf(parts, source)].filter(file => !known.has(file))
    const first = scripts.flatMap(script => parts[script]?.file ?? [])
    const needed = scripts
      .flatMap(script => [...filesOf(parts, script)])
      .filter(file => !first.includes(file))
    const firstHtml = [...first.map(scriptOf), ...needed.map(lineOf)].join('')
    return { address, html: files.map(lineOf).join(''), firstHtml }
  })
}

/** Async, so that it waits for nothing; it would come after all other code if it were not put first by its priority. */
function scriptOf(file: string): string {
  return `<script type="module" async fetchpriority="high" src="/${file}"></script>`
}

function lineOf(file: string): string {
  if (file.endsWith('.css')) return `<link rel="preload" as="style" crossorigin href="/${file}">`
  return `<link rel="modulepreload" crossorigin href="/${file}">`
}

/** A source's file with those it cannot do without; none for a source that was not built. */
function filesOf(parts: z.output<typeof manifest>, source: string): ReadonlySet<string> {
  const files = new Set<string>()
  const seen = new Set<string>()
  const add = (name: string): void => {
    const found = seen.has(name) ? undefined : parts[name]
    seen.add(name)
    if (!found) return
    for (const file of [found.file, ...found.css]) files.add(file)
    for (const imported of found.imports) add(imported)
  }
  add(source)
  return files
}
