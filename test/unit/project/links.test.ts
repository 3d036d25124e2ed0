// What the documents point to is there: files of the source by their path, other documents and pictures by their link.

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { projectFiles, readProjectFile } from './files.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const documents = projectFiles().filter(path => path.endsWith('.md'))

function missing(pattern: RegExp, pathOf: (found: string, document: string) => string): string[] {
  return documents.flatMap(document =>
    [...readProjectFile(document).matchAll(pattern)]
      .map(found => pathOf(found[1] ?? '', document))
      .filter(path => !existsSync(join(root, path)))
      .map(path => `${document}: ${path}`),
  )
}

test('[BN8] every source file that a document names exists', () => {
  expect(
    missing(/`((?:model|templates|server|editor|test|scripts|docs)\/[\w./-]*)`/gu, found => found),
  ).toEqual([])
})

test('[BN8] every link of a document to another file leads there', () => {
  const local = /\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/gu
  expect(missing(local, (found, document) => join(dirname(document), found))).toEqual([])
})
