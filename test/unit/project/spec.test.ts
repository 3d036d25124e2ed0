// The rules and the tests name each other: docs/spec.md and the names of the tests.

import { expect, test } from 'vitest'
import { projectFiles, readProjectFile } from './files.ts'

const rulesInSpec = [...readProjectFile('docs/spec.md').matchAll(/^- \*\*([A-Z]{2}\d+)\*\* /gmu)].map(
  found => found[1],
)

// Suites that several implementations pass stand in files of their own: every file under test/ is read.
const rulesInTests = new Set(
  projectFiles('test/').flatMap(path =>
    [...readProjectFile(path).matchAll(/['"`]((?:\[[A-Z]{2}\d+\] ?)+)/gu)].flatMap(found =>
      [...(found[1] ?? '').matchAll(/[A-Z]{2}\d+/gu)].map(id => id[0]),
    ),
  ),
)

test('[BN1] every rule of the specification stands in the name of a test', () => {
  expect(rulesInSpec.length).toBeGreaterThan(0)
  expect(rulesInSpec.filter(id => id === undefined || !rulesInTests.has(id))).toEqual([])
})

test('[BN1] every rule that a test names stands in the specification', () => {
  expect([...rulesInTests].filter(id => !rulesInSpec.includes(id))).toEqual([])
})

test('[BN1] no rule stands twice in the specification', () => {
  expect(rulesInSpec.filter((id, index) => rulesInSpec.indexOf(id) !== index)).toEqual([])
})
