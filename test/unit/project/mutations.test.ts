// The list of rules that the mutation check switches off (test/mutation/run.ts) fits the sources of today.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { mutations } from '../../mutation/mutations.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

test('[FA12] each rule that the mutation check switches off stands in its file once, and its tests are there', () => {
  const misplaced = mutations.filter(({ file, find }) => {
    const source = readFileSync(join(root, file), 'utf8')
    return source.split(find).length !== 2
  })
  expect(misplaced.map(({ rule }) => rule)).toEqual([])
  const tests = new Set(mutations.flatMap(mutation => mutation.tests))
  expect([...tests].filter(file => !existsSync(join(root, file)))).toEqual([])
  expect(mutations.length).toBeGreaterThan(40)
})
